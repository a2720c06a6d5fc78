import type { OpenArticle } from '../contract/shapes.ts'
import type { Block } from '../domain/block.ts'
import type { Checkmark } from '../domain/checkmark.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import type {
  BlockId,
  CheckmarkId,
  DismissalId,
  LinkId,
  NoteId,
  NumberId,
  ReplyId,
  SuggestionId,
  TieId,
  VerdictId,
  VersionId,
} from '../domain/ids.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { Note, Reply } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { TieRecord } from '../domain/tie.ts'
import type { Verdict } from '../domain/verdict.ts'
import { newId } from '../lib/ids.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { isOfWords } from '../text/overlaps.ts'
import { isProposal } from '../acts/waiting.ts'
import { carryNumbers, isJudged, type CarriedNumber } from './carry-numbers.ts'
import type { CarriedReview, FreshText } from './carried-review.ts'
import { pairFigures } from './figure-pairs.ts'
import { holdAgainst, type AskedChange, type HeldAgainst } from './hold-against.ts'
import { placesIn, type TextPlaces } from './text-places.ts'

/** Everything that the parts of a review are carried by. */
interface Way {
  readonly old: OpenArticle
  readonly fresh: FreshText
  readonly places: TextPlaces
  readonly figures: ReadonlyMap<BlockId, Block>
  readonly blocks: ReadonlyMap<string, Block>
  /** Blocks of the very same words, wherever they stand. */
  readonly sameBlock: (id: BlockId) => Block | undefined
}

/**
 * Carries the review of an article's present version to the next text. The old records stay with the old version; those
 * of the new one are made here, with ids of their own. What has no sure place says so, and nothing is placed by guess (C3).
 */
export function carryReview(open: OpenArticle, fresh: FreshText): CarriedReview {
  const old = { ...open, blocks: inOrder(open.blocks) }
  const blocks = inOrder(fresh.blocks)
  const places = placesIn(old.blocks, blocks)
  const byId = new Map<string, Block>(blocks.map((block) => [block.id, block]))
  const way: Way = {
    old,
    fresh: { ...fresh, blocks },
    places,
    figures: pairFigures(old, { blocks, assets: fresh.assets }),
    blocks: byId,
    sameBlock: sameBlocks(old.blocks, places, byId),
  }
  const held = holdAgainst(old.blocks, blocks, asked(old))
  const ledger = carryNumbers(old, { blocks, numbers: fresh.numbers }, places, namedNumbers(old))
  const numberIds = idsOf(ledger.carried)
  const notes = old.notes.map((note) => carryNote(note, numberIds, way))
  const noteIds = new Map(notes.map(({ from, to }) => [from.id, to.id]))
  const suggestions = carrySuggestions(held, noteIds, numberIds, way)
  const verdicts = old.verdicts.map((verdict) => carryVerdict(verdict, way))
  const replies = old.replies.flatMap((reply) => carryReply(reply, noteIds))
  return {
    added: [
      ...notes.map(({ to }) => to),
      ...replies,
      ...suggestions.flatMap(({ to }) => to ?? []),
      ...verdicts.flatMap(({ to }) => to ?? []),
      ...old.ties.flatMap((tie) => carryTie(tie, numberIds, fresh.versionId)),
      ...old.links.flatMap((link) => carryLink(link, way)),
      ...old.dismissals.flatMap((dismissal) => carryDismissal(dismissal, way)),
      ...old.checkmarks.flatMap((checkmark) => carryCheckmark(checkmark, way)),
    ],
    numbers: ledger.numbers,
    carried: {
      notes: notes.map(({ from, to }) => ({ from: from.id, to: to.id, status: to.placement })),
      suggestions: suggestions.map(({ from, to, outcome, stands }) => ({
        from: from.id,
        ...(to && { to: to.id }),
        outcome,
        ...(stands !== undefined && { stands }),
      })),
      numbers: ledger.carried
        .filter(({ from }) => isJudged(from))
        .map(({ from, to, why }) => ({ from: from.id, ...(to && { to: to.id }), ...(why && { why }) })),
      verdicts: verdicts.map(({ from, to, why }) => ({ from: from.id, ...(to && { to: to.id }), ...(why && { why }) })),
      unasked: held.unasked.map(({ block, ...rest }) => ({ ...rest, ...(block && { blockId: block.id }) })),
    },
  }
}

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

/** The suggestions of words that were made and not rejected, as changes that the new text is held against. */
function asked({ suggestions }: OpenArticle): readonly AskedChange[] {
  return suggestions
    .filter((each) => each.state !== 'rejected' && isOfWords(each) && isProposal(each))
    .map(({ id, blockId, start, end, after }) => ({ id, blockId, start, end, after }))
}

function namedNumbers({ ties, notes, suggestions }: OpenArticle): ReadonlySet<string> {
  const lone = [...notes, ...suggestions].flatMap(({ numberId }) => numberId ?? [])
  return new Set([...lone, ...ties.flatMap(({ termIds, resultId }) => [...termIds, resultId])])
}

function idsOf(carried: readonly CarriedNumber[]): ReadonlyMap<NumberId, NumberId> {
  return new Map(carried.flatMap(({ from, to }) => (to === undefined ? [] : [[from.id, to.id] as const])))
}

function carryNote(note: Note, numberIds: ReadonlyMap<NumberId, NumberId>, way: Way): { from: Note; to: Note } {
  const { numberId, ...rest } = note
  const own = { ...rest, id: newId() as NoteId, revision: 1, versionId: way.fresh.versionId }
  const number = numberId && numberIds.get(numberId)
  const { target, status } = carryTarget(note, way)
  return { from: note, to: { ...own, ...(number && { numberId: number }), target, placement: status } }
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
  const carried = way.places.target(target)
  // What had no place before has none because there is another text.
  const isUnplaced = placement === 'orphan' || placement === 'ambiguous'
  return { target: carried.target, status: isUnplaced ? placement : carried.status }
}

