import { isDismissed } from '../acts/findings.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import type { BlockId } from '../domain/ids.ts'
import { isPlaced, type Note } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { CheckedRecords, RecordFinding } from './check-records.ts'

/** A finding at its block in the open article. */
export interface PlacedFinding extends RecordFinding {
  readonly id: string
  readonly blockId: BlockId | undefined
}

/** How a finding stands: still to be looked at, being put right, or left as it is. */
export type FindingState =
  { readonly kind: 'open' | 'handled' } | { readonly kind: 'dismissed'; readonly dismissal: Dismissal }

/** How every finding stands, in the order of the findings. */
export type Stands = ReadonlyMap<string, FindingState>

/** What decides how findings stand. */
export interface StandRecords {
  readonly dismissals: Iterable<Dismissal>
  readonly suggestions: Iterable<Suggestion>
  readonly notes: Iterable<Note>
}

/** How the findings stand: left as they are by a dismissal, handled when a suggestion or a note is open on their place. */
export function standsOf(findings: readonly PlacedFinding[], records: StandRecords): Stands {
  const dismissals = Map.groupBy(records.dismissals, ({ rule, blockId }) => `${rule} ${blockId ?? ''}`)
  const open: ReadonlyMap<string, readonly Suggestion[]> = Map.groupBy(
    [...records.suggestions].filter(({ state }) => state === 'open'),
    ({ blockId }) => blockId,
  )
  const noted = notedPlaces(records.notes)
  return new Map(
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
}

/** Places that notes stand on: a note on just the words of a finding was made of it. */
function notedPlaces(notes: Iterable<Note>): ReadonlySet<string> {
  const places = new Set<string>()
  for (const note of notes) {
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
