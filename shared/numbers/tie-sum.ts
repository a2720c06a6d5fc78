import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { TieRecord } from '../domain/tie.ts'
import { workOut, type TieOutcome } from './arithmetic.ts'
import { findNumbers } from './find-numbers.ts'

/** What a number says once the change proposed or accepted for it is carried out, and which suggestion changes it. */
export interface CurrentNumber {
  readonly value: NumberRecord['value']
  readonly unit: string | undefined
  readonly text: string
  readonly changedBy: Suggestion | undefined
}

/** A number as it reads with the suggestion that changes its words, if there is one that is not rejected. */
export function currentNumber(number: NumberRecord, suggestions: readonly Suggestion[]): CurrentNumber {
  const changedBy = suggestions.find(
    (each) =>
      each.state !== 'rejected' &&
      (each.numberId === number.id ||
        (each.blockId === number.blockId &&
          each.start <= number.start &&
          number.end <= each.end &&
          each.start < each.end)),
  )
  if (changedBy === undefined) return { value: number.value, unit: number.unit, text: number.text, changedBy }
  const read = findNumbers(changedBy.after)[0]
  return { value: read?.value, unit: read?.unit ?? number.unit, text: changedBy.after, changedBy }
}

/**
 * A tie worked out with its numbers as they now read. Undefined when one of them is not there; a range or a number
 * without a value cannot be reckoned with: then nothing is expected and it does not hold.
 */
export function tieSum(
  tie: TieRecord,
  numbers: ReadonlyMap<string, NumberRecord>,
  suggestions: readonly Suggestion[],
): TieOutcome | undefined {
  const terms = tie.termIds.map((id) => numbers.get(id)).filter((term) => term !== undefined)
  const result = numbers.get(tie.resultId)
  if (result === undefined || terms.length !== tie.termIds.length) return undefined
  const now = terms.map((term) => currentNumber(term, suggestions).value)
  const made = currentNumber(result, suggestions)
  const usable = now.filter((value) => typeof value === 'number' || typeof value === 'string')
  if (usable.length !== now.length || typeof made.value !== 'number') return { expected: undefined, holds: false }
  const isApproximate = [...terms, result].some((number) => number.approx !== 'none')
  return workOut({ kind: tie.kind, terms: usable, result: made.value, unit: made.unit, isApproximate })
}
