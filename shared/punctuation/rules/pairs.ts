import { oncePer } from '../../lib/once-per.ts'
import {
  eachBlock,
  type MarkedBlock,
  type MarkedText,
  type PunctuationCheck,
  type PunctuationMark,
} from '../marked-text.ts'
import { halfStraight } from './width.ts'

/** Marks that come in pairs, by the opening one; the clause that gives their form. */
const PAIRS: ReadonlyMap<string, { readonly close: string; readonly clause: string }> = new Map(
  [
    ['“', '”', '4.8.2'],
    ['‘', '’', '4.8.2'],
    ['「', '」', '4.8.2'],
    ['『', '』', '4.8.2'],
    ['（', '）', '4.9.2'],
    ['(', ')', '4.9.2'],
    ['［', '］', '4.9.2'],
    ['〔', '〕', '4.9.2'],
    ['【', '】', '4.9.2'],
    ['《', '》', '4.15.2'],
    ['〈', '〉', '4.15.2'],
  ].map(([open = '', close = '', clause = '']) => [open, { close, clause }] as const),
)
const OPENS: ReadonlyMap<string, string> = new Map([...PAIRS].map(([open, { close }]) => [close, open]))
const SIGNS = /[“”‘’「」『』（）()［］〔〕【】《》〈〉]/gu

/** A mark of a pair where it stands. */
interface Sign {
  readonly at: number
  readonly sign: string
}

/** What is wrong with the pairs of one block. */
interface Unpaired {
  readonly unclosed: readonly Sign[]
  readonly unopened: readonly Sign[]
  readonly crossed: readonly Sign[]
  /** Quotation marks that are turned the wrong way round. */
  readonly turned: readonly Sign[]
  /** Marks opened within their own kind, with the outer one closed behind them. */
  readonly nested: readonly { readonly outer: Sign; readonly inner: Sign; readonly end: number }[]
}

const SAME_WIDTH: Readonly<Record<string, string>> = { '(': '（', ')': '）' }
/** Half-width brackets pair with full-width ones: that their widths differ is another rule's matter. */
const kindOf = (sign: string): string => SAME_WIDTH[sign] ?? sign

/** The signs of pairs in a text; apostrophes, the bracket of `1)` and faces of signs are none. */
function signsOf(text: string): readonly Sign[] {
  return Array.from(text.matchAll(SIGNS)).flatMap(({ 0: sign, index }): readonly Sign[] => {
    const before = text.charAt(index - 1)
    if (sign === '’' && /[A-Za-z]/.test(before) && /[A-Za-z\s]|^$/.test(text.charAt(index + 1))) return []
    if (/[‘’]/u.test(sign) && isOfYear(text, index)) return []
    if (/[)）]/.test(sign) && LIST_NUMBER.test(text.slice(Math.max(0, index - 5), index)) && !isOpenBefore(text, index))
      return []
    if (/[()]/.test(sign) && /[:;=^]/.test(sign === ')' ? before : text.charAt(index + 1))) return []
    return [{ at: index, sign }]
  })
}
/** ‘90后, ’97: a year without its century; a quotation of digits (‘97’) ends behind them. */
const isOfYear = (text: string, at: number): boolean =>
  /^[‘’](?:\d{2}|[０-９]{2})(?!\d|[０-９]|’)/u.test(text.slice(at, at + 4)) &&
  (text.charAt(at) === '’' ? !isQuoteOpen(text, at) : !text.includes('’', at + 1))
const isQuoteOpen = (text: string, at: number): boolean =>
  at > 0 && text.lastIndexOf('‘', at - 1) > text.lastIndexOf('’', at - 1)
const LIST_NUMBER = /(?:^|[\s；。，：、:;,.])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[ivx]{1,4})$/u
const isOpenBefore = (text: string, at: number): boolean => {
  const last = (...signs: readonly string[]): number => Math.max(...signs.map((sign) => text.lastIndexOf(sign, at - 1)))
  return at > 0 && last('（', '(') > last('）', ')')
}

