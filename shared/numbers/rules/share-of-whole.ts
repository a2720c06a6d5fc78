import { type CheckedBlock, type CheckedNumber, type Mark, perBlock } from './checked-text.ts'
import { unitKey } from './facts.ts'
import { place, textOf } from './plausibility.ts'
import { halfPlace, halfUnit, isShare } from './tallies.ts'

/** “Of 240 people on the drug, 60 (20%)” */
const OF_WHOLE = /(?:^|[\s(“"—])of (?:the |its |their |all )?$/u
const PART_EN = /^(?: [a-z]+){0,6}, $/u
const SHARE_EN = /^ \($/u
const SHARE_END_EN = /^\)/u
/** “18 of the 60, or 40 percent” */
const PART_OF_EN = /^(?: [a-z]+)? (?:out )?of (?:the |its |their |all )?$/u
const OR_EN = /^(?: [a-z]+){0,3}(?:, or | \(| —? ?or )$/u
const OR_END_EN = /^(?:[),.;]|$)/u
/** 60人中18人占40%, 职工80人，其中女职工20人，占25%, 150人中，45人，占30% */
const PART_ZH = /^\p{Script=Han}{0,8}(?:中[,，]?(?:有)?|[,，]其中[,，]?)\p{Script=Han}{0,8}$/u
const SHARE_ZH = /^\p{Script=Han}{0,6}[,，（(]?(?:占|占比|占总数的?|占比为)$/u
const SHARE_END_ZH = /^(?:[,，。；;）)、]|$)/u

/** A part, its whole and the share of it that the text gives, which is another one. */
export const shareOfWhole = perBlock((block) =>
  block.sentences.flatMap(({ numbers }) => [
    ...(block.hasHan ? [] : fractions(block, numbers)),
    ...numbers.flatMap((share, at) => {
      const [first, second] = [numbers[at - 2], numbers[at - 1]]
      if (!isShare(share) || first === undefined || second === undefined) return []
      const told = block.hasHan ? inChinese(block, first, second, share) : inEnglish(block, first, second, share)
      return told === undefined ? [] : judge(block, share, ...told)
    }),
  ]),
)

/** “A quarter of the 64 stalls, 18, sold crafts” */
function fractions(block: CheckedBlock, numbers: readonly CheckedNumber[]): readonly Mark[] {
  return numbers.flatMap((share, at): readonly Mark[] => {
    const [whole, part] = [numbers[at + 1], numbers[at + 2]]
    if (!isFraction(share) || whole === undefined || part === undefined || !isCount(whole)) return []
    const isTold =
      / of (?:the |its |their |all )?$/u.test(block.lower.slice(share.end, whole.start)) &&
      /^(?: [a-z]+){1,2}, $/u.test(block.lower.slice(whole.end, part.start)) &&
      block.lower.startsWith(',', part.end)
    const [is, all] = [Number(part.value), Number(whole.value)]
    if (!isTold || part.approx !== 'none' || !(is > 0) || is >= all) return []
    if (Math.abs(is - Number(share.value) * all) <= Math.max(1, all * PLAY)) return []
    const right = `${String(Number(((is / all) * 100).toFixed(1)))}%`
    return [{ ...place(block, share), values: { stated: textOf(block, share), right } }]
  })
}

/** A third is said of 32 per cent as well. */
const PLAY = 0.02
const isFraction = ({ kind, value, approx }: CheckedNumber): boolean =>
  kind === 'ratio' && typeof value === 'number' && value > 0 && value < 1 && approx === 'none'
const isCount = ({ kind, value, approx }: CheckedNumber): boolean =>
  kind === 'count' && typeof value === 'number' && approx === 'none'

type Told = readonly [part: CheckedNumber, whole: CheckedNumber]

function inChinese(
  block: CheckedBlock,
  whole: CheckedNumber,
  part: CheckedNumber,
  share: CheckedNumber,
): Told | undefined {
  const isTold =
    PART_ZH.test(block.text.slice(whole.end, part.start)) &&
    SHARE_ZH.test(block.text.slice(part.end, share.start)) &&
    SHARE_END_ZH.test(block.text.slice(share.end, share.end + 1))
  return isTold ? [part, whole] : undefined
}

function inEnglish(
  block: CheckedBlock,
  first: CheckedNumber,
  second: CheckedNumber,
  share: CheckedNumber,
): Told | undefined {
  const { lower } = block
  const [middle, last] = [lower.slice(first.end, second.start), lower.slice(second.end, share.start)]
  const end = lower.slice(share.end, share.end + 1)
  if (OF_WHOLE.test(lower.slice(Math.max(0, first.start - 12), first.start)) && PART_EN.test(middle))
    return SHARE_EN.test(last) && SHARE_END_EN.test(end) ? [second, first] : undefined
  return PART_OF_EN.test(middle) && OR_EN.test(last) && OR_END_EN.test(end) ? [first, second] : undefined
}

/** A share is rounded, and its two numbers are where they are told by their thousands. */
function judge(block: CheckedBlock, share: CheckedNumber, part: CheckedNumber, whole: CheckedNumber): readonly Mark[] {
  const [own, all] = [part, whole].map(({ kind, value, approx }) =>
    (kind === 'count' || kind === 'money' || kind === 'measure') && approx === 'none' ? Number(value) : Number.NaN,
  )
  if (own === undefined || all === undefined || !(own > 0) || !(all > own)) return []
  if (part.kind !== whole.kind) return []
  if (part.unit !== undefined && whole.unit !== undefined && unitKey(part.unit) !== unitKey(whole.unit)) return []
  const right = (own / all) * 100
  const written = textOf(block, share)
  const play = /成/u.test(written) ? 5 : halfUnit(written) === 0.5 ? 1 : halfUnit(written)
  const slack = right * (playOf(block, part) / own + playOf(block, whole) / all)
  if (Math.abs(right - Number(share.value)) <= play + slack + 1e-9) return []
  return [{ ...place(block, share), values: { stated: written, right: `${String(Number(right.toFixed(1)))}%` } }]
}

function playOf(block: CheckedBlock, number: CheckedNumber): number {
  const half = halfPlace(textOf(block, number), Number(number.value))
  return half === 0.5 ? 0 : half
}
