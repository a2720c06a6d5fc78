import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'
import type { ToldPerson } from '#shared/people/told.ts'

/** The lists of an article's records that are checked. */
export const CHECKED_LISTS = ['blocks', 'assets', 'suggestions', 'numbers', 'ties', 'links'] as const
export type CheckedList = (typeof CHECKED_LISTS)[number]

/** Records that are new or changed since they were last told. A long article's cross in several of these. */
export interface CheckedPart {
  readonly list: CheckedList
  readonly records: CheckedRecords[CheckedList]
}

/** One article to check, its records told before; answers carry its ticket back. */
export interface CheckRequest {
  readonly ticket: number
  readonly article: CheckedRecords['article']
  readonly census: CheckedRecords['census']
  /** The ids of each list in their order, where that is another one than before. */
  readonly order: Readonly<Partial<Record<CheckedList, readonly string[]>>>
  readonly options: CheckOptions
  /** Whether the people of the article are asked for too. */
  readonly wantsPeople: boolean
}

/** A newer question waits: what is still being read is left. */
export interface CheckStop {
  readonly stop: number
}

/** What was found; until `isWhole` more is being looked for. With nothing found it only says that the worker is at work. */
export interface CheckAnswer {
  readonly ticket: number
  readonly findings?: readonly RecordFinding[]
  readonly people?: readonly ToldPerson[]
  readonly isWhole: boolean
}
