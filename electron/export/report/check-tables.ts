import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { createWords, type Words } from '../html/words.ts'
import type { Cell, ExportTable } from '../ledger/export-table.ts'
import { allRows, FINDING_COLUMNS, findingsOf } from './finding-rows.ts'
import { PEOPLE_COLUMNS, peopleRows } from './people-rows.ts'
import { reportContext } from './report-context.ts'

/** Every finding of an article and how it stands, a row each, as the report of a review lists them. */
export function findingTable(open: OpenArticle, checks: CheckOptions, locale: Locale): ExportTable {
  const words = createWords(locale)
  const rows = allRows(findingsOf(open, checks), reportContext(open, words))
  return table('findings', FINDING_COLUMNS, rows, words)
}

/** The people named in an article, a row each. */
export function peopleTable(open: OpenArticle, locale: Locale): ExportTable {
  const words = createWords(locale)
  return table('people', PEOPLE_COLUMNS, peopleRows(open, reportContext(open, words).placeOf), words)
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
