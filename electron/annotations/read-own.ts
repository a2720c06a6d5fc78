import type { Placement } from '#shared/anchor/place.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import type { Block } from '#shared/domain/block.ts'
import { MOST_WORDS, type Note, type Reply } from '#shared/domain/note.ts'
import { numberSchema, type NumberRecord } from '#shared/domain/number.ts'
import { recordKey, recordSchema, type DomainRecord } from '#shared/domain/records.ts'
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { verdictSchema, type Verdict } from '#shared/domain/verdict.ts'
import { isOverlapping } from '#shared/text/overlaps.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ForeignAnnotation } from './foreign-annotation.ts'
import { readOwnPlaces, sameBlock, sameNumber, sameRepair, type OwnPlaces } from './own-places.ts'
import type { ReadAnnotation } from './read-annotation.ts'
import { keep, knownOf, placeKey, type Reading } from './reading.ts'
import { readRegionTarget, readTextTarget, settleTarget } from './read-target.ts'

/** Our own annotation, with the record that it was: it comes back as that. */
export function readOwn(annotation: ForeignAnnotation, reading: Reading): ReadAnnotation {
  const { id, own } = annotation
  const parsed = recordSchema.safeParse(own?.['record'])
  if (!parsed.success) return { id, error: whyNoRecord(own?.['record']) }
  const places = readOwnPlaces(own)
  switch (parsed.data.type) {
    case 'note':
      return readNote(annotation, parsed.data, places, reading)
    case 'reply':
      return readReply(annotation, parsed.data, reading)
    case 'suggestion':
      return readSuggestion(annotation, parsed.data, places, reading)
    case 'number':
      return readNumber(annotation, parsed.data, places, reading)
    case 'verdict':
      return readVerdict(annotation, parsed.data, places, reading)
    default:
      return { id, error: 'annotation-unknown' }
  }
}

/** What is too long is told as that: the person can mend it. */
export function whyNoRecord(value: unknown): 'words-too-long' | 'annotation-unknown' {
  const body = typeof value === 'object' && value !== null && 'body' in value ? value.body : undefined
  return typeof body === 'string' && body.length > MOST_WORDS ? 'words-too-long' : 'annotation-unknown'
}

function readNote(annotation: ForeignAnnotation, record: Note, places: OwnPlaces, reading: Reading): ReadAnnotation {
  const { open } = reading
  const { id } = annotation
  const { numberId: toldNumber, ...rest } = record
  const numberId = sameNumber(toldNumber, places, reading)
  const here = { articleId: open.article.id, versionId: open.article.currentVersionId }
  const note = { ...rest, ...here, ...(numberId === undefined ? {} : { numberId }) }
  reading.noteIds.add(record.id)
  if (record.target.kind === 'region') {
    const { blockId } = record.target
    const isHere = reading.blocks.get(blockId)?.assetId === record.target.assetId
    const [target] = annotation.targets
    const found = isHere ? record.target : readRegionTarget(target, open, { blockId, sha256: places.sha256 })
    if (found === undefined) return { id, error: 'place-not-found' }
    // The record's own numbers are exact; those of the selector are rounded.
    return keep(id, { ...note, target: { ...found, region: record.target.region } }, reading, record.placement)
  }
  const same = sameTarget(record.target, places, reading)
  // In the very text it stands, or does not stand, as it did.
  if (same !== undefined) return keep(id, { ...note, target: same }, reading, record.placement)
  const isThere = reading.blocks.has(record.target.start.blockId)
  const placement = reading.place(record.target)
  // A note that was unsure and still is stays as it was.
  const isKeptUnsure = isThere && record.placement !== 'exact' && placement.status === 'exact'
  const target = settleTarget(record.target, placement, open.blocks)
  const status = isKeptUnsure ? record.placement : placement.status
  return keep(id, { ...note, target, placement: status }, reading, placement.status)
}

/** The target in the same blocks of the article at hand. */
function sameTarget(target: TextTarget, places: OwnPlaces, reading: Reading): TextTarget | undefined {
  const start = sameBlock(target.start.blockId, places, reading)
  const end = sameBlock(target.end.blockId, places, reading)
  if (start === undefined || end === undefined) return undefined
  if (target.start.offset > codePointLength(start.text) || target.end.offset > codePointLength(end.text))
    return undefined
  return {
    ...target,
    start: { blockId: start.id, offset: target.start.offset },
    end: { blockId: end.id, offset: target.end.offset },
  }
}

function readReply(annotation: ForeignAnnotation, record: Reply, reading: Reading): ReadAnnotation {
  const { open, noteIds } = reading
  if (!noteIds.has(record.noteId)) return { id: annotation.id, error: 'annotation-unanswered' }
  return keep(annotation.id, { ...record, articleId: open.article.id }, reading, 'exact')
}

interface Span {
  readonly blockId: Block['id']
  readonly start: number
  readonly end: number
  readonly status: Placement['status']
}

/** Where a record that has a run of one block stands in the text at hand; undefined when that is not certain. */
function span(
  annotation: ForeignAnnotation,
  record: { readonly blockId: string; readonly start: number; readonly end: number; readonly words: string },
  places: OwnPlaces,
  reading: Reading,
): Span | undefined {
  const { open, place } = reading
  const block = sameBlock(record.blockId, places, reading) ?? reading.blocks.get(record.blockId)
  const isHere =
    block !== undefined &&
    record.end <= codePointLength(block.text) &&
    sliceCodePoints(block.text, record.start, record.end) === record.words
  if (isHere) return { blockId: block.id, start: record.start, end: record.end, status: 'exact' }
  const target = readTextTarget(annotation.targets[0], open.blocks)
  const placement = target === undefined ? undefined : place(target)
  if (placement === undefined || !('start' in placement) || placement.status === 'changed') return undefined
  if (placement.start.blockId !== placement.end.blockId) return undefined
  const { blockId, offset: start } = placement.start
  return { blockId, start, end: placement.end.offset, status: placement.status }
}

