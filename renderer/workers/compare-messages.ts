import type { Reading, VersionText } from '#shared/revision/read-text.ts'
import type { VersionRow } from '#shared/revision/version-row.ts'

/** Which of the two texts; where both are readings of one version it comes once, as the old one. */
export type ComparedSide = 'old' | 'fresh'

/** A part of a version's records. */
export type ComparedPart = {
  readonly [L in keyof VersionText]: { readonly list: L; readonly records: VersionText[L] }
}[keyof VersionText]

/** The records come part by part, then the question itself. `begin` forgets what came before. */
export type CompareQuestion =
  | { readonly kind: 'begin' }
  | ({ readonly kind: 'part'; readonly side: ComparedSide } & ComparedPart)
  | {
      readonly kind: 'compare'
      readonly ticket: number
      readonly isOneVersion: boolean
      readonly readings: readonly [Reading, Reading]
    }

/** The rows come part by part, too: none of them holds up the window. */
export type CompareAnswer =
  | { readonly kind: 'rows'; readonly ticket: number; readonly rows: readonly VersionRow[] }
  | { readonly kind: 'done'; readonly ticket: number }
