import { anyOf } from '../lib/any-of.ts'
import { quotedIn } from '../language/mixture.ts'
import { withoutAddresses } from '../punctuation/marked-text.ts'
import data from './data/two-ways.json' with { type: 'json' }
import type { ConsistencyMark } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'

/** One way of writing something, where it stands. UTF-16 of its block. */
interface Way {
  /** What is written in one way or another. */
  readonly of: string
  /** The way; those of one `of` that differ are held against each other. */
  readonly form: string
  /** Whether it is the one that is recommended, where neither is the commoner. */
  readonly isUsual: boolean
  readonly block: ReadBlock
  readonly start: number
  readonly end: number
}

/** The usual way in the place of another; absent: the other's own words, as they stand elsewhere. */
type Rewrite = (words: string, usual: Way) => string | undefined

/**
 * Of what is written in two ways the rarer one is marked wherever it stands, with the other and its block beside it, so that
 * all can be made alike at once; of two that are as common, the one that is not recommended.
 */
function rarer(ways: readonly Way[], rewrite: Rewrite = (_, usual) => wordsOf(usual)): readonly ConsistencyMark[] {
  return [...Map.groupBy(ways, (way) => way.of).values()].flatMap((own) => {
    const byForm = [...Map.groupBy(own, ({ form }) => form).values()].toSorted(
      (one, other) => other.length - one.length || Number(other[0]?.isUsual) - Number(one[0]?.isUsual),
    )
    const [usual] = byForm[0] ?? []
    if (usual === undefined || byForm.length === 1) return []
    return byForm.slice(1).flatMap((rare) =>
      rare.map((way): ConsistencyMark => {
        const suggest = rewrite(wordsOf(way), usual)
        const { block, start, end } = way
        return {
          block: block.index,
          start,
          end,
          values: { here: wordsOf(way), there: wordsOf(usual), otherBlock: usual.block.index },
          ...(suggest === undefined ? {} : { suggest }),
        }
      }),
    )
  })
}

const wordsOf = ({ block, start, end }: Way): string => block.text.slice(start, end)

/** Every match of `pattern` in the blocks, outside of quotations and titles, as a way of writing. */
function waysIn(
  blocks: readonly ReadBlock[],
  pattern: RegExp,
  tell: (match: RegExpExecArray, text: string) => Pick<Way, 'of' | 'form' | 'isUsual'> | undefined,
  textOf: (block: ReadBlock) => string = ({ folded }) => folded,
): readonly Way[] {
  return blocks.flatMap((block) => {
    const text = textOf(block)
    let isQuoted: ((at: number) => boolean) | undefined
    return Array.from(text.matchAll(pattern)).flatMap((match): readonly Way[] => {
      isQuoted ??= quotedIn(block.text)
      const told = isQuoted(match.index) ? undefined : tell(match, text)
      return told === undefined ? [] : [{ ...told, block, start: match.index, end: match.index + match[0].length }]
    })
  })
}

interface WordForm {
  readonly of: string
  readonly isUsual: boolean
  /** Behind it stands none of these: it would be the end of another word. */
  readonly notBefore: string
}

const FORMS: ReadonlyMap<string, WordForm> = new Map(
  data.pairs.flatMap(([usual = '', other = '', notBefore = '']): (readonly [string, WordForm])[] => [
    [usual, { of: usual, isUsual: true, notBefore: '' }],
    [other, { of: usual, isUsual: false, notBefore }],
  ]),
)
const WORDS = new RegExp(anyOf([...FORMS.keys()]), 'gu')

/** 账户 and 帐户: one word in two forms. */
export function wordForms(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  return rarer(
    waysIn(blocks, WORDS, ({ 0: form, index }, text) => {
      const known = FORMS.get(form)
      const behind = text.charAt(index + form.length)
      if (known === undefined || (behind !== '' && known.notBefore.includes(behind))) return undefined
      return { of: known.of, form, isUsual: known.isUsual }
    }),
  )
}

const UNITS = new Map(
  data.units.flatMap((forms) => forms.map((form, at) => [form, { of: forms[0] ?? '', isUsual: at === 0 }] as const)),
)
const MEASURED = new RegExp(`(?<=\\d ?)${anyOf([...UNITS.keys()])}(?![A-Za-z²³/·])`, 'gu')

/** 30公里 and 30km: one unit in two ways. What a table has in little room says nothing of the text. */
export function unitForms(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const told = blocks.filter(({ role, isChinese }) => role !== 'table' && isChinese)
  return rarer(
    waysIn(told, MEASURED, ({ 0: form }) => {
      const unit = UNITS.get(form)
      return unit && { ...unit, form }
    }),
  )
}

const HAN_DIGITS = '〇零一二三四五六七八九'
const YEAR = new RegExp(
  `(?<![\\d${HAN_DIGITS}十])(?:[一二][${HAN_DIGITS}]{3}|(?:19|20)\\d{2})(?=年(?!代|级|来|间))`,
  'gu',
)
const LUNAR = /(?:农历|阴历|夏历|旧历|干支)[^，。；]{0,4}$/u

