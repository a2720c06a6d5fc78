import type { OpenArticle } from '../contract/shapes.ts'
import type { Block } from '../domain/block.ts'
import type { Carried } from '../domain/carried.ts'
import type { BlockId, NoteId, NumberId, ReplyId } from '../domain/ids.ts'
import type { Reply } from '../domain/note.ts'
import { newId } from '../lib/ids.ts'
import { carryDrafts } from './carry-drafts.ts'
import { carryNote, ridersOf } from './carry-notes.ts'
import { carryNumbers, isJudged, type CarriedNumber } from './carry-numbers.ts'
import { carryOthers, tellRefusals } from './carry-others.ts'
import { tellPictures } from './tell-pictures.ts'
import { askedWords, carrySuggestions, type CarriedSuggestion } from './carry-suggestions.ts'
import { carryStructure } from './carry-structure.ts'
import { carryVerdicts } from './carry-verdicts.ts'
import type { CarriedReview, FreshText } from './carried-review.ts'
import { compareBlocks } from './compared-blocks.ts'
import { pairFigures } from './figure-pairs.ts'
import { holdAgainst } from './hold-against.ts'
import { placesIn, type TextPlaces } from './text-places.ts'
import { shareOf } from './text-share.ts'
import { unaskedBut } from './unasked.ts'
import type { Way } from './way.ts'

/**
 * Carries the review of an article's present version to the next text. The old records stay with the old version; those
 * of the new one are made here, with ids of their own. What has no sure place says so, and nothing is placed by guess (C3).
 */
export function carryReview(open: OpenArticle, fresh: FreshText): CarriedReview {
  const old = { ...open, blocks: inOrder(open.blocks) }
  const read = inOrder(fresh.blocks)
  const compared = compareBlocks(old.blocks, read)
  const places = placesIn(compared)
  const { blocks, changed, roles } = carryStructure(
    old,
    { blocks: read, assets: fresh.assets },
    sameBlocks(old.blocks, places, byIdOf(read)),
  )
  const byId = byIdOf(blocks)
  const way: Way = {
    old,
    fresh: { ...fresh, blocks },
    places,
    figures: pairFigures(old, { blocks, assets: [...fresh.assets, ...old.assets] }),
    blocks: byId,
    sameBlock: sameBlocks(old.blocks, places, byId),
  }
  const held = holdAgainst(compared, askedWords(way), ridersOf(old))
  const ledger = carryNumbers(old, { blocks, numbers: fresh.numbers }, places, namedNumbers(old))
  const numberIds = idsOf(ledger.carried)
  const noteIds = new Map(old.notes.map(({ id }) => [id, newId() as NoteId]))
  const suggestions = carrySuggestions(held, noteIds, numberIds, way)
  const ofNotes = Map.groupBy(suggestions, ({ from }) => from.noteId)
  const notes = old.notes.map((note) => {
    const own = {
      id: noteIds.get(note.id) ?? (newId() as NoteId),
      numberId: note.numberId && numberIds.get(note.numberId),
    }
    return { from: note, ...carryNote(note, own, ofNotes.get(note.id) ?? [], held.riders, way) }
  })
  const verdicts = carryVerdicts(compared, way)
  const replies = old.replies.flatMap((reply) => carryReply(reply, noteIds))
  const others = carryOthers(numberIds, ledger.carried, way)
  return {
    added: [
      ...notes.map(({ to }) => to),
      ...replies,
      ...suggestions.flatMap(({ to }) => to ?? []),
      ...verdicts.flatMap(({ to }) => to ?? []),
      ...others.flatMap(({ to }) => to ?? []),
    ],
    drafts: carryDrafts(old.drafts, { notes: noteIds, numbers: numberIds }, way),
    blocks: changed,
    roles,
    numbers: ledger.numbers,
    carried: {
      notes: notes.map(({ from, to, outcome }) => ({
        from: from.id,
        to: to.id,
        status: to.placement,
        ...(outcome && { outcome }),
      })),
      suggestions: suggestions.flatMap(toldOf),
      numbers: ledger.carried
        .filter(({ from }) => isJudged(from))
        .map(({ from, to, why }) => ({
          from: from.id,
          ...(to && { to: to.id }),
          ...(why && { why }),
          text: from.text,
          state: from.state,
        })),
      verdicts: verdicts.map(({ from, to, why, blockId }) => ({
        from: from.id,
        ...(to && { to: to.id }),
        ...(why && { why }),
        state: from.state,
        ...(blockId && { blockId }),
      })),
      unasked: unaskedBut(held.unasked, suggestions).map(({ block, ...rest }) => ({
        ...rest,
        ...(block && { blockId: block.id }),
      })),
      ...shareOf(compared),
      others: [...others.map(({ told }) => told), ...tellPictures(way, fresh.blocks), ...tellRefusals(suggestions)],
    },
  }
}

function toldOf({ from, to, outcome, stands, place }: CarriedSuggestion): Carried['suggestions'] {
  if (outcome === undefined) return []
  const { kind, before, after, author, state } = from
  const told = { from: from.id, outcome, kind, before, after, author, isAccepted: state === 'accepted' }
  const isOneBlock = place?.start.blockId === place?.end.blockId
  const at = place && {
    blockId: place.start.blockId,
    start: place.start.offset,
    // Of words that go over the end of a paragraph the place is where they begin.
    end: isOneBlock ? place.end.offset : place.start.offset,
  }
  return [{ ...told, ...(to && { to: to.id }), ...(stands !== undefined && { stands }), ...at }]
}

const byIdOf = (blocks: readonly Block[]): ReadonlyMap<string, Block> =>
  new Map(blocks.map((block) => [block.id, block]))

function inOrder(blocks: readonly Block[]): readonly Block[] {
  return blocks.toSorted((a, b) => a.order - b.order)
}

function sameBlocks(
  old: readonly Block[],
  { place }: TextPlaces,
  fresh: ReadonlyMap<string, Block>,
): (id: BlockId) => Block | undefined {
  const before = new Map<string, Block>(old.map((block) => [block.id, block]))
  return (id) => {
    const block = before.get(id)
    if (block === undefined || block.text === '') return undefined
    const run = place({ blockId: id, offset: 0 }, { blockId: id, offset: Array.from(block.text).length })
    const twin = 'start' in run ? fresh.get(run.start.blockId) : undefined
    return twin?.text === block.text ? twin : undefined
  }
}

function namedNumbers({ ties, notes, suggestions, drafts }: OpenArticle): ReadonlySet<string> {
  const lone = [...notes, ...suggestions, ...drafts].flatMap(({ numberId }) => numberId ?? [])
  return new Set([...lone, ...ties.flatMap(({ termIds, resultId }) => [...termIds, resultId])])
}

/** What other records name goes to the same number, and never to one of other digits. */
function idsOf(carried: readonly CarriedNumber[]): ReadonlyMap<NumberId, NumberId> {
  return new Map(
    carried.flatMap(({ from, to, why }) => (to === undefined || why === 'digits' ? [] : [[from.id, to.id] as const])),
  )
}

function carryReply(reply: Reply, noteIds: ReadonlyMap<NoteId, NoteId>): readonly Reply[] {
  const noteId = noteIds.get(reply.noteId)
  return noteId === undefined ? [] : [{ ...reply, id: newId() as ReplyId, revision: 1, noteId }]
}
