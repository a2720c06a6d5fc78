import type { Region } from '../domain/target.ts'
import { toUtf16Index } from '../lib/code-points.ts'
import type { RegionLink } from './article.ts'
import type { CaptionFacts } from './facts.ts'
import { inCodePoints, viewText, type Span } from './view.ts'

/**
 * Where the words say that a linked region lies, against where it lies. Code points of the caption:
 * `start`–`end` the linked words, `side` what tells the side (（左）, left, the list after 从左至右).
 * `cannot-tell`: nothing is said of a side, or too little to compare.
 */
export interface OrderCheck extends Span {
  readonly verdict: 'agrees' | 'conflict' | 'cannot-tell'
  readonly words: string
  readonly side?: Span & { readonly words: string }
  /** Index of the link in the links given. */
  readonly link: number
}

/** A rank from left to right: fractions of the picture for 左, 中, 右; or a place in a row, counted from the left. */
interface Rank {
  readonly kind: 'side' | 'row'
  /** Only ranks of one row are compared with each other. */
  readonly row: string
  readonly at: number
  readonly span: Span
}

interface Placed {
  readonly link: RegionLink
  readonly index: number
  /** UTF-16 units of the caption. */
  readonly span: Span
  readonly rank: Rank | undefined
  readonly x: number
}

/** Characters beside linked words in which their side may be told, and a sentence in which its row may. */
const WINDOW = 60
const LONGEST_SENTENCE = 400

/** Two regions whose middles are nearer than this share of the width stand one over the other: no order. */
const APART = 0.02

/** Checks every region that is linked to words of a caption against what the words say of left and right. */
export function checkOrder(facts: CaptionFacts, links: readonly RegionLink[]): readonly OrderCheck[] {
  const { raw, text } = viewOf(facts)
  const placed = links.map((link, index): Placed => {
    const span = { start: toUtf16Index(raw, link.start), end: toUtf16Index(raw, link.end) }
    return { link, index, span, rank: rankOf(text, span, facts), x: middle(link.region) }
  })
  return placed.map((one): OrderCheck => {
    const { link, index, rank } = one
    const base = { start: link.start, end: link.end, words: raw.slice(one.span.start, one.span.end), link: index }
    if (rank === undefined) return { ...base, verdict: 'cannot-tell' }
    const side = { ...inCodePoints(raw, rank.span), words: raw.slice(rank.span.start, rank.span.end) }
    return { ...base, side, verdict: verdictOf(one, rank, placed) }
  })
}

/** Labels and credits are no part of the order, but the caption's own text keeps its places. */
const viewOf = ({ view }: CaptionFacts) => ({ raw: view.raw, text: viewText(view.raw).text })

function verdictOf(one: Placed, rank: Rank, placed: readonly Placed[]): OrderCheck['verdict'] {
  const others = placed.filter((other) => {
    const theirs = other.rank
    return (
      other !== one &&
      theirs !== undefined &&
      theirs.kind === rank.kind &&
      theirs.row === rank.row &&
      theirs.at !== rank.at
    )
  })
  const agrees = others.map((other) => {
    const apart = other.x - one.x
    if (Math.abs(apart) < APART) return undefined
    return apart > 0 === (other.rank?.at ?? 0) > rank.at
  })
  if (agrees.includes(false)) return 'conflict'
  if (agrees.includes(true)) return 'agrees'
  if (rank.kind === 'row') return 'cannot-tell'
  // Alone in the picture: left is the left half, right the right; far beyond the middle it is the other side.
  if (rank.at === 0) return one.x < 0.5 ? 'agrees' : one.x > 0.67 ? 'conflict' : 'cannot-tell'
  if (rank.at === 1) return one.x > 0.5 ? 'agrees' : one.x < 0.33 ? 'conflict' : 'cannot-tell'
  return one.x > 0.25 && one.x < 0.75 ? 'agrees' : 'cannot-tell'
}

/** The middle of a region from left to right, as a share of the picture's width. */
function middle(region: Region): number {
  if (region.shape === 'point') return region.x
  if (region.shape === 'rectangle') return region.x + region.width / 2
  const xs = region.points.map((point) => point.x)
  return (Math.min(...xs) + Math.max(...xs)) / 2
}

