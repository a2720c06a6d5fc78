import { createStore } from 'zustand/vanilla'
import type { RuleArea } from '#shared/checks/rules.ts'
import type { Finding } from '#shared/domain/source-document.ts'

/** What of the findings their desk shows: of these areas (none: of all), of this severity, those left as they are too. */
export interface FindingsFilter {
  readonly areas: readonly RuleArea[]
  readonly severity: Finding['severity'] | undefined
  readonly isAll: boolean
}

const NO_FILTER: FindingsFilter = { areas: [], severity: undefined, isAll: false }

export const findingsFilter = createStore<FindingsFilter>(() => NO_FILTER)

/** Shows all that waits. */
export function clearFindingsFilter(): void {
  findingsFilter.setState(NO_FILTER)
}
