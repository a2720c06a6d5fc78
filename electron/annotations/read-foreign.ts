import { isPlaced, noteSchema, replySchema, type Note, type Reply } from '#shared/domain/note.ts'
import type { AnnotationStatus } from '#shared/contract/annotations.ts'
import type { Placement } from '#shared/anchor/place.ts'
import { changeOf, emptyChange } from '#shared/change/change-set.ts'
import { noteIdSchema, replyIdSchema, suggestionIdSchema } from '#shared/domain/ids.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Target } from '#shared/domain/target.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { fieldsOf, textOf } from './fields.ts'
import { keptId, kindOf, type ForeignAnnotation } from './foreign-annotation.ts'
import type { ReadAnnotation } from './read-annotation.ts'
import { bring, knownOf, type Reading } from './reading.ts'
import { whyNoRecord } from './read-own.ts'
import { isRegion, nowhereTarget, placeForeign, readRegionTarget } from './read-target.ts'
import { idOf, type AnnotationType } from './terms.ts'

/** Where one target of an annotation stands here. */
interface Placed {
  readonly target: Target
  readonly placement: Placement
}

const OWN_TYPES: readonly AnnotationType[] = ['note', 'reply', 'suggestion', 'number', 'verdict']
/** How sure a place is, the surest first. */
const SURENESS: readonly AnnotationStatus[] = ['exact', 'moved', 'changed', 'ambiguous', 'orphan']

/** An annotation of another system becomes a note (or a reply), signed with its creator's name. */
export function readForeign(annotation: ForeignAnnotation, reading: Reading): ReadAnnotation {
  const { id } = annotation
  // Our own from which another system took our data: what we know of it is more than it says.
  const ownKey = OWN_TYPES.map((type) => [type, idOf(type, id)] as const).find(([, own]) => own !== undefined)
  if (ownKey !== undefined && reading.known.has(ownKey.join(':')))
    return { id, status: 'unchanged', change: emptyChange }
  const answered = nameOf(annotation.targets[0])
  if (annotation.motivations.includes('replying') && answered !== undefined)
    return readAnswer(annotation, answered, reading)
  return readNotes(annotation, reading)
}

/** The name of what a target is, whether it is given alone or described. */
export function nameOf(target: unknown): string | undefined {
  const fields = fieldsOf(target)
  const source = fields?.['source']
  return textOf(target) ?? textOf(source) ?? textOf(fieldsOf(source)?.['id']) ?? textOf(fields?.['id'])
}

/** An answer to an answer stands under the note that all of them are about. */
function rootOf(name: string, { answers }: Reading): string {
  let root = name
  const seen = new Set<string>()
  for (let next = answers.get(root); next !== undefined && !seen.has(next); next = answers.get(root)) {
    seen.add(next)
    root = next
  }
  return root
}

function readAnswer(annotation: ForeignAnnotation, answered: string, reading: Reading): ReadAnnotation {
  const { id, bodies } = annotation
  const name = rootOf(answered, reading)
  const ownReply = idOf('reply', name)
  const known = reading.known.get(ownReply === undefined ? `reply:${keptId(name)}` : `reply:${ownReply}`)
  const noteId = known?.type === 'reply' ? known.noteId : keptId(name)
  if (!reading.noteIds.has(noteId)) return { id, error: 'annotation-unanswered' }
  if (bodies.words === '') return { id, error: 'annotation-wordless' }
  const reply = {
    ...commonOf(annotation, reading),
    type: 'reply',
    id: replyIdSchema.parse(keptId(annotation.key)),
    noteId,
    body: bodies.words,
  }
  const parsed = replySchema.safeParse(reply)
  return parsed.success ? keepSaid(annotation, parsed.data, [], reading, 'exact') : { id, error: whyNoRecord(reply) }
}

function commonOf({ creator, createdAtMs, modifiedAtMs }: ForeignAnnotation, { open, author, nowMs }: Reading) {
  return {
    revision: 0,
    articleId: open.article.id,
    author: creator ?? author,
    createdAtMs: createdAtMs ?? nowMs,
    ...(modifiedAtMs === undefined ? {} : { editedAtMs: modifiedAtMs }),
  }
}