/** Reads the pairs of a block once for all rules. */
const unpairedIn = oncePer((block: MarkedBlock): Unpaired => {
  // “…": one end is straight, which is another rule's matter; the pair is one.
  const half = halfStraight(block.text)
  const text = half && block.text.slice(0, half.at) + half.suggest + block.text.slice(half.at + 1)
  const signs = notCutFrom(block, signsOf(text ?? block.text))
  const turned = turnedIn(signs, block.text)
  const at = new Set(turned.map((sign) => sign.at))
  return {
    ...pair(signs.map((sign) => (at.has(sign.at) ? { ...sign, sign: flipped(sign.sign) } : sign))),
    turned,
  }
})

/**
 * ”他说，水退了。 alone: a sentence behind the end of a quotation that was cut off with what stood before it. ”石门“ is none: there
 * the next mark stands as if it closed.
 */
function notCutFrom({ text, isFragment }: MarkedBlock, signs: readonly Sign[]): readonly Sign[] {
  const edge = /^[\s”’」』]*/u.exec(text)?.[0].length ?? 0
  if (!isFragment || edge === 0) return signs
  const others = signs.filter(({ at }) => at >= edge)
  const next = others.find(({ sign }) => /[“”‘’「」『』]/u.test(sign))
  if (next === undefined) return others
  const open = OPENS.has(next.sign) ? undefined : next.sign
  const own = others.filter(({ sign }) => sign === open || OPENS.get(sign) === open)
  const isCut = open !== undefined && (isBalanced(own, open) || /^$|[，。！？：；、]/u.test(text.slice(edge, next.at)))
  return isCut ? others : signs
}

const FLIPPED: Readonly<Record<string, string>> = { '“': '”', '”': '“', '‘': '’', '’': '‘' }
const flipped = (sign: string): string => FLIPPED[sign] ?? sign

/**
 * ”…“ and ”…”: an even number of marks that do not pair as they stand, and do when they open and close by turns. One that
 * stands in a pair as it should (“…” and then ”…“) is left out of it.
 */
function turnedIn(signs: readonly Sign[], text: string): readonly Sign[] {
  return [
    ['“', '”'],
    ['‘', '’'],
  ].flatMap(([open = '', close = '']) => {
    const own = signs.filter(({ sign }) => sign === open || sign === close)
    if (own.length % 2 === 1 || isBalanced(own, open)) return []
    const turned = own.filter(({ sign }, index) => sign !== (index % 2 === 0 ? open : close))
    // Two that open, each behind a colon, are two that were never closed.
    return turned.some((each) => standsRight(each, text)) ? [] : turned
  })
}

const standsRight = ({ sign, at }: Sign, text: string): boolean =>
  /[“‘]/u.test(sign)
    ? /^[：，。！？；、\n]?$/u.test(text.charAt(at - 1))
    : /^[，。！？；、：\n]?$/u.test(text.charAt(at + 1))

