import type { Asset } from '../domain/asset.ts'
import type { Role } from '../domain/block.ts'
import type { TextForm } from '../domain/mark.ts'
import type { TextEdit } from '../text/difference.ts'
import type { Ordinal } from '../text/ordinals.ts'

/** What can be changed from one version to another. */
export const CHANGE_KINDS = [
  'replace',
  'insert',
  'delete',
  'added',
  'gone',
  'moved',
  'split',
  'joined',
  'picture',
  'alt',
  'role',
  'form',
] as const
export type VersionChangeKind = (typeof CHANGE_KINDS)[number]

/** A run of a block's own text; empty where words were taken out. */
export interface OwnPlace {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** One change: what of it stood in the older version and stands in the newer, and where that is. */
export interface VersionChange {
  /** The same for the same change, however often the two are compared. */
  readonly id: string
  readonly kind: VersionChangeKind
  readonly before: string
  readonly after: string
  /** In the newer version; what is not there any more stands behind what it followed. */
  readonly place: OwnPlace | undefined
}

/** A block as a row shows it. */
export interface RowBlock extends TextForm, Ordinal {
  readonly id: string
  readonly role: Role
  readonly text: string
  readonly asset: Asset | undefined
  readonly alt: string | undefined
}

/**
 * A row of two texts side by side. `from` and `to` are the two ends of what was moved: the old text where it stood, and where it stands
 * now; `other` is the key of the other end.
 */
export interface VersionRow {
  readonly key: string
  readonly kind: 'same' | 'changed' | 'gone' | 'added' | 'from' | 'to'
  readonly old: readonly RowBlock[]
  readonly fresh: readonly RowBlock[]
  /** What turns the old blocks' words, a newline between each, into the fresh ones'. */
  readonly edits: readonly TextEdit[]
  readonly other?: string
  readonly changes: readonly VersionChange[]
}
