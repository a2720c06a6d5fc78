/**
 * A cell: words, an amount, a time (milliseconds since 1970-01-01 UTC, shown in local time), a day (ISO 8601), or nothing. Words
 * are never a formula, whatever they begin with.
 */
export type Cell = string | number | { readonly atMs: number } | { readonly day: string } | undefined

/** A time or day in the form that tables sort by: 2026-11-25 22:14. */
export function timeWords(cell: { readonly atMs: number } | { readonly day: string }): string {
  if ('day' in cell) return cell.day
  const at = new Date(cell.atMs)
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** A table of an export: its name, its heads with their widths in characters, and its rows. */
export interface ExportTable {
  readonly name: string
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}
