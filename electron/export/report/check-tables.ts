import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { Words } from '../html/words.ts'
import type { Cell, ExportTable } from '../ledger/export-table.ts'
import { allRows, FINDING_COLUMNS, findingsOf } from './finding-rows.ts'
import { PEOPLE_COLUMNS, peopleRows } from './people-rows.ts'
import type { ReportContext } from './report-context.ts'

/** Every finding of an article and how it stands, a row each, as the report of a review lists them. */
export function findingTable(context: ReportContext, checks: CheckOptions): ExportTable {
  const rows = allRows(findingsOf(context.review.open, checks), context)
  return table('findings', FINDING_COLUMNS, rows, context.words)
}

/** The people named in an article, a row each. */
export function peopleTable(context: ReportContext): ExportTable {
  return table('people', PEOPLE_COLUMNS, peopleRows(context), context.words)
}

function table(
  name: string,
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly Cell[])[],
  { t }: Words,
): ExportTable {
  const heads = columns.map(([column, width]) => ({ head: t(`report.column.${column}`), width }))
  return { name: t(`sheet.${name}`), columns: heads, rows }
}
