import { createPlacer, type Placement } from '#shared/anchor/place.ts'
import { changeOf, emptyChange, type ChangeSet } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { noteIdSchema, replyIdSchema, suggestionIdSchema } from '#shared/domain/ids.ts'
import { MOST_WORDS, noteSchema, replySchema, type Note, type Reply } from '#shared/domain/note.ts'
import { numberSchema, type NumberRecord } from '#shared/domain/number.ts'
import { recordKey, recordSchema, type DomainRecord } from '#shared/domain/records.ts'
import { suggestionSchema, type Suggestion } from '#shared/domain/suggestion.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { verdictSchema, type Verdict } from '#shared/domain/verdict.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ReadAnnotation } from './read-annotation.ts'
import { isRegion, readRegionTarget, readTextTarget, settleTarget } from './read-target.ts'
import { idOf } from './terms.ts'
import { keptId, kindOf, parseDocument, type ForeignAnnotation } from './foreign-annotation.ts'

/** The article, and what the file has brought so far: a reply may answer a note of the same file. */
interface Reading {
  readonly open: OpenArticle
  readonly known: ReadonlyMap<string, DomainRecord>
  readonly blocks: ReadonlyMap<string, Block>
  readonly numbersAt: ReadonlyMap<string, NumberRecord>
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly place: (target: TextTarget) => Placement
  readonly author: string
  readonly nowMs: number
  readonly noteIds: Set<string>
}

/**
 * Reads W3C Web Annotations for an article. Our own come back as the records that they were; those of other systems
 * are placed by their quotes, and an unsure place is said to be unsure (C3). Nothing is written: the caller carries
 * out the changes, in this order. A document that is none gives one error with an empty id.
 */
export function readAnnotations(
  json: string,
  open: OpenArticle,
  author: string,
  nowMs: number,
): readonly ReadAnnotation[] {
  const annotations = parseDocument(json)
  if (annotations === undefined) return [{ id: '', error: 'annotations-invalid' }]
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  const reading: Reading = {
    open: { ...open, blocks },
    known: new Map(recordsOf(open).map((record) => [recordKey(record), record])),
    blocks: new Map(blocks.map((block) => [block.id, block])),
    numbersAt: new Map(open.numbers.map((number) => [placeOf(number), number])),
    verdicts: new Map(open.verdicts.map((verdict) => [verdict.blockId, verdict])),
    place: createPlacer(blocks),
    author,
    nowMs,
    noteIds: new Set(open.notes.map((note) => note.id)),
  }
  // Notes first, then what hangs on them; each result keeps its place in the file.
  const results = new Map<ForeignAnnotation, ReadAnnotation>()
  for (const isReply of [false, true])
    for (const annotation of annotations)
      if (isHanging(annotation) === isReply) results.set(annotation, readOne(annotation, reading))
  const inOrder = annotations.flatMap((annotation) => results.get(annotation) ?? [])
  return [...inOrder].sort((a, b) => Number(hangs(a)) - Number(hangs(b)))
}

function placeOf({ blockId, start, end }: Pick<NumberRecord, 'blockId' | 'start' | 'end'>): string {
  return `${blockId} ${String(start)} ${String(end)}`
}

/** The records that an annotation may be about. */
function recordsOf(open: OpenArticle): readonly DomainRecord[] {
  return [...open.notes, ...open.replies, ...open.suggestions, ...open.numbers, ...open.verdicts, ...open.repairs]
}

function isHanging(annotation: ForeignAnnotation): boolean {
  return annotation.motivations.includes('replying') || idOf('suggestion', annotation.id) !== undefined
}

/** Changes are given in an order in which they can be carried out: a reply after its note. */
function hangs(result: ReadAnnotation): boolean {
  if (!('change' in result)) return false
  return (
    result.change.added.some((record) => record.type === 'reply' || record.type === 'suggestion') &&
    !result.change.added.some((record) => record.type === 'note')
  )
}

