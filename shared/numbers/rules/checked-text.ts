import { inEach } from '../../lib/once-per.ts'
import type { Finding } from '../../domain/source-document.ts'
import { toCodePoint } from '../../lib/code-points.ts'
import { startWatch, type Watch } from '../../lib/watch.ts'
import { parseIsoDate, type CivilDate } from '../core/calendar.ts'
import type { ScannedNumber } from '../core/pack.ts'
import type { ScannedText, ScanOptions } from '../core/scan.ts'
import { PACKS } from '../packs.ts'
import { scanOnce, type Scanner } from '../scan-once.ts'
import { closeUp, type Side } from './close-up.ts'

/** An article as the checks of its numbers see it. */
export interface CheckedArticle {
  readonly blocks: readonly { readonly role: string; readonly text: string }[]
  /** ISO, as exact as known. */
  readonly publishedAt?: string | undefined
  readonly language?: string | undefined
}

/** A block with its numbers read; all indexes are UTF-16, and of the text without the blanks that house style puts in. */
export interface CheckedBlock {
  readonly index: number
  readonly role: string
  readonly raw: string
  /** Where an index stands in the block's own text: in code points. */
  readonly placeOf: (index: number, side: Side) => number
  /** Folded to half width and Simplified, index by index. */
  readonly text: string
  readonly lower: string
  readonly hasHan: boolean
  readonly numbers: readonly CheckedNumber[]
  readonly sentences: readonly Sentence[]
}

/** A number with the thing it counts. */
export type CheckedNumber = ScannedNumber

/** A sentence of a block with the numbers in it. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly numbers: readonly CheckedNumber[]
}

/** An anniversary's year that a house adds to the list of well-known ones. */
export interface FoundingYear {
  /** What was founded or happened, as the text names it before 周年 or “anniversary”. */
  readonly name: string
  readonly year: number
  readonly aliases?: readonly string[] | undefined
}

/** What every check gets. */
export interface Checked {
  readonly blocks: readonly CheckedBlock[]
  readonly asOf: CivilDate | undefined
  readonly publishedAt: string | undefined
  readonly foundingYears: readonly FoundingYear[]
}

/** One place that a check speaks of, before it is turned into a finding. */
export interface Mark {
  readonly block: CheckedBlock
  readonly start: number
  readonly end: number
  readonly values?: Readonly<Record<string, string | number>>
}

/** A block with the text that it was read from. */
interface Kept extends CheckedBlock {
  readonly own: string
}

/** Of an article that was checked before only what changed is read. */
const scanKept = scanOnce()
const lastBlocks = new WeakMap<ScannedText, Kept>()

/** Reads every block's numbers once, for all checks. */
export function prepare(
  article: CheckedArticle,
  foundingYears: readonly FoundingYear[] = [],
  watch: Watch = startWatch(),
  scan: Scanner = scanKept,
): Checked {
  const asOf = parseIsoDate(article.publishedAt)
  // The language is the article's, not each block's.
  const lang =
    article.language ?? PACKS.find(({ script }) => article.blocks.some((block) => script?.test(block.text)))?.id
  const blocks = article.blocks.map((block, index) => {
    const checked = prepareBlock(block, index, scan, { lang, asOf, isOver: watch.isOver, isFolded: true })
    if (block.text !== '' && watch.isOver()) watch.blocks.add(index)
    return checked
  })
  return { blocks, asOf, publishedAt: article.publishedAt, foundingYears }
}

function prepareBlock(
  block: CheckedArticle['blocks'][number],
  index: number,
  scan: Scanner,
  options: ScanOptions,
): CheckedBlock {
  const closed = closeUp(block.text)
  const scanned = scan(closed.text, options)
  const last = lastBlocks.get(scanned)
  // The same block of the same article gives the same object, by which others know what they made of it.
  if (last?.index === index && last.role === block.role && last.own === block.text) return last
  const { text, lower, numbers } = scanned
  const checked: Kept = {
    index,
    own: block.text,
    role: block.role,
    raw: closed.text,
    placeOf: (at, side) => toCodePoint(block.text, closed.indexOf(at, side)),
    text,
    lower,
    hasHan: /[\u4e00-\u9fff]/u.test(text),
    numbers,
    sentences: splitSentences(text, numbers),
  }
  lastBlocks.set(scanned, checked)
  return checked
}

const SENTENCE_END = /[。！？!?；;\n]|\.(?=\s+["“]?[A-Z]|\s*$)/gu

const NO_NUMBERS: CheckedNumber[] = []

function splitSentences(text: string, numbers: readonly CheckedNumber[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let next = 0
  const close = (end: number): void => {
    let own = NO_NUMBERS
    for (let number = numbers[next]; number !== undefined && number.start < end; number = numbers[next]) {
      // A number that reaches over the end of a sentence is in none.
      if (number.start >= start && number.end <= end) {
        if (own === NO_NUMBERS) own = []
        own.push(number)
      }
      next += 1
    }
    if (end > start) sentences.push({ start, end, text: text.slice(start, end), numbers: own })
    start = end
  }
  // Asked for its end alone: a text may be nothing but ends of sentences.
  SENTENCE_END.lastIndex = 0
  while (SENTENCE_END.test(text)) close(SENTENCE_END.lastIndex)
  close(text.length)
  return sentences
}

/** A check of each block by itself, which looks at a block once for as long as it stands as it does. */
export function perBlock(check: (block: CheckedBlock) => readonly Mark[]): (checked: Checked) => readonly Mark[] {
  const all = inEach(check)
  return ({ blocks }) => all(blocks)
}

/** A finding of `rule` at a mark; positions in code points. */
export function findingAt(rule: string, severity: Finding['severity'], mark: Mark): Finding {
  const place = {
    block: mark.block.index,
    start: mark.block.placeOf(mark.start, 'start'),
    end: mark.block.placeOf(mark.end, 'end'),
  }
  return mark.values === undefined
    ? { rule, severity, ...place }
    : { rule, severity, ...place, values: { ...mark.values } }
}

/** Marks for every match of `pattern` in a block's folded text; `pattern` must be global. */
export function marksOf(
  block: CheckedBlock,
  pattern: RegExp,
  keep: (match: RegExpExecArray) => boolean = () => true,
): readonly Mark[] {
  return Array.from(block.text.matchAll(pattern))
    .filter((match) => keep(match))
    .map((match) => ({ block, start: match.index, end: match.index + match[0].length }))
}

/** The single number of a value; the middle of nothing for ranges and dates: undefined. */
export function single(number: CheckedNumber): number | undefined {
  return typeof number.value === 'number' ? number.value : undefined
}

/** Text of the block between two indexes. */
export const between = (block: CheckedBlock, start: number, end: number): string =>
  block.text.slice(Math.max(0, start), Math.max(0, end))