function carryReply(reply: Reply, noteIds: ReadonlyMap<NoteId, NoteId>): readonly Reply[] {
  const noteId = noteIds.get(reply.noteId)
  return noteId === undefined ? [] : [{ ...reply, id: newId() as ReplyId, revision: 1, noteId }]
}

interface CarriedSuggestion {
  readonly from: Suggestion
  readonly to?: Suggestion
  readonly outcome: HeldAgainst['changes'][number]['outcome']
  readonly stands?: string
}

/** Suggestions that the new text does not carry out come along where their words still stand, in the state they are in. */
function carrySuggestions(
  { changes }: HeldAgainst,
  noteIds: ReadonlyMap<NoteId, NoteId>,
  numberIds: ReadonlyMap<NumberId, NumberId>,
  { old, fresh, places, blocks }: Way,
): readonly CarriedSuggestion[] {
  const known = new Map(old.suggestions.map((each) => [each.id as string, each]))
  const groups = new Map<string, string>()
  return changes.flatMap(({ id, outcome, stands }): readonly CarriedSuggestion[] => {
    const from = known.get(id)
    if (from === undefined) return []
    const told = { from, outcome, ...(stands !== undefined && { stands }) }
    const { blockId, start, end, noteId, numberId, groupId, ...rest } = from
    const run = outcome === 'not-done' ? places.place({ blockId, offset: start }, { blockId, offset: end }) : undefined
    if (run === undefined || !('start' in run) || run.status === 'changed') return [told]
    const block = blocks.get(run.start.blockId)
    const isWhole = block !== undefined && run.end.blockId === block.id
    if (!isWhole || sliceCodePoints(block.text, run.start.offset, run.end.offset) !== from.before) return [told]
    const note = noteId && noteIds.get(noteId)
    const number = numberId && numberIds.get(numberId)
    if (groupId !== undefined && !groups.has(groupId)) groups.set(groupId, newId())
    const group = groupId && groups.get(groupId)
    const to: Suggestion = {
      ...rest,
      id: newId() as SuggestionId,
      revision: 1,
      versionId: fresh.versionId,
      blockId: block.id,
      start: run.start.offset,
      end: run.end.offset,
      ...(note && { noteId: note }),
      ...(number && { numberId: number }),
      ...(group && { groupId: group }),
    }
    return [{ ...told, to }]
  })
}

function carryVerdict(
  verdict: Verdict,
  { old, fresh, figures, sameBlock }: Way,
): { from: Verdict; to?: Verdict; why?: 'caption' | 'picture' | 'gone' } {
  const block = sameBlock(verdict.blockId)
  if (block === undefined) return { from: verdict, why: 'caption' }
  const before = old.blocks.find(({ id }) => id === verdict.blockId)
  const figure = before?.figureId && figures.get(before.figureId)
  const hadPicture = before?.figureId !== undefined
  if (hadPicture && (figure === undefined || block.figureId !== figure.id)) return { from: verdict, why: 'picture' }
  if (!hadPicture && block.figureId !== undefined) return { from: verdict, why: 'picture' }
  return {
    from: verdict,
    to: { ...verdict, id: newId() as VerdictId, revision: 1, versionId: fresh.versionId, blockId: block.id },
  }
}

function carryTie(
  tie: TieRecord,
  numberIds: ReadonlyMap<NumberId, NumberId>,
  versionId: VersionId,
): readonly TieRecord[] {
  const termIds = tie.termIds.flatMap((id) => numberIds.get(id) ?? [])
  const resultId = numberIds.get(tie.resultId)
  if (resultId === undefined || termIds.length !== tie.termIds.length) return []
  return [{ ...tie, id: newId() as TieId, revision: 1, versionId, termIds, resultId }]
}

function carryLink(link: LinkRecord, { fresh, figures, places, blocks }: Way): readonly LinkRecord[] {
  const { blockId, start, end } = link
  const figure = figures.get(link.figureId)
  const run = places.place({ blockId, offset: start }, { blockId, offset: end })
  const block = 'start' in run && run.status !== 'changed' ? blocks.get(run.start.blockId) : undefined
  if (figure?.assetId === undefined || block === undefined || !('start' in run)) return []
  const place = { blockId: block.id, start: run.start.offset, end: run.end.offset }
  const own = { id: newId() as LinkId, revision: 1, versionId: fresh.versionId }
  return [{ ...link, ...own, ...place, figureId: figure.id, assetId: figure.assetId }]
}

function carryDismissal(dismissal: Dismissal, { fresh, figures, sameBlock }: Way): readonly Dismissal[] {
  const own = { id: newId() as DismissalId, revision: 1, versionId: fresh.versionId }
  if (dismissal.blockId === undefined) return [{ ...dismissal, ...own }]
  const block = sameBlock(dismissal.blockId) ?? figures.get(dismissal.blockId)
  return block === undefined ? [] : [{ ...dismissal, ...own, blockId: block.id }]
}

function carryCheckmark(checkmark: Checkmark, { fresh, figures }: Way): readonly Checkmark[] {
  const figure = figures.get(checkmark.blockId)
  if (figure === undefined) return []
  return [{ ...checkmark, id: newId() as CheckmarkId, revision: 1, versionId: fresh.versionId, blockId: figure.id }]
}
