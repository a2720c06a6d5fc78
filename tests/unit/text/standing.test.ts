import { describe, expect, it } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { isStanding } from '#shared/text/standing.ts'

const block = (role: Block['role'], text: string): Block => ({ id: 'b', role, text }) as Block
const change = (
  kind: Suggestion['kind'],
  state: Suggestion['state'],
  words: { readonly start?: number; readonly end?: number; readonly before?: string; readonly after?: string } = {},
): Suggestion =>
  ({
    id: 's',
    blockId: 'b',
    start: 0,
    end: 0,
    before: '',
    after: '',
    createdAtMs: 1,
    kind,
    state,
    ...words,
  }) as Suggestion
const VIEWS = ['original', 'marked', 'clean'] as const
const standingIn = (of: Block, ...changes: readonly Suggestion[]): readonly string[] =>
  VIEWS.filter((view) => isStanding(of, changes, view))

describe('where a picture stands that a tracked change is about', () => {
  it.each([
    ['delete', 'open', ['original', 'marked', 'clean']],
    ['delete', 'accepted', ['original']],
    ['delete', 'rejected', ['original', 'marked', 'clean']],
    ['insert', 'open', ['marked']],
    ['insert', 'accepted', ['marked', 'clean']],
    ['insert', 'rejected', []],
  ] as const)('after %s, %s', (kind, state, views) => {
    expect(standingIn(block('figure', ''), change(kind, state))).toEqual(views)
  })
})

describe('where a paragraph stands', () => {
  it('is everywhere while nothing changes it, also an empty one', () => {
    expect(standingIn(block('paragraph', ''))).toEqual(VIEWS)
    expect(standingIn(block('paragraph', '字。'))).toEqual(VIEWS)
  })

  it('is where its words are, when it was put in', () => {
    const words = { after: '新的一段。' }
    const own = block('paragraph', '')
    expect(standingIn(own, change('insert', 'open', words))).toEqual(['marked'])
    expect(standingIn(own, change('insert', 'accepted', words))).toEqual(['marked', 'clean'])
    expect(standingIn(own, change('insert', 'rejected', words))).toEqual([])
  })

  it('is not in the clean text, when all of it was taken out', () => {
    const words = { end: 2, before: '字。' }
    expect(standingIn(block('paragraph', '字。'), change('delete', 'accepted', words))).toEqual(['original', 'marked'])
    expect(standingIn(block('paragraph', '字。'), change('delete', 'open', words))).toEqual(VIEWS)
  })
})
