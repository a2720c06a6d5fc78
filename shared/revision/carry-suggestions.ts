import { isProposal } from '../acts/waiting.ts'
import type { Block } from '../domain/block.ts'
import type { Fulfilment } from '../domain/carried.ts'
import type { NoteId, NumberId, SuggestionId } from '../domain/ids.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import { isOfWords } from '../text/overlaps.ts'
import { isPictureChange } from '../text/standing.ts'
import { carryBorder, carryInserted } from './carry-borders.ts'
import { carryBlockMove } from './carry-block-move.ts'
import { carryForm, carryPictureChange } from './carry-forms.ts'
import type { AskedChange, HeldAgainst, PlaceOfWords } from './hold-against.ts'
import { sameRun, type CarriedTo } from './same-run.ts'
import type { Way } from './way.ts'

/** A suggestion of the old version and what became of it; without `to` it stayed behind. */
export interface CarriedSuggestion {
  readonly from: Suggestion
  readonly to?: Suggestion
  /** Without one it was asked of nobody: a rejected one, or the refusal of a repair. */
  readonly outcome?: Fulfilment
  readonly stands?: string
  readonly place?: PlaceOfWords
}

/** The suggestions of words that were made and not rejected, as changes that the new text is held against. */
export function askedWords({ old }: Pick<Way, 'old'>): readonly AskedChange[] {
  const texts = new Map<string, Block>(old.blocks.map((block) => [block.id, block]))
  return old.suggestions
    .filter((each) => each.state !== 'rejected' && isHeld(each, texts.get(each.blockId)))
    .map(({ id, blockId, start, end, after }) => ({ id, blockId, start, end, after }))
}

/** Whether it is a change of words in a paragraph that has some: all others are looked at by themselves. */
function isHeld(suggestion: Suggestion, block: Block | undefined): boolean {
  return isOfWords(suggestion) && isProposal(suggestion) && block !== undefined && block.text !== ''
}

/**
 * Suggestions that the new text does not carry out come along where their words still stand, in the state they are in; of the
 * others it is told what became of them.
 */
export function carrySuggestions(
  held: HeldAgainst,
  noteIds: ReadonlyMap<NoteId, NoteId>,
  numberIds: ReadonlyMap<NumberId, NumberId>,
  way: Way,
): readonly CarriedSuggestion[] {
  const groups = new Map<string, string>()
  const changes = new Map(held.changes.map((each) => [each.id, each]))
  const blocks = new Map<string, Block>(way.old.blocks.map((block) => [block.id, block]))
  return way.old.suggestions.map((from): CarriedSuggestion => {
    const { to, ...told } = carriedOf(from, blocks.get(from.blockId), changes.get(from.id), way)
    if (to === undefined) return { from, ...told }
    const { noteId, numberId, groupId, repairId: _gone, ...rest } = from
    const note = noteId && noteIds.get(noteId)
    const number = numberId && numberIds.get(numberId)
    if (groupId !== undefined && !groups.has(groupId)) groups.set(groupId, newId())
    const group = groupId && groups.get(groupId)
    const own = { id: newId() as SuggestionId, revision: 1, versionId: way.fresh.versionId }
    const named = {
      ...(note && { noteId: note }),
      ...(number && { numberId: number }),
      ...(group && { groupId: group }),
    }
    return { from, to: { ...rest, ...own, ...named, ...to }, ...told }
  })
}

function carriedOf(
  from: Suggestion,
  block: Block | undefined,
  change: HeldAgainst['changes'][number] | undefined,
  way: Way,
): CarriedTo {
  if (block === undefined) return { outcome: 'gone' }
  if (!isProposal(from)) return carryRefusal(from, way)
  const carried = carriedByKind(from, block, change, way)
  // What was rejected is asked of nobody; that it was is still known where its words stand.
  if (from.state !== 'rejected') return carried
  return carried.to === undefined ? {} : { to: carried.to }
}

function carriedByKind(
  from: Suggestion,
  block: Block,
  change: HeldAgainst['changes'][number] | undefined,
  way: Way,
): CarriedTo {
  if (from.form !== undefined) return carryForm(from, from.form, way)
  if (from.orders !== undefined) return carryBlockMove({ ...from, orders: from.orders }, way)
  if (!isOfWords(from)) return carryBorder(from, block, way)
  if (block.text === '') return isPictureChange(from) ? carryPictureChange(from, way) : carryInserted(from, block, way)
  const { outcome, stands, place } = change ?? {}
  const told = { ...(outcome && { outcome }), ...(stands !== undefined && { stands }), ...(place && { place }) }
  if (outcome !== undefined && outcome !== 'not-done') return told
  const to = sameRun(from, way)
  return to === undefined ? told : { ...told, to }
}

/** A refused repair: refused again where the new text was mended in the same way at the same place. */
function carryRefusal(from: Suggestion, way: Way): CarriedTo {
  const repair = way.old.repairs.find(({ id }) => id === from.repairId)
  const run = sameRun(from, way)
  if (repair === undefined || run === undefined) return {}
  const twin = way.fresh.repairs.find(
    (each) =>
      each.blockId === run.blockId &&
      each.start === run.start &&
      each.end === run.end &&
      each.kind === repair.kind &&
      each.before === repair.before &&
      each.after === repair.after,
  )
  return twin === undefined ? {} : { to: { ...run, repairId: twin.id } }
}
