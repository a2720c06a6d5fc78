import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepTyped } from '#shared/acts/typing.ts'
import { blockSchema } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { cleanText, findOverlaps } from '#shared/text/derive.ts'
import { fromRead, markedParts, readWords, toRead } from '#shared/text/typing/marked-text.ts'
import { struckBy } from '#shared/text/typing/steps.ts'
import { typeOver } from '#shared/text/typing/type-over.ts'

const blockOf = (text: string) =>
  blockSchema.parse({
    type: 'block',
    id: 'b1',
    revision: 0,
    articleId: 'a1',
    versionId: 'v1',
    order: 1,
    role: 'paragraph',
    text,
    confidence: 1,
  })

interface Desk {
  readonly block: ReturnType<typeof blockOf>
  readonly suggestions: readonly Suggestion[]
}

let clock = 0

/** Types over a run of what is drawn, and keeps it. */
function type(desk: Desk, from: number, to: number, text: string, author = '林岚'): Desk & { readonly caret: number } {
  const typed = typeOver(desk.block, desk.suggestions, { from, to }, text, author)
  const others = desk.suggestions.filter((each) => !typed.replaced.includes(each))
  clock += 1
  const change = keepTyped(desk.block, typed, others, { author, atMs: clock })
  const removed = new Set(change.removed?.map(({ id }) => id))
  const updated = new Map(change.updated?.map(([, to]) => [to.id as string, to as Suggestion]))
  const suggestions = desk.suggestions
    .filter(({ id }) => !removed.has(id))
    .map((each) => updated.get(each.id) ?? each)
    .concat((change.added ?? []) as Suggestion[])
  return { block: desk.block, suggestions, caret: typed.caret }
}

const drawn = ({ block, suggestions }: Desk): string =>
  markedParts(block, suggestions)
    .map(({ kind, text }) => (kind === 'deleted' ? `[-${text}-]` : kind === 'inserted' ? `[+${text}+]` : text))
    .join('')

const read = ({ block, suggestions }: Desk): string => {
  const parts = markedParts(block, suggestions)
  return readWords(parts, 0, parts.at(-1)?.to ?? 0)
}

const desk = (text: string): Desk => ({ block: blockOf(text), suggestions: [] })

describe('typing on the marked text', () => {
  it('puts words in at a caret', () => {
    expect(drawn(type(desk('渡口的钟敲三次。'), 4, 4, '每天'))).toBe('渡口的钟[+每天+]敲三次。')
  })

  it('goes on with what it put in', () => {
    const one = type(desk('渡口的钟敲三次。'), 4, 4, '每')
    const two = type(one, 5, 5, '天')
    expect(drawn(two)).toBe('渡口的钟[+每天+]敲三次。')
    expect(two.suggestions).toHaveLength(1)
    expect(two.suggestions[0]?.id).toBe(one.suggestions[0]?.id)
  })

  it('strikes no more than differs when words are typed over others', () => {
    expect(drawn(type(desk('这是我的的书。'), 2, 5, '我的'))).toBe('这是我的[-的-]书。')
  })

  it('takes in the whole word in writing with letters, and the whole number', () => {
    expect(drawn(type(desk('The colour is 1986.'), 8, 9, ''))).toBe('The [-colour-][+color+] is 1986.')
    expect(drawn(type(desk('桥长386米。'), 3, 5, '68'))).toBe('桥长[-386-][+368+]米。')
  })

  it('leaves no trace of what is typed back', () => {
    const gone = type(desk('桥长三百米。'), 2, 3, '')
    expect(drawn(gone)).toBe('桥长[-三百-][+百+]米。')
    const parts = markedParts(gone.block, gone.suggestions)
    const at = fromRead(parts, 2, 'start')
    expect(type(gone, at, at, '三').suggestions).toHaveLength(0)
  })

  it('does not cut another person’s change in two: words put in stand behind what they struck', () => {
    const theirs = type(desk('山上有老庙。'), 3, 5, '', '何某')
    expect(drawn(type(theirs, 4, 4, '新寺'))).toBe('山上有[-老庙-][+新寺+]。')
    expect(type(theirs, 4, 4, '新寺').suggestions).toHaveLength(2)
  })

  it('holds the words of both inside of another person’s new words, and says that the two are in conflict', () => {
    const theirs = type(desk('山上有庙。'), 3, 3, '一座古', '何某')
    const both = type(theirs, 5, 5, '很')
    expect(both.suggestions.map(({ author, after }) => [author, after])).toEqual([
      ['何某', '一座古'],
      ['林岚', '一座很古'],
    ])
    expect(findOverlaps(both.suggestions)).toHaveLength(1)
  })

  it('goes on from accepted words: the new change holds them', () => {
    const one = type(desk('山上有庙。'), 3, 3, '古')
    const accepted = { ...one, suggestions: one.suggestions.map((each) => ({ ...each, state: 'accepted' as const })) }
    const two = type(accepted, 4, 4, '老')
    expect(two.suggestions.map(({ state, after }) => [state, after])).toEqual([
      ['accepted', '古'],
      ['open', '古老'],
    ])
  })

  it('keeps the note of a correction whose words are changed', () => {
    const one = type(desk('山上有老庙。'), 3, 4, '古')
    const noted = { ...one, suggestions: one.suggestions.map((each) => ({ ...each, noteId: 'n1' as never })) }
    const parts = markedParts(noted.block, noted.suggestions)
    const put = parts.find(({ kind }) => kind === 'inserted')
    const two = type(noted, put?.from ?? 0, put?.to ?? 0, '旧')
    expect(two.suggestions.map(({ noteId, after }) => [noteId, after])).toEqual([['n1', '旧']])
    // Beside it another suggestion begins: a note speaks of its own words only.
    expect(type(noted, put?.to ?? 0, put?.to ?? 0, '旧').suggestions).toHaveLength(2)
  })
})

