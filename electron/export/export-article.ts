import type { CheckOptions } from '#shared/checks/check-article.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { type ExportChoices, type ExportView } from '#shared/contract/export-options.ts'
import { viewShown, type ArticleFormat } from '#shared/contract/formats.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { paperOf } from '#shared/domain/paper.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { htmlPieces } from './html/page.ts'
import { createWords } from './html/words.ts'
import { csvOf } from './ledger/csv.ts'
import type { ExportTable } from './ledger/export-table.ts'
import { ledgerTables, listTable } from './ledger/tables.ts'
import { plainText } from './text.ts'
import type { Checked } from './report/check-report.ts'
import { reportContext, type ArticleHistory } from './report/report-context.ts'
import { webAnnotations } from './web-annotation.ts'

export interface ExportOptions {
  readonly format: ArticleFormat
  readonly view: ExportView
  /** Language of labels and dates; the article keeps its own. */
  readonly locale: Locale
  /** Bytes of a picture by its hash; undefined when they are not there. */
  readonly readAsset: (sha256: string) => Uint8Array | undefined
  /** Of the format's own options what was chosen (`choicesOf`). */
  readonly options?: ExportChoices
  /** Whether pictures keep where they were taken; who gets an export need not know at whose door that was. */
  readonly withPosition?: boolean
  /** The acts that the article stands on, for a document that can come back. */
  readonly heads?: readonly string[]
  /** The Word file that the article came in, where it goes back into that. */
  readonly into?: Uint8Array
  /** Which rules are held against the article, where what they find is told of. */
  readonly checks?: CheckOptions
  /** What the log knows of the article, where a report or the colours of marks tell of it. */
  readonly history?: ArticleHistory
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

/**
 * What an export gives: the bytes of the file, a piece at a time, and the extension it wants (without the dot); of what goes
 * on paper those of the page that is printed. The pieces are made while they are taken, once, and so are the pictures read: no two of them are ever in memory.
 */
export interface Exported {
  readonly pieces: Iterable<Uint8Array>
  readonly extension: string
  /** What has no exact place in the author's own file: comments at the nearest one, and changes that are not made there. */
  readonly unsure?: { readonly nearby: number; readonly left: number }
}

/** Makes an export of an article; pure but for reading the pictures. An article without any text is not exported. */
export async function exportArticle(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  if (open.blocks.length === 0) return err(callError('file-empty', { file: open.article.title }))
  const encoder = new TextEncoder()
  const made = (text: string, extension: string) => ok({ pieces: [encoder.encode(text)], extension })
  switch (options.format) {
    case 'html':
      return ok({ pieces: htmlPieces(open, options), extension: 'html' })
    case 'pdf':
      return proof(open, options)
    case 'report-html':
    case 'report-pdf':
    case 'report-docx':
      return report(open, options, options.format)
    case 'docx':
      return document(open, options)
    case 'markdown':
      return markdown(open, options)
    case 'jats':
      return jats(open, options)
    case 'ninjs':
      return ninjs(open, options)
    case 'text':
      return made(plainText(open, viewShown('text', options.view)), 'txt')
    case 'web-annotation':
      return made(webAnnotations(open, options.now), 'jsonld')
    case 'csv':
      return made(csvOf(await tableOf(open, options)), 'csv')
    case 'xlsx':
      return workbook(open, options)
    default:
      return assertNever(options.format)
  }
}

/** What writes Word documents is loaded when one is asked for. */
async function document(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  const { into } = options
  if (into !== undefined) {
    const { ownFile } = await import('./docx/own/own-file.ts')
    const made = await ownFile(open, into, options)
    if (typeof made === 'string') return err(callError('own-file-unfit'))
    const { pieces, nearby, left } = made
    return ok({ pieces, extension: 'docx', unsure: { nearby, left } })
  }
  const { docxPieces } = await import('./docx/export-docx.ts')
  return ok({ pieces: docxPieces(open, options), extension: 'docx' })
}

/** The report is an article of its own: what writes articles writes it. */
async function report(
  open: OpenArticle,
  options: ExportOptions,
  format: 'report-html' | 'report-pdf' | 'report-docx',
): Promise<Result<Exported, CallError>> {
  const { reportArticle } = await import('./report/report-article.ts')
  // What tells of an article is not that article.
  const { heads: _heads, ...rest } = options
  const made = reportArticle(open, {
    ...rest,
    checks: options.checks ?? {},
    history: options.history ?? { stages: [], takenInBy: new Map() },
  })
  const asText = { ...rest, view: 'clean' } as const
  if (format === 'report-html') return ok({ pieces: htmlPieces(made, asText), extension: 'html' })
  return format === 'report-pdf' ? proof(made, { ...asText, isReport: true }) : document(made, asText)
}

/** The proof on paper. */
async function proof(
  open: OpenArticle,
  options: ExportOptions & { readonly isReport?: boolean },
): Promise<Result<Exported, CallError>> {
  const { paperPieces } = await import('./pdf/paper-page.ts')
  const { options: chosen = {}, history } = options
  const pieces = paperPieces(open, { ...options, paper: paperOf(chosen), stages: history?.stages ?? [] })
  return ok({ pieces, extension: 'pdf' })
}

async function markdown(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  const { markdownPieces } = await import('./markdown/export-markdown.ts')
  return ok({ pieces: markdownPieces(open, { ...options, ...picturesOf(options) }), extension: 'md' })
}

async function jats(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  const { jatsPieces } = await import('./jats/export-jats.ts')
  return ok({ pieces: jatsPieces(open, { ...options, ...picturesOf(options) }), extension: 'xml' })
}

async function ninjs(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  const { ninjsPieces } = await import('./ninjs/export-ninjs.ts')
  return ok({ pieces: ninjsPieces(open, { ...options, ...picturesOf(options) }), extension: 'json' })
}

function picturesOf({ options, withPosition = false }: ExportOptions) {
  return { pictures: options?.['pictures'] === 'inside' ? ('inside' as const) : ('names' as const), withPosition }
}

/** What writes workbooks is loaded when one is asked for. */
async function workbook(open: OpenArticle, options: ExportOptions): Promise<Result<Exported, CallError>> {
  const { checks = {}, locale } = options
  const { xlsxOf } = await import('./ledger/xlsx.ts')
  const { findingTable, peopleTable } = await import('./report/check-tables.ts')
  const context = reportContext(open, createWords(locale))
  const tables = [...ledgerTables(open, locale), findingTable(context, checks), peopleTable(context)]
  return ok({ pieces: [await xlsxOf(tables, createTranslate(locale))], extension: 'xlsx' })
}

async function tableOf(open: OpenArticle, options: ExportOptions): Promise<ExportTable> {
  const list = String(options.options?.['list'] ?? '')
  if (list !== 'findings' && list !== 'people') return listTable(list, open, options.locale)
  const { findingTable, peopleTable } = await import('./report/check-tables.ts')
  const { checks = {}, locale } = options
  const context = reportContext(open, createWords(locale))
  return list === 'findings' ? findingTable(context, checks) : peopleTable(context)
}

/** What a report of checks of files that are not kept can be written as. */
export const CHECKS_FORMATS = ['html', 'docx', 'xlsx', 'csv'] as const satisfies readonly ArticleFormat[]
export type ChecksFormat = (typeof CHECKS_FORMATS)[number]

/** The bytes of such a report: a page or document with a table a file, or one table of all. */
export async function exportChecks(
  checked: Checked,
  format: ChecksFormat,
  { locale, now }: Pick<ExportOptions, 'locale' | 'now'>,
): Promise<Uint8Array> {
  const { checkReport, checkTable } = await import('./report/check-report.ts')
  if (format === 'csv') return new TextEncoder().encode(csvOf(checkTable(checked, locale)))
  if (format === 'xlsx') {
    const { xlsxOf } = await import('./ledger/xlsx.ts')
    return xlsxOf([checkTable(checked, locale)], createTranslate(locale))
  }
  const made = await exportArticle(checkReport(checked, { locale, now }), {
    format,
    view: 'clean',
    locale,
    readAsset: () => undefined,
    now,
  })
  if (!made.ok) throw new Error(`a report has text: ${made.error.code}`)
  return Buffer.concat([...made.value.pieces])
}
