import { lowerCase } from '../numbers/core/fold.ts'
import type { Scanner } from '../numbers/scan-once.ts'
import { foldText } from '../structure/fold.ts'
import { toCodePoint, toUtf16Index } from '../lib/code-points.ts'
import { readCredit, type Credit } from './credit.ts'

/** A run of a text; whoever hands it out says whether in UTF-16 units or code points. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Words found in a caption. `isSure` false: they may be meant, or say too little. UTF-16 units of its text. */
export interface Mention extends Span {
  readonly words: string
  readonly isSure: boolean
}

/** A caption prepared for the finders. */
export interface CaptionView {
  /** As it stands. */
  readonly raw: string
  /** Folded to Simplified and half width, unit by unit; its credit and its label blanked out. */
  readonly text: string
  readonly lower: string
  /** As `text`, with what stands between quotation marks and in 《》 blanked out: titles, names of ships. */
  readonly bare: string
  readonly isChinese: boolean
  readonly credit: Credit | undefined
  /** Finds its numbers, where one is shared by the texts of an article. */
  readonly scan: Scanner | undefined
}

const LABEL =
  /^\s*[([【▲△↑↓]*(?:图注|图说|图片说明|照片说明|(?:上|下|左|右|题|头)?图\s*(?:\d{1,2}(?:[-—.]\d+)?|[一二三四五六七八九十①-⑳])?\s*(?=[:|/]|为)|图\s*\d{1,2}(?:[-—.]\d+)?|Figure\s*\d*|Fig\.\s*\d*|Caption|Pictured|Above|Below)[\])】]*\s*(?:[:|]|为|\.|(?=\s))?/iu

/** Folds a caption and hides what is no part of its story: the credit at its end, the label at its beginning. */
export function viewCaption(raw: string, scan?: Scanner): CaptionView {
  const credit = readCredit(raw)
  let text = foldText(raw)
  const hide = (start: number, end: number): void => {
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  }
  if (credit !== undefined) hide(toUtf16Index(raw, credit.start), toUtf16Index(raw, credit.end))
  const label = LABEL.exec(text)?.[0] ?? ''
  hide(0, label.length)
  return view(raw, text, credit, scan)
}

/** The same without a credit or a label to hide: a paragraph, a headline. */
export function viewText(raw: string, scan?: Scanner): CaptionView {
  return view(raw, foldText(raw), undefined, scan)
}

const QUOTED = /[“「『《〈][^”」』》〉]*[”」』》〉]/gu

function view(raw: string, text: string, credit: Credit | undefined, scan: Scanner | undefined): CaptionView {
  const isChinese = /\p{Script=Han}/u.test(raw)
  const bare = isChinese ? hideQuoted(text) : text
  return { raw, text, lower: lowerCase(text), bare, isChinese, credit, scan }
}

/** Behind the last sign that closes nothing is looked for: else each open one would be followed to the end. */
function hideQuoted(text: string): string {
  const end = Math.max(...Array.from('”」』》〉', (sign) => text.lastIndexOf(sign))) + 1
  return text.slice(0, end).replace(QUOTED, (quoted) => '“'.padEnd(quoted.length, '”')) + text.slice(end)
}

/** A mention of the words between two UTF-16 indexes. */
export function mention(view: CaptionView, start: number, end: number, isSure = true): Mention {
  return { start, end, words: view.raw.slice(start, end), isSure }
}

/** A span in code points of the caption. */
export function inCodePoints(raw: string, span: Span): Span {
  return { start: toCodePoint(raw, span.start), end: toCodePoint(raw, span.end) }
}

/** Spans without those that lie in a longer one found as well; in order. */
export function longestOnly<T extends Span>(spans: readonly T[]): readonly T[] {
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(endOf(spans))
  // What was kept before is at least as long, so that it covers an end of whatever it overlaps.
  const kept = byLength.filter(({ start, end }) => {
    if (taken[start] === 1 || taken[end - 1] === 1) return false
    taken.fill(1, start, end)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}

/** Tells of a span whether it shares no place with any of `others`, however many they are. */
export function freeOf(others: readonly Span[]): (span: Span) => boolean {
  if (others.length === 0) return () => true
  const edges = new Int32Array(endOf(others) + 1)
  for (const { start, end } of others) {
    edges[start] = (edges[start] ?? 0) + 1
    edges[end] = (edges[end] ?? 0) - 1
  }
  /** How many units before each index are taken. */
  const taken = new Int32Array(edges.length + 1)
  let depth = 0
  edges.forEach((change, at) => {
    depth += change
    taken[at + 1] = (taken[at] ?? 0) + (depth > 0 ? 1 : 0)
  })
  const before = (index: number): number => taken[Math.min(index, taken.length - 1)] ?? 0
  return ({ start, end }) => before(end) === before(start)
}

/** `text` with spans turned into a sign each, so that no word reaches over them; places stay. */
export function blank(text: string, spans: readonly Span[], sign = '\n'): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue
    parts.push(text.slice(done, Math.max(done, start)), sign.repeat(end - Math.max(done, start)))
    done = end
  }
  return parts.join('') + text.slice(done)
}

const endOf = (spans: readonly Span[]): number => spans.reduce((most, { end }) => Math.max(most, end), 0)
