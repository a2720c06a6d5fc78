import varieties from './data/varieties.json' with { type: 'json' }
import type { Dictionary, Variety } from './dictionary.ts'

/** How spellings differ, British and American; where both are words of their variety they are one word. */
const TURNS: readonly (readonly [british: string, american: string])[] = varieties.turns.map(
  ([british = '', american = '']) => [british, american],
)
const PAIRS: ReadonlyMap<string, string> = new Map(
  varieties.pairs.flatMap(([british = '', american = '']) => [
    [british, american],
    [american, british],
  ]),
)
/** Spellings that a variety takes beside its own. */
const EITHER = new Set(varieties.either.map(([word]) => word))
/** Oxford and many British papers write -ize. */
const IZE = /iz(?:e[drs]?|ers|ings?|ables?|ations?|ational(?:ly)?)$/u

/** How a chosen variety spells a word (small letters) that is spelled as in the other one; undefined where it is right, or has no counterpart. */
export function spelledIn(variety: Variety, word: string, { has, varietyOf }: Dictionary): string | undefined {
  const own = varietyOf(word)
  if (own === undefined || own === variety || EITHER.has(word) || (variety === 'british' && IZE.test(word)))
    return undefined
  const listed = PAIRS.get(word)
  if (listed !== undefined && has(listed)) return listed
  for (const [british, american] of TURNS) {
    const [from, to] = variety === 'british' ? [american, british] : [british, american]
    // A letter that is not written in the one may stand anywhere but at the beginning.
    for (let at = word.length; at >= (from === '' ? 1 : 0); at -= 1) {
      if (!word.startsWith(from, at)) continue
      const other = word.slice(0, at) + to + word.slice(at + from.length)
      if (varietyOf(other) === variety) return other
    }
  }
  return undefined
}
