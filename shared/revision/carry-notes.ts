import type { OpenArticle } from '../contract/shapes.ts'
import type { Fulfilment } from '../domain/carried.ts'
import type { NoteId, NumberId } from '../domain/ids.ts'
import { isPlaced, type Note } from '../domain/note.ts'
import { makeTarget } from '../anchor/quote.ts'
import type { CarriedSuggestion } from './carry-suggestions.ts'
import type { PlaceOfWords, Rider } from './hold-against.ts'
import type { Way } from './way.ts'

/** Notes that carry suggestions: where these were carried out, they stand at the new words. */
export function ridersOf({ notes, suggestions }: OpenArticle): readonly Rider[] {
  const carrying = new Set(suggestions.flatMap(({ noteId, state }) => (state === 'rejected' ? [] : (noteId ?? []))))
  return notes.flatMap(({ id, target, placement }): readonly Rider[] => {
    if (target.kind !== 'text' || !carrying.has(id) || !isPlaced({ placement })) return []
    const { start, end } = target
    return start.blockId === end.blockId ? [{ id, blockId: start.blockId, start: start.offset, end: end.offset }] : []
  })
}

/**
 * A note in the next text. Where what it suggested is done, it stands at the new words, is settled, and says so; else it
 * stands where its own words do, or says that it needs a place.
 */
export function carryNote(
  note: Note,
  own: { readonly id: NoteId; readonly numberId: NumberId | undefined },
  suggestions: readonly CarriedSuggestion[],
  riders: ReadonlyMap<string, PlaceOfWords>,
  way: Way,
): { readonly to: Note; readonly outcome?: Fulfilment } {
  const { numberId: _old, ...rest } = note
  const base = { ...rest, revision: 1, versionId: way.fresh.versionId, id: own.id }
  const named = own.numberId === undefined ? base : { ...base, numberId: own.numberId }
  const asked = suggestions.flatMap(({ outcome }) => outcome ?? [])
  const isDone = asked.length > 0 && asked.every((outcome) => outcome === 'done')
  const ridden = isDone ? riders.get(note.id) : undefined
  const target = ridden && makeTarget(way.fresh.blocks, ridden.start, ridden.end)
  const outcome = asked.find((each) => each !== 'done') ?? asked[0]
  const placed = target === undefined ? reworded(carryTarget(note, way), outcome) : { target, status: 'exact' as const }
  const state = isDone ? 'resolved' : note.state
  const to = { ...named, target: placed.target, placement: placed.status, state } satisfies Note
  return outcome === undefined ? { to } : { to, outcome }
}

/** What was asked was done in other words: these stand in its place, and are not gone. */
function reworded(placed: ReturnType<typeof carryTarget>, outcome: Fulfilment | undefined): typeof placed {
  const { target, status } = placed
  const hasWords = target.kind === 'text' && target.start.offset < target.end.offset
  return outcome === 'differently' && status === 'orphan' && hasWords ? { target, status: 'changed' } : placed
}

function carryTarget({ target, placement }: Note, way: Way): { target: Note['target']; status: Note['placement'] } {
  if (target.kind === 'region') {
    const figure = way.figures.get(target.blockId)
    if (figure?.assetId !== undefined)
      return { target: { ...target, blockId: figure.id, assetId: figure.assetId }, status: placement }
    const home = way.fresh.blocks.find(({ role }) => role === 'figure') ?? way.fresh.blocks[0]
    return { target: { ...target, blockId: home?.id ?? target.blockId }, status: 'orphan' }
  }
  if (target.start.blockId === target.end.blockId && target.quote.exact === '') {
    const figure = way.figures.get(target.start.blockId)
    if (figure !== undefined) {
      const point = { blockId: figure.id, offset: 0 }
      return { target: { ...target, start: point, end: point }, status: placement }
    }
  }
  // What had no place before has none because there is another text.
  return isPlaced({ placement }) ? way.places.target(target) : way.places.unplaced(target, placement)
}
