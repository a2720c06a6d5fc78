import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { CheckOptions } from '#shared/checks/check-article.ts'
import { checkRecords } from '#shared/checks/check-records.ts'
import { placeFindings, standsOf, type FindingState, type PlacedFinding } from '#shared/checks/stands.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { CHECK_LIMIT_MS, startWatch } from '#shared/lib/watch.ts'
import { createWords } from '../html/words.ts'
import { placeNames } from '../place-names.ts'
import { gatherReview, type Review } from '../review.ts'
import { coverageRows, pictureRows } from './coverage-rows.ts'
import { noteRows, openRows, settledSuggestionRows } from './remark-rows.ts'
import { ReportBlocks } from './report-blocks.ts'
import type { ReportContext } from './report-context.ts'

export interface ReportOptions {
  readonly locale: Locale
  readonly checks: CheckOptions
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

/** One finding and how it stands. */
interface Stood {
  readonly finding: PlacedFinding
  readonly state: FindingState
}

/**
 * The report of a review: what is open first; what was checked, found and changed; and who did it. Every count is made by
 * what the desks count with.
 */
export function reportArticle(open: OpenArticle, options: ReportOptions): OpenArticle {
  const words = createWords(options.locale)
  const { t } = words
  const review = gatherReview(open)
  const places = placeNames(review.blocks, t)
  const context: ReportContext = { review, words, placeOf: (id) => places.get(id ?? '') ?? '' }
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
    column('rule', 'total', 'open', 'handled', 'dismissed'),
    ruleRows(stood, context),
    t('report.noFindings'),
  )
  const dismissed = stood.flatMap(({ finding, state }) =>
    state.kind !== 'dismissed'
      ? []
      : [
          [
            ruleName(finding.rule, context),
            context.placeOf(finding.blockId),
            finding.words,
            state.dismissal.reason ?? '',
            `${state.dismissal.by} ${words.time(state.dismissal.atMs)}`,
          ],
        ],
  )
  if (dismissed.length > 0)
    into.section(t('report.dismissed'), column('rule', 'place', 'words', 'reason', 'by'), dismissed, '')
  into.section(
    t('report.suggestions'),
    column('place', 'change', 'state', 'by', 'settled'),
    settledSuggestionRows(context),
    t('report.noSuggestions'),
  )
  into.section(t('report.notes'), column('what', 'place', 'words', 'thread', 'state'), noteRows(context), t('noNotes'))
  const repairs = repairRows(context)
  if (repairs.length > 0) into.section(t('report.repairs'), column('kind', 'total'), repairs, '')
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
  const { article, versions, notes, replies, suggestions, verdicts, numbers } = open
  const names = new Set([
    ...[...notes, ...replies, ...suggestions].map(({ author }) => author),
    ...verdicts.map(({ by }) => by),
    ...numbers.flatMap(({ by }) => by ?? []),
  ])
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['article', article.title],
    ['source', [article.source, article.byline, article.publishedAt?.replace('T', ' ')].filter(Boolean).join(' ')],
    ['stage', translate(`library.stage.${article.stage}`)],
    ...versions.map(
      ({ fileName, createdAtMs }, at) =>
        ['version', `${t('paper.version', { n: at + 1 })} · ${fileName} · ${time(createdAtMs)}`] as const,
    ),
    ['readers', [...names].join(t('listSeparator'))],
    ['made', time(now)],
  ]
  return rows.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[t(`report.fact.${name}`), value]],
  )
}

function findingsOf(open: OpenArticle, checks: CheckOptions): readonly Stood[] {
  const { article, assets, suggestions, numbers, ties, links } = open
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  const census = open.versions.find(({ id }) => id === article.currentVersionId)?.census
  const records = { article, blocks, assets, suggestions, numbers, ties, links, census }
  const found = checkRecords(records, { ...checks, watch: startWatch(CHECK_LIMIT_MS) })
  const placed = placeFindings(found, records)
  const stands = standsOf(placed, open)
  return placed.map((finding) => ({ finding, state: stands.get(finding.id) ?? { kind: 'open' } }))
}

function findingRow({ finding }: Stood, context: ReportContext): readonly string[] {
  const { rule, blockId, words } = finding
  return [ruleName(rule, context), context.placeOf(blockId), words, '']
}

function ruleName(rule: string, { words }: ReportContext): string {
  return words.translate(`rules.${rule}`)
}

function ruleRows(stood: readonly Stood[], context: ReportContext): readonly (readonly string[])[] {
  const rules = Map.groupBy(stood, ({ finding }) => finding.rule)
  return [...rules].map(([rule, all]) => {
    const count = (kind: FindingState['kind']): string => String(all.filter(({ state }) => state.kind === kind).length)
    return [ruleName(rule, context), String(all.length), count('open'), count('handled'), count('dismissed')]
  })
}

/** What was mended as the article was opened, by its kind. */
function repairRows({ review, words }: ReportContext): readonly (readonly string[])[] {
  const kinds = Map.groupBy(review.open.repairs, ({ kind }) => kind)
  return [...kinds].map(([kind, all]) => [
    words.t(`report.repair.${kind.replace(/^repair\./u, '')}`),
    String(all.length),
  ])
}
