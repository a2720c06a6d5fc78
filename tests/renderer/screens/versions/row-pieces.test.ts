import { expect, test } from 'vitest'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { readText } from '#shared/revision/read-text.ts'
import { versionRows } from '#shared/revision/version-rows.ts'
import { lineParagraphs, sideParagraphs, type RowParagraph } from '../../../../renderer/screens/versions/row-pieces.ts'
import { blocksOf } from '../../../helpers/revised.ts'

const rowsOf = (old: readonly Block[], fresh: readonly Block[], assets: readonly Asset[] = []) => {
  const read = (blocks: readonly Block[]) => readText({ blocks, suggestions: [], repairs: [], assets }, 'original')
  return versionRows(read(old), read(fresh))
}
const drawn = (paragraphs: readonly RowParagraph[]) =>
  paragraphs.map(({ block, pieces }) => [
    block.id,
    pieces.map(({ text, mark }) => (mark === undefined ? text : `${mark === 'del' ? '-' : '+'}${text}`)).join('|'),
  ])

const FIRST = '末班轮渡靠岸，摆渡人还了两本书。'
const SECOND = '读者多是住在江边的渔民，夜里也来。'

test('a paragraph that was parted has its border on the new side, and in line between its parts', () => {
  const [, row] = rowsOf(blocksOf(['题', FIRST + SECOND], 'old'), blocksOf(['题', FIRST, SECOND], 'new'))
  if (row === undefined) throw new Error('no row')
  expect(drawn(sideParagraphs(row, 'old'))).toEqual([['old1', `${FIRST}|${SECOND}`]])
  expect(drawn(sideParagraphs(row, 'fresh'))).toEqual([
    ['new1', `${FIRST}|+¶`],
    ['new2', SECOND],
  ])
  expect(drawn(lineParagraphs(row))).toEqual(drawn(sideParagraphs(row, 'fresh')))
})

test('of two that were joined the border is struck on the old side', () => {
  const [, row] = rowsOf(
    blocksOf(['题', FIRST, SECOND], 'old'),
    blocksOf(['题', FIRST.replace('两', '三') + SECOND], 'new'),
  )
  if (row === undefined) throw new Error('no row')
  expect(drawn(sideParagraphs(row, 'old'))).toEqual([
    ['old1', '末班轮渡靠岸，摆渡人还了|-两|本书。|-¶'],
    ['old2', SECOND],
  ])
  expect(drawn(lineParagraphs(row))).toEqual([['new1', `末班轮渡靠岸，摆渡人还了|-两|+三|本书。|-¶|${SECOND}`]])
})

test('each side shows its own picture; in line there are both', () => {
  const figure = (id: string, order: number): Block =>
    ({ ...blocksOf(['题'], 'x')[0], id, order, role: 'figure', text: '', assetId: `asset-${id}` }) as Block
  const assets = ['f', 'g'].map((id) => ({ type: 'asset', id: `asset-${id}`, sha256: id }) as Asset)
  const rows = rowsOf(
    [...blocksOf(['题'], 'old'), figure('f', 1)],
    [...blocksOf(['题'], 'new'), figure('g', 1)],
    assets,
  )
  const row = rows[1]
  if (row === undefined) throw new Error('no row')
  expect(drawn(sideParagraphs(row, 'old'))).toEqual([['f', '']])
  expect(drawn(sideParagraphs(row, 'fresh'))).toEqual([['g', '']])
  expect(drawn(lineParagraphs(row)).map(([id]) => id)).toEqual(['f', 'g'])
})
