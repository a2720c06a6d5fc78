import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Place } from './app-store.ts'
import type { Bundles } from './by-block.ts'

/** A place with the block and position at which it stands. */
export interface PlacedPlace extends Place {
  readonly blockId: string
  readonly at: number
}

/** All places that people left in the article, in the order of the text (J and K go through them). */
export function placesOf(bundles: Bundles): readonly PlacedPlace[] {
  return bundles.list.flatMap(({ block, notes, suggestions, numbers, verdict }) => {
    const here: PlacedPlace[] = []
    for (const { note, start, isLast } of notes) {
      if (isLast) here.push({ kind: 'note', id: note.id, blockId: block.id, at: start })
    }
    for (const suggestion of suggestions) {
      if (isLoneSuggestion(suggestion) && !bundles.led.has(suggestion.id))
        here.push({ kind: 'suggestion', id: suggestion.id, blockId: block.id, at: suggestion.start })
    }
    for (const number of numbers) {
      if (isSpokenOf(number.state)) here.push({ kind: 'number', id: number.id, blockId: block.id, at: number.start })
    }
    if (verdict?.state === 'queried') here.push({ kind: 'caption', id: block.id, blockId: block.id, at: 0 })
    return here.sort((a, b) => a.at - b.at)
  })
}

/** A suggestion with a card of its own: open, and carried by no note. A number's is accepted there, too. */
export function isLoneSuggestion(suggestion: {
  readonly state: string
  readonly noteId?: string | undefined
}): boolean {
  return suggestion.state === 'open' && suggestion.noteId === undefined
}

/** Where the card of a suggestion is: with the note that carries it, or by itself. */
export function placeOfSuggestion({ id, noteId }: Pick<Suggestion, 'id' | 'noteId'>): Place {
  return noteId === undefined ? { kind: 'suggestion', id } : { kind: 'note', id: noteId }
}

/** Numbers that somebody doubts have a card; the rest speak for themselves. */
export function isSpokenOf(state: string): boolean {
  return state === 'queried' || state === 'wrong'
}
