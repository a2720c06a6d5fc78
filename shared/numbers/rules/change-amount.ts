import { haveOneUnit } from './amount-unit.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { changeClaims, isNamedChange } from './change-claims.ts'
import { amountOf, changePairs, type ChangePair } from './change-pairs.ts'
import { isTrue, markOf } from './change-verdict.ts'
import type { CheckedBlock, CheckedNumber, Mark, Sentence } from './checked-text.ts'
import { firstFrom, lastBefore } from './clues.ts'
import { oncePer } from '../../lib/once-per.ts'
import { leadOf } from './contrast.ts'
import { place, textOf } from './plausibility.ts'
import { digitsOf, halfPlace, rounded } from './tallies.ts'

/** Between the second number of a change and the amount of it stands nothing but a comma and that it is all of it. */
const BESIDE_ZH = /^[,，、]?(?:一?共|总共|净|累计|实际|足足|整整|正好)?$/u
const BESIDE_EN = /^(?:,|—| —| –)? ?(?:(?:or )?an? |up |down )?$/u
/** By the year, or told against something else. */
const PER_ONE =
  /^(?: [a-z]+)?(?: (?:more|less|higher|lower|above|below|over|under|than)\b| an?| per| each| every|-a-)\b|^\p{Script=Han}{0,2}[/每]/u

/** 从52.3米涨到54.1米，上涨2.8米; “from 860 to 940, an increase of 60”: the amount of a change beside its two numbers. */
export function changeAmounts(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  const behind = changePairs(block, sentence).flatMap((pair) => {
    const amount = firstFrom(sentence.numbers, pair.end)
    if (amount === undefined || amount.start - pair.end > 40 || !isNamedChange(block, amount)) return []
    const between = block.lower.slice(pair.end, amount.start)
    const words = block.hasHan ? between.replace(NAMED_ZH, '') : between.replace(NAMED_EN, '')
    return (block.hasHan ? BESIDE_ZH : BESIDE_EN).test(words) ? judge(block, amount, pair) : []
  })
  return block.hasHan ? behind : [...behind, ...addedBefore(block, sentence)]
}

const NAMED_ZH = new RegExp(`${anyOf([...PHRASES.zh.changeVerbs, ...PHRASES.zh.changeSigns])}(?:了|为|达)*$`, 'u')
const NAMED_EN = new RegExp(
  String.raw`\b(?:${anyOf(PHRASES.en.changeNouns)} of|${anyOf(PHRASES.en.changeVerbs)}(?: by)?) $`,
  'u',
)

const ADDED = new RegExp(String.raw`\b${anyOf(PHRASES.en.added)} $`, 'u')
const BRINGING = new RegExp(
  String.raw`^(?: [a-z]+){1,4}, ${anyOf(PHRASES.en.bringing)} (?:its|the|their) [a-z ]{0,24}$`,
  'u',
)

/** “added 12 classrooms, bringing its total from 30 to 44” */
function addedBefore(block: CheckedBlock, sentence: Sentence): readonly Mark[] {
  return changePairs(block, sentence).flatMap((pair) => {
    const amount = lastBefore(sentence.numbers, pair.start)
    if (amount === undefined || !ADDED.test(block.lower.slice(Math.max(0, amount.start - 20), amount.start))) return []
    return BRINGING.test(block.lower.slice(amount.end, pair.start)) ? judge(block, amount, pair) : []
  })
}

function judge(block: CheckedBlock, amount: CheckedNumber, pair: ChangePair): readonly Mark[] {
  const { value, kind, approx, end } = amount
  if (typeof value !== 'number' || approx !== 'none' || kind !== pair.to.kind || !haveOneUnit(amount, pair.to))
    return []
  if (kind === 'percent' || PER_ONE.test(block.lower.slice(end, end + 24))) return []
  const right = Math.abs(pair.to.value - pair.from.value)
  // Where what became of it is stated for what was added, another rule says so.
  if (right === 0 || value === pair.to.value || value === pair.from.value || value > right * 10) return []
  const slack = [{ value, text: textOf(block, amount) }, pair.from, pair.to].reduce((sum, one) => sum + playOf(one), 0)
  if (Math.abs(value - right) <= slack + 1e-9) return []
  const scale = scaleOf({ value, text: textOf(block, amount) })
  return [{ ...place(block, amount), values: { stated: textOf(block, amount), right: rounded(right / scale) } }]
}

/** A whole number is meant as it stands; of 1.1万 and 3.25 the last place is rounded. */
function playOf(one: { readonly value: number; readonly text: string }): number {
  const half = halfPlace(one.text, one.value)
  return half === 0.5 ? 0 : half
}

function scaleOf({ value, text }: { readonly value: number; readonly text: string }): number {
  const digits = digitsOf(text)
  return digits === 0 ? 1 : Number((value / digits).toPrecision(12))
}

/** 比首周增加20%: the time against which a change is told, by a name of its own in the article. */
const AGAINST = /[比较](?<when>首[日周月季届批轮天]|第[一二三]\p{Script=Han}|上半[年月场]|\d{4}年)$/u

/** In a text of more numbers the words of a time are no name of one. */
const MOST_NUMBERS = 2000
const numbersOf = oncePer((blocks: readonly CheckedBlock[]) =>
  blocks.reduce((sum, { numbers }) => sum + numbers.length, 0),
)

/** 首周吸引3.6万人。…第二周达4.2万人，比首周增加20%: a change against a number that another sentence tells of that time. */
export function changeAgainst(
  blocks: readonly CheckedBlock[],
  block: CheckedBlock,
  sentence: Sentence,
): readonly Mark[] {
  return changeClaims(block, sentence).flatMap((claim) => {
    if (claim.kind !== 'part') return []
    const when = AGAINST.exec(block.text.slice(Math.max(sentence.start, claim.from - 8), claim.from))
    const name = when?.groups?.['when']
    if (name === undefined || when === null) return []
    if (numbersOf(blocks) > MOST_NUMBERS) return []
    const now = lastBefore(sentence.numbers, claim.from - when[0].length)
    if (now === undefined || now.approx !== 'none') return []
    if (!/^[,，]$/u.test(block.text.slice(now.end, claim.from - when[0].length))) return []
    const before = blocks.flatMap((one) =>
      one.numbers
        .filter(
          (number) =>
            (one.index < block.index || (one === block && number.end <= now.start)) &&
            number.kind === now.kind &&
            number.unit === now.unit &&
            leadOf({ block: one, number }).includes(name),
        )
        .map((number) => ({ one, number })),
    )
    const [first] = before
    if (
      first === undefined ||
      before.some(({ number }) => number.value !== first.number.value || number.approx !== 'none')
    )
      return []
    const [from, to] = [amountOf(first.one, first.number), amountOf(block, now)]
    if (from === undefined || to === undefined || from.value <= 0) return []
    const pair = { from, to, start: now.start, end: now.end, isOfYears: false }
    return isTrue(claim, pair) ? [] : [markOf(block, claim, pair)]
  })
}
