import type { Dictionary, Variety } from './dictionary.ts'
import { isKnown, LEAST_LONG, LISTED, slips } from './known-word.ts'
import { wordsOf } from './patterns.ts'
import { hasHan } from '../text/has-han.ts'
import contractions from './data/contractions.json' with { type: 'json' }
import { isJoined, readBlock, type Word } from './text.ts'
import { spelledIn } from './variety.ts'

/** A word of a field that is spelled wrong; UTF-16. */
export interface WrongWord {
  readonly start: number
  readonly end: number
}

export interface FieldSpelling {
  /** The house's own words: they are right. */
  readonly own?: readonly string[] | undefined
  /** The spelling that the house has chosen; absent: either is right. */
  readonly variety?: Variety | undefined
}

const CONTRACTIONS = new Set(contractions.map(([bare]) => bare))
/** Words so common that a short slip is one of them. */
const COMMON = wordsOf('never-twice')

/**
 * Words of small letters in what somebody writes that no dictionary has. A person sees at once what is meant and can let it
 * stand, so that more is told than of an article: also words that are near to none. Between Chinese, at the start of a sentence
 * (a name may stand there) and beside another such word (another language) only what is one slip away from a word is told.
 */
export function wrongWords(
  text: string,
  dictionary: Dictionary,
  { own = [], variety }: FieldSpelling = {},
): readonly WrongWord[] {
  const right = new Set(own.map((word) => word.toLowerCase()))
  const parts = partsOf(readBlock(0, 'field', text).words)
  const isWrong = ({ lower, isCapital }: Part): boolean =>
    !right.has(lower) &&
    (CONTRACTIONS.has(lower) ||
      !isKnown(lower, dictionary) ||
      (variety !== undefined && !isCapital && spelledIn(variety, lower, dictionary) !== undefined))
  const wrong = parts.map(isWrong)
  const isChinese = hasHan(text)
  return parts.flatMap((part, at): WrongWord[] => {
    if (wrong[at] !== true) return []
    const { lower, start, end, isCapital } = part
    const isSure = LISTED.has(lower) || CONTRACTIONS.has(lower) || dictionary.has(lower)
    const isAmongOthers =
      isChinese ||
      isCapital ||
      (part.isNext && wrong[at - 1] === true) ||
      (parts[at + 1]?.isNext === true && wrong[at + 1] === true)
    const isTold =
      isSure ||
      (lower.length < LEAST_LONG
        ? isSlip(lower, 0, (word) => COMMON.has(word))
        : !isAmongOthers || isSlip(lower, isCapital ? 1 : 2, dictionary.has))
    return isTold ? [{ start, end }] : []
  })
}

/** A word, or what stands on one side of a hyphen. */
interface Part extends Pick<Word, 'lower' | 'start' | 'end' | 'isCapital'> {
  /** Only white space parts it from the one before. */
  readonly isNext: boolean
}

function partsOf(words: readonly Word[]): readonly Part[] {
  return words.flatMap((word): Part[] => {
    if (/[@/\\_*.]$/u.test(word.gap) && word.gap.length === 1) return []
    const found = [...word.text.matchAll(/[^-‑]+/gu)]
    return found.flatMap(({ 0: piece, index }, at): Part[] => {
      const bare = piece.replace(/['’]s$/u, '')
      const isCapital = word.isFirst && at === 0 && /^[A-Z]/u.test(bare)
      if (!/^[a-z]{2,}$/u.test(isCapital ? bare.slice(1) : bare)) return []
      const start = word.start + index
      return [
        { lower: bare.toLowerCase(), start, end: start + bare.length, isCapital, isNext: at === 0 && isJoined(word) },
      ]
    })
  })
}

function isSlip(word: string, most: number, isWord: (word: string) => boolean): boolean {
  for (const [right, rank] of slips(word)) if (rank <= most && right !== word && isWord(right)) return true
  return false
}