function isBalanced(signs: readonly Sign[], open: string): boolean {
  let depth = 0
  for (const { sign } of signs) {
    depth += sign === open ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/** The other half of a pair is looked for among so many signs: no text has more of them between two that belong together. */
const NEAR = 100

function pair(signs: readonly Sign[]): Omit<Unpaired, 'turned'> {
  const stack: Sign[] = []
  const unclosed: Sign[] = []
  const unopened: Sign[] = []
  const crossed: Sign[] = []
  const nested: { outer: Sign; inner: Sign; end: number }[] = []
  const closedLater = new Set<Sign>()
  signs.forEach((sign, index) => {
    const open = OPENS.get(sign.sign)
    if (open === undefined) {
      stack.push(sign)
      return
    }
    const from = Math.max(0, stack.length - NEAR)
    const found = stack.slice(from).findLastIndex((each) => kindOf(each.sign) === kindOf(open))
    const depth = found === -1 ? -1 : from + found
    const opened = stack[depth]
    if (opened === undefined) {
      unopened.push(sign)
      return
    }
    for (const above of stack.slice(depth + 1)) {
      const close = PAIRS.get(above.sign)?.close ?? ''
      const next = signs
        .slice(index + 1, index + 1 + NEAR)
        .find((each) => [kindOf(close), kindOf(above.sign)].includes(kindOf(each.sign)))
      // What is closed behind its outer mark crosses it; what is closed nowhere is unclosed.
      if (next !== undefined && kindOf(next.sign) === kindOf(close) && !closedLater.has(above)) {
        crossed.push(sign)
        closedLater.add(above)
      } else unclosed.push(above)
    }
    const kept = stack.slice(depth + 1).filter((above) => closedLater.has(above))
    const outer = stack.slice(Math.max(0, depth - NEAR), depth).findLast((each) => kindOf(each.sign) === kindOf(open))
    if (outer !== undefined) nested.push({ outer, inner: opened, end: sign.at + 1 })
    stack.splice(depth, stack.length - depth, ...kept)
  })
  const open = new Set([...unclosed, ...stack])
  return { unclosed: [...open], unopened, crossed, nested: nested.filter(({ outer }) => !open.has(outer)) }
}

const clauseOf = (sign: string): string => PAIRS.get(OPENS.get(sign) ?? sign)?.clause ?? '5.1.3'

const markAt = (block: MarkedBlock, { at, sign }: Sign): PunctuationMark => ({
  block,
  start: at,
  end: at + 1,
  clause: clauseOf(sign),
  values: { mark: sign, other: PAIRS.get(sign)?.close ?? OPENS.get(sign) ?? '' },
})

const isQuote = (sign: string): boolean => /[“”「」『』]/u.test(sign)

/** A quotation that goes on in the next paragraph: which of the marks left open and unopened belong to one (4.8.3.5). */
interface Carried {
  readonly signs: ReadonlySet<Sign>
  /** Paragraphs of a quotation that do not begin with the mark they should. */
  readonly unmarked: readonly { readonly block: MarkedBlock; readonly mark: string }[]
}

/** So many paragraphs may one quotation have. */
const MOST_PARAGRAPHS = 40

const carriedIn = oncePer(({ blocks }: MarkedText): Carried => {
  const signs = new Set<Sign>()
  const unmarked: { block: MarkedBlock; mark: string }[] = []
  blocks.forEach((block, at) => {
    const { unclosed, unopened } = unpairedIn(block)
    if (block.isFragment) for (const sign of cutOff(block, unclosed, unopened)) signs.add(sign)
    const open = unclosed.findLast(({ sign }) => isQuote(sign))
    if (open === undefined || signs.has(open)) return
    const rest = blocks.slice(at + 1, at + 1 + MOST_PARAGRAPHS)
    if (rest[0]?.text.trimStart().startsWith(open.sign) === true) {
      signs.add(open)
      return
    }
    const close = PAIRS.get(open.sign)?.close
    const end = rest.findIndex((each) => {
      const own = unpairedIn(each)
      return own.unopened.some(({ sign }) => sign === close) || own.unclosed.some(({ sign }) => isQuote(sign))
    })
    const last = rest[end]
    const closing = last && unpairedIn(last).unopened.find(({ sign }) => sign === close)
    if (closing === undefined) return
    signs.add(open)
    signs.add(closing)
    for (const each of rest.slice(0, end + 1)) unmarked.push({ block: each, mark: open.sign })
  })
  return { signs, unmarked }
})

/**
 * One sentence alone may be cut out of a quotation: “Who is it?” stands there with one of its marks. What opens behind a
 * colon, a comma or “said”, or with the sentence itself, and is not closed before its end, or closes at the very end, says nothing then.
 */
function cutOff({ text }: MarkedBlock, unclosed: readonly Sign[], unopened: readonly Sign[]): readonly Sign[] {
  if (unclosed.length + unopened.length !== 1) return []
  return [
    ...unclosed.filter(
      ({ at, sign }) =>
        isQuote(sign) &&
        (/[：:]$/u.test(text.slice(0, at)) ? /[。！？…]$/u : /^[^。！？]+[。！？…]$/u).test(text.slice(at)) &&
        /(?:^[”’」』]*|[：:，说称道问]|指出|强调)$/u.test(text.slice(0, at)),
    ),
    // Where another quotation begins before it, the sentence did not begin within this one.
    ...unopened.filter(
      ({ at, sign }) =>
        isQuote(sign) &&
        at === text.length - 1 &&
        /[。！？…]$/u.test(text.slice(0, at)) &&
        !text.includes(OPENS.get(sign) ?? ''),
    ),
  ]
}

/** “… without ”, 《… without 》. */
export function unclosed(text: MarkedText): readonly PunctuationMark[] {
  const { signs } = carriedIn(text)
  return text.blocks.flatMap((block) =>
    unpairedIn(block)
      .unclosed.filter((sign) => !signs.has(sign))
      .map((sign) => markAt(block, sign)),
  )
}

/** …” without “. */
export function unopened(text: MarkedText): readonly PunctuationMark[] {
  const { signs } = carriedIn(text)
  return text.blocks.flatMap((block) =>
    unpairedIn(block)
      .unopened.filter((sign) => !signs.has(sign))
      .map((sign) => markAt(block, sign)),
  )
}

/** “《…”》: a pair that ends outside of the one that it began in. */
export const crossed = eachBlock((block) =>
  unpairedIn(block).crossed.map((sign) => ({ ...markAt(block, sign), clause: '5.1.3' })),
)

/** ”…“: marks turned the wrong way round. */
export const turnedQuotes = eachBlock((block) =>
  unpairedIn(block).turned.map((sign) => ({ ...markAt(block, sign), suggest: flipped(sign.sign) })),
)

/** A paragraph of a quotation of several that does not begin with “ (4.8.3.5). */
export function quoteParagraphs(text: MarkedText): readonly PunctuationMark[] {
  return carriedIn(text).unmarked.map(({ block, mark }) => {
    const start = block.raw.length - block.raw.trimStart().length
    const end = start + 1
    return { block, start, end, values: { mark }, suggest: mark + block.raw.slice(start, end) }
  })
}

const NESTED: Readonly<Record<string, readonly [open: string, close: string]>> = { '“': ['‘', '’'], '《': ['〈', '〉'] }

/** “…“…”…”, 《…《…》…》: within a pair of one kind stands another kind (4.8.3.4, 4.15.3.5). */
export function sameWithin(outerMark: '“' | '《'): PunctuationCheck {
  return eachBlock((block) =>
    unpairedIn(block)
      .nested.filter(({ inner, outer }) => inner.sign === outerMark && isOddDepth(block, outer, outerMark))
      .map(({ inner, end }) => {
        const [open, close] = NESTED[outerMark] ?? ['', '']
        const suggest = open + block.raw.slice(inner.at + 1, end - 1) + close
        return { block, start: inner.at, end, values: { open, close }, suggest }
      }),
  )
}

/** “ ‘ “…” ’ ”: the third level is written as the first again; only what stands right within its own kind is wrong. */
function isOddDepth({ text }: MarkedBlock, outer: Sign, mark: string): boolean {
  const [open, close] = NESTED[mark] ?? ['', '']
  const from = outer.at + 1
  const next = text.indexOf(mark, from)
  const between = text.slice(from, next === -1 ? from : next)
  return between.split(open).length === between.split(close).length
}

/** （…（…）…）: brackets of one form within each other (4.9.3.6); the letters of a name behind it have no other form. */
export const nestedBrackets = eachBlock((block) =>
  unpairedIn(block)
    .nested.filter(({ inner, outer }) => inner.sign === outer.sign && /[（［〔【]/u.test(inner.sign))
    .filter(({ inner, end }) => /\p{Script=Han}/u.test(block.text.slice(inner.at, end)))
    .map(({ inner, end }) => ({ block, start: inner.at, end })),
)

/** ‘…’ and 〈…〉 where nothing stands around them: the outer pair is the double one (4.8.3.4, 4.15.3.5). */
export function singleOutside(open: '‘' | '〈'): PunctuationCheck {
  const [close, outerOpen, outerClose] = open === '‘' ? ['’', '“', '”'] : ['〉', '《', '》']
  const pattern = new RegExp(`${open}[^${open}${close}\\n]{1,60}${close}`, 'gu')
  return eachBlock((block) => {
    const { unclosed: open, unopened: closing, turned } = unpairedIn(block)
    if (open.length + closing.length + turned.length > 0) return []
    return Array.from(block.text.matchAll(pattern)).flatMap(({ 0: words, index }): readonly PunctuationMark[] => {
      const before = block.text.slice(0, index)
      const inside = count(before, outerOpen) - count(before, outerClose)
      if (inside > 0 || !/\p{Script=Han}/u.test(words) || words.includes(outerOpen)) return []
      const suggest = outerOpen + block.raw.slice(index + 1, index + words.length - 1) + outerClose
      return [{ block, start: index, end: index + words.length, suggest }]
    })
  })
}

const count = (text: string, sign: string): number => text.split(sign).length - 1
