import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { sentenceOf } from './clues.ts'
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
 * so made. The sums of an article are made once for all of its facts.
 */
export function supportIn(blocks: readonly CheckedBlock[]): (facts: readonly Fact[]) => Sum | undefined {
  let made: ReadonlyMap<string, readonly PlacedSum[]> | undefined
  return (facts) => {
    const [fact] = facts
    if (fact === undefined) return undefined
    made ??= sumsOf(blocks)
    const own = new Set(facts.map((one) => sentenceOf(one.block, one.number)))
    const values = new Set(facts.map(({ value }) => value[0]).filter((value) => value >= LEAST))
    const sums = [...values].flatMap((value) => made?.get(keyOf(fact.number, value)) ?? [])
    const found = [
      ...sums.filter(({ sentence }) => !own.has(sentence)),
      // Where a place in dispute stands between them, the others are neighbours.
      ...facts.flatMap(({ block, number }) => {
        const sentence = sentenceOf(block, number)
        if (sentence === undefined) return []
        const others = sentence.numbers.filter((each) => isLike(each, facts))
        return sumsAmong(others).map((sum) => ({ ...sum, block, sentence }))
      }),
    ]
      .filter(
        ({ sentence, value }) =>
          [...values].some((one) => isSame(one, value)) && sentence.text.toLowerCase().includes(fact.label),
      )
      .sort((x, y) => x.block.index - y.block.index || x.sentence.start - y.sentence.start || x.at - y.at)
    const [first] = found
    return first !== undefined && found.every((sum) => isSame(sum.value, first.value)) ? first : undefined
  }
}

interface PlacedSum extends Sum {
  readonly sentence: Sentence
  /** Index of its first part. */
  readonly at: number
}

const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= one * 1e-9
const kindOf = ({ kind, unit }: CheckedNumber): string => `${kind}|${unitKey(unit)}`
const keyOf = (number: CheckedNumber, value: number): string => `${kindOf(number)}|${value.toPrecision(9)}`

/** Every sum of neighbours of one kind and unit in a sentence, by what it makes. */
function sumsOf(blocks: readonly CheckedBlock[]): ReadonlyMap<string, readonly PlacedSum[]> {
  const made = new Map<string, PlacedSum[]>()
  for (const block of blocks)
    for (const sentence of block.sentences)
      for (const alike of Map.groupBy(sentence.numbers.filter(isExact), kindOf).values())
        for (const sum of sumsAmong(alike)) {
          const [part] = sum.parts
          if (part === undefined || sum.value < LEAST) continue
          const key = keyOf(part, sum.value)
          const list = made.get(key)
          if (list === undefined) made.set(key, [{ ...sum, block, sentence }])
          else list.push({ ...sum, block, sentence })
        }
  return made
}

const isExact = ({ value, approx }: CheckedNumber): boolean => typeof value === 'number' && approx === 'none'

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

function sumsAmong(numbers: readonly CheckedNumber[]): readonly Pick<PlacedSum, 'value' | 'parts' | 'at'>[] {
  return numbers.flatMap((_, at) => {
    const sums: Pick<PlacedSum, 'value' | 'parts' | 'at'>[] = []
    for (let end = at + 2; end <= Math.min(numbers.length, at + MOST_PARTS); end += 1) {
      const parts = numbers.slice(at, end)
      sums.push({ value: parts.reduce((sum, part) => sum + Number(part.value), 0), parts, at })
    }
    return sums
  })
}
