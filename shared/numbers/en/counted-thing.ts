import { isAsciiLetter } from '../core/numeral.ts'
import words from './data/readers.json' with { type: 'json' }

const STOPS = new Set(words.stops)
const PLURALS = new Set(words.plurals)
const LONGEST = 4

/** The thing an English number counts: the words after it up to its noun (4,000 new homes → new homes). */
export function countedThingEn(raw: string, lower: string, end: number): string | undefined {
  let at = end
  if (/^ (?:or more|or so) /u.test(lower.slice(at, at + 9))) at += lower.slice(at).indexOf(' ', 4)
  if (lower.startsWith(' of ', at)) at += 3
  let from: number | undefined
  let last: number | undefined
  for (let count = 0; count < LONGEST && lower.charAt(at) === ' '; count += 1) {
    let stop = at + 1
    while (isAsciiLetter(lower.charCodeAt(stop)) || lower.charAt(stop) === '-') stop += 1
    const word = lower.slice(at + 1, stop)
    if (word === '' || STOPS.has(word)) break
    from ??= at + 1
    last = stop
    at = stop
    if (isPlural(word)) break
  }
  return from === undefined || last === undefined ? undefined : raw.slice(from, last)
}

function isPlural(word: string): boolean {
  return PLURALS.has(word) || (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|ous)$/u.test(word))
}
