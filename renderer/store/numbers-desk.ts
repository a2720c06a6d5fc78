import { createStore } from 'zustand/vanilla'
import type { Role } from '#shared/domain/block.ts'
import type { NumberKind, NumberState } from '#shared/domain/number.ts'
import type { TieKind } from '#shared/domain/tie.ts'

/** Which rows of the ledger are shown; an empty string lets everything through. */
export interface LedgerFilter {
  readonly state: NumberState | 'uncounted' | ''
  readonly only: 'conflicts' | 'ties' | undefined
  readonly kind: NumberKind | ''
  readonly role: Role | ''
  readonly unit: string
  readonly words: string
}

/** The order of the rows; `where` is the order of the text. */
export interface LedgerSort {
  readonly by: 'where' | 'value' | 'unit' | 'kind' | 'state'
  readonly isDown: boolean
}

/** Numbers that are being tied: what they should make, the terms in the order they were chosen. */
export interface TieDraft {
  readonly kind: TieKind
  readonly resultId: string
  readonly termIds: readonly string[]
}

/** What lies open beneath a row. */
export interface OpenRow {
  readonly numberId: string
  /** `evidence` asks for it at once; `wrong` asks for the right value; `card` only shows. */
  readonly part: 'evidence' | 'wrong' | 'card'
}

export type Fold = 'kinds' | 'dates' | 'progress'

/** How the numbers desk is set up; kept while the article is open, so that leaving the desk loses nothing. */
export interface NumbersDeskState {
  readonly articleId: string | undefined
  readonly filter: LedgerFilter
  readonly hasFilters: boolean
  readonly sort: LedgerSort
  readonly foldedSections: ReadonlySet<string>
  readonly openRow: OpenRow | undefined
  readonly tie: TieDraft | undefined
  /** The conflict at hand, by its key. */
  readonly conflict: string | undefined
  /** Panels under the ledger; undefined: as the room allows. */
  readonly folds: ReadonlySet<Fold> | undefined
}

export const NO_FILTER: LedgerFilter = { state: '', only: undefined, kind: '', role: '', unit: '', words: '' }

const fresh: NumbersDeskState = {
  articleId: undefined,
  filter: NO_FILTER,
  hasFilters: false,
  sort: { by: 'where', isDown: false },
  foldedSections: new Set(),
  openRow: undefined,
  tie: undefined,
  conflict: undefined,
  folds: undefined,
}

/** The set-up of the numbers desk. */
export const numbersDesk = createStore<NumbersDeskState>(() => fresh)

/** Another article begins with everything as it is at first. */
export function deskFor(articleId: string): void {
  if (numbersDesk.getState().articleId !== articleId) numbersDesk.setState({ ...fresh, articleId })
}

/** Changes a part of the filter. */
export function filterBy(parts: Partial<LedgerFilter>): void {
  numbersDesk.setState(({ filter }) => ({ filter: { ...filter, ...parts } }))
}

/** Sorts by a column; the same column again turns the order round, and a third time goes back to the text's. */
export function sortBy(by: LedgerSort['by']): void {
  numbersDesk.setState(({ sort }) => {
    if (sort.by !== by) return { sort: { by, isDown: false } }
    if (!sort.isDown) return { sort: { by, isDown: true } }
    return { sort: { by: 'where', isDown: false } }
  })
}

/** Folds a section away, or opens it. */
export function toggleSection(id: string): void {
  numbersDesk.setState(({ foldedSections }) => {
    const next = new Set(foldedSections)
    if (!next.delete(id)) next.add(id)
    return { foldedSections: next }
  })
}

/** Opens what lies beneath a row, or closes it. */
export function openRow(row: OpenRow | undefined): void {
  numbersDesk.setState({ openRow: row })
}
