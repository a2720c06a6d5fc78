import type { InlineMark, TextForm } from '../domain/mark.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'

/** A text with its form. */
export interface FormedText extends TextForm {
  readonly text: string
}

/** Stands for a character that is no part of what is read; checks pass over it as over any invisible sign. */
export const UNREAD = '\u2060'

/** Kinds under which characters stand in a text and are not read with it. */
const UNREAD_KINDS: ReadonlySet<InlineMark['kind']> = new Set(['note-ref', 'struck', 'hidden'])

const RAISED = new Map(zip('0123456789+-−()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ'))
const LOWERED = new Map(zip('0123456789+-−()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'))

/**
 * The text as its words and numbers are read, character for character at the same places: exponents are raised signs (10⁸),
 * and what is a note mark, struck or hidden is none of the words around it.
 */
export function readingText({ text, marks = [] }: FormedText): string {
  const telling = marks.filter(({ kind }) => UNREAD_KINDS.has(kind) || kind === 'superscript' || kind === 'subscript')
  const withCommas = marks.filter(({ kind, lang }) => kind === 'lang' && COMMA_LANGUAGE.test(lang ?? ''))
  if (telling.length === 0 && withCommas.length === 0) return text
  const characters = Array.from(text)
  for (const { start, end } of withCommas) writeWithPoints(characters, start, Math.min(end, characters.length))
  for (const { kind, start, end } of telling) {
    for (let at = start; at < Math.min(end, characters.length); at += 1) {
      const character = characters[at] ?? ''
      if (UNREAD_KINDS.has(kind)) characters[at] = isBorder(character) ? character : UNREAD
      else characters[at] = (kind === 'superscript' ? RAISED : LOWERED).get(character) ?? character
    }
  }
  return characters.join('')
}

/** Languages that write 40.000,5 for what is 40,000.5 elsewhere; in Mexico and where the United States reach it is not so. */
const COMMA_LANGUAGE =
  /^(?:ar|bg|ca|cs|da|de|el|es|et|eu|fi|fr|gl|hr|hu|id|is|it|lt|lv|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|tr|uk|vi)(?!-(?:MX|US|GT|HN|NI|PA|PE|PR|SV|DO|CH|LI))(?![a-z])/iu
const GROUPS = /(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]*\d)/gu
const WITH_COMMA = /(?<![\d.,])\d+,\d+(?![\d.,]*\d)/gu

/** Points for commas and commas for points in the numbers of a run, sign for sign. */
function writeWithPoints(characters: string[], start: number, end: number): void {
  // Signs beyond the basic plane are one place each here, as everywhere.
  const run = characters.slice(start, end).map((sign) => (sign.length > 1 ? ' ' : sign))
  for (const pattern of [GROUPS, WITH_COMMA])
    for (const match of run.join('').matchAll(pattern))
      for (let at = match.index; at < match.index + match[0].length; at += 1) {
        if (run[at] === '.') characters[start + at] = ','
        else if (run[at] === ',') characters[start + at] = '.'
      }
}

const NO_CODE: readonly string[] = []

/** The runs of a text that are code. */
export function codeRuns({ text, marks }: FormedText): readonly string[] {
  const codes = marks?.filter(({ kind }) => kind === 'code') ?? []
  return codes.length === 0 ? NO_CODE : codes.map(({ start, end }) => sliceCodePoints(text, start, end))
}

/** Blocks with their texts as they are read; places stay the same. */
export function asRead<B extends FormedText>(blocks: readonly B[]): readonly B[] {
  return blocks.map((block) => (block.marks === undefined ? block : { ...block, text: readingText(block) }))
}

/**
 * The text for a format that knows no form: powers and indexes as raised and lowered signs, note marks in brackets, readings
 * in brackets behind their words, the number of a list item before it, and nothing of what is hidden or struck.
 */
