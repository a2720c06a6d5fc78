import { anyOf } from '../../lib/any-of.ts'
import structure from '../../structure/data/words.json' with { type: 'json' }
import words from './data/readers.json' with { type: 'json' }

const SURNAMES: ReadonlySet<string> = new Set(structure.surnames)
/** Surnames that oftener are other words before a numeral: 高一, 时一周, 成三. */
const OTHER_WORDS = /[高方时单成向易和明华平安常于从到有无几同上下前后来经应保都宫习台官井稽]/u
/** 周一 to 周日 are days. */
const WEEKDAY = /^周[一二三四五六日末]/u
/** 万余人, 万名, 百多户: behind a surname that is a numeral itself these go on counting. */
const COUNTS = /[余多名个人家户元件亩吨里年天次种亿分]/u
const SAYS = new RegExp(`^ ?(?:说(?![明法服不完辞客教])|${anyOf(words.speechVerbs)})`, 'u')
const TITLE = new RegExp(`(?:${anyOf(words.personTitles)}|${anyOf(words.credits)})$`, 'u')
const CREDIT = new RegExp(`${anyOf(words.credits)}[:/丨|＊ \u3000]{0,3}$`, 'u')
/** What ends a name in a byline. */
const BYLINE_END = /^(?:$|[^\p{L}\p{N}]|摄|文|图|编|报道|整理)/u

/**
 * End of a person's name that the numeral at `at` is part of, where a name stands: before a verb of saying (梁一周说), in a
 * credit (摄影：梁一周; 万一鸣 摄), behind a title (村民梁一周); undefined elsewhere.
 */
export function personEnd(text: string, at: number): number | undefined {
  for (const from of [at - 1, at, at - 2]) {
    const surname = text.charAt(from)
    if (!SURNAMES.has(surname) || OTHER_WORDS.test(surname) || WEEKDAY.test(text.slice(from, from + 2))) continue
    for (const length of [3, 2]) {
      const end = from + length
      if (from === at && COUNTS.test(text.charAt(from + 1))) continue
      if (end > at && /^\p{Script=Han}+$/u.test(text.slice(from, end)) && isNamed(text, from, end, from === at))
        return end
    }
  }
  return undefined
}

function isNamed(text: string, from: number, end: number, isNumeral: boolean): boolean {
  const before = text.slice(Math.max(0, from - 8), from)
  const after = text.slice(end, end + 4)
  const isHead = !/[\p{Script=Han}\d]$/u.test(before)
  const hasTitle = TITLE.test(before)
  if ((isHead || hasTitle) && SAYS.test(after)) return true
  if (CREDIT.test(before) && BYLINE_END.test(after)) return true
  return hasTitle && !isNumeral && end - from === 3 && !/^[\d一二三四五六七八九十百千万多余个]/u.test(after)
}
