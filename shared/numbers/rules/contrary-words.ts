import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { perBlock } from './checked-text.ts'
import { place, textOf } from './plausibility.ts'

const UNDER_AND_OVER = new RegExp(
  `^${anyOf([...PHRASES.zh.underWords, ...PHRASES.zh.belowWords])}.*\\d[万亿千百]*(?:[多余]|[%％]?\\p{Script=Han}{0,3}以上$)`,
  'u',
)
const UNDER_AND_OVER_EN = new RegExp(String.raw`^${anyOf(PHRASES.en.underWords)} .*\d(?:-plus|\+| or more)$`, 'u')

/** 接近2200多: a number that is said to lie under what it is said to lie over. */
export const contraryWords = perBlock((block) =>
  block.numbers.flatMap((number) => {
    const written = textOf(block, number)
    const folded = block.lower.slice(number.start, number.end)
    const isContrary = number.approx !== 'none' && (UNDER_AND_OVER.test(folded) || UNDER_AND_OVER_EN.test(folded))
    return isContrary ? [{ ...place(block, number), values: { stated: written } }] : []
  }),
)
