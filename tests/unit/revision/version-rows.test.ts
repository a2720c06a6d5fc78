import { expect, test } from 'vitest'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { AssetId, BlockId } from '#shared/domain/ids.ts'
import type { Repair } from '#shared/domain/repair.ts'
import { readText, type Reading, type VersionText } from '#shared/revision/read-text.ts'
import { versionRows } from '#shared/revision/version-rows.ts'
import { blocksOf, openOfTexts, suggestAt } from '../../helpers/revised.ts'

const OLD = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。',
  '书屋有许多旧书。读者多是渔民。',
  '夜里关灯，江上的人看得见。',
  '后来又开了一间分馆，在山上的小学里。',
]
const none = { suggestions: [], repairs: [], assets: [] }
const textOf = (texts: readonly string[], name: string): VersionText => ({ blocks: blocksOf(texts, name), ...none })

function rowsOf(
  old: VersionText,
  fresh: VersionText,
  readings: readonly [Reading, Reading] = ['original', 'original'],
) {
  return versionRows(readText(old, readings[0]), readText(fresh, readings[1]))
}
const short = (rows: ReturnType<typeof versionRows>) =>
  rows.map(({ kind, old, fresh, changes }) =>
    [
      kind,
      old.map(({ id }) => id).join('+'),
      fresh.map(({ id }) => id).join('+'),
      changes.map((each) => each.kind).join(),
    ].join(' '),
  )

test('a text and itself are the same in every row', () => {
  const rows = rowsOf(textOf(OLD, 'old'), textOf(OLD, 'new'))
  expect(rows.every(({ kind, changes }) => kind === 'same' && changes.length === 0)).toBe(true)
  expect(rows).toHaveLength(OLD.length)
})

test('changed, parted, joined, moved, gone and new paragraphs stand row by row', () => {
  const [head = '', one = '', two = '', three = '', four = ''] = OLD
  const fresh = [head, four, one.replace('旧志', '县志'), '书屋有许多旧书。', '读者多是渔民。', '一段从前没有的话。']
  expect(short(rowsOf(textOf(OLD, 'old'), textOf(fresh, 'new')))).toEqual([
    'same old0 new0 ',
    'to old4 new1 moved',
    'changed old1 new2 replace',
    'changed old2 new3+new4 split',
    'gone old3  gone',
    'from old4 new1 ',
    'added  new5 added',
  ])
  expect(short(rowsOf(textOf(OLD, 'old'), textOf([head, `${one}${two}`, three, four], 'new')))).toEqual([
    'same old0 new0 ',
    'changed old1+old2 new1 joined',
    'same old3 new2 ',
    'same old4 new3 ',
  ])
})

test('a change stands where its words are in the newer text, and what was taken out where it was', () => {
  const fresh = [
    OLD[0] ?? '',
    (OLD[1] ?? '').replace('摆渡人', '老摆渡人').replace('又借走', '借走'),
    ...OLD.slice(2, 4),
  ]
  const changes = rowsOf(textOf(OLD, 'old'), textOf(fresh, 'new')).flatMap((row) => row.changes)
  expect(changes).toMatchObject([
    { kind: 'insert', after: '老', place: { blockId: 'new1', start: 7, end: 8 } },
    { kind: 'delete', before: '又', place: { blockId: 'new1', start: 17, end: 17 } },
    { kind: 'gone', before: OLD[4], place: { blockId: 'new3', start: 13, end: 13 } },
  ])
})

test('a text is compared as it was received, as it was repaired, and with what was accepted', () => {
  const open = openOfTexts(OLD)
  const own: VersionText = {
    blocks: open.blocks,
    assets: [],
    suggestions: [suggestAt(open, '旧志', '一本新书', { state: 'accepted' }), suggestAt(open, '渔民', '船工')],
    repairs: [{ blockId: 'old2', start: 0, end: 2, before: '书　屋', after: '书屋' } as Repair],
  }
  const received = rowsOf(own, own, ['received', 'original']).flatMap((row) => row.changes)
  expect(received).toMatchObject([{ kind: 'delete', before: '　', place: { blockId: 'old2', start: 1, end: 1 } }])
  const clean = rowsOf(own, own, ['original', 'clean']).flatMap((row) => row.changes)
  // The words that were put in stand in the block's own text where those are in whose place they came.
  expect(clean).toMatchObject([{ before: '旧志', after: '一本新书', place: { blockId: 'old1', start: 21, end: 23 } }])
})

const asset = (id: string, sha256: string): Asset =>
  ({ type: 'asset', id: id as AssetId, sha256, mediaType: 'image/png' }) as Asset
const figure = (id: string, order: number, assetId: string, alt = ''): Block =>
  ({
    type: 'block',
    id: id as BlockId,
    order,
    role: 'figure',
    text: '',
    assetId: assetId as AssetId,
    alt,
    confidence: 1,
  }) as Block

test('another picture in the place of one, its words for the blind, and one that is gone are changes', () => {
  const version = (name: string, figures: readonly Block[], assets: readonly Asset[]): VersionText => ({
    ...none,
    blocks: [...blocksOf(OLD, name), ...figures],
    assets,
  })
  const old = version(
    'old',
    [figure('f1', 1.5, 'a'), figure('f2', 2.5, 'b'), figure('f3', 3.5, 'c')],
    [asset('a', 'A'), asset('b', 'B'), asset('c', 'C')],
  )
  const fresh = version(
    'new',
    [figure('g1', 1.5, 'x'), figure('g2', 2.5, 'y', '江上')],
    [asset('x', 'X'), asset('y', 'B')],
  )
  expect(short(rowsOf(old, fresh)).filter((row) => !row.startsWith('same'))).toEqual([
    'changed f1 g1 picture',
    'changed f2 g2 alt',
    'gone f3  picture',
  ])
})

test('another role, and another form of words that stayed, are changes', () => {
  const before = blocksOf(OLD, 'old')
  const after = blocksOf(OLD, 'new').map((block): Block => {
    if (block.id === 'new3') return { ...block, role: 'section-heading' }
    return block.id === 'new2' ? { ...block, marks: [{ kind: 'bold', start: 3, end: 7 }] } : block
  })
  const changes = rowsOf({ ...none, blocks: before }, { ...none, blocks: after }).flatMap((row) => row.changes)
  expect(changes).toMatchObject([
    { kind: 'form', before: '许多旧书', place: { blockId: 'new2', start: 3, end: 7 } },
    { kind: 'role', before: 'paragraph', after: 'section-heading', place: { blockId: 'new3' } },
  ])
})
