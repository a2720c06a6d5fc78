import { anyOf } from '../lib/any-of.ts'
import { withoutAddresses } from '../punctuation/marked-text.ts'
import data from './data/two-ways.json' with { type: 'json' }
import { waysByPattern, wordsOf, type TwoWays, type Way } from './ways.ts'
import type { ReadBlock } from '../text/read-block.ts'

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
export const WORD_WAYS: TwoWays = {
  waysIn: waysByPattern(WORDS, ({ 0: form, index }, text) => {
    const known = FORMS.get(form)
    const behind = text.charAt(index + form.length)
    if (known === undefined || (behind !== '' && known.notBefore.includes(behind))) return undefined
    return { of: known.of, form, isUsual: known.isUsual }
  }),
}

const UNITS = new Map(
  data.units.flatMap((forms) => forms.map((form, at) => [form, { of: forms[0] ?? '', isUsual: at === 0 }] as const)),
)
const MEASURED = new RegExp(`(?<=\\d ?)${anyOf([...UNITS.keys()])}(?![A-Za-z²³/·])`, 'gu')

/** 30公里 and 30km: one unit in two ways. What a table has in little room says nothing of the text. */
export const UNIT_WAYS: TwoWays = {
  waysIn: waysByPattern(
    MEASURED,
    ({ 0: form }) => {
      const unit = UNITS.get(form)
      return unit && { ...unit, form }
    },
    { isRead: ({ role, isChinese }) => role !== 'table' && isChinese },
  ),
}

/** A word in letters that stands alone among Han. */
const TERM = /(?<![A-Za-z\d@._/-]|[A-Za-z] )[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z\d@_/-]|\.[A-Za-z]| [A-Za-z])/gu

/** Wi-Fi and WiFi, App and APP: a term in letters spelled in two ways. */
export const TERM_WAYS: TwoWays = {
  waysIn: waysByPattern(
    TERM,
    ({ 0: form }) => {
      const of = form.replaceAll('-', '').toLowerCase()
      return of.length < 3 ? undefined : { of, form, isUsual: false }
    },
    { isRead: ({ isChinese }) => isChinese, textOf: ({ text }) => withoutAddresses(text) },
  ),
  // Whether Nasa is a slip or the house's way of writing an abbreviation is for a person to say.
  isSure: (words, usual) => !isAbbreviation(words) && !isAbbreviation(wordsOf(usual)),
}

const isAbbreviation = (words: string): boolean => /^[A-Z]+$/.test(words)

const TITLE = /《([^《》\n]{4,30})》/gu
/** What tells one part or edition from another. */
const PARTS = /[\d一二三四五六七八九十百〇上中下前后左右新旧大小甲乙丙丁内外东南西北男女父母子初高和与续]/u

/** 《渡口的灯》 and 《渡口之灯》: one work under two titles that differ in one character. */
export const TITLE_WAYS: TwoWays = {
  waysIn: (blocks) => {
    const titles = blocks.flatMap((block) =>
      Array.from(block.text.matchAll(TITLE)).map(({ 1: form = '', index }) => ({ block, form, at: index + 1 })),
    )
    const names = [...Map.groupBy(titles, ({ form }) => form)].slice(0, MOST_TITLES)
    return names.flatMap(([name, places], at) =>
      names.slice(at + 1).flatMap(([other, theirs]) => {
        const isOne = isOneOff(name, other) && !standTogether(places, theirs)
        if (!isOne) return []
        const of = `${name} ${other}`
        return [...places, ...theirs].map(({ block, form, at: start }): Way => ({
          of,
          form,
          isUsual: form === name,
          block,
          start,
          end: start + form.length,
        }))
      }),
    )
  },
  isSure: () => false,
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
