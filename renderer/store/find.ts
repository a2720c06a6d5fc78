import { createStore } from 'zustand/vanilla'
import type { FindQuery } from '#shared/find/query.ts'

export interface FindState {
  readonly isOpen: boolean
  /** How often it was opened: each time its field is selected anew. */
  readonly opened: number
  /** The row for what takes the place of the words is open too. */
  readonly isReplacing: boolean
  readonly query: FindQuery
  readonly replacement: string
  /** The place from which is sought: the first hit at or behind it is the live one (`Hit.at`). */
  readonly cursor: number
}

/** What is sought in the article; it stays when the bar goes, so that F3 goes on. */
export const findStore = createStore<FindState>(() => ({
  isOpen: false,
  opened: 0,
  isReplacing: false,
  query: { words: '', isCased: false, isExact: false, isWhole: false, isPattern: false },
  replacement: '',
  cursor: 0,
}))

export function askFor(query: Partial<FindQuery>): void {
  findStore.setState((state) => ({ query: { ...state.query, ...query } }))
}
