import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'

/** One article to check; answers carry its ticket back. */
export interface CheckRequest {
  readonly ticket: number
  readonly records: CheckedRecords
  readonly options: CheckOptions
}

export interface CheckAnswer {
  readonly ticket: number
  readonly findings: readonly RecordFinding[]
}
