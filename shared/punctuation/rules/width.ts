import { eachBlock, eachMatch, HAN, UNIT_SIGNS, type MarkedBlock, type PunctuationMark } from '../marked-text.ts'

/** Half-width marks and what Chinese writes for them; the clause that says how much room each takes. */
const FULL: Readonly<Record<string, readonly [full: string, clause: string]>> = {
  ',': ['，', '5.1.1'],
  ';': ['；', '5.1.1'],
  ':': ['：', '5.1.1'],
  '.': ['。', '5.1.1'],
  '!': ['！', '5.1.2'],
  '?': ['？', '5.1.2'],
}

const WIDE = `[${HAN}，。、；：！？”’）》」』】〕…]`
const BEHIND_HAN = `(?<=${WIDE})[,;:!?](?![,;:!?])`
/** Between a letter or a digit and Han; the mark of a name (Yahoo!) and of an abbreviation (J.) is its own. */
const BEFORE_HAN = `(?<=[A-Za-z\\d${UNIT_SIGNS})])[,;:](?= ?[${HAN}“《（])`
const STOP = `(?<=[${HAN}”’）》])\\.(?=\\s*$|\\s*\\n|[”’）」』]|[ ]?[${HAN}“《])`
const HALF = new RegExp(`${BEHIND_HAN}|${BEFORE_HAN}|${STOP}`, 'gu')
/** 一. and 甲. at the start of a paragraph: a number of a list, which has its own rule. */
const ORDINAL = new RegExp(`(?:^|\\n)\\s*[（(]?(?:[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛])$`, 'u')

/** ,;:!?. within Chinese, where no number, no name and no sentence in letters has them. */
export const halfWidth = eachMatch(HALF, ({ 0: sign, index }, { text }) => {
  const before = text.slice(0, index)
  const behind = text.slice(index + 1)
  // Latin words behind a comma and before Han may be a sentence of their own: only in a Chinese one is the comma wrong.
  if (!new RegExp(`[${HAN}]`, 'u').test(before.slice(-40)) || ORDINAL.test(before)) return undefined
  // A ratio or a score, a face of signs, a list of names in letters.
  if (sign === ':' && /\d$/.test(before) && /^\d/.test(behind)) return undefined
  if (/^[-)(DPp](?![A-Za-z])/.test(behind) && sign !== ',' && /[ \s]$|^$/.test(behind.slice(1, 2))) return undefined
  const [full = '', clause = ''] = FULL[sign] ?? []
  // Between two characters of a foreign name it may have been meant as a middle dot.
  const isClear = sign !== '.' || !new RegExp(`^[${HAN}]`, 'u').test(behind)
  const blank = /^ (?=\S)/.test(behind) ? 1 : 0
  return { to: 1 + blank, clause, values: { mark: sign }, ...(isClear ? { suggest: full } : {}) }
})

const PAIRED = /\(([^()（）\n]{1,200})\)/gu
const HALF_OPEN = /\((?=[^()（）\n]{1,200}）)|(?<=（[^()（）\n]{1,200})\)/gu

/** (…) around Chinese words, and （…) with one half of each width; what stands in letters may keep its own. */
export const halfBrackets = eachBlock((block): readonly PunctuationMark[] => [
  ...Array.from(block.text.matchAll(PAIRED)).flatMap(({ 0: words, 1: inner = '', index }) => {
    const isChinese = new RegExp(`[${HAN}]`, 'u').test(inner) && hasHanBeside(block, index, words.length)
    if (!isChinese || /^[a-z]+\d*$/i.test(block.text.slice(Math.max(0, index - 3), index))) return []
    const suggest = `（${block.raw.slice(index + 1, index + words.length - 1)}）`
    return [{ block, start: index, end: index + words.length, suggest, clause: '5.1.3', values: { mark: '( )' } }]
  }),
  ...Array.from(block.text.matchAll(HALF_OPEN)).map(({ 0: sign, index }) => ({
    block,
    start: index,
    end: index + 1,
    clause: '5.1.3',
    values: { mark: sign },
    suggest: sign === '(' ? '（' : '）',
  })),
])

function hasHanBeside({ text }: MarkedBlock, at: number, length: number): boolean {
  const beside =
    (text.slice(0, at).trimEnd().at(-1) ?? '') +
    (text
      .slice(at + length)
      .trimStart()
      .at(0) ?? '')
  return beside === '' || /[\p{Script=Han}，。、；：！？“”‘’《》（）\d]/u.test(beside)
}

