import { rightAt } from '#shared/checks/right-words.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import { PART_TYPES, recordTypes } from '#shared/domain/record-types.ts'
import type { Locale } from '#shared/domain/settings.ts'
import type { Finding, SourceDocument } from '#shared/domain/source-document.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { placeNames } from '../place-names.ts'
import { createWords, type Words } from '../html/words.ts'
import type { ExportTable } from '../ledger/export-table.ts'
import { findingTitle, foundWords, rightWords, ruleTitle } from './finding-words.ts'
import { ReportBlocks } from './report-blocks.ts'

/** A file that was checked and not kept: what is in it, and what was found. */
export interface CheckedFile {
  readonly file: string
  readonly blocks: SourceDocument['blocks']
  readonly findings: readonly Finding[]
}

/** A file or folder that could not be checked, and why in words. */
export interface UnreadFile {
  readonly file: string
  readonly why: string
}

/** All that a check was asked for: a report that leaves out what could not be read would say that nothing is wrong there. */
export interface Checked {
  readonly files: readonly CheckedFile[]
  readonly unread: readonly UnreadFile[]
}

interface ReportOptions {
  readonly locale: Locale
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

const COLUMNS = [
  ['rule', 28],
  ['what', 40],
  ['severity', 10],
  ['place', 12],
  ['words', 36],
  ['right', 36],
] as const

/** The findings of several files as an article of headings and tables: what writes articles writes it. */
export function checkReport({ files, unread }: Checked, { locale, now }: ReportOptions): OpenArticle {
  const words = createWords(locale)
  const { t } = words
  const title = t('report.checkTitle')
  const base = nothing(title, locale, now)
  const into = new ReportBlocks(base)
  const all = files.flatMap(({ findings }) => findings)
  const heads = COLUMNS.map(([name]) => t(`report.column.${name}`))
  into.add('headline', title)
  into.table(
    [],
    [
      [t('report.fact.files'), String(files.length)],
      ...(unread.length === 0 ? [] : [[t('report.fact.unread'), String(unread.length)]]),
      [t('report.fact.findings'), String(all.length)],
      [t('report.fact.made'), words.time(now)],
    ],
  )
  if (unread.length > 0) {
    const columns = ['file', 'why'].map((name) => t(`report.column.${name}`))
    into.section(
      t('report.fact.unread'),
      columns,
      unread.map(({ file, why }) => [file, why]),
      '',
    )
  }
  const byRule = [...Map.groupBy(all, ({ rule }) => rule)].map(([rule, own]) => [
    ruleTitle(rule, words),
    String(own.length),
  ])
  const columns = ['rule', 'total'].map((name) => t(`report.column.${name}`))
  into.section(t('report.findings'), columns, byRule, t('report.noFindings'))
  for (const each of files)
    into.section(`${each.file} (${String(each.findings.length)})`, heads, rowsOf(each, words), t('report.noFindings'))
  return { ...base, blocks: [...into.blocks] }
}

/** The same as one table, a finding a row; behind them a row for each file that could not be checked. */
export function checkTable({ files, unread }: Checked, locale: Locale): ExportTable {
  const words = createWords(locale)
  const column = (name: string, width: number) => ({ head: words.t(`report.column.${name}`), width })
  return {
    name: words.t('report.checkTitle'),
    columns: [column('file', 24), ...COLUMNS.map(([name, width]) => column(name, width))],
    rows: [
      ...files.flatMap((each) => rowsOf(each, words).map((row) => [each.file, ...row])),
      ...unread.map(({ file, why }) => [file, words.t('report.fact.unread'), why, '', '', '', '']),
    ],
  }
}

function rowsOf({ blocks, findings }: CheckedFile, words: Words): readonly (readonly string[])[] {
  const places = placeNames(
    blocks.map(({ role, figure }, index) => ({ id: String(index), role, figureId: figure?.toString() })),
    words.t,
  )
  return findings.map((finding) => {
    const { severity, block, start, end } = finding
    const text = block === null ? '' : (blocks[block]?.text ?? '')
    const found = sliceCodePoints(text, start, end)
    return [
      findingTitle(finding, words),
      foundWords(finding, words),
      words.translate(`findings.severity.${severity}`),
      block === null ? words.translate('findings.wholeArticle') : (places.get(String(block)) ?? ''),
      found,
      rightWords(rightAt(finding, text, found), words),
    ]
  })
}

/** An article of which nothing is known but its title. */
function nothing(title: string, locale: Locale, now: number): OpenArticle {
  const lists = Object.fromEntries(PART_TYPES.map((type) => [recordTypes[type].list, []]))
  return {
    ...(lists as unknown as OpenArticle),
    article: {
      type: 'article',
      id: 'report' as ArticleId,
      revision: 0,
      title,
      language: locale === 'en-GB' ? 'en' : locale,
      stage: 'first',
      currentVersionId: 'report' as VersionId,
      createdAtMs: now,
    },
    drafts: [],
    log: [],
  }
}