function readOne(annotation: ForeignAnnotation, reading: Reading): ReadAnnotation {
  const { id } = annotation
  if (!annotation.isValid) return { id, error: 'annotations-invalid' }
  if (annotation.record === undefined) return readForeign(annotation, reading)
  const own = recordSchema.safeParse(annotation.record)
  if (!own.success) return { id, error: whyNoRecord(annotation.record) }
  switch (own.data.type) {
    case 'note':
      return readNote(annotation, own.data, reading)
    case 'reply':
      return readReply(annotation, own.data, reading)
    case 'suggestion':
      return readSuggestion(annotation, own.data, reading)
    case 'number':
      return readNumber(annotation, own.data, reading)
    case 'verdict':
      return readVerdict(annotation, own.data, reading)
    default:
      return { id, error: 'invalid-input' }
  }
}

/** What is too long is told as that: the person can mend it. */
function whyNoRecord(value: unknown): 'words-too-long' | 'invalid-input' {
  const body = typeof value === 'object' && value !== null && 'body' in value ? value.body : undefined
  return typeof body === 'string' && body.length > MOST_WORDS ? 'words-too-long' : 'invalid-input'
}

function knownOf({ known }: Reading, record: DomainRecord): DomainRecord | undefined {
  return known.get(recordKey(record))
}

/** Whether two records say the same; how often each was stored is no difference. */
function isSame(a: DomainRecord, b: DomainRecord): boolean {
  const bare = (record: DomainRecord): string =>
    JSON.stringify(Object.entries({ ...record, revision: 0 }).sort(([x], [y]) => (x < y ? -1 : 1)))
  return bare(a) === bare(b)
}

/** Adds a record, or says that it is there, or that another stands under its id. */
function keep(
  id: string,
  record: DomainRecord,
  known: DomainRecord | undefined,
  status: Placement['status'],
): ReadAnnotation {
  if (known === undefined) return { id, status, change: changeOf({ added: [{ ...record, revision: 0 }] }) }
  return isSame(record, known) ? { id, status: 'unchanged', change: emptyChange } : { id, error: 'conflict' }
}

function readNote(annotation: ForeignAnnotation, record: Note, reading: Reading): ReadAnnotation {
  const { open } = reading
  const { id } = annotation
  const moved = { ...record, articleId: open.article.id, versionId: open.article.currentVersionId }
  const numberId =
    record.numberId !== undefined && reading.known.has(`number:${record.numberId}`) ? record.numberId : undefined
  const { numberId: _numberId, ...bare } = moved
  const note = numberId === undefined ? bare : { ...bare, numberId }
  const known = knownOf(reading, record)
  reading.noteIds.add(record.id)
  if (record.target.kind === 'region') {
    const { blockId } = record.target
    const isHere = reading.blocks.has(blockId)
    const found = isHere
      ? record.target
      : readRegionTarget(annotation.target, open, { blockId, sha256: annotation.sha256 })
    if (found === undefined) return { id, error: 'place-not-found' }
    // The record's own numbers are exact; those of the selector are rounded.
    const target = { ...found, region: record.target.region }
    return keep(id, { ...note, target }, known, 'exact')
  }
  const isThere = reading.blocks.has(record.target.start.blockId)
  const placement = reading.place(record.target)
  // A note that was unsure and still is stays as it was.
  const isKeptUnsure = isThere && record.placement !== 'exact' && placement.status === 'exact'
  const target = settleTarget(record.target, placement, open.blocks)
  return keep(
    id,
    { ...note, target, placement: isKeptUnsure ? record.placement : placement.status },
    known,
    placement.status,
  )
}

function readReply(annotation: ForeignAnnotation, record: Reply, reading: Reading): ReadAnnotation {
  const { open, noteIds } = reading
  if (!noteIds.has(record.noteId)) return { id: annotation.id, error: 'not-found' }
  return keep(annotation.id, { ...record, articleId: open.article.id }, knownOf(reading, record), 'exact')
}