/** "…" and '…' around Chinese words (4.8.2): quotation marks are curved, and tell where they open. */
export const straightQuotes = eachBlock((block) => [
  ...straightIn(block, '"', ['“', '”']),
  ...straightIn(block, "'", ['‘', '’']),
])

/** A longer quotation, or one with other faults, is marked at its two ends, so that what stands in it can be mended by itself. */
const WHOLE = 30
const HALF_MARKS = /[,;:!?()]/u

function straightIn(block: MarkedBlock, sign: string, [open, close]: readonly [string, string]): PunctuationMark[] {
  const own = quotesIn(block.text, sign)
  const half = halfStraight(block.text, sign, [open, close])
  const at = (start: number, suggest: string | undefined): PunctuationMark => ({
    block,
    start,
    end: start + 1,
    values: { mark: sign },
    ...(suggest === undefined ? {} : { suggest }),
  })
  const [first, second] = own
  // “…" with one end of each.
  if (half !== undefined) return [at(half.at, half.suggest)]
  if (own.length % 2 === 1) return own.length === 1 && sign === "'" ? [] : own.map((each) => at(each, undefined))
  if (first === undefined || second === undefined) return []
  const pairs = own.flatMap((start, index) => (index % 2 === 0 ? [[start, own[index + 1] ?? start] as const] : []))
  return pairs.flatMap(([start, end]): PunctuationMark[] => {
    const inner = block.raw.slice(start + 1, end)
    if (!/\p{Script=Han}/u.test(inner)) return isBesideHan(block.text, start, end) ? [whole(start, end, inner)] : []
    const isWhole = inner.length <= WHOLE && !HALF_MARKS.test(inner)
    return isWhole ? [whole(start, end, inner)] : [at(start, open), at(end, close)]
  })
  function whole(start: number, end: number, inner: string): PunctuationMark {
    // Where nothing stands around them the outer pair is the double one.
    const isOuter = sign === '"' || !/[“"][^”"]*$/u.test(block.text.slice(0, start))
    const suggest = isOuter ? `“${inner}”` : open + inner + close
    return { block, start, end: end + 1, suggest, values: { mark: `${sign} ${sign}` } }
  }
}

const quotesIn = (text: string, sign: string): readonly number[] =>
  Array.from(text.matchAll(new RegExp(sign, 'gu')), ({ index }) => index).filter((at) => isQuote(text, at, sign))

/** The one straight mark of a text whose curved ones do not come out even: the other end of one of them. */
export function halfStraight(
  text: string,
  sign = '"',
  [open, close]: readonly [string, string] = ['“', '”'],
): { readonly at: number; readonly suggest: string } | undefined {
  if (!text.includes(sign)) return undefined
  const own = quotesIn(text, sign)
  const [opened, closed] = [text.split(open).length, text.split(close).length]
  const [at] = own
  return at === undefined || own.length > 1 || opened === closed
    ? undefined
    : { at, suggest: opened > closed ? close : open }
}

const isBesideHan = (text: string, start: number, end: number): boolean =>
  /[\p{Script=Han}，：。]/u.test(text.charAt(start - 1)) && /[\p{Script=Han}，：。]/u.test(text.charAt(end + 1))

/** An apostrophe, inches and minutes, and the quotes of a sentence in letters are none. */
function isQuote(text: string, at: number, sign: string): boolean {
  const [before, behind] = [text.charAt(at - 1), text.charAt(at + 1)]
  if (/\d/.test(before) && text.lastIndexOf(sign, at - 1) === -1) return false
  if (sign === "'") return !/[A-Za-z\d]/.test(before) && (/\p{Script=Han}/u.test(before + behind) || behind === '')
  return !(/[A-Za-z ]/.test(before) && /[A-Za-z ]/.test(behind))
}

const UNIT = '(?:[万亿元字人名个户亩件斤吨米克升度倍岁%℃]|公里|公斤|公顷|平方|千米|千克|厘米|毫米|美元|英镑|百分点)'
const IN_NUMBER = new RegExp(
  `(?<=(?<![\\d，。.])\\d{1,4})。(?=\\d{1,3}${UNIT})|(?<=(?<![\\d，。.])[1-9]\\d{0,2})，(?=\\d{3}${UNIT})`,
  'gu',
)

/** 12。5元 and 1，200字: a full-width mark within a number. */
export const markInNumber = eachMatch(IN_NUMBER, ({ 0: mark }) => ({
  values: { mark },
  suggest: mark === '。' ? '.' : ',',
}))
