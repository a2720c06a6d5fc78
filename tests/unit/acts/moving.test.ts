import { expect, test } from 'vitest'
import { carriedThrough, proposeJoin } from '#shared/acts/joining.ts'
import { moveParagraph } from '#shared/acts/moving.ts'
import { addNote } from '#shared/acts/notes.ts'
import { acceptInPlace, rivalsOf, settleSuggestions } from '#shared/acts/suggestions.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { blockSchema, type Block } from '#shared/domain/block.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { inReadingOrder } from '#shared/text/reading-order.ts'
import type { TextView } from '#shared/text/derive.ts'

const signature = { author: '阮稚川', atMs: 1 }
const articleId = newId()
const versionId = newId()

function article(...blocks: readonly (readonly [Block['role'], string])[]) {
  const made = blocks.map(([role, text], order) =>
    blockSchema.parse({
      type: 'block',
      id: newId(),
      revision: 1,
      articleId,
      versionId,
      order,
      role,
      confidence: 1,
      text,
    }),
  )
  let records: Map<string, DomainRecord> = new Map(made.map((block) => [recordKey(block), block]))
  const done: ChangeSet[] = []
  const all = (): DomainRecord[] => [...records.values()]
  const suggestions = (): Suggestion[] => all().filter((each) => each.type === 'suggestion')
  const current = (): Block[] => all().filter((each) => each.type === 'block')
  const at = (text: string): Block => current().find((each) => each.text === text) as Block
  const apply = (change: Partial<ChangeSet>): void => {
    done.push(changeOf(change))
    records = new Map(applyChange(records, changeOf(change)))
  }
  const settle = (which: readonly Suggestion[], state: Suggestion['state'], atMs = 2): boolean => {
    const change = carriedThrough(settleSuggestions(which, state, [], { ...signature, atMs }), all(), {})
    if (change !== undefined) apply(change)
    return change !== undefined
  }
  return {
    at,
    all,
    suggestions,
    apply,
    settle,
    move: (text: string, direction: 'up' | 'down', author = signature.author) => {
      const moved = moveParagraph(at(text), current(), suggestions(), direction, { ...signature, author })
      if (typeof moved !== 'string') apply(moved.change)
      return typeof moved === 'string'
        ? moved
        : moved.isHome
          ? 'home'
          : `${moved.before?.text ?? ''}|${moved.behind?.text ?? ''}`
    },
    undoAll: () => {
      for (const change of done.toReversed()) records = new Map(applyChange(records, invertChange(change)))
      return all()
    },
    read: (view: TextView): string =>
      inReadingOrder(current(), suggestions(), view)
        .map(({ text }) => text)
        .join(''),
    blocks: made,
  }
}

const PARAGRAPHS = (['甲', '乙', '丙', '丁'] as const).map((text) => ['paragraph', text] as const)

test('a paragraph goes up and down a place at a time as one suggestion, and back home there is none', () => {
  const { move, suggestions, read } = article(...PARAGRAPHS)
  expect(move('丙', 'up')).toBe('甲|乙')
  expect([read('original'), read('marked'), read('clean')]).toEqual(['甲乙丙丁', '甲丙乙丁', '甲乙丙丁'])
  expect(move('丙', 'up')).toBe('|甲')
  expect(read('marked')).toBe('丙甲乙丁')
  expect(suggestions().map(({ kind }) => kind)).toEqual(['move'])
  expect(move('丙', 'up')).toBe('edge')
  move('丙', 'down')
  expect(move('丙', 'down')).toBe('home')
  expect(suggestions()).toEqual([])
})

