import type { NumberRecord } from '../domain/number.ts'
import type { Verdict } from '../domain/verdict.ts'
import { isCounted, isSettled } from './numbers.ts'

/** So many settled of so many, told apart by what was found. */
export interface Coverage {
  readonly done: number
  readonly total: number
  readonly ok: number
  readonly query: number
  readonly wrong: number
}

/** What is counted of numbers wherever it is said how far they are checked: the desks, the foot, the report. */
export function coverageOfNumbers(numbers: Iterable<NumberRecord>): Coverage {
  const now = { done: 0, total: 0, ok: 0, query: 0, wrong: 0 }
  for (const number of numbers) {
    if (!isCounted(number)) continue
    now.total += 1
    if (isSettled(number)) now.done += 1
    if (number.state === 'verified' || number.state === 'not-a-statistic') now.ok += 1
    if (number.state === 'queried') now.query += 1
    if (number.state === 'wrong') now.wrong += 1
  }
  return now
}

/** The same of captions, by the verdict on each; undefined on one that has none. */
export function coverageOfCaptions(verdicts: readonly (Verdict['state'] | undefined)[]): Coverage {
  const ok = verdicts.filter((state) => state === 'approved' || state === 'changed').length
  const query = verdicts.filter((state) => state === 'queried').length
  return { done: ok + query, total: verdicts.length, ok, query, wrong: 0 }
}
