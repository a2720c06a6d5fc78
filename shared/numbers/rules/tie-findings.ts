import type { NumberRecord } from '../../domain/number.ts'
import type { Finding } from '../../domain/source-document.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { TIE_KINDS, type TieRecord } from '../../domain/tie.ts'
import { workOut } from './arithmetic.ts'
import type { FormedText } from '../../text/form.ts'
import { currentNumber, type CurrentNumber } from '../current-number.ts'

/** Rules of sums that do not come out, one for each kind of tie. */
export const ARITHMETIC_RULES = TIE_KINDS.map((kind) => `arithmetic.${kind}` as const)

/** A tie worked out again from the numbers as they stand now. */
export interface WorkedTie {
  readonly tie: TieRecord
  readonly terms: readonly TiedNumber[]
  readonly result: TiedNumber
  /** `unknown`: a term or the result has no single value, so nothing can be said. */
  readonly outcome: 'holds' | 'fails' | 'unknown'
  /** What the terms make; undefined with `unknown`. */
  readonly expected: number | undefined
}

/** A number of a tie: as it was found, and as it stands with the suggestions on it. */
export interface TiedNumber {
  readonly number: NumberRecord
  readonly now: CurrentNumber
}

/**
 * Works a tie out from its numbers' present values: a suggestion, open or accepted, that changes one is reckoned with.
 * Undefined when one of its numbers is not there any more. `blocks`: the texts that they stand in, by id.
 */
export function workOutTie(
  tie: TieRecord,
  numbers: ReadonlyMap<string, NumberRecord>,
  suggestions: readonly Suggestion[],
  blocks: ReadonlyMap<string, FormedText>,
): WorkedTie | undefined {
  const tied = (id: string): TiedNumber | undefined => {
    const number = numbers.get(id)
    return number && { number, now: currentNumber(number, suggestions, blocks.get(number.blockId)) }
  }
  const terms = tie.termIds.map(tied).filter((term) => term !== undefined)
  const result = tied(tie.resultId)
  if (result === undefined || terms.length !== tie.termIds.length) return undefined
  const values = terms.map(({ now }) => singleValue(now))
  const stated = singleValue(result.now)
  if (typeof stated !== 'number' || values.some((value) => value === undefined))
    return { tie, terms, result, outcome: 'unknown', expected: undefined }
  const { expected, holds } = workOut({
    kind: tie.kind,
    terms: values.filter((value) => value !== undefined),
    result: stated,
    unit: result.now.unit,
    isApproximate: [result, ...terms].some(({ now }) => now.approx !== 'none'),
  })
  return { tie, terms, result, expected, outcome: expected === undefined ? 'unknown' : holds ? 'holds' : 'fails' }
}

interface IdentifiedBlock extends FormedText {
  readonly id: string
}

/**
 * The ties that do not come out, as findings `arithmetic.<kind>` at the number that should be their result.
 * `blocks` in reading order, for a finding names its block by index. `words`: those of a number as a person reads
 * them in a line of ours.
 */
export function tieFindings(
  ties: Iterable<TieRecord>,
  numbers: ReadonlyMap<string, NumberRecord>,
  suggestions: readonly Suggestion[],
  blocks: readonly IdentifiedBlock[],
  words: (tied: TiedNumber) => string = ({ now }) => now.text,
): readonly Finding[] {
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const order = new Map(blocks.map(({ id }, index) => [id, index]))
  return [...ties].flatMap((tie) => {
    const worked = workOutTie(tie, numbers, suggestions, byId)
    if (worked?.outcome !== 'fails' || worked.expected === undefined) return []
    const { number } = worked.result
    const block = order.get(number.blockId)
    if (block === undefined) return []
    const terms = worked.terms.map(words).join(' / ')
    return [
      {
        rule: `arithmetic.${tie.kind}`,
        severity: 'warning' as const,
        block,
        start: number.start,
        end: number.end,
        values: { expected: worked.expected, stated: words(worked.result), terms },
      },
    ]
  })
}

/** A range is no term; a date is one where years are reckoned with. */
function singleValue({ value }: CurrentNumber): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}
