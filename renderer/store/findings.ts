import { createStore } from 'zustand/vanilla'
import { isDismissed } from '#shared/acts/findings.ts'
import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'
import type { Census } from '#shared/domain/census.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import type { BlockId } from '#shared/domain/ids.ts'
import { isPlaced } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { bundlesOf } from './by-block.ts'
import type { Tables } from './tables.ts'

/** A finding at its block in the open article. */
export interface PlacedFinding extends RecordFinding {
  readonly id: string
  readonly blockId: BlockId | undefined
}

/**
 * What the checks last said of the open article; `isChecking` while newer records are being read, `isChecked` once they
 * have said anything: until then nobody knows how many there are.
 */
export interface FindingsState {
  readonly articleId: string | undefined
  readonly findings: readonly PlacedFinding[]
  readonly isChecking: boolean
  readonly isChecked: boolean
}

/** The findings of the open article. Filled by {@link followFindings}. */
export const findingsStore = createStore<FindingsState>(() => ({
  articleId: undefined,
  findings: [],
  isChecking: false,
  isChecked: false,
}))

/** How a finding stands: still to be looked at, being put right, or left as it is. */
export type FindingState =
  { readonly kind: 'open' | 'handled' } | { readonly kind: 'dismissed'; readonly dismissal: Dismissal }

/** How every finding stands, in the order of the findings. */
export type Stands = ReadonlyMap<string, FindingState>

let lastStands: { readonly from: readonly unknown[]; readonly stands: Stands } | undefined

/**
 * How the findings stand: left as they are by a dismissal, handled when a suggestion or a note is open on their place.
 * Worked out once for each state of what decides it, whoever asks.
 */
export function standsOf(findings: readonly PlacedFinding[], tables: Tables): Stands {
  const from = [findings, tables.dismissal, tables.suggestion, tables.note]
  if (lastStands !== undefined && from.every((part, index) => part === lastStands?.from[index]))
    return lastStands.stands
  const dismissals = Map.groupBy(tables.dismissal.values(), ({ rule, blockId }) => `${rule} ${blockId ?? ''}`)
  const open: ReadonlyMap<string, readonly Suggestion[]> = Map.groupBy(
    [...tables.suggestion.values()].filter(({ state }) => state === 'open'),
    ({ blockId }) => blockId,
  )
  const noted = notedPlaces(tables)
  const stands = new Map(
    findings.map((finding): [string, FindingState] => {
      const { rule, blockId, words, start, end } = finding
      const about = { rule, blockId, words, also: alsoOf(finding) }
      const dismissal = dismissals.get(`${rule} ${blockId ?? ''}`)?.find((each) => isDismissed(about, each))
      if (dismissal !== undefined) return [finding.id, { kind: 'dismissed', dismissal }]
      if (blockId === undefined) return [finding.id, { kind: 'open' }]
      const isHandled =
        noted.has(placeName(blockId, start, end)) ||
        (open.get(blockId)?.some((each) => each.start < end && start < each.end) ?? false)
      return [finding.id, { kind: isHandled ? 'handled' : 'open' }]
    }),
  )
  lastStands = { from, stands }
  return stands
}

/** Places that notes stand on: a note on just the words of a finding was made of it. */
function notedPlaces(tables: Tables): ReadonlySet<string> {
  const places = new Set<string>()
  for (const note of tables.note.values()) {
    const { target } = note
    if (isPlaced(note) && target.kind === 'text' && target.start.blockId === target.end.blockId)
      places.add(placeName(target.start.blockId, target.start.offset, target.end.offset))
  }
  return places
}

function placeName(blockId: string, start: number, end: number): string {
  return `${blockId} ${String(start)} ${String(end)}`
}

/** The words of the other place, for a finding that is about two. */
export function alsoOf(finding: RecordFinding): string | undefined {
  const there = finding.values?.['there']
  return there === undefined ? undefined : String(there)
}

/** What of its file's text came along with the version that is open, where that was counted. */
export function censusOf(tables: Tables): Census | undefined {
  const article = [...tables.article.values()][0]
  return article === undefined ? undefined : tables.version.get(article.currentVersionId)?.census
}

/** What is checked of the open article: the records of its current version. */
export function checkedRecords(tables: Tables): CheckedRecords | undefined {
  const article = [...tables.article.values()][0]
  if (article === undefined) return undefined
  return {
    article,
    blocks: bundlesOf(tables).blocks,
    assets: [...tables.asset.values()],
    suggestions: [...tables.suggestion.values()],
    numbers: [...tables.number.values()],
    ties: [...tables.tie.values()],
    links: [...tables.link.values()],
    census: censusOf(tables),
  }
}

/** Gives findings their blocks and names. */
export function placeFindings(found: readonly RecordFinding[], records: CheckedRecords): readonly PlacedFinding[] {
  const seen = new Map<string, number>()
  return found.map((finding) => {
    const blockId = finding.block === null ? undefined : records.blocks[finding.block]?.id
    const name = `${finding.rule}:${blockId ?? ''}:${String(finding.start)}`
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    return { ...finding, blockId, id: count === 0 ? name : `${name}:${String(count)}` }
  })
}

/** What of the tables decides the findings; when none of them changed, nothing is checked again. */
const READ = ['article', 'block', 'asset', 'suggestion', 'number', 'tie', 'link'] as const

/** Checks an article and gives what was found; undefined when a newer question came before it. */
export type Checker = (records: CheckedRecords, options: CheckOptions) => Promise<readonly RecordFinding[] | undefined>

/** Whoever holds the open article and tells of its changes. */
interface Watched {
  getState(): { readonly open: { readonly articleId: string; readonly tables: Tables } | undefined }
  subscribe(listener: () => void): () => void
}

/** Keeps the findings up with the open article and the rules that are on. Gives the function that ends it. */
export function followFindings(
  session: Watched,
  options: {
    readonly get: (language: string) => CheckOptions
    readonly subscribe: (listener: () => void) => () => void
  },
  check: Checker,
): () => void {
  let last: { readonly tables: Tables; readonly options: CheckOptions } | undefined
  const look = (): void => {
    const { open } = session.getState()
    if (open === undefined) {
      last = undefined
      findingsStore.setState({ articleId: undefined, findings: [], isChecking: false, isChecked: false })
      return
    }
    const records = checkedRecords(open.tables)
    if (records === undefined) return
    const now = { tables: open.tables, options: options.get(records.article.language) }
    const isSame = last !== undefined && READ.every((name) => last?.tables[name] === now.tables[name])
    if (isSame && last?.options === now.options) return
    last = now
    const isOther = findingsStore.getState().articleId !== open.articleId
    findingsStore.setState({
      articleId: open.articleId,
      isChecking: true,
      ...(isOther ? { findings: [], isChecked: false } : {}),
    })
    void check(records, now.options).then((found) => {
      if (last !== now) return
      if (found === undefined) findingsStore.setState({ isChecking: false })
      else findingsStore.setState({ findings: placeFindings(found, records), isChecking: false, isChecked: true })
    })
  }
  const ends = [session.subscribe(look), options.subscribe(look)]
  look()
  return () => ends.forEach((end) => end())
}