test('accepted it stands there in the clean text and where it was in the original, and is taken back and undone whole', () => {
  const { move, settle, suggestions, read, undoAll, blocks, at } = article(...PARAGRAPHS)
  move('甲', 'down')
  move('甲', 'down')
  settle(suggestions(), 'accepted')
  expect([read('original'), read('marked'), read('clean')]).toEqual(['甲乙丙丁', '乙丙甲丁', '乙丙甲丁'])
  expect(at('甲').id).toBe(blocks[0]?.id)
  // It can go on from there, and the first move cannot be taken back under the second.
  move('甲', 'down')
  expect(read('marked')).toBe('乙丙丁甲')
  const [first, second] = suggestions()
  if (first === undefined || second === undefined) throw new Error('two moves')
  expect(rivalsOf([second], suggestions())).toEqual([])
  settle([second], 'accepted', 3)
  expect([read('original'), read('clean')]).toEqual(['甲乙丙丁', '乙丙丁甲'])
  expect(settle([first], 'open')).toBe(false)
  settle(suggestions().slice(1), 'rejected')
  expect(read('clean')).toBe('乙丙甲丁')
  settle(suggestions().slice(0, 1), 'open')
  expect([read('marked'), read('clean')]).toEqual(['乙丙甲丁', '甲乙丙丁'])
  expect(undoAll()).toEqual(blocks)
})

test('headings and pictures are passed, and it stands next to running text', () => {
  const { move, read } = article(
    ['headline', '题'],
    ['paragraph', '甲'],
    ['section-heading', '节'],
    ['figure', '画'],
    ['caption', '图'],
    ['paragraph', '乙'],
    ['paragraph', '丙'],
  )
  move('乙', 'up')
  expect(read('marked')).toBe('题甲乙节画图丙')
  move('乙', 'up')
  expect(read('marked')).toBe('题乙甲节画图丙')
  expect(move('乙', 'up')).toBe('edge')
})

test('two people cannot move it at once: of two moves one is taken, and the other goes', () => {
  const { move, read, apply, suggestions, all } = article(...PARAGRAPHS)
  move('甲', 'down')
  expect(move('甲', 'down', '卫知远')).toBe('changed')
  const [mine] = suggestions()
  if (mine === undefined) throw new Error('no move')
  // As another's work may bring it.
  const theirs = {
    ...mine,
    id: newId() as Suggestion['id'],
    author: '卫知远',
    createdAtMs: 2,
    orders: { from: 0, to: 2.5 },
  }
  apply({ added: [theirs] })
  expect(rivalsOf([mine], suggestions())).toEqual([theirs])
  apply(carriedThrough(acceptInPlace([mine], suggestions(), [], signature), all(), {}) ?? {})
  expect(read('clean')).toBe('乙甲丙丁')
  const [first, second] = suggestions()
  expect([first?.state, second?.state]).toEqual(['accepted', 'rejected'])
  // Taken in the place of an accepted one it goes to where it was meant to.
  apply(carriedThrough(acceptInPlace([second as Suggestion], suggestions(), [], signature), all(), {}) ?? {})
  expect(read('clean')).toBe('乙丙甲丁')
})

test('what is to be joined is not parted, and what is to go is not joined', () => {
  const { move, at, all, apply, settle, suggestions } = article(...PARAGRAPHS)
  apply(proposeJoin(at('乙'), at('丙'), all(), signature) ?? {})
  expect([move('乙', 'down'), move('丙', 'up')]).toEqual(['changed', 'changed'])
  expect(move('丁', 'up')).toBe('changed')
  const [join] = suggestions()
  settle(join === undefined ? [] : [join], 'rejected')
  move('丁', 'up')
  expect(proposeJoin(at('甲'), at('乙'), all(), signature)).toBeDefined()
  expect(proposeJoin(at('乙'), at('丙'), all(), signature)).toBeUndefined()
  expect(proposeJoin(at('丙'), at('丁'), all(), signature)).toBeUndefined()
})

test('a note over several paragraphs is not turned round', () => {
  const { move, at, blocks, apply, settle, suggestions } = article(...PARAGRAPHS)
  const target = makeTarget(blocks, { blockId: at('甲').id, offset: 0 }, { blockId: at('乙').id, offset: 1 })
  if (target === undefined) throw new Error('no target')
  const note = { id: newId() as NoteId, kind: 'comment' as const, body: '话', target }
  apply(addNote({ ...note, articleId: at('甲').articleId, versionId: at('甲').versionId }, signature))
  move('甲', 'down')
  expect(settle(suggestions(), 'accepted')).toBe(false)
})
