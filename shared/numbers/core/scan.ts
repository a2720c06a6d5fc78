import type { CivilDate } from './calendar.ts'
import { readArabic } from './arabic.ts'
import type { Reading, ReadingContext } from './context.ts'
import { fold, lowerCase } from './fold.ts'
import { NEUTRAL_READERS } from './neutral.ts'
import { isAsciiLetter, isDigit } from './numeral.ts'
import { oncePerPlace } from './once.ts'
import { STAGES, type LanguagePack, type Reader, type ScannedNumber, type Step } from './pack.ts'
import { signed } from './sign.ts'
import { skipGap } from './word.ts'

/** What helps to read a text's numbers. */
export interface ScanOptions {
  /** BCP 47; told from the text's script when absent. */
  readonly lang?: string | undefined
  readonly asOf: CivilDate | undefined
  readonly isOver?: (() => boolean) | undefined
  /** Whether the things counted are given folded, to be compared, and not as written. */
  readonly isFolded?: boolean
}

/** A text with its numbers; all indexes are UTF-16 and the same in each form of the text. */
export interface ScannedText {
  /** Folded to half width and Simplified, index by index. */
  readonly text: string
  readonly lower: string
  readonly numbers: readonly ScannedNumber[]
}

/** Characters between two looks at the clock. */
const BETWEEN_LOOKS = 5000

/**
 * Makes the finder of some languages: one pass over a text, in which at each character that can begin a number the readers
 * of all packs are asked in the order of their stages. A text of no pack's script is taken for the first pack's.
 */
export function makeScanner(packs: readonly LanguagePack[]): (raw: string, options: ScanOptions) => ScannedText {
  const table = tableOf(packs)
  const grades = packs.map((pack) => pack.grades).join('')
  return (raw, options) => {
    const context = contextOf(packs, grades, raw, options)
    const { text, lower } = context
    const counted = packs.reduce<readonly ScannedNumber[]>(
      (numbers, pack) => pack.withCounts?.(numbers, text, options.isFolded === true ? text : raw) ?? numbers,
      scan(packs, table, context),
    )
    return { text, lower, numbers: counted }
  }
}

/** The language of a text among those of the packs. */
export function languageOf(packs: readonly LanguagePack[], text: string, lang?: string): LanguagePack | undefined {
  const own = packs.find((pack) => (lang === undefined ? pack.script?.test(text) : lang.startsWith(pack.id)))
  return own ?? packs[0]
}

function contextOf(packs: readonly LanguagePack[], grades: string, raw: string, options: ScanOptions): ReadingContext {
  const text = fold(raw)
  const language = languageOf(packs, raw, options.lang)
  return {
    raw,
    text,
    lower: lowerCase(text),
    isDayFirst: language?.isDayFirst ?? false,
    isLatin: language?.isLatin ?? true,
    isUnitAt: (index) => packs.some((pack) => pack.isUnitAt(text, index)),
    isGradeAt: (index) => index < text.length && grades.includes(text.charAt(index)),
    asOf: options.asOf,
    lastYear: undefined,
    lastMonth: undefined,
    lastDated: undefined,
    isOver: options.isOver,
  }
}

/** The readers to ask at a character; none where no number begins with it. */
type Table = (code: number) => readonly Reader[] | undefined

function tableOf(packs: readonly LanguagePack[]): Table {
  const all = [NEUTRAL_READERS, ...packs.map((pack) => pack.readers)].flat()
  const readers = STAGES.flatMap((stage) => all.filter((reader) => reader.stage === stage))
  // Characters with the same readers share one list; the table holds its number.
  const lists: (readonly Reader[])[] = [[]]
  const numbers = new Map<string, number>()
  const table = new Uint8Array(65_536)
  for (const code of new Set(readers.flatMap((reader) => [...reader.starts]))) {
    const own = readers.filter((reader) => reader.starts.has(code))
    const key = own.map((reader) => readers.indexOf(reader)).join()
    const known = numbers.get(key) ?? lists.push(own) - 1
    numbers.set(key, known)
    table[code] = known
  }
  return (code) => {
    const list = table[code] ?? 0
    return list === 0 ? undefined : lists[list]
  }
}

