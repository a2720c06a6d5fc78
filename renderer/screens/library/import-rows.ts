import { placeOf } from '#shared/contract/files.ts'
import type { ImportItem } from '../../acts/imports.ts'
import { IMPORT_STATES, type ImportState } from '../../store/import-states.ts'

/** A line of the list of imports: the head of a group, a file, or the files of a group that are folded into one line. */
export type ImportRow =
  | {
      readonly kind: 'head'
      readonly state: ImportState
      readonly items: readonly ImportItem[]
      readonly isFolded: boolean
    }
  | { readonly kind: 'item'; readonly state: ImportState; readonly item: ImportItem }
  | { readonly kind: 'rest'; readonly state: ImportState; readonly items: readonly ImportItem[] }

/** What the person folded and unfolded. */
export interface Folding {
  readonly folded: ReadonlySet<ImportState>
  /** Groups that are shown to their last file. */
  readonly whole: ReadonlySet<ImportState>
}

/** What waits needs no look; it can be unfolded. */
export const FIRST_FOLDING: Folding = { folded: new Set(['waiting']), whole: new Set() }

/** Groups of which a few files are enough to see, and how many: what is done needs no look. */
const SHORT: ReadonlySet<ImportState> = new Set(['opened', 'already'])
const SHORT_LENGTH = 6
/** So few more are shown as well: a line that says so would take as much room. */
const SPARE = 2

/** The row under the pointer, if it is a file's: it keeps the group in which it stood when the pointer came to it. */
export interface Held {
  readonly id: string
  readonly state: ImportState
}

/**
 * Files by groups, in the order of need. The one that is `held` stays in its place although its state has changed; what the
 * heads say of their groups holds for it as well.
 */
export function importRows(
  items: readonly ImportItem[],
  held: Held | undefined,
  { folded, whole }: Folding,
): readonly ImportRow[] {
  const groups = new Map<ImportState, ImportItem[]>(IMPORT_STATES.map((state) => [state, []]))
  for (const item of items) groups.get(item.id === held?.id ? held.state : item.state)?.push(item)
  return [...groups].flatMap(([state, group]): readonly ImportRow[] => {
    if (group.length === 0) return []
    const own = held === undefined ? group : items.filter((item) => item.state === state)
    const head: ImportRow = { kind: 'head', state, items: own, isFolded: folded.has(state) }
    if (folded.has(state)) return [head]
    const isShort = SHORT.has(state) && !whole.has(state) && group.length > SHORT_LENGTH + SPARE
    const shown = isShort ? group.slice(0, SHORT_LENGTH) : group
    const rows = shown.map((item): ImportRow => ({ kind: 'item', state, item }))
    return isShort ? [head, ...rows, { kind: 'rest', state, items: group.slice(SHORT_LENGTH) }] : [head, ...rows]
  })
}

/** Files that were read and wait for a decision: what is in them is not in the library yet. */
export function unfinished(items: readonly ImportItem[]): readonly ImportItem[] {
  return items.filter(({ state }) => state === 'decide')
}

/** The name of a row, by which the active one is found again when the list changes. */
export function rowKey(row: ImportRow): string {
  return row.kind === 'item' ? row.item.id : `${row.kind}-${row.state}`
}

/** Rows that keys go through: files, and lines that can be unfolded. */
export function isStop(row: ImportRow): boolean {
  return row.kind !== 'head' || row.isFolded
}

/** The folder in which all files lie, at whatever depth; undefined when they have none in common, or are no files. */
export function commonFolder(items: readonly ImportItem[]): string | undefined {
  const paths = items.flatMap(({ source }) => (source.kind === 'file' ? [placeOf(source.file).split(/[/\\]/u)] : []))
  const [first] = paths
  if (first === undefined || paths.length < 2 || paths.length < items.length) return undefined
  let length = first.length - 1
  for (const parts of paths) {
    let same = 0
    while (same < Math.min(length, parts.length - 1) && parts[same] === first[same]) same += 1
    length = same
  }
  const folder = first.slice(0, length).join('/')
  return folder === '' ? undefined : folder
}

/** The language of most files. */
export function usualLanguage(items: readonly ImportItem[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { language } of items) if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** A time to wait as a person says it: seconds in fives, then minutes. */
export function shownWait(leftMs: number): { readonly unit: 'seconds' | 'minutes'; readonly count: number } {
  const seconds = Math.max(5, Math.ceil(leftMs / 5000) * 5)
  return seconds < 60 ? { unit: 'seconds', count: seconds } : { unit: 'minutes', count: Math.ceil(seconds / 60) }
}
