import misspelled from './data/misspelled.json' with { type: 'json' }
import type { Dictionary } from './dictionary.ts'
import { wordsOf } from './patterns.ts'

/** Parts that are put before any word. */
const PREFIX = new RegExp(`^(?:${[...wordsOf('prefix')].join('|')})(?=[a-z]{4})`, 'u')
const SUFFIX = new RegExp(`(?:${[...wordsOf('suffix')].join('|')})$`, 'u')
/** Parts of closed compounds that a slip of the finger makes as well. */
const LEAST_PART = 4
const LETTERS = 'etaoinsrhldcumfpgwybvkxjqz'
/** Slips that are made again and again, some of them too far from the word, or too near to two others, to be reckoned. */
export const LISTED: ReadonlyMap<string, string> = new Map(misspelled.map(([wrong = '', right = '']) => [wrong, right]))
/** A shorter word is near to too many others. */
export const LEAST_LONG = 5

/** Whether a word is one, alone, with a common part before or behind it, or of two words; not where a slip is likelier. */
export function isKnown(word: string, dictionary: Dictionary): boolean {
  if (LISTED.has(word)) return false
  if (dictionary.has(word) || dictionary.hasName(word)) return true
  // A plural, and what is made of an adjective.
  const stem = word.replace(/(?<=[^osuy])s$|(?<=al|an|ic|ive)(?:ism|ist|ists|isms|ness)$/u, '')
  if (stem !== word && stem.length >= LEAST_LONG && dictionary.has(stem)) return true
  const bare = word.replace(PREFIX, '')
  const base = word.replace(SUFFIX, '')
  const isMade =
    (bare !== word && bare.length >= LEAST_PART && dictionary.has(bare)) ||
    (base !== word && base.length >= 3 && dictionary.has(base))
  if (isMade) return !isNearWord(word, dictionary, 0)
  for (let cut = LEAST_PART; cut <= word.length - LEAST_PART; cut += 1)
    if (dictionary.has(word.slice(0, cut)) && dictionary.has(word.slice(cut))) return !isNearWord(word, dictionary, 1)
  return false
}

/** Whether a slip of that kind makes it of a word. */
function isNearWord(word: string, dictionary: Dictionary, rank: number): boolean {
  for (const [right, how] of slips(word)) if (how <= rank && right !== word && dictionary.has(right)) return true
  return false
}

/** What a word may have been before one slip, with how common the slip is. */
export function* slips(word: string): Generator<readonly [string, number]> {
  for (let at = 0; at < word.length; at += 1) {
    const [head, here, tail] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
    const isPair = here === tail.charAt(0)
    if (tail !== '') yield [head + tail.charAt(0) + here + tail.slice(1), 0]
    if (at > 0 || isPair) yield [head + tail, isPair ? 0 : 2]
    yield [head + here + here + tail, 0]
    for (const letter of LETTERS) {
      // The first letter of a word is seldom the wrong one.
      if (at > 0) yield [head + letter + tail, isVowel(letter) && isVowel(here) ? 1 : 2]
      yield [head + here + letter + tail, 1]
    }
  }
}

function isVowel(letter: string): boolean {
  return /[aeiou]/u.test(letter)
}
