/** A cell: words, an amount, or nothing. Words are never a formula, whatever they begin with. */
export type Cell = string | number | undefined

/** A table of an export: its name, its heads with their widths in characters, and its rows. */
export interface ExportTable {
  readonly name: string
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}
