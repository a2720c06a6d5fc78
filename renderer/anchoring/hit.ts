import { isCounted } from '#shared/acts/numbers.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Place } from '../store/app-store.ts'
import type { BlockBundle } from '../store/by-block.ts'
import { markedNow } from '../store/finding-marks.ts'
import { placeOfSuggestion } from '../store/places.ts'

/** Everything that lies at a position of a block, the narrowest first: what was aimed at is most likely the smallest. */
function placesAt(bundle: BlockBundle, position: number): readonly Place[] {
  const found: { readonly place: Place; readonly width: number }[] = []
  const add = (place: Place, start: number, end: number): void => {
    if (position >= start && position < Math.max(end, start + 1)) found.push({ place, width: end - start })
  }
  for (const { note, start, end } of bundle.notes) {
    if (note.target.kind === 'text')
      add({ kind: 'note', id: note.id }, start, end ?? codePointLength(bundle.block.text))
  }
  for (const suggestion of bundle.suggestions) {
    // A moved paragraph is text to be worked on; its move is opened at the old place, or in the margin.
    if (suggestion.state !== 'open' || suggestion.orders !== undefined) continue
    // A note's own change lies where the note does.
    if (suggestion.noteId === undefined) add(placeOf(suggestion), suggestion.start, suggestion.end)
  }
  if (bundle.block.role !== 'furniture') {
    for (const number of bundle.numbers) {
      if (isCounted(number)) add({ kind: 'number', id: number.id }, number.start, number.end)
    }
  }
  for (const { id, start, end } of markedNow(bundle.block.id)) add({ kind: 'finding', id }, start, end)
  for (const repair of bundle.repairs) add({ kind: 'repair', id: repair.id }, repair.start, repair.end)
  return found.sort((a, b) => a.width - b.width || rank(a.place) - rank(b.place)).map(({ place }) => place)
}

/** Where a change is looked at: with the note or the number that it belongs to, or by itself. */
function placeOf(suggestion: Suggestion): Place {
  const { noteId, numberId } = suggestion
  return noteId !== undefined || numberId === undefined
    ? placeOfSuggestion(suggestion)
    : { kind: 'number', id: numberId }
}

/** What lies at a place of the DOM: in words that a suggestion puts in, that suggestion; elsewhere what lies at `position`, and last the one that brought the words. */
export function placesUnder(bundle: BlockBundle, position: number, node: Node): readonly Place[] {
  const element = node instanceof Element ? node : node.parentElement
  const id = element?.closest<HTMLElement>('[data-suggestion]')?.dataset['suggestion']
  const own = id === undefined ? undefined : bundle.suggestions.find((suggestion) => suggestion.id === id)
  if (own !== undefined) return [placeOf(own)]
  const settled = element?.closest<HTMLElement>('[data-accepted]')?.dataset['accepted']
  const accepted = bundle.suggestions.find((suggestion) => suggestion.id === settled)
  return [...placesAt(bundle, position), ...(accepted === undefined ? [] : [placeOf(accepted)])]
}

/** Between places of the same width: people's words before the machine's. */
function rank(place: Place): number {
  return ['note', 'suggestion', 'finding', 'number', 'caption', 'repair'].indexOf(place.kind)
}

/** The place to open: the first, or the one after the open one when asked again; behind the last there is none. */
export function nextAt(places: readonly Place[], open: Place | undefined): Place | undefined {
  return places[places.findIndex((place) => place.kind === open?.kind && place.id === open.id) + 1]
}

/**
 * Where the letter under the pointer begins, whichever side of it the caret takes; undefined beside all letters. In what is
 * no text that is where the caret stands.
 */
export function letterUnder(
  { offsetNode: node, offset }: Pick<CaretPosition, 'offsetNode' | 'offset'>,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
): number | undefined {
  if (!(node instanceof Text)) return offset
  const range = document.createRange()
  return [offset, offset - 1].find((at) => {
    if (at < 0 || at >= node.data.length) return false
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    // Between two lines the pointer is over the nearer one.
    return Array.from(range.getClientRects()).some(
      ({ left, right, top, bottom, height }) =>
        left <= clientX && clientX <= right && top - height / 2 <= clientY && clientY <= bottom + height / 2,
    )
  })
}
