import type { CarryCounts } from '../contract/carry-counts.ts'
import type { OpenArticle } from '../contract/shapes.ts'
import type { Carried } from '../domain/carried.ts'
import { REVISION_RULE } from '../domain/dismissal.ts'
import { isPlaced } from '../domain/note.ts'
import { REVIEW_TYPES, recordTypes, type DomainRecord } from '../domain/record-types.ts'
import type { CarriedReview } from './carried-review.ts'

/** `added`: the records that come along; those that have lines of their own in `carried` are counted there. */
export function countOfCarried(
  open: OpenArticle,
  carried: Carried | undefined,
  added: readonly DomainRecord[],
  took: CarriedReview['took'],
): CarryCounts {
  const { notes = [], suggestions = [], numbers = [], verdicts = [], unasked = [] } = carried ?? {}
  const outcomes = (...of: readonly string[]): number =>
    suggestions.filter(({ outcome }) => of.includes(outcome)).length
  const placed = notes.filter(({ status }) => isPlaced({ placement: status })).length
  const kept = (list: readonly { readonly to?: string | undefined; readonly why?: string | undefined }[]): number =>
    list.filter(({ to, why }) => to !== undefined && why === undefined).length
  const others = REVIEW_TYPES.filter((type) => OTHERS.has(type))
  // What was settled of the revision before is no part of the review of this one.
  const settled = open.dismissals.filter(({ rule }) => rule === REVISION_RULE).length
  const had = others.reduce((sum, type) => sum + open[recordTypes[type].list].length, -settled)
  const come = added.filter(({ type }) => OTHERS.has(type)).length
  return {
    notes: { placed, ask: notes.length - placed },
    suggestions: {
      done: outcomes('done'),
      waiting: outcomes('not-done'),
      differently: outcomes('differently'),
      lost: outcomes('gone'),
    },
    numbers: { kept: kept(numbers), fall: numbers.length - kept(numbers) },
    verdicts: { kept: kept(verdicts), fall: verdicts.length - kept(verdicts) },
    others: { kept: come, lost: Math.max(0, had - come) },
    unasked: unasked.length,
    took,
  }
}

/** Kinds of record with lines of their own in the report; an answer goes with its note. */
const TOLD: ReadonlySet<string> = new Set(['note', 'reply', 'suggestion', 'number', 'verdict'])
const OTHERS: ReadonlySet<string> = new Set(REVIEW_TYPES.filter((type) => !TOLD.has(type)))
