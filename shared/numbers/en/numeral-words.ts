import english from './data/english.json' with { type: 'json' }
import type { Numeral } from '../core/numeral.ts'
import type { Word } from '../core/word.ts'

type Lexicon = ReadonlyMap<string, number>
const lexicon = (record: Readonly<Record<string, number>>): Lexicon => new Map(Object.entries(record))
export const CARDINALS = lexicon(english.cardinals)
export const TENS = lexicon(english.tens)
export const SCALES = lexicon(english.scales)
export const LETTERS = lexicon(english.letters)
export const MONEY_LETTERS = lexicon(english.moneyLetters)
export const ORDINALS = lexicon(english.ordinals)
export const CROWDS = new Set(english.crowds)
/** Words with which an English number can begin. */
export const NUMBER_STARTS: ReadonlySet<string> = new Set([
  ...CARDINALS.keys(),
  ...TENS.keys(),
  ...ORDINALS.keys(),
  ...CROWDS,
  'hundred',
  'thousand',
  'million',
  'billion',
  'trillion',
  'half',
  'quarter',
  'a',
  'an',
  'minus',
  'negative',
  'several',
  'many',
  'countless',
  'untold',
  'dozen',
])

/** Whether this word is or begins an ordinal of a day (first, twenty). */
export const startsOrdinal = (word: string): boolean => ORDINALS.has(word) || word === 'twenty' || word === 'thirty'

/** What of a numeral is read so far. */
export interface Sum {
  end: number
  total: number
  current: number | undefined
  /** Largest scale word read. */
  scale: number
  last: 'none' | 'unit' | 'tens' | 'hundred' | 'scale' | 'digits'
  words: number
  sort: Numeral['sort']
  /** Said as a year is: nineteen eighty-four, twenty nineteen. */
  isYear?: boolean
}

/** A word was taken. */
export function advance(sum: Sum, word: Word, last: Sum['last']): true {
  sum.end = word.end
  sum.last = last
  sum.words += 1
  return true
}

export function singular(word: string): string {
  if (word === 'halves') return 'half'
  return word.endsWith('s') ? word.slice(0, -1) : word
}
