import { articleYear, isOffBy } from './article-year.ts'
import { countFirst } from '../../lib/count-first.ts'
import { birthsIn, OTHER_PERSON, type Birth } from './births.ts'
import type { Checked, CheckedBlock, CheckedNumber, Mark, Sentence } from './checked-text.ts'
import { place } from './plausibility.ts'

/** （62岁，1950年生）, 1950年生，62岁, 62岁（1950年出生）: nothing but signs and the sex between the two. */
const BESIDE_ZH = /^[\s,，、(（;；]*(?:[男女][,，、])?(?:现年|今年|时年)?$/u
/** The words between an age and the year in which it was that. */
const WHEN_EN = /^ (?:years old )?(?:when|as) (?:he|she|they) [a-z]+(?: [a-z]+){0,3}? in $|^ in $/u
const IN_YEAR_EN = /^,? (?:at|aged|when (?:he|she) was)(?: the age of)? $|^, (?:he|she) [a-z]+(?: [a-z]+){0,2}? at $/u
const WAS_EN = /\b(?:was|at|aged|turned|at the age of) $/u
const WHEN_ZH = /^[^。；;\d]{0,10}?(?:时|那年|的时候)[,，]?(?:年?仅|已|刚?满|才|刚)?$/u
/**
 * An age held against a year of birth beside it, in either order: the age of today, where the two stand in one bracket, and
 * the age of another year that is named with it (“62 when she retired in 2020; born in 1950”; 2020年退休时62岁).
 */
export function ageAtYear(checked: Checked): readonly Mark[] {
  const now = articleYear(checked)
  return checked.blocks.flatMap((block) =>
    block.sentences.flatMap((sentence, at) => {
      const births = birthsIn(block, sentence)
      // “; born in 1950” ends a sentence that told the age.
      const next = block.sentences[at + 1]
      const isGoneOn = births.length === 0 && next !== undefined && /[;；]\s*$/u.test(sentence.text)
      const [birth, second] = isGoneOn ? birthsIn(block, next) : births
      if (birth === undefined || second !== undefined) return []
      const reach = reachOf(block, [sentence, isGoneOn ? next : sentence], birth)
      return sentence.numbers.flatMap((number) => {
        const { value } = number
        if (typeof value !== 'number' || value < 1 || value > 120 || number.approx !== 'none') return []
        const then = yearOfAge(block, sentence, number, { birth, reach }, now?.year)
        if (then === undefined || then <= birth.year) return []
        const told = now !== undefined && then === now.year ? now : { year: then, isSure: true }
        if (!isOffBy(1, told, then - birth.year, value)) return []
        return [{ ...place(block, number), values: { born: birth.year, right: then - birth.year } }]
      })
    }),
  )
}

/** From where to where a text tells of whom it says was born, before and behind it: up to a brother or a wife. */
function reachOf({ lower }: CheckedBlock, [own, last]: readonly [Sentence, Sentence], { start, end }: Birth) {
  const other = new RegExp(OTHER_PERSON, 'gu')
  const others = [...lower.slice(own.start, last.end).matchAll(other)].map(({ index }) => own.start + index)
  const before = countFirst(others, (at) => at < start)
  return { from: others[before - 1] ?? own.start, to: others.find((at) => at >= end) ?? last.end }
}

/** An age and what tells whose or when it was stand no farther apart, in UTF-16. */
const FARTHEST = 80

/** The year in which somebody was as old as a number says; undefined where the text does not tell. */
function yearOfAge(
  block: CheckedBlock,
  sentence: Sentence,
  number: CheckedNumber,
  { birth, reach }: { readonly birth: Birth; readonly reach: ReturnType<typeof reachOf> },
  now: number | undefined,
): number | undefined {
  const isZh = /^(?:周岁|岁|歲)/u.test(number.unit ?? '')
  const [from, to] = number.end <= birth.start ? [number.end, birth.start] : [birth.end, number.start]
  if (isZh && to - from <= FARTHEST && BESIDE_ZH.test(block.lower.slice(from, to))) return now
  if (number.end <= reach.from || number.start > reach.to) return undefined
  const first = countFirst(sentence.numbers, (date) => date.start < number.start - FARTHEST)
  for (const date of sentence.numbers.slice(first, first + FARTHEST)) {
    if (date.start > number.end + FARTHEST) break
    const year = date.kind === 'date' && typeof date.value === 'string' ? Number(date.value.slice(0, 4)) : Number.NaN
    if (Number.isNaN(year) || (date.start >= birth.start && date.start < birth.end)) continue
    if (isZh ? isThenZh(block, number, date) : isThenEn(block, number, date)) return year
  }
  return undefined
}

const isThenZh = (block: CheckedBlock, age: CheckedNumber, date: CheckedNumber): boolean =>
  date.end <= age.start && WHEN_ZH.test(block.text.slice(date.end, age.start))

function isThenEn(block: CheckedBlock, age: CheckedNumber, date: CheckedNumber): boolean {
  if (age.kind !== 'count' && age.kind !== 'duration') return false
  if (date.end <= age.start) return IN_YEAR_EN.test(block.lower.slice(date.end, age.start))
  const lead = block.lower.slice(Math.max(0, age.start - 16), age.start)
  return WAS_EN.test(lead) && WHEN_EN.test(block.lower.slice(age.end, date.start))
}