export function plainForm(text: FormedText): string {
  const number = text.listNumber === undefined ? '' : `${text.listNumber}${/[、．]$/u.test(text.listNumber) ? '' : ' '}`
  if (text.marks === undefined || text.marks.length === 0) return number + text.text
  const words = formedRuns({ text: text.text, marks: text.marks }).map((run) => {
    const kinds = new Set(run.marks.map(({ kind }) => kind))
    if (kinds.has('hidden') || kinds.has('struck')) return run.text.replaceAll(/[^\t\n]/gu, '')
    if (kinds.has('note-ref')) return /^[\[(（〔［]/u.test(run.text) ? run.text : `[${run.text}]`
    const reading = run.marks.find((mark) => mark.kind === 'ruby' && mark.end === run.end)?.reading
    if (reading !== undefined) return `${run.text}（${reading}）`
    const signs = kinds.has('superscript') ? RAISED : kinds.has('subscript') ? LOWERED : undefined
    return signs === undefined ? run.text : Array.from(run.text, (sign) => signs.get(sign) ?? sign).join('')
  })
  return number + words.join('')
}

/** Borders of a table's cells and rows stay where they are. */
function isBorder(character: string): boolean {
  return character === '\t' || character === '\n'
}

/** The marks of a part of a text, counted from its start. */
export function cutMarks(marks: readonly InlineMark[], from: number, to: number): readonly InlineMark[] {
  return marks.flatMap((mark) => {
    const start = Math.max(mark.start, from) - from
    const end = Math.min(mark.end, to) - from
    return end > start ? [{ ...mark, start, end }] : []
  })
}

/** The marks of two texts put together, the second's moved by `by`; alike ones that meet become one. */
export function joinMarks(
  first: readonly InlineMark[],
  second: readonly InlineMark[],
  by: number,
): readonly InlineMark[] {
  return tidyMarks([...first, ...second.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }))])
}

/** Marks in reading order; those alike that meet are one, and empty ones go. */
export function tidyMarks(marks: readonly InlineMark[]): readonly InlineMark[] {
  const last = new Map<string, number>()
  const tidy: InlineMark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.end <= mark.start) continue
    const key = JSON.stringify([mark.kind, mark.href, mark.reading, mark.target, mark.lang])
    const before = tidy[last.get(key) ?? -1]
    const isOne = before !== undefined && mark.start <= before.end && mark.kind !== 'ruby' && mark.kind !== 'note-ref'
    if (isOne) tidy[last.get(key) ?? 0] = { ...before, end: Math.max(before.end, mark.end) }
    else {
      last.set(key, tidy.length)
      tidy.push(mark)
    }
  }
  return tidy
}

/** A run of text whose characters all have the same form. */
export interface FormedRun {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks: readonly InlineMark[]
}

/** A text cut wherever a mark begins or ends, and at the borders of cells. One pass, however many there are. */
export function formedRuns({ text, marks = [], grid }: FormedText): readonly FormedRun[] {
  const length = codePointLength(text)
  if (marks.length === 0 && grid === undefined) return length === 0 ? [] : [{ start: 0, end: length, text, marks: [] }]
  const cuts = new Set([0, length])
  for (const { start, end } of [...marks, ...(grid?.rows.flat() ?? [])]) {
    cuts.add(Math.min(start, length))
    cuts.add(Math.min(end, length))
  }
  const points = [...cuts].sort((a, b) => a - b)
  const byStart = marks.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let next = 0
  let open: InlineMark[] = []
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? length
    open = open.filter((mark) => mark.end > start)
    for (let mark = byStart[next]; mark !== undefined && mark.start <= start; mark = byStart[next]) {
      if (mark.end > start) open.push(mark)
      next += 1
    }
    return { start, end, text: sliceCodePoints(text, start, end), marks: open }
  })
}

function zip(from: string, to: string): readonly (readonly [string, string])[] {
  const signs = Array.from(to)
  return Array.from(from, (sign, index) => [sign, signs[index] ?? sign] as const)
}
