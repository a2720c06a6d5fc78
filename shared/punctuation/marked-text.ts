import type { InlineMark } from '../domain/mark.ts'
import { scriptOf } from '../language/mixture.ts'
import { sliceCodePoints, toUtf16Index } from '../lib/code-points.ts'
import { keptByBlock, keptByText } from '../lib/kept-by-text.ts'
import { inEach } from '../lib/once-per.ts'

/** A block as the rules of punctuation read it. All indexes are UTF-16. */
export interface MarkedBlock {
  readonly index: number
  readonly role: string
  /** The text as it stands. */
  readonly raw: string
  /** The same length; what is code, an address or a formula is written in the letter `a`, so that no sign in it counts. */
  readonly text: string
  /** Whether this is Chinese prose: what is told in letters, or in Japanese, has rules of its own. */
  readonly isChinese: boolean
  /** A text of one block may be a sentence that was cut out of a longer one. */
  readonly isFragment: boolean
}

/** An article as the rules of punctuation read it. */
export interface MarkedText {
  /** The blocks in Chinese, in reading order. */
  readonly blocks: readonly MarkedBlock[]
  /** Whether the standard of the mainland holds: a text in Traditional follows another one where the two differ. */
  readonly isSimplified: boolean
}

/** A block that can be read so. */
export interface MarkableBlock {
  readonly role: string
  readonly text: string
  readonly marks?: readonly InlineMark[] | undefined
}

/** Blocks whose signs are no punctuation of an author's. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'figure', 'formula'])

const ADDRESSES =
  /(?:https?|ftp|file):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|\bwww\.[\w\-.~:/?#@!$&'*+,;=%]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,6}\.(?:com|cn|org|net|gov|edu|io|html?|docx?|pdf|jpe?g|png|txt|xlsx?)\b(?:\/[\w\-./?#=&%]*)?|[A-Za-z]:\\[\w\\.-]+|\$\$?[^$\n]{1,200}\$\$?(?=\W)|\\[a-z]+\{[^{}\n]*\}|`[^`\n]+`|<\/?[a-z][^<>\n]*>|(?<![\w.])\w{1,40}[._]\w{1,40}\([\w\s.,'"=]{0,80}\)(?=\W)/giu

/** Reads an article's blocks for the rules of punctuation. */
export function markText(blocks: readonly MarkableBlock[]): MarkedText {
  const isFragment = blocks.filter(({ text }) => text !== '').length === 1
  const read = blocks.flatMap(({ role, text, marks }, index): readonly MarkedBlock[] =>
    UNREAD.has(role) || text === '' || !isChinese(text) ? [] : [markedBlock({ index, role, text, marks }, isFragment)],
  )
  // Some words in the other script do not change which standard a text follows.
  const script = scriptOf(read.map(({ raw }) => raw))
  return { blocks: read, isSimplified: script !== 'hant' }
}

const plainBlock = keptByBlock(({ index, role, text }): MarkedBlock => ({
  index,
  role,
  raw: text,
  text: withoutAddresses(text),
  isChinese: true,
  isFragment: false,
}))

/** The same object for a block that stands as it stood, by which the rules know what they found in it. */
function markedBlock(
  { index, role, text, marks = [] }: MarkableBlock & { readonly index: number },
  isFragment: boolean,
): MarkedBlock {
  const block = plainBlock({ index, role, text })
  const hasCode = marks.some(({ kind }) => kind === 'code')
  return hasCode || isFragment ? { ...block, text: masked(text, marks), isFragment } : block
}

/** Whether a text is Chinese prose: it has words in Han, few in kana, and not nearly all of it is letters. */
const isChinese = keptByText((text) => {
  let han = 0
  let kana = 0
  let letters = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x3400 && code <= 0x9fff) han += 1
    else if ((code >= 0x3041 && code <= 0x30fa) || (code >= 0xac00 && code <= 0xd7a3)) kana += 1
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) letters += 1
  }
  return han >= 2 && kana * 8 < han && letters < han * 8
})

/** The text with addresses, formulas and code in the letter `a`, index by index. */
export const withoutAddresses = keptByText((text) => text.replace(ADDRESSES, (run) => 'a'.repeat(run.length)))

function masked(text: string, marks: readonly InlineMark[]): string {
  let seen = withoutAddresses(text)
  for (const { kind, start, end } of marks) {
    if (kind !== 'code') continue
    const [from, length] = [toUtf16Index(text, start), sliceCodePoints(text, start, end).length]
    seen = seen.slice(0, from) + 'a'.repeat(length) + seen.slice(from + length)
  }
  return seen
}

/** Blocks that are written in sentences. */
export const PROSE: ReadonlySet<string> = new Set(['paragraph', 'lead'])

/** A Chinese character of the basic plane, for patterns. */
export const HAN = '\\u3400-\\u9fff'

/** Signs that stand behind a figure as its unit, for patterns. */
export const UNIT_SIGNS = '%％‰℃℉°㎡㎞㎏㎝㎜'

/** One place that a rule speaks of. UTF-16 of its block. */
export interface PunctuationMark {
  readonly block: MarkedBlock
  readonly start: number
  readonly end: number
  /** The clause, where a rule follows several. */
  readonly clause?: string
  /** What should stand there, where that is sure. */
  readonly suggest?: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A check over an article's punctuation. */
export type PunctuationCheck = (text: MarkedText) => readonly PunctuationMark[]

type Found = Pick<PunctuationMark, 'clause' | 'suggest' | 'values'> & { readonly from?: number; readonly to?: number }

/**
 * A check that looks for `pattern` (global) in every block. `tell` says what of a match is found: `from` and `to` count from
 * the match's start; undefined passes it over.
 */
export function eachMatch(
  pattern: RegExp,
  tell: (match: RegExpExecArray, block: MarkedBlock) => Found | undefined,
): PunctuationCheck {
  return eachBlock((block) =>
    Array.from(block.text.matchAll(pattern)).flatMap((match): readonly PunctuationMark[] => {
      const found = tell(match, block)
      if (found === undefined) return []
      const { from = 0, to = match[0].length, ...rest } = found
      return [{ block, start: match.index + from, end: match.index + to, ...rest }]
    }),
  )
}

/** A check that looks at every block by itself, and at none again that stands as it stood. */
export function eachBlock(check: (block: MarkedBlock) => readonly PunctuationMark[]): PunctuationCheck {
  const all = inEach(check)
  return ({ blocks }) => all(blocks)
}

/** The same check, where only the mainland's standard asks for it. */
export function inSimplified(check: PunctuationCheck): PunctuationCheck {
  return (text) => (text.isSimplified ? check(text) : [])
}
