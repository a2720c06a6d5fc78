import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { createWords } from '../html/words.ts'
import type { Review } from '../review.ts'
import { coverageRows, pictureRows } from './coverage-rows.ts'
import { errorRows } from './error-rows.ts'
import { allRows, FINDING_COLUMNS, findingRow, findingsOf, ruleRows, STANDS } from './finding-rows.ts'
import { historyRows } from './history-rows.ts'
import { noteRows, openRows, settledSuggestionRows } from './remark-rows.ts'
import { PEOPLE_COLUMNS, peopleRows } from './people-rows.ts'
import { ReportBlocks } from './report-blocks.ts'
import { reportContext, type ArticleHistory, type ReportContext } from './report-context.ts'

export interface ReportOptions {
  readonly locale: Locale
  readonly checks: CheckOptions
  readonly history: ArticleHistory
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

/**
 * The report of a review: what is open first; what was checked, found and changed; and who did it. Every count is made by
 * what the desks count with.
 */
export function reportArticle(open: OpenArticle, options: ReportOptions): OpenArticle {
  const words = createWords(options.locale)
  const { t } = words
  const context = reportContext(open, words)
  const { review } = context
  const stood = findingsOf(open, options.checks)
  const into = new ReportBlocks(open)
  const title = t('report.title', { title: open.article.title })
  const column = (...names: readonly string[]): readonly string[] => names.map((name) => t(`report.column.${name}`))

  into.add('headline', title)
  into.table([], factRows(review, context, options.now))
  const openFindings = stood.filter(({ state }) => state.kind === 'open')
  const waiting = [...openRows(context), ...openFindings.map((each) => findingRow(each, context))]
  const openTitle = waiting.length === 0 ? t('report.open') : `${t('report.open')} (${String(waiting.length)})`
  into.section(openTitle, column('what', 'place', 'words', 'by'), waiting, t('report.nothingOpen'))
  into.section(t('report.checked'), column('what', 'total', 'done', 'states'), coverageRows(context), '')
  const pictures = pictureRows(context)
  if (pictures.length > 0)
    into.section(t('report.pictures'), column('picture', 'item', 'state', 'remark', 'by'), pictures, '')
  into.section(
    t('report.findings'),
    column('rule', 'total', ...STANDS),
    ruleRows(stood, context),
    t('report.noFindings'),
  )
  if (stood.length > 0)
    into.section(t('report.findingList'), column(...FINDING_COLUMNS.map(([name]) => name)), allRows(stood, context), '')
  const people = peopleRows(context).map((row) => row.map(String))
  if (people.length > 0) into.section(t('report.people'), column(...PEOPLE_COLUMNS.map(([name]) => name)), people, '')
  const { rows: errors, isInCharacters } = errorRows(context)
  const rate = isInCharacters ? 'rateCharacters' : 'rateWords'
  if (errors.length > 0) into.section(t('report.errors'), column('errorClass', 'total', 'major', rate), errors, '')
  into.section(
    t('report.suggestions'),
    column('place', 'change', 'state', 'by', 'settled'),
    settledSuggestionRows(context),
    t('report.noSuggestions'),
  )
  into.section(t('report.notes'), column('what', 'place', 'words', 'thread', 'state'), noteRows(context), t('noNotes'))
  const repairs = repairRows(context)
  if (repairs.length > 0) into.section(t('report.repairs'), column('kind', 'total'), repairs, '')
  into.section(t('report.history'), column('what', 'who', 'time'), historyRows(context, options.history), '')
  const { locale } = options
  const article = {
    ...open.article,
    title,
    language: locale === 'en-GB' ? ('en' as const) : locale,
    byline: undefined,
    source: undefined,
    publishedAt: undefined,
  }
  return { ...empty(open), article, blocks: [...into.blocks] }
}

/** Nothing of the article goes into the report but what the report says. */
function empty(open: OpenArticle): OpenArticle {
  const lists = Object.entries(open).map(([name, value]) => [name, Array.isArray(value) ? [] : value] as const)
  return { ...(Object.fromEntries(lists) as unknown as OpenArticle), versions: open.versions }
}

/** Which article, in which texts, at which stage, read by whom. */
function factRows({ open }: Review, { words }: ReportContext, now: number): readonly (readonly string[])[] {
  const { t, translate, time } = words
  const { article, notes, replies, suggestions, verdicts, numbers } = open
  const names = new Set([
    ...[...notes, ...replies, ...suggestions].map(({ author }) => author),
    ...verdicts.map(({ by }) => by),
    ...numbers.flatMap(({ by }) => by ?? []),
  ])
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['article', article.title],
    ['source', [article.source, article.byline, article.publishedAt?.replace('T', ' ')].filter(Boolean).join(' ')],
    ['stage', translate(`library.stage.${article.stage}`)],
    ['readers', [...names].join(t('listSeparator'))],
    ['made', time(now)],
  ]
  return rows.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[t(`report.fact.${name}`), value]],
  )
}

/** What was mended as the article was opened, by its kind. */
function repairRows({ review, words }: ReportContext): readonly (readonly string[])[] {
  const kinds = Map.groupBy(review.open.repairs, ({ kind }) => kind)
  return [...kinds].map(([kind, all]) => [
    words.t(`report.repair.${kind.replace(/^repair\./u, '')}`),
    String(all.length),
  ])
}
