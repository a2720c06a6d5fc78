import { describe, expect, test } from 'vitest'
import type { FindQuery } from '#shared/find/query.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { piecesOf } from '#renderer/anchoring/pieces.ts'
import type { ProofView } from '#renderer/store/app-store.ts'
import type { BlockBundle, Bundles } from '#renderer/store/by-block.ts'
import type { Tables } from '#renderer/store/tables.ts'
import { bundleOf } from '#tests/helpers/bundle.ts'
import { findWords, firstFrom, hitsInBlock, searchedIn, type Hit } from '#renderer/screens/proof/find/hits.ts'

const plain: FindQuery = { words: '', isCased: false, isExact: false, isWhole: false, isPattern: false }

function bundle(id: string, text: string, more: Partial<BlockBundle> & { readonly alt?: string } = {}): BlockBundle {
  const { alt, ...rest } = more
  const role = alt === undefined ? 'paragraph' : 'figure'
  return bundleOf({ id, role, text, ...(alt === undefined ? {} : { alt }) }, rest)
}

function change(blockId: string, text: string, before: string, after: string, state = 'open'): Suggestion {
  const start = codePointLength(text.slice(0, text.indexOf(before)))
  const end = start + codePointLength(before)
  return { id: `s-${before}`, blockId, start, end, before, after, state, kind: 'replace' } as Suggestion
}

function articleOf(list: readonly BlockBundle[]): Bundles {
  return {
    blocks: list.map(({ block }) => block),
    list,
    byId: new Map(list.map((one) => [one.block.id as string, one])),
    left: new Map(),
    led: new Map(),
    unplaced: [],
  }
}

function tablesWith(replies: readonly Reply[] = []): Tables {
  return { reply: new Map(replies.map((reply) => [reply.id as string, reply])) } as unknown as Tables
}

/** What each hit is, as the eye sees it. */
function seen(bundles: Bundles, words: string, view: ProofView = 'marked', tables = tablesWith()): readonly string[] {
  const hits = findWords(searchedIn(bundles, view, tables), { ...plain, words })
  return Array.from({ length: hits.count }, (_, index) => hits.hit(index)).map((hit) => told(bundles, hit, view))
}

function told(bundles: Bundles, hit: Hit | undefined, view: ProofView): string {
  const own = hit && bundles.byId.get(hit.blockId)
  if (hit === undefined || own === undefined) return 'nothing'
  if (hit.place.kind !== 'text') return `${hit.blockId} ${hit.place.kind}`
  const shown = piecesOf(own.block, own.suggestions, own.repairs, view)
    .map(({ text }) => text)
    .join('')
  return `${hit.blockId} ${hit.place.runs.map(({ from, to }) => shown.slice(from, to)).join('|')}`
}

const TEXT = '共100人到场，100人离场。'
const changed = bundle('a', TEXT, { suggestions: [change('a', TEXT, '100人到', '120人到')] })

describe('what is found', () => {
  test('is what the eye sees: marked words with what is put in and as they stand, clean words as they are', () => {
    const open = articleOf([changed])
    expect(seen(open, '共120人')).toEqual(['a 共|120人'])
    expect(seen(open, '共100人')).toEqual(['a 共100人'])
    expect(seen(open, '100')).toEqual(['a 100', 'a 100'])
    expect(seen(open, '人')).toHaveLength(3)
    expect(seen(open, '120', 'clean')).toEqual([])
    expect(seen(open, '100', 'clean')).toEqual(['a 100', 'a 100'])
    const accepted = articleOf([bundle('a', TEXT, { suggestions: [change('a', TEXT, '100', '120', 'accepted')] })])
    expect(seen(accepted, '共120人', 'clean')).toEqual(['a 共120人'])
    expect(seen(accepted, '共120人')).toEqual(['a 共120人'])
    expect(seen(accepted, '100')).toEqual(['a 100'])
    expect(seen(accepted, '共120', 'original')).toEqual([])
  })

  test('lies in notes, replies and alternative texts too, each at its block', () => {
    const note = { id: 'n', body: '请核对渡口。', target: { kind: 'text' } } as Note
    const reply = { id: 'r', noteId: 'n', body: '渡口已核。' } as Reply
    const open = articleOf([
      bundle('a', '渡口在河边。', { notes: [{ note, start: 0, end: 2, isLast: true }] }),
      bundle('f', '', { alt: '清晨的渡口' }),
      bundle('b', '又一个渡口。'),
    ])
    const tables = tablesWith([reply])
    expect(seen(open, '渡口', 'marked', tables)).toEqual(['a 渡口', 'a note', 'a note', 'f alt', 'b 渡口'])
    const hits = findWords(searchedIn(open, 'marked', tables), { ...plain, words: '渡口' })
    const positions = Array.from({ length: hits.count }, (_, index) => hits.position(index))
    expect(positions.toSorted((a, b) => a - b)).toEqual(positions)
    positions.forEach((at, index) => expect(firstFrom(hits, at)).toBe(index))
    expect([0, 1, 2].map((index) => hitsInBlock(hits, index).length)).toEqual([1, 0, 1])
  })

  test('what a view leaves out is not found in it', () => {
    const furniture = bundle('a', '上一篇')
    const open = articleOf([{ ...furniture, block: { ...furniture.block, role: 'furniture' } }])
    expect(seen(open, '上一篇')).toEqual(['a 上一篇'])
    expect(seen(open, '上一篇', 'clean')).toEqual([])
  })
})
