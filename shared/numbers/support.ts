import type { CheckedBlock, CheckedNumber } from './checked-text.ts'
import { unitKey, type Fact } from './facts.ts'

/** Numbers of one sentence that add up to one of the values in dispute. */
export interface Sum {
  /** The value that they make. */
  readonly value: number
  readonly block: CheckedBlock
  readonly parts: readonly CheckedNumber[]
}

const MOST_PARTS = 6
/** Below this, two small counts of a text make a third by chance. */
const LEAST = 10

/**
 * Corroboration for one of several values of a fact: consecutive numbers of one sentence, in its unit, that make exactly
 * that value (13 + 29 = 42), in a sentence that names the thing counted. Undefined when none or more than one value is
 * so made.
 */
export function supportOf(facts: readonly Fact[], blocks: readonly CheckedBlock[]): Sum | undefined {
  const label = facts[0]?.label ?? ''
  const values = new Set(facts.map((fact) => fact.value[0]).filter((value) => value >= LEAST))
  const sums = blocks
    .filter((block) => block.lower.includes(label))
    .flatMap((block) =>
      block.sentences
        .filter((sentence) => sentence.text.toLowerCase().includes(label))
        .map((sentence) => ({ block, sentence })),
    )
    .flatMap(({ block, sentence }) => {
      const like = sentence.numbers.filter((number) => isLike(number, facts))
      return sumsIn(like, values).map((sum) => ({ ...sum, block }))
    })
  const [first] = sums
  return first !== undefined && sums.every((sum) => sum.value === first.value) ? first : undefined
}

/** In the unit of the fact, exact, and none of the places in dispute. */
function isLike(number: CheckedNumber, facts: readonly Fact[]): boolean {
  const [fact] = facts
  return (
    fact !== undefined &&
    number.kind === fact.number.kind &&
    unitKey(number.unit) === unitKey(fact.number.unit) &&
    typeof number.value === 'number' &&
    number.approx === 'none' &&
    !facts.some((one) => one.number === number)
  )
}

function sumsIn(
  numbers: readonly CheckedNumber[],
  values: ReadonlySet<number>,
): readonly { readonly value: number; readonly parts: readonly CheckedNumber[] }[] {
  const found: { readonly value: number; readonly parts: readonly CheckedNumber[] }[] = []
  for (let from = 0; from < numbers.length; from += 1) {
    for (let to = from + 2; to <= Math.min(numbers.length, from + MOST_PARTS); to += 1) {
      const parts = numbers.slice(from, to)
      const total = parts.reduce((sum, part) => sum + Number(part.value), 0)
      const value = [...values].find((one) => Math.abs(one - total) <= one * 1e-9)
      if (value !== undefined) found.push({ value, parts })
    }
  }
  return found
}
