import { readAngle } from './angles.ts'
import type { Reading } from './context.ts'
import { found, skip, DIGITS, LETTERS, type Reader } from './pack.ts'
import { addressOnNet, codeEnd, identifierAt, serialAt } from './identifiers.ts'
import { readName } from './names.ts'
import { isDigit } from './numeral.ts'
import { wordAt } from './word.ts'

const passOver = (end: number | undefined): ReturnType<Reader['read']> => (end === undefined ? undefined : skip(end))

/** What is told without knowing a language: addresses, telephone and serial numbers, codes, numerals in quotation marks. */
export const NEUTRAL_READERS: readonly Reader[] = [
  { name: 'power', stage: 'pass', starts: DIGITS, read: ({ text }, at) => passOver(powerEnd(text, at)) },
  { name: 'address', stage: 'pass', starts: LETTERS, read: ({ text }, at) => passOver(addressOnNet(text, at)) },
  { name: 'identifier', stage: 'pass', starts: DIGITS, read: ({ text }, at) => passOver(identifierAt(text, at)) },
  { name: 'stopwatch', stage: 'exact', starts: DIGITS, read: ({ text }, at) => found(readStopwatch(text, at)) },
  { name: 'angle', stage: 'exact', starts: DIGITS, read: ({ text }, at) => found(readAngle(text, at)) },
  { name: 'serial', stage: 'serial', starts: DIGITS, read: (context, at) => passOver(serialAt(context, at)) },
  { name: 'name', stage: 'name', starts: DIGITS, read: (context, at) => found(readName(context, at)) },
  {
    name: 'word',
    stage: 'rest',
    starts: LETTERS,
    // A word that runs into digits is a code (P700, COVID-19).
    read: ({ text, lower }, at) => {
      const end = wordAt(lower, at)?.end ?? at + 1
      return skip(runsIntoDigits(text, end) ? codeEnd(text, at) : end)
    },
  },
]

/** mc^2, x^{10}, (1+r)^12, x_2: the power or the index of a letter is no number that a text states. */
function powerEnd(text: string, at: number): number | undefined {
  const before = text.slice(Math.max(0, at - 6), at)
  return /(?:[\p{L})\]}′'](?:\^|\*\*)|[A-Za-z]_)[{(]?[-+−]?$/u.test(before) ? codeEnd(text, at) : undefined
}

/** 1:02:33.4, 2:05.61: what a watch stopped at. */
function readStopwatch(text: string, at: number): Reading | undefined {
  if (text.charAt(at + 1) !== ':' && text.charAt(at + 2) !== ':') return undefined
  const match = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2}\.\d{1,3})(?![\d:])/u.exec(text.slice(at, at + 14))
  if (match === null || isDigit(text.charCodeAt(at - 1)) || text.charAt(at - 1) === ':') return undefined
  const [whole, h = '0', m = '', s = ''] = match
  if (Number(m) > 59 || Number(s) >= 60) return undefined
  const value = `${h.padStart(2, '0')}:${m.padStart(2, '0')}:${s}`
  return { start: at, end: at + whole.length, kind: 'time', value, unit: undefined, approx: 'none' }
}

/** Whether digits follow a word, at once or behind a hyphen. */
export const runsIntoDigits = (text: string, end: number): boolean =>
  isDigit(text.charCodeAt(end)) || (text.charAt(end) === '-' && isDigit(text.charCodeAt(end + 1)))
