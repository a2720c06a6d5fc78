import { isCounted, isSettled } from '#shared/acts/numbers.ts'
import { isAsking } from '#shared/acts/waiting.ts'
import type { BlockBundle, Bundles } from './by-block.ts'
import type { PlacedFinding, Stands } from '#shared/checks/stands.ts'
import { isLoneSuggestion, type PlacedPlace } from './places.ts'

/** What one can go on to from anywhere: work that waits. */
export const OPEN_KINDS = ['note', 'caption', 'finding', 'number'] as const
export type OpenKind = (typeof OPEN_KINDS)[number]

/** What tells of places whether they wait, beside the bundles. */
export interface OpenWork {
  readonly bundles: Bundles
  readonly findings: readonly PlacedFinding[]
  readonly stands: Stands
}

/**
 * The places of a kind that wait, in the order of the text: notes that ask and are open, with the suggestions that no note
 * carries; captions without a verdict; findings that nobody looked at; numbers that are unchecked.
 */
export function openPlaces(kind: OpenKind, { bundles, findings, stands }: OpenWork): readonly PlacedPlace[] {
  if (kind === 'finding') {
    const order = new Map(bundles.list.map(({ block }, index) => [block.id as string, index]))
    return findings
      .flatMap((finding): readonly PlacedPlace[] => {
        const { id, blockId, start } = finding
        if (blockId === undefined || stands.get(id)?.kind !== 'open') return []
        return [{ kind, id, blockId, at: start }]
      })
      .sort((a, b) => (order.get(a.blockId) ?? 0) - (order.get(b.blockId) ?? 0) || a.at - b.at)
  }
  return bundles.list.flatMap((bundle) =>
    OPEN_IN[kind](bundle)
      .filter(({ id }) => !bundles.led.has(id))
      .toSorted((a, b) => a.at - b.at),
  )
}

const OPEN_IN: Readonly<Record<Exclude<OpenKind, 'finding'>, (bundle: BlockBundle) => readonly PlacedPlace[]>> = {
  note: ({ block, notes, suggestions }) => {
    const carried = new Set(suggestions.filter(({ state }) => state === 'open').map(({ noteId }) => noteId))
    return [
      ...notes
        .filter(({ note, isLast }) => isLast && isAsking(note) && (note.state === 'open' || carried.has(note.id)))
        .map(({ note, start }) => ({ kind: 'note' as const, id: note.id, blockId: block.id, at: start })),
      ...suggestions
        .filter(isLoneSuggestion)
        .map(({ id, start }) => ({ kind: 'suggestion' as const, id, blockId: block.id, at: start })),
    ]
  },
  caption: ({ block, verdict }) =>
    block.role === 'caption' && verdict === undefined
      ? [{ kind: 'caption', id: block.id, blockId: block.id, at: 0 }]
      : [],
  number: ({ block, numbers }) =>
    block.role === 'furniture'
      ? []
      : numbers
          .filter((number) => isCounted(number) && !isSettled(number))
          .map(({ id, start }) => ({ kind: 'number', id, blockId: block.id, at: start })),
}

/** Where one is: the live place, or the caret. */
export interface Standing {
  readonly blockId: string
  readonly at: number
  /** The live place itself: one goes on from it, whatever stands beside it. */
  readonly id?: string | undefined
}

/** The next place, or the one before, from where one is, round the end; from nowhere the first, or the last. */
export function nextOpen(
  places: readonly PlacedPlace[],
  from: Standing | undefined,
  by: 1 | -1,
  bundles: Bundles,
): PlacedPlace | undefined {
  const { length } = places
  if (length === 0) return undefined
  if (from === undefined) return places.at(by === 1 ? 0 : -1)
  const own = from.id === undefined ? -1 : places.findIndex(({ id }) => id === from.id)
  if (own !== -1) return places[(own + by + length) % length]
  const order = new Map(bundles.list.map(({ block }, index) => [block.id as string, index]))
  const here = order.get(from.blockId) ?? -1
  const isBehind = ({ blockId, at }: PlacedPlace): boolean => {
    const index = order.get(blockId) ?? -1
    // What stands at the very place of one that was settled has not been come to yet.
    return index > here || (index === here && (at > from.at || (at === from.at && from.id !== undefined)))
  }
  const isAhead = (place: PlacedPlace): boolean =>
    !isBehind(place) && !(place.blockId === from.blockId && place.at === from.at)
  if (by === 1) return places.find(isBehind) ?? places[0]
  return places.findLast(isAhead) ?? places.at(-1)
}
