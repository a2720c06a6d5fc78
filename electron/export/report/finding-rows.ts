import type { CheckOptions } from '#shared/checks/check-article.ts'
import { checkRecords, type CheckedRecords } from '#shared/checks/check-records.ts'
import { rightAt } from '#shared/checks/right-words.ts'
import { placeFindings, standsOf, type FindingState, type PlacedFinding } from '#shared/checks/stands.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { BlockId } from '#shared/domain/ids.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { findingTitle, foundWords, rightWords, ruleName } from './finding-words.ts'
import type { ReportContext } from './report-context.ts'

/**
 * How a finding stands to the report: as the desk has it, or no longer found. `mended`: an accepted suggestion lies on its
 * place; `gone`: it was found in the text as it came and is found no longer, though nothing was accepted on its place.
 */
type Stand = FindingState | { readonly kind: 'mended' | 'gone' }

/** One finding and how it stands. */
export interface Stood {
  readonly finding: PlacedFinding
  readonly state: Stand
}

/**
 * The findings as the desk has them, and behind them those of the text as it came that are found no longer.
 * A report leaves nothing out: the looks take as long as they take, beside whatever a person waits for.
 */
export function findingsOf(open: OpenArticle, checks: CheckOptions): readonly Stood[] {
  const { article, assets, suggestions, numbers, ties, links } = open
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  const census = open.versions.find(({ id }) => id === article.currentVersionId)?.census
  const records: CheckedRecords = { article, blocks, assets, suggestions, numbers, ties, links, census }
  const placed = placeFindings(checkRecords(records, checks), records)
  const stands = standsOf(placed, open)
  const now = placed.map((finding): Stood => ({ finding, state: stands.get(finding.id) ?? { kind: 'open' } }))
  const accepted = suggestions.filter(({ state }) => state === 'accepted')
  if (accepted.length === 0) return now
  const received = { ...records, suggestions: [] }
  const left = new Map<string, number>()
  for (const finding of placed) left.set(sameAs(finding), (left.get(sameAs(finding)) ?? 0) + 1)
  const past = placeFindings(checkRecords(received, checks), received).flatMap((finding): Stood[] => {
    const count = left.get(sameAs(finding)) ?? 0
    left.set(sameAs(finding), count - 1)
    if (count > 0) return []
    return [{ finding, state: { kind: accepted.some((each) => liesOn(each, finding)) ? 'mended' : 'gone' } }]
  })
  return [...now, ...past]
}

/** By what a finding of the text as it came is known again among those of now. */
function sameAs({ rule, blockId, words }: PlacedFinding): string {
  return `${rule} ${blockId ?? ''} ${words}`
}

function liesOn({ blockId, start, end }: Suggestion, finding: PlacedFinding): boolean {
  return blockId === finding.blockId && start <= finding.end && finding.start <= end
}

export function findingRow({ finding }: Stood, context: ReportContext): readonly string[] {
  const { rule, blockId, words } = finding
  return [ruleName(rule, context.words), context.placeOf(blockId), words, '']
}

/** What the columns of {@link ruleRows} count, in their order; before them stand the rule and how many there were. */
export const STANDS = ['open', 'handled', 'mended', 'gone', 'dismissed'] as const satisfies readonly Stand['kind'][]

export function ruleRows(stood: readonly Stood[], context: ReportContext): readonly (readonly string[])[] {
  const rules = Map.groupBy(stood, ({ finding }) => finding.rule)
  return [...rules].map(([rule, all]) => [
    ruleName(rule, context.words),
    String(all.length),
    ...STANDS.map((kind) => String(all.filter(({ state }) => state.kind === kind).length)),
  ])
}

/** What {@link allRows} tells of a finding, with the widths of the columns in characters. */
export const FINDING_COLUMNS = [
  ['rule', 28],
  ['what', 40],
  ['place', 12],
  ['words', 36],
  ['right', 36],
  ['state', 24],
] as const

/** Every finding with its rule, what it says, its words, what should stand there, and how it stands: dismissed by whom and why. */
export function allRows(stood: readonly Stood[], context: ReportContext): readonly (readonly string[])[] {
  const { words, placeOf, review } = context
  const texts = new Map(review.open.blocks.map(({ id, text }) => [id, text]))
  return stood.map(({ finding, state }) => [
    findingTitle(finding, words),
    foundWords(finding, words),
    finding.blockId === undefined ? words.translate('findings.wholeArticle') : placeOf(finding.blockId),
    finding.words,
    rightWords(rightAt(finding, texts.get(finding.blockId as BlockId) ?? '', finding.words), words),
    stateWords(state, context),
  ])
}

function stateWords(state: Stand, { words: { t, time } }: ReportContext): string {
  const name = t(`report.column.${state.kind}`)
  if (state.kind !== 'dismissed') return name
  const { by, atMs, reason } = state.dismissal
  return [name, by, time(atMs), reason].filter(Boolean).join(t('listSeparator'))
}