function scan(packs: readonly LanguagePack[], table: Table, context: ReadingContext): readonly ScannedNumber[] {
  const { text } = context
  const numbers: ScannedNumber[] = []
  let at = 0
  let free = 0
  let asked = 0
  while (at < text.length) {
    if (at >= asked) {
      if (context.isOver?.() === true) break
      asked = at + BETWEEN_LOOKS
    }
    const code = text.charCodeAt(at)
    const readers = table(code)
    if (readers === undefined) {
      at += 1
      continue
    }
    // No number begins within a word of Latin letters.
    if (isAsciiLetter(code) && isAsciiLetter(text.charCodeAt(at - 1))) {
      at += 1
      continue
    }
    const step = ask(readers, context, isDigit(code) && isPointBefore(text, at) ? at - 1 : at)
    if (step?.reading !== undefined) {
      const reading = step.isSigned === true ? signed(packs, text, step.reading) : step.reading
      const whole = widen(packs, context, reading, free)
      numbers.push(whole)
      context.lastDated = datedYear(whole)
      free = whole.end
      at = Math.max(whole.end, at + 1)
    } else at = Math.max(step?.next ?? 0, at + 1)
  }
  return numbers
}

/** The year of a date, of a span the later one. */
function datedYear({ kind, value, end }: Reading): ReadingContext['lastDated'] {
  if (kind !== 'date' || typeof value !== 'string') return undefined
  const year = Number(/(?:^|\/)(\d{4})(?:-[\d-]*)?$/u.exec(value)?.[1])
  return Number.isNaN(year) ? undefined : { year, end }
}

function ask(readers: readonly Reader[], context: ReadingContext, at: number): Step | undefined {
  let longest: Step | undefined
  for (const reader of readers) {
    if (longest !== undefined && reader.stage !== 'money') return longest
    const step = reader.read(context, at)
    if (step === undefined) continue
    // ¥5.2亿 is Chinese and $5.2bn English: whoever reads the longer amount is right.
    if (reader.stage !== 'money') return step
    if (longest === undefined || step.next > longest.next) longest = step
  }
  return longest
}

/** .46: a decimal that left its nought out. */
function isPointBefore(text: string, at: number): boolean {
  if (text.charAt(at - 1) !== '.') return false
  const before = text.charCodeAt(at - 2)
  return (
    Number.isNaN(before) ||
    (before !== 46 && !isDigit(before) && !isAsciiLetter(before) && before !== 41 && before !== 93)
  )
}

/** Takes in the approximation words around a number. */
function widen(packs: readonly LanguagePack[], context: ReadingContext, reading: Reading, free: number): ScannedNumber {
  if (reading.kind === 'name' || reading.kind === 'ordinal') return reading
  const isDated = reading.kind === 'date' || reading.kind === 'time'
  const before = firstOf(packs, (pack) => pack.approximationBefore(context, reading))
  const after = firstOf(packs, (pack) => pack.approximationAfter(context, reading))
  const isPrefix =
    before !== undefined && before.at >= free && (!isDated || before.approx === 'about' || before.approx === 'nearly')
  const prefix = isPrefix ? before : undefined
  // Most numbers have none of them, and stay what they are.
  if (prefix === undefined && after === undefined) return reading
  return {
    ...reading,
    start: prefix?.at ?? reading.start,
    end: after?.at ?? reading.end,
    approx: prefix?.approx ?? after?.approx ?? reading.approx,
  }
}

function firstOf<T>(packs: readonly LanguagePack[], ask: (pack: LanguagePack) => T | undefined): T | undefined {
  for (const pack of packs) {
    const own = ask(pack)
    if (own !== undefined) return own
  }
  return undefined
}

/** Whether the digits at a place stand among Latin letters: what follows them is one, or their neighbours are. */
export const isLatinHere = oncePerPlace(isAmongLatin)

function isAmongLatin({ text, raw, isLatin }: ReadingContext, start: number): boolean {
  const { end } = readArabic(text, raw, start)
  const next = text.charCodeAt(skipGap(text, end))
  if (isAsciiLetter(next)) return true
  if (next > 0x2e7f) return false
  if (isLatin) return true
  // In a Chinese text only where nothing near is Chinese: “，9～16亿” and “, 5-8 times” look alike once they are folded.
  const around = `${text.slice(Math.max(0, start - 8), start)}${text.slice(end, end + 8)}`
  return /[a-z]/iu.test(around) && !/[\u3007\u4e00-\u9fff]/u.test(around)
}