function readSuggestion(
  annotation: ForeignAnnotation,
  record: Suggestion,
  places: OwnPlaces,
  reading: Reading,
): ReadAnnotation {
  const { open, noteIds } = reading
  const { id } = annotation
  const at = span(annotation, { ...record, words: record.before }, places, reading)
  if (at === undefined) return { id, error: 'place-not-found' }
  const moved = movedBlock(record, at.blockId, reading)
  if (moved === undefined) return { id, error: 'place-not-found' }
  // What it hangs on is kept only where that is here too.
  const { noteId, numberId: toldNumber, repairId: toldRepair, ...rest } = record
  const numberId = sameNumber(toldNumber, places, reading)
  const repairId = sameRepair(toldRepair, places, reading)
  const suggestion = {
    ...rest,
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    blockId: at.blockId,
    start: at.start,
    end: at.end,
    ...(noteId !== undefined && noteIds.has(noteId) ? { noteId } : {}),
    ...(numberId === undefined ? {} : { numberId }),
    ...(repairId === undefined ? {} : { repairId }),
  }
  const said = suggestionSchema.parse(suggestion)
  if (said.state === 'accepted') {
    const beside = reading.accepted.get(said.blockId) ?? []
    const isTaken = beside.some((each) => isOverlapping(each, said) && !isOneEdit(each, said))
    if (isTaken) return { id, error: 'annotation-overlaps' }
    reading.accepted.set(said.blockId, [...beside, said])
  }
  return withMove(keep(id, said, reading, at.status), moved)
}

function isOneEdit(a: Suggestion, b: Suggestion): boolean {
  return a.groupId !== undefined && a.groupId === b.groupId
}

/**
 * What comes of the move of a block: an accepted one has moved it, which is done here too where it still stands at home. Undefined
 * where the blocks are no longer those that it was made on.
 */
function movedBlock(
  { orders, state }: Suggestion,
  blockId: string,
  { blocks }: Reading,
): Partial<ChangeSet> | undefined {
  if (orders === undefined) return {}
  const block = blocks.get(blockId)
  if (block === undefined) return undefined
  const home = state === 'accepted' ? orders.to : orders.from
  if (block.order === home) return {}
  const isToGo = state === 'accepted' && block.order === orders.from
  return isToGo ? { updated: [[block, { ...block, order: orders.to }]] } : undefined
}

function withMove(kept: ReadAnnotation, moved: Partial<ChangeSet>): ReadAnnotation {
  if (!('change' in kept) || kept.status === 'unchanged' || moved.updated === undefined) return kept
  return { ...kept, change: changeOf({ ...kept.change, updated: [...kept.change.updated, ...moved.updated] }) }
}

/** A number in the words of a suggestion has its place. */
function inSuggestion({ suggestionId }: NumberRecord, { known }: Reading): Span | undefined {
  const by = suggestionId === undefined ? undefined : known.get(`suggestion:${suggestionId}`)
  return by?.type === 'suggestion' ? { blockId: by.blockId, start: by.start, end: by.end, status: 'exact' } : undefined
}

/** A number's state goes to the number at the same place; one added by an editor is added here too. */
function readNumber(
  annotation: ForeignAnnotation,
  record: NumberRecord,
  places: OwnPlaces,
  reading: Reading,
): ReadAnnotation {
  const { open } = reading
  const { id } = annotation
  const at = inSuggestion(record, reading) ?? span(annotation, { ...record, words: record.text }, places, reading)
  if (at === undefined) return { id, error: 'place-not-found' }
  const known = (knownOf(reading, record) as NumberRecord | undefined) ?? reading.numbersAt.get(placeKey(at))
  const { evidence, ...rest } = record
  const { assetId, ...said } = evidence ?? { quotation: '' }
  const isKept = assetId !== undefined && open.assets.some((asset) => asset.id === assetId)
  const here = {
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    blockId: at.blockId,
    start: at.start,
    end: at.end,
    // A file of the other library is not in this one.
    ...(evidence === undefined ? {} : { evidence: { ...said, ...(isKept ? { assetId } : {}) } }),
  }
  return keep(id, numberSchema.parse({ ...rest, ...here }), reading, at.status, currentOf(known, reading))
}

function readVerdict(
  annotation: ForeignAnnotation,
  record: Verdict,
  places: OwnPlaces,
  reading: Reading,
): ReadAnnotation {
  const { open, place, blocks } = reading
  const { id } = annotation
  const same = sameBlock(record.blockId, places, reading) ?? blocks.get(record.blockId)
  const target = same === undefined ? readTextTarget(annotation.targets[0], open.blocks) : undefined
  const placement = target && place(target)
  const blockId = same?.id ?? (placement !== undefined && 'start' in placement ? placement.start.blockId : undefined)
  if (blockId === undefined) return { id, error: 'place-not-found' }
  const here = { articleId: open.article.id, versionId: open.article.currentVersionId, blockId }
  const known = currentOf(reading.verdicts.get(blockId), reading)
  return keep(id, verdictSchema.parse({ ...record, ...here }), reading, 'exact', known)
}

/** A record as it stands after what the file has brought so far. */
function currentOf<T extends DomainRecord>(record: T | undefined, { known }: Reading): DomainRecord | undefined {
  return record && (known.get(recordKey(record)) ?? record)
}
