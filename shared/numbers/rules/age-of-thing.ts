import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { articleYear, isOffBy } from './article-year.ts'
import type { Checked, CheckedBlock, CheckedNumber, Mark, Sentence } from './checked-text.ts'
import { place } from './plausibility.ts'

const BUILT_EN = String.raw`(?:${anyOf(PHRASES.en.built)}|dating (?:from|to)|dates (?:from|to)) (?:in )?(?<year>\d{4})`
const BUILT_ZH = new RegExp(String.raw`${anyOf(PHRASES.zh.built)}(?<year>\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?的?`, 'u')
/** Between the year and the age stands nothing but who it is and that it is so today. */
const SINCE_ZH =
  /^[,，、]?(?:(?:这|该|那|全|整)[座棵株条所家栋幢个口艘]?\p{Script=Han}{0,4}|它)?[,，]?(?:距今|至今|迄今|到今年|今年)?(?:已经|已|也|刚好|正好|整整|走过|满)*(?:有着|有|走过|历经|拥有|存在|屹立)?了?$/u
const AGE_ZH = /[树桥房船楼馆店校厂]龄(?:已有|已达|已|达|有|为|是)?$/u
const IS_AGE_ZH = /^(?:(?:之久)?的?历史|了?(?=[,，。;；]|$)|之久)/u
/** “Built in 1950, the 60-year-old bridge”, “the 60-year-old mill, built in 1950”, “the chapel, opened in 1926, is 80 years old” */
const BEFORE_EN = new RegExp(
  String.raw`^\s*(?:first )?${BUILT_EN},? (?:the|this|our|their|its) $|^\s*(?:the|this|our|its) (?:[a-z]+ ){0,3}[a-z]+,? (?:which |that )?(?:was |were )?(?:first )?${BUILT_EN}(?:,| and)? (?:is|are|it is) (?:now |already )?$`,
  'u',
)
const BEHIND_EN = new RegExp(
  String.raw`^ (?:[a-z]+ )?[a-z]+,? (?:which |that )?(?:was |were )?(?:first )?${BUILT_EN}(?=[,.;]| |$)`,
  'u',
)

/** 建于1950年，已有60年历史 in 2026: the age of a thing against the year from which it dates. */
export function ageOfThing(checked: Checked): readonly Mark[] {
  const now = articleYear(checked)
  if (now === undefined) return []
  return checked.blocks.flatMap((block) =>
    block.sentences.flatMap((sentence) =>
      sentence.numbers.flatMap((number) => {
        const { kind, value, approx } = number
        if (kind !== 'duration' || typeof value !== 'number' || value < 3 || approx !== 'none') return []
        const founded = block.hasHan ? yearZh(block, sentence, number) : yearEn(block, sentence, number)
        if (founded === undefined || founded > now.year) return []
        const right = now.year - founded
        // A roof of 20 years on a house of 1950 has an age of its own.
        if (Math.abs(right - value) > Math.max(FAR, value / 2)) return []
        const isExact = /(?:整整|恰好|正好|刚好|exactly )$/u.test(
          block.lower.slice(Math.max(0, number.start - 8), number.start),
        )
        const isOff = right > value + (isExact ? 1 : playOf(value)) || isOffBy(1, now, Math.min(right, value), value)
        return isOff ? [{ ...place(block, number), values: { founded, year: now.year, right } }] : []
      }),
    ),
  )
}

/** A slip is no further off than this. */
const FAR = 30
/** 70年 is said for 76 as well, and 600年 for 658. */
const playOf = (years: number): number => (years % 10 === 0 ? Math.max(9, years * 0.15) : 1)

function yearZh(block: CheckedBlock, sentence: Sentence, { start, end, unit }: CheckedNumber): number | undefined {
  if (unit !== '年') return undefined
  const before = block.text.slice(Math.max(sentence.start, start - 48), start)
  const built = BUILT_ZH.exec(before)
  const year = built?.groups?.['year']
  if (built === null || year === undefined) return undefined
  const between = before.slice(built.index + built[0].length)
  const isAge = SINCE_ZH.test(between) && IS_AGE_ZH.test(block.text.slice(end, end + 6))
  return isAge || (AGE_ZH.test(between) && between.length < 12) ? Number(year) : undefined
}

function yearEn(
  { lower }: CheckedBlock,
  sentence: Sentence,
  { start, end, unit = '' }: CheckedNumber,
): number | undefined {
  if (!/old/u.test(unit)) return undefined
  const before = start - sentence.start > 90 ? null : BEFORE_EN.exec(lower.slice(sentence.start, start))
  const behind = before === null && /year-old/u.test(unit) ? BEHIND_EN.exec(lower.slice(end, end + 70)) : null
  const groups = before?.groups ?? behind?.groups
  return groups?.['year'] === undefined ? undefined : Number(groups['year'])
}
