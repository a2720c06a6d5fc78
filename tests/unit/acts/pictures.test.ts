import { describe, expect, test } from 'vitest'
import { attachPicture, judgeCaptions, picturesOf, putPicture } from '#shared/acts/captions.ts'
import { applyChange, changeOf, invertChange } from '#shared/change/change-set.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

const asset = (id: string, replaces?: string): Asset =>
  ({
    type: 'asset',
    id,
    revision: 0,
    articleId: 'a',
    sha256: id.repeat(64).slice(0, 64),
    mediaType: 'image/png',
    byteLength: 1,
    width: 3,
    height: 2,
    ...(replaces === undefined ? {} : { replaces }),
  }) as Asset

const block = (id: string, role: Block['role'], parts: Partial<Block> = {}): Block =>
  ({
    type: 'block',
    id,
    revision: 0,
    articleId: 'a',
    versionId: 'v',
    order: 1,
    role,
    text: '',
    confidence: 1,
    ...parts,
  }) as Block

const figure = block('f', 'figure', { assetId: asset('1').id })
const caption = block('c', 'caption', { text: '图注。', figureId: figure.id })

describe('a picture that takes the place of another', () => {
  const change = changeOf(attachPicture(caption, asset('2'), true, [figure, caption], []))

  test('says which one; the old one stays, and undo brings it back', () => {
    const before = new Map<string, DomainRecord>([figure, caption, asset('1')].map((each) => [recordKey(each), each]))
    const after = applyChange(before, change)
    expect(after.get('asset:2')).toMatchObject({ replaces: '1' })
    expect(after.get('asset:1')).toBeDefined()
    expect(after.get('block:f')).toMatchObject({ assetId: '2' })
    expect(applyChange(after, invertChange(change))).toEqual(before)
  })

  test('whose caption had none stands right before it, behind what is to be moved there', () => {
    const alone = block('c', 'caption', { text: '图注。', order: 2 })
    const orders = { from: 3, to: 1.5 }
    const move = { type: 'suggestion', blockId: 'd', start: 0, state: 'open', orders } as unknown as Suggestion
    const [fresh] = changeOf(attachPicture(alone, asset('2'), false, [block('b', 'paragraph'), alone], [move])).added
    expect(fresh).toMatchObject({ role: 'figure', order: 1.75 })
  })

  test('is put to the figure itself in the same way', () => {
    const own = changeOf(attachPicture(figure, asset('2'), true, [figure, caption], []))
    expect(own.added).toEqual([asset('2', '1')])
  })

  test('is one of a chain, the newest first, also when an earlier one was put back', () => {
    const all = [asset('1'), asset('9'), asset('3', '2'), asset('2', '1')]
    const shown = { ...figure, assetId: asset('1').id }
    expect(picturesOf(shown, all).map(({ id }) => id)).toEqual(['3', '2', '1'])
    expect(putPicture(shown, asset('1'))).toEqual({})
    expect(putPicture(shown, asset('3')).updated?.[0]?.[1]).toMatchObject({ assetId: '3' })
  })
})

test('several captions are judged as one act; those that have the verdict stay as they are', () => {
  const signature = { author: '秦未央', atMs: 5 }
  const first = judgeCaptions([caption], new Map(), 'approved', signature).added?.[0]
  if (first?.type !== 'verdict') throw new Error('no verdict')
  const other = block('d', 'caption')
  const both = changeOf(judgeCaptions([caption, other], new Map([['c', first]]), 'approved', signature))
  expect(both.added.map((record) => record.type === 'verdict' && record.blockId)).toEqual(['d'])
  expect(both.updated).toEqual([])
})