describe('struckBy', () => {
  const strike = (state: Desk, read: number, direction: 'backward' | 'forward', step: 'character' | 'word' | 'all') => {
    const parts = markedParts(state.block, state.suggestions)
    const run = struckBy(parts, fromRead(parts, read, 'start'), direction, step)
    return run && drawn(type(state, run.from, run.to, ''))
  }

  it('strikes one character, also of several code points', () => {
    expect(strike(desk('一家👨‍👩‍👧人'), 7, 'backward', 'character')).toBe('一家[-👨‍👩‍👧-]人')
    expect(strike(desk('三次'), 0, 'forward', 'character')).toBe('[-三-]次')
  })

  it('passes over what is struck already', () => {
    const one = type(desk('渡口的钟。'), 2, 3, '')
    expect(strike(one, 2, 'backward', 'character')).toBe('渡[-口的-]钟。')
    expect(strike(one, 2, 'forward', 'character')).toBe('渡口[-的钟-]。')
  })

  it('strikes a word with the spaces beside it, or all up to the end', () => {
    expect(strike(desk('one two three'), 7, 'backward', 'word')).toBe('one [-two-] three')
    expect(strike(desk('one two three'), 3, 'forward', 'word')).toBe('one[- two-] three')
    expect(strike(desk('one two three'), 4, 'forward', 'all')).toBe('one [-two three-]')
  })

  it('says that there is nothing at the border of the block', () => {
    expect(strike(desk('一'), 0, 'backward', 'character')).toBeUndefined()
    expect(strike(desk('一'), 1, 'forward', 'character')).toBeUndefined()
  })
})

const letters = fc.stringMatching(/^[渡口的钟天敲三百 ab1,。]{0,6}$/u)
const step = fc.record({
  from: fc.nat({ max: 40 }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 8 })),
  text: letters,
  isOther: fc.boolean(),
  accepts: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
})

/** Without those that are in conflict: the next step is made on what can be read. */
const isApart = (each: Suggestion, _: number, all: readonly Suggestion[]): boolean =>
  !findOverlaps(all).some(({ second }) => second === each)

describe('laws of typing', () => {
  it('reads as the text typed step by step, whoever types, and nothing of another person’s is taken away', () => {
    fc.assert(
      fc.property(letters, fc.array(step, { maxLength: 14 }), (text, steps) => {
        let state = desk(`${text}渡口ab的钟12。`)
        for (const { from, length, text: typed, isOther, accepts } of steps) {
          const parts = markedParts(state.block, state.suggestions)
          const end = parts.at(-1)?.to ?? 0
          const start = Math.min(from, end)
          const to = Math.min(start + length, end)
          const author = isOther ? '何某' : '林岚'
          const [readFrom, readTo] = [toRead(parts, start), toRead(parts, to)]
          const next = type(state, start, to, typed, author)
          // New words of another's beside words of the article that are typed over are left alone; a caret in words that
          // another struck stands behind their change.
          const isBeside = parts.some(
            (part) =>
              (part.isRead ? part.from < to && start < part.to : part.from < start && start <= part.to) &&
              state.suggestions.some(
                (each) => (each.author !== author || each.state === 'accepted') && part.suggestionIds.includes(each.id),
              ),
          )
          if (isBeside) {
            expect(
              state.suggestions.filter((each) => each.author !== author && !next.suggestions.includes(each)),
            ).toEqual([])
            state = { ...state, suggestions: next.suggestions.filter(isApart) }
            continue
          }
          if (findOverlaps(next.suggestions).length === 0) {
            const characters = Array.from(read(state))
            const wanted = [...characters.slice(0, readFrom), typed, ...characters.slice(readTo)].join('')
            expect(read(next)).toBe(wanted)
            expect(next.caret).toBe(readFrom + Array.from(typed).length)
            const all = next.suggestions.map((each) => ({ ...each, state: 'accepted' as const }))
            expect(cleanText(next.block, all)).toBe(wanted)
          } else {
            // In conflict: the pair is settled by leaving the newer out, for the next step.
            const others = state.suggestions.filter((each) => each.author !== author)
            expect(others.every((each) => next.suggestions.includes(each))).toBe(true)
            continue
          }
          state = {
            ...next,
            suggestions: next.suggestions.map((each, index) =>
              index === accepts && each.state === 'open'
                ? { ...each, state: 'accepted' as const, settledAtMs: (clock += 1) }
                : each,
            ),
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
