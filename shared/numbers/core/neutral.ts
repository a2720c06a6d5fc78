import { found, skip, DIGITS, LETTERS, type Reader } from './pack.ts'
import { addressOnNet, codeEnd, identifierAt, serialAt } from './identifiers.ts'
import { readName } from './names.ts'
import { isDigit } from './numeral.ts'
import { wordAt } from './word.ts'

const passOver = (end: number | undefined): ReturnType<Reader['read']> => (end === undefined ? undefined : skip(end))

/** What is told without knowing a language: addresses, telephone and serial numbers, codes, numerals in quotation marks. */
export const NEUTRAL_READERS: readonly Reader[] = [
  { name: 'address', stage: 'pass', starts: LETTERS, read: ({ text }, at) => passOver(addressOnNet(text, at)) },
  { name: 'identifier', stage: 'pass', starts: DIGITS, read: ({ text }, at) => passOver(identifierAt(text, at)) },
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

/** Whether digits follow a word, at once or behind a hyphen. */
export const runsIntoDigits = (text: string, end: number): boolean =>
  isDigit(text.charCodeAt(end)) || (text.charAt(end) === '-' && isDigit(text.charCodeAt(end + 1)))
