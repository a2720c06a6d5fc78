import { describe, expect, it } from 'vitest'
import { acceptInPlace, rivalsOf, settleSuggestions, withSettledRivals } from '#shared/acts/suggestions.ts'
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts'

const suggest = (id: string, start: number, end: number, more: Partial<Suggestion> = {}): Suggestion => ({
  ...suggestionSchema.parse({
    type: 'suggestion',
    id,
    revision: 0,
    articleId: 'a',
    versionId: 'v',
    blockId: 'b1',
    start,
    end,
    kind: 'replace',
    before: '渡口'.slice(0, end - start),
    after: '码头',
    author: '林岚',
    createdAtMs: 1,
    state: 'open',
  }),
  ...more,
})

describe('rivalsOf', () => {
  it('finds what wants the same place, waiting or accepted, and leaves out what was rejected or stands beside', () => {
    const one = suggest('s1', 2, 4)
    const all = [
      one,
      suggest('s2', 3, 5),
      suggest('s3', 3, 4, { state: 'accepted' }),
      suggest('s4', 3, 4, { state: 'rejected' }),
      suggest('s5', 4, 6),
      suggest('s6', 2, 4, { blockId: 'b2' as Suggestion['blockId'] }),
    ]
    expect(rivalsOf([one], all).map(({ id }) => id)).toEqual(['s2', 's3'])
  })

  it('knows no rivals among those that are accepted together, and none in the edit that it is part of', () => {
    const [one, two] = [suggest('s1', 2, 4), suggest('s2', 3, 5)]
    expect(rivalsOf([one, two], [one, two])).toEqual([])
    const part = suggest('s3', 2, 2, { groupId: 'g' })
    expect(rivalsOf([part], [part, suggest('s4', 2, 2, { groupId: 'g' })])).toEqual([])
  })
})

describe('acceptInPlace', () => {
  it('rejects the rivals in the same change, so that one undo brings both back', () => {
    const [one, two] = [suggest('s1', 2, 4), suggest('s2', 3, 5, { state: 'accepted' })]
    const { updated } = acceptInPlace([one], [one, two], [], { author: '何某', atMs: 9 })
    expect(updated?.map(([, to]) => [to.id, (to as Suggestion).state, (to as Suggestion).settledBy])).toEqual([
      ['s1', 'accepted', '何某'],
      ['s2', 'rejected', '何某'],
    ])
  })
})

describe('withSettledRivals', () => {
  const done = (all: readonly Suggestion[], change: ReturnType<typeof settleSuggestions>): readonly Suggestion[] =>
    all.map((each) => (change.updated?.find(([{ id }]) => id === each.id)?.[1] ?? each) as Suggestion)
  const [one, two, beside] = [suggest('s1', 2, 4), suggest('s2', 3, 5), suggest('s3', 8, 9)]

  it('reopens both sides of a conflict that one act settled, whichever is asked for, and nothing else of it', () => {
    const settled = done([one, two, beside], acceptInPlace([one], [one, two], [], { author: '何某', atMs: 9 }))
    for (const asked of settled.slice(0, 2)) {
      const whole = withSettledRivals([asked], settled)
      const again = done(settled, settleSuggestions(whole, 'open', [], { author: '林岚', atMs: 12 }))
      expect(again.map(({ state }) => state)).toEqual(['open', 'open', 'open'])
      expect(rivalsOf([again[0] as Suggestion], again).map(({ id }) => id)).toEqual(['s2'])
    }
  })

  it('leaves alone what was rejected in an act of its own', () => {
    const first = done([one, two], settleSuggestions([two], 'rejected', [], { author: '何某', atMs: 8 }))
    const both = done(first, settleSuggestions([one], 'accepted', [], { author: '何某', atMs: 9 }))
    expect(withSettledRivals(both.slice(0, 1), both).map(({ id }) => id)).toEqual(['s1'])
  })
})