/** Where a record that has a run of one block stands in the text at hand; undefined when that is not certain. */
function span(
  annotation: ForeignAnnotation,
  record: { readonly blockId: string; readonly start: number; readonly end: number; readonly words: string },
  reading: Reading,
):
  | {
      readonly blockId: Suggestion['blockId']
      readonly start: number
      readonly end: number
      readonly status: Placement['status']
    }
  | undefined {
  const { open, place } = reading
  const block = reading.blocks.get(record.blockId)
  const isHere =
    block !== undefined &&
    record.end <= codePointLength(block.text) &&
    sliceCodePoints(block.text, record.start, record.end) === record.words
  if (isHere) return { blockId: block.id, start: record.start, end: record.end, status: 'exact' }
  const target = readTextTarget(annotation.target, open.blocks)
  const placement = target === undefined ? undefined : place(target)
  if (placement === undefined || !('start' in placement) || placement.status === 'changed') return undefined
  if (placement.start.blockId !== placement.end.blockId) return undefined
  return {
    blockId: placement.start.blockId,
    start: placement.start.offset,
    end: placement.end.offset,
    status: placement.status,
  }
}

function readSuggestion(annotation: ForeignAnnotation, record: Suggestion, reading: Reading): ReadAnnotation {
  const { open, noteIds } = reading
  const { id } = annotation
  const at = span(annotation, { ...record, words: record.before }, reading)
  if (at === undefined || !isMovable(record, reading)) return { id, error: 'place-not-found' }
  // What it hangs on is kept only where that is here too.
  const { noteId, numberId, repairId, ...rest } = record
  const suggestion = {
    ...rest,
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    blockId: at.blockId,
    start: at.start,
    end: at.end,
    ...(noteId !== undefined && noteIds.has(noteId) ? { noteId } : {}),
    ...(numberId !== undefined && reading.known.has(`number:${numberId}`) ? { numberId } : {}),
    ...(repairId !== undefined && reading.known.has(`repair:${repairId}`) ? { repairId } : {}),
  }
  return keep(id, suggestionSchema.parse(suggestion), knownOf(reading, record), at.status)
}

/** A block's move is one among the blocks it was made on; an accepted one has moved it. */
function isMovable({ orders, state, blockId }: Suggestion, { blocks }: Reading): boolean {
  if (orders === undefined) return true
  const block = blocks.get(blockId)
  return block !== undefined && (state !== 'accepted' || block.order === orders.to)
}

/** A number's state goes to the number at the same place; one added by an editor is added here too. */
function readNumber(annotation: ForeignAnnotation, record: NumberRecord, reading: Reading): ReadAnnotation {
  const { open } = reading
  const { id } = annotation
  const at = span(annotation, { ...record, words: record.text }, reading)
  if (at === undefined) return { id, error: 'place-not-found' }
  const known = (knownOf(reading, record) as NumberRecord | undefined) ?? reading.numbersAt.get(placeOf(at))
  const here = {
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    blockId: at.blockId,
    start: at.start,
    end: at.end,
  }
  if (known === undefined) return keep(id, numberSchema.parse({ ...record, ...here }), undefined, at.status)
  const next = numberSchema.parse({ ...record, ...here, id: known.id, revision: known.revision })
  return update(id, known, next, at.status)
}

function readVerdict(annotation: ForeignAnnotation, record: Verdict, reading: Reading): ReadAnnotation {
  const { open, place } = reading
  const { id } = annotation
  const target = readTextTarget(annotation.target, open.blocks)
  const isHere = reading.blocks.has(record.blockId)
  const placement = target === undefined || isHere ? undefined : place(target)
  const blockId = isHere
    ? record.blockId
    : placement !== undefined && 'start' in placement
      ? placement.start.blockId
      : undefined
  if (blockId === undefined) return { id, error: 'place-not-found' }
  const here = { articleId: open.article.id, versionId: open.article.currentVersionId, blockId }
  const known = reading.verdicts.get(blockId)
  if (known === undefined) return keep(id, verdictSchema.parse({ ...record, ...here }), undefined, 'exact')
  return update(id, known, verdictSchema.parse({ ...record, ...here, id: known.id, revision: known.revision }), 'exact')
}

/** The newer of two statements about one thing stands. */
function update<T extends NumberRecord | Verdict>(
  id: string,
  known: T,
  next: T,
  status: Placement['status'],
): ReadAnnotation {
  if (isSame(known, next)) return { id, status: 'unchanged', change: emptyChange }
  if ((known.atMs ?? 0) > (next.atMs ?? 0)) return { id, error: 'conflict' }
  return { id, status, change: changeOf({ updated: [[known, next]] }) }
}