/** One note for each target that is here; one without a place where none is. */
function readNotes(annotation: ForeignAnnotation, reading: Reading): ReadAnnotation {
  const { id, key, bodies, targets } = annotation
  const found = targets.slice(0, MOST_TARGETS).map((target) => placeOne(target, reading))
  const here = found.filter(({ placement }) => placement.status !== 'orphan')
  const placed = here.length === 0 ? found.slice(0, 1) : here
  const results = placed.map(({ target, placement }, index) => {
    const noteId = noteIdSchema.parse(keptId(index === 0 ? key : `${key} ${String(index + 1)}`))
    const replacement = replacementOf(annotation, placement, noteId, reading)
    const note = {
      ...commonOf(annotation, reading),
      type: 'note',
      id: noteId,
      versionId: reading.open.article.currentVersionId,
      kind: kindOf(annotation),
      ...(bodies.errorClass === undefined ? {} : { errorClass: bodies.errorClass }),
      ...(bodies.severity === undefined ? {} : { severity: bodies.severity }),
      body: replacement === 'unplaced' ? withArrow(bodies) : bodies.words,
      target,
      placement: placement.status,
      state: 'open',
    }
    const parsed = noteSchema.safeParse(note)
    if (!parsed.success) return { id, error: whyNoRecord(note) }
    reading.noteIds.add(noteId)
    return keepSaid(annotation, parsed.data, replacement === 'unplaced' ? [] : replacement, reading, placement.status)
  })
  return inOne(id, results)
}

/** So many places of one annotation are looked for. */
const MOST_TARGETS = 100

function placeOne(target: unknown, reading: Reading): Placed {
  if (isRegion(target)) {
    const region = readRegionTarget(target, reading.open, { blockId: undefined, sha256: undefined })
    const point = region && { blockId: region.blockId, offset: 0 }
    if (region !== undefined && point !== undefined)
      return { target: region, placement: { status: 'exact', start: point, end: point } }
    return { target: nowhereTarget(reading.open.blocks), placement: { status: 'orphan' } }
  }
  return placeForeign(target, reading.open.blocks, reading.place)
}

/** What became of an annotation with several places: the least sure says it. */
function inOne(id: string, results: readonly ReadAnnotation[]): ReadAnnotation {
  const refused = results.find((each) => 'error' in each)
  if (refused !== undefined) return refused
  const kept = results.filter((each) => 'change' in each)
  const added = kept.flatMap(({ change }) => change.added)
  const updated = kept.flatMap(({ change }) => change.updated)
  const told = kept.flatMap(({ status }) => (status === 'unchanged' ? [] : [status]))
  const status = [...told].sort((a, b) => SURENESS.indexOf(b) - SURENESS.indexOf(a))[0] ?? 'unchanged'
  return { id, status, change: changeOf({ added, updated }) }
}

/** Keeps what another system says; said there again in other words, the later words stand. */
function keepSaid(
  { id, createdAtMs, modifiedAtMs: saidAtMs = createdAtMs }: ForeignAnnotation,
  record: Note | Reply,
  besides: readonly DomainRecord[],
  reading: Reading,
  status: Placement['status'],
): ReadAnnotation {
  const known = knownOf(reading, record)
  if (known === undefined) {
    for (const each of [record, ...besides]) bring(each, reading)
    return { id, status, change: changeOf({ added: [record, ...besides] }) }
  }
  if (known.type !== record.type || known.body === record.body) return { id, status: 'unchanged', change: emptyChange }
  if (reading.brought.has(recordKey(known))) return { id, error: 'annotation-twice' }
  if (saidAtMs === undefined || saidAtMs <= (known.editedAtMs ?? known.createdAtMs))
    return { id, error: 'annotation-newer' }
  const next = { ...known, body: record.body, editedAtMs: saidAtMs }
  bring(next, reading)
  const isNote = known.type === 'note'
  return { id, status: isNote ? known.placement : status, change: changeOf({ updated: [[known, next]] }) }
}

/** What would stand in the place of the words is said, where it cannot be proposed yet. */
function withArrow({ words, replacement }: ForeignAnnotation['bodies']): string {
  return [words, `→ ${replacement ?? ''}`].filter((part) => part !== '').join('\n\n')
}

/**
 * A body that is meant to replace the words becomes a suggestion, where the place is certain and within one block; `unplaced`
 * where it is not.
 */
function replacementOf(
  annotation: ForeignAnnotation,
  placement: Placement,
  noteId: Note['id'],
  { open, blocks, author, nowMs }: Reading,
): readonly Suggestion[] | 'unplaced' {
  const after = annotation.bodies.replacement
  if (after === undefined) return []
  if (!('start' in placement) || !isPlaced({ placement: placement.status })) return 'unplaced'
  if (placement.start.blockId !== placement.end.blockId) return 'unplaced'
  const { blockId, offset: start } = placement.start
  const end = placement.end.offset
  const before = sliceCodePoints(blocks.get(blockId)?.text ?? '', start, end)
  if (before === after) return []
  return [
    {
      type: 'suggestion',
      id: suggestionIdSchema.parse(idOf('suggestion', annotation.id) ?? `${noteId}-s`.slice(0, 80)),
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
    },
  ]
}