/** 二〇二三年 and 2023年: years in two styles. */
export function yearForms(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const told = blocks.filter(({ isChinese }) => isChinese)
  const ways = waysIn(told, YEAR, ({ 0: words, index }, text) => {
    if (LUNAR.test(text.slice(Math.max(0, index - 10), index))) return undefined
    const isArabic = /\d/.test(words)
    return { of: 'year', form: isArabic ? 'arabic' : 'han', isUsual: isArabic }
  })
  return rarer(ways, (words, usual) =>
    usual.form === 'arabic'
      ? Array.from(words, (sign) => String(digitOf(sign))).join('')
      : Array.from(words, (sign) => HAN_YEAR.charAt(Number(sign))).join(''),
  )
}
const HAN_YEAR = '〇一二三四五六七八九'
const digitOf = (sign: string): number => (sign === '零' ? 0 : HAN_YEAR.indexOf(sign))

const DAY = /(?<!\d)(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|([-./])\d{1,2}\1\d{1,2})(?!\d)/gu

/** 2023年9月1日 and 2023-09-01: days in two styles. */
export function dayForms(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const told = blocks.filter(({ isChinese, role }) => isChinese && role !== 'table')
  const ways = waysIn(told, DAY, (match) => ({ of: 'day', form: match[1] ?? '年', isUsual: match[1] === undefined }))
  return rarer(ways, (words, usual) => {
    const [year = '', month = '', day = ''] = words.match(/\d+/gu) ?? []
    const short = (figures: string): string => String(Number(figures))
    if (usual.form === '年') return `${year}年${short(month)}月${short(day)}日`
    return [year, month.padStart(2, '0'), day.padStart(2, '0')].join(usual.form)
  })
}

/** A word in letters that stands alone among Han. */
const TERM = /(?<![A-Za-z\d@._/-]|[A-Za-z] )[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z\d@_/-]|\.[A-Za-z]| [A-Za-z])/gu

/** Wi-Fi and WiFi, App and APP: a term in letters spelled in two ways. */
export function termForms(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const told = blocks.filter(({ isChinese }) => isChinese)
  const ways = waysIn(
    told,
    TERM,
    ({ 0: form }) => {
      const of = form.replaceAll('-', '').toLowerCase()
      return of.length < 3 ? undefined : { of, form, isUsual: false }
    },
    ({ text }) => withoutAddresses(text),
  )
  // Whether Nasa is a slip or the house's way of writing an abbreviation is for a person to say.
  return rarer(ways, (words, usual) =>
    isAbbreviation(words) || isAbbreviation(wordsOf(usual)) ? undefined : wordsOf(usual),
  )
}

const isAbbreviation = (words: string): boolean => /^[A-Z]+$/.test(words)

const TITLE = /《([^《》\n]{4,30})》/gu
/** What tells one part or edition from another. */
const PARTS = /[\d一二三四五六七八九十百〇上中下前后左右新旧大小甲乙丙丁内外东南西北男女父母子初高和与续]/u

/** 《渡口的灯》 and 《渡口之灯》: one work under two titles that differ in one character. */
export function workTitles(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const titles = blocks.flatMap((block) =>
    Array.from(block.text.matchAll(TITLE)).map(({ 1: form = '', index }) => ({ block, form, at: index + 1 })),
  )
  const names = [...Map.groupBy(titles, ({ form }) => form)].slice(0, MOST_TITLES)
  return names.flatMap(([name, places], at) =>
    names.slice(at + 1).flatMap(([other, theirs]) => {
      const isOne = isOneOff(name, other) && !standTogether(places, theirs)
      if (!isOne) return []
      const of = `${name} ${other}`
      const ways = [...places, ...theirs].map(({ block, form, at: start }): Way => ({
        of,
        form,
        isUsual: form === name,
        block,
        start,
        end: start + form.length,
      }))
      return rarer(ways, () => undefined)
    }),
  )
}
const MOST_TITLES = 120

type Titled = { readonly block: ReadBlock; readonly at: number }

/** Two titles in one sentence are two works. */
const standTogether = (places: readonly Titled[], theirs: readonly Titled[]): boolean =>
  places.some((one) =>
    theirs.some(
      (other) =>
        one.block === other.block &&
        !/[。！？；\n]/u.test(one.block.text.slice(Math.min(one.at, other.at), Math.max(one.at, other.at))),
    ),
  )

/** One character more, less or other, which is none that tells parts and editions apart. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let head = 0
  while (head < one.length && one.charAt(head) === other.charAt(head)) head += 1
  let tail = 0
  const most = Math.min(one.length, other.length) - head
  while (tail < most && one.charAt(one.length - 1 - tail) === other.charAt(other.length - 1 - tail)) tail += 1
  const [mine, theirs] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  if (Math.max(mine.length, theirs.length) !== 1 || !/^\p{Script=Han}*$/u.test(mine + theirs)) return false
  return !PARTS.test(mine) && !PARTS.test(theirs)
}