/** An annotation of another system becomes a note (or a reply), signed with its creator's name. */
function readForeign(annotation: ForeignAnnotation, reading: Reading): ReadAnnotation {
  const { open, author, nowMs, noteIds } = reading
  const { id } = annotation
  const by = annotation.creator ?? author
  const createdAtMs = annotation.createdAtMs ?? nowMs
  const common = { revision: 0, articleId: open.article.id, author: by, createdAtMs }
  if (annotation.motivations.includes('replying') && typeof annotation.target === 'string') {
    const noteId = keptId(annotation.target)
    if (!noteIds.has(noteId) || annotation.body === '')
      return { id, error: noteIds.has(noteId) ? 'invalid-input' : 'not-found' }
    const reply = {
      ...common,
      type: 'reply',
      id: replyIdSchema.parse(keptId(annotation.key)),
      noteId,
      body: annotation.body,
    }
    return keepForeign(annotation, replySchema.safeParse(reply), reading, 'exact')
  }
  const noteId = noteIdSchema.parse(keptId(annotation.key))
  const note = {
    ...common,
    type: 'note',
    id: noteId,
    versionId: open.article.currentVersionId,
    kind: kindOf(annotation),
    body: annotation.body,
    state: 'open',
    ...(annotation.modifiedAtMs === undefined ? {} : { editedAtMs: annotation.modifiedAtMs }),
  }
  if (isRegion(annotation.target)) {
    const target = readRegionTarget(annotation.target, open, { blockId: undefined, sha256: undefined })
    if (target === undefined) return { id, error: 'place-not-found' }
    noteIds.add(noteId)
    return keepForeign(annotation, noteSchema.safeParse({ ...note, target, placement: 'exact' }), reading, 'exact')
  }
  const wanted = readTextTarget(annotation.target, open.blocks)
  if (wanted === undefined) return { id, error: 'place-not-found' }
  const placement = reading.place(wanted)
  const target = settleTarget(wanted, placement, open.blocks)
  const kept = keepForeign(
    annotation,
    noteSchema.safeParse({ ...note, target, placement: placement.status }),
    reading,
    placement.status,
  )
  if (!('change' in kept)) return kept
  noteIds.add(noteId)
  return withReplacement(kept, annotation, placement, noteId, reading)
}

function keepForeign(
  { id, body }: ForeignAnnotation,
  parsed: { success: true; data: Note | Reply } | { success: false },
  reading: Reading,
  status: Placement['status'],
): ReadAnnotation {
  if (!parsed.success) return { id, error: whyNoRecord({ body }) }
  if (knownOf(reading, parsed.data) !== undefined) return { id, status: 'unchanged', change: emptyChange }
  return { id, status, change: changeOf({ added: [parsed.data] }) }
}

/** A body that is meant to replace the words becomes a suggestion, where the place is certain and within one block. */
function withReplacement(
  kept: Extract<ReadAnnotation, { change: ChangeSet }>,
  annotation: ForeignAnnotation,
  placement: Placement,
  noteId: Note['id'],
  { open, blocks, author, nowMs }: Reading,
): ReadAnnotation {
  const after = annotation.replacement
  const isCertain = placement.status === 'exact' || placement.status === 'moved'
  const isAdded = kept.change.added.length > 0
  if (after === undefined || !isCertain || !isAdded) return kept
  if (placement.start.blockId !== placement.end.blockId) return kept
  const { blockId, offset: start } = placement.start
  const end = placement.end.offset
  const before = sliceCodePoints(blocks.get(blockId)?.text ?? '', start, end)
  if (before === after) return kept
  const suggestion: Suggestion = {
    type: 'suggestion',
    id: suggestionIdSchema.parse(`${noteId}-s`.slice(0, 80)),
    revision: 0,
    articleId: open.article.id,
    versionId: open.article.currentVersionId,
    blockId,
    start,
    end,
    kind: before === '' ? 'insert' : after === '' ? 'delete' : 'replace',
    before,
    after,
    author: annotation.creator ?? author,
    createdAtMs: annotation.createdAtMs ?? nowMs,
    state: 'open',
    noteId,
  }
  return { ...kept, change: changeOf({ added: [...kept.change.added, suggestion] }) }
}