const NUMERALS = '一二三四五六七八九十'
const ROW = '(?<row>前排|后排|中排|上排|下排|第[一二三四五六]排)?'
const SIDE_ZH = new RegExp(
  `^\\s*[(\\[]?\\s*(?:图)?${ROW}(?<side>左|右|中)(?<from>起|数)?(?<nth>[${NUMERALS}]|\\d{1,2})?(?:侧|边|者|起)?(?![至到\\p{Script=Han}])[)\\]]?`,
  'u',
)
const ORDER_ZH = new RegExp(
  `(?:从|自|由)?\\s*${ROW}\\s*(?:(?:从|自|由)?(?<start>左|右)(?:至|到|向|往|而)(?:左|右)|(?<first>左|右)起|(?:从|自|由)(?<begin>左|右)起?)(?:依次|分别)?(?:为|是)?`,
  'gu',
)
const AFTER_EN =
  /^[\s,]*[,(]\s*(?:(?<row>front row|back row|top row|bottom row|middle row)[,:]?\s*)?(?:(?:pictured|seen|standing|seated)\s+)?(?:(?:on|at)\s+(?:the\s+)?)?(?:(?<nth>second|third|fourth|fifth|2nd|3rd|4th|5th)\s+from\s+(?:the\s+)?)?(?:(?:far|top|bottom|front|back)\s+)?(?<side>left|right|cent(?:er|re)|middle)\b/iu
const BEFORE_EN =
  /(?:(?<nth>second|third|fourth|fifth)\s+from\s+(?:the\s+)?)?(?:far\s+)?\b(?<side>left|right|cent(?:er|re)|middle)[,:]?\s+(?:is\s+)?$/iu
const ORDER_EN = /\bfrom\s+(?:the\s+)?(?:far\s+)?(?<first>left|right)(?:\s+to\s+(?:left|right))?\b[,:]?/giu
const NTH_EN: Readonly<Record<string, number>> = {
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
}

function rankOf(text: string, span: Span, facts: CaptionFacts): Rank | undefined {
  return (/\p{Script=Han}/u.test(text) ? besideZh(text, span) : besideEn(text, span)) ?? inList(text, span, facts)
}

/** 顾长河（左）, （左二）顾长河, 左为顾长河: the side within the linked words, right after them, or right before. */
function besideZh(text: string, span: Span): Rank | undefined {
  const inside = /[(\[](?:图)?(?:前排|后排)?[左右中][^()[\]]{0,3}[)\]]/u.exec(text.slice(span.start, span.end))
  const tries: readonly (readonly [RegExpExecArray | null, number])[] = [
    [SIDE_ZH.exec(text.slice(span.end)), span.end],
    [inside === null ? null : SIDE_ZH.exec(text.slice(span.start + inside.index)), span.start + (inside?.index ?? 0)],
  ]
  for (const [match, from] of tries) if (match !== null) return rankZh(match, from, rowBefore(text, from))
  const before = new RegExp(
    `[(\\[]?${ROW}(?<![至到向往而从自由])(?<side>左|右|中)(?<from>起|数)?(?<nth>[${NUMERALS}]|\\d{1,2})?[)\\]]?(?:为|是|:)?\\s*$`,
    'u',
  ).exec(text.slice(Math.max(0, span.start - WINDOW), span.start))
  // 左起：顾长河、方小满 orders a list.
  const isList = before?.groups?.['from'] !== undefined && before.groups['nth'] === undefined
  return before === null || isList
    ? undefined
    : rankZh(before, Math.max(0, span.start - WINDOW), rowBefore(text, span.start))
}

/** 前排左二为方小满，左三为陆小满: the row last named in the sentence. */
function rowBefore(text: string, at: number): string | undefined {
  const from = Math.max(...Array.from('。;!?', (sign) => text.lastIndexOf(sign, at - 1))) + 1
  const sentence = text.slice(Math.max(from, at - LONGEST_SENTENCE), at)
  return [...sentence.matchAll(/前排|后排|中排|上排|下排|第[一二三四五六]排/gu)].pop()?.[0]
}

function rankZh(match: RegExpExecArray, from: number, rowNamed: string | undefined): Rank {
  const { side, nth } = match.groups ?? {}
  const row = match.groups?.['row'] ?? rowNamed
  const span = {
    start: from + match.index + (/^\s*/u.exec(match[0])?.[0].length ?? 0),
    end: from + match.index + match[0].length,
  }
  const count = nth === undefined ? undefined : /\d/u.test(nth) ? Number(nth) : NUMERALS.indexOf(nth) + 1
  if (count !== undefined && side !== '中')
    return { kind: 'row', row: `${row ?? ''}${side ?? ''}`, at: side === '右' ? -count : count, span }
  return { kind: 'side', row: row ?? '', at: side === '左' ? 0 : side === '右' ? 1 : 0.5, span }
}

/** Rowan Leck, left; (right) Tom Hale; second from left. */
function besideEn(text: string, span: Span): Rank | undefined {
  const after = AFTER_EN.exec(text.slice(span.end))
  const inside = /[,(]\s*(?:[a-z]+ )*(?:left|right|cent(?:er|re)|middle)\b/iu.exec(text.slice(span.start, span.end))
  const within = inside === null ? null : AFTER_EN.exec(text.slice(span.start + inside.index))
  const from = Math.max(0, span.start - WINDOW)
  const before = BEFORE_EN.exec(text.slice(from, span.start))
  if (after !== null) return rankEn(after, span.end)
  if (within !== null && inside !== null) return rankEn(within, span.start + inside.index)
  return before === null ||
    /\bfrom\s+(?:the\s+)?(?:far\s+)?(?:left|right)[,:]?\s+$/iu.test(text.slice(from, span.start))
    ? undefined
    : rankEn(before, from)
}

function rankEn(match: RegExpExecArray, from: number): Rank {
  const { nth, row } = match.groups ?? {}
  const side = (match.groups?.['side'] ?? '').toLowerCase()
  const lead = /^[\s,(]*/u.exec(match[0])?.[0].length ?? 0
  const span = { start: from + match.index + lead, end: from + match.index + match[0].trimEnd().length }
  const count = nth === undefined ? undefined : NTH_EN[nth.toLowerCase()]
  if (count !== undefined)
    return { kind: 'row', row: `${row ?? ''}${side}`, at: side === 'right' ? -count : count, span }
  return { kind: 'side', row: row ?? '', at: side === 'left' ? 0 : side === 'right' ? 1 : 0.5, span }
}

/** 从左至右：张三、李四、王五; From left, Ann Lee, Tom Hale and Sam Ortiz: which name of the list the words are. */
function inList(text: string, span: Span, { people }: CaptionFacts): Rank | undefined {
  const isChinese = /\p{Script=Han}/u.test(text)
  const orders = [...text.matchAll(isChinese ? ORDER_ZH : ORDER_EN)].filter((match) => match[0].trim() !== '')
  const named = people.filter((one) => one.kind === 'name' || one.kind === 'role' || one.kind === 'group')
  const order = orders.findLast((match) => match.index + match[0].length <= span.start) ?? trailing(orders, span, text)
  if (order === undefined) return undefined
  const { start, first, begin, row } = order.groups ?? {}
  const isFromRight = /右|right/iu.test(start ?? first ?? begin ?? '')
  const after = order.index + order[0].length <= span.start
  const next = orders.find((match) => match.index > order.index)?.index ?? text.length
  const list = named.filter((one) =>
    after
      ? one.start >= order.index && one.start < next && isOneSentence(text, order.index, one.start)
      : one.end <= order.index,
  )
  const position = list.findIndex((one) => one.start < span.end && span.start < one.end)
  if (position === -1 || list.length < 2) return undefined
  return {
    kind: 'row',
    row: `list${String(order.index)}${row ?? ''}`,
    at: isFromRight ? -position : position,
    span: { start: order.index, end: order.index + order[0].trimEnd().length },
  }
}

const isOneSentence = (text: string, from: number, to: number): boolean =>
  !/[。!?;]|[.](?=\s+\p{Lu}\p{Ll}+\s+\p{Ll})/u.test(text.slice(from, to))

/** Ann Lee, Tom Hale and Sam Ortiz, from left: the list stands before the words that order it. */
function trailing(orders: readonly RegExpExecArray[], span: Span, text: string): RegExpExecArray | undefined {
  return orders.find(
    (match) =>
      match.index >= span.end &&
      /[,(（]\s*$/u.test(text.slice(Math.max(0, match.index - WINDOW), match.index)) &&
      isOneSentence(text, span.end, match.index),
  )
}
