import { detailsOf } from '#shared/domain/details.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { toSelector } from '#shared/anchor/region.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { isPlaced, type Note, type Reply } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { RegionTarget, TextTarget } from '#shared/domain/target.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import {
  blockFragment,
  CONTEXT,
  hashOf,
  HTML_FRAGMENT,
  iriOf,
  MOTIVATIONS,
  PRAISE_TAG,
  type AnnotationType,
} from '#electron/annotations/terms.ts'

type Json = Readonly<Record<string, unknown>>

/** What all annotations of one export share. */
interface Source {
  readonly open: OpenArticle
  readonly blocks: readonly Block[]
  readonly iri: string
  /** By which each block is known in a library where it has another name. */
  readonly placeOf: (blockId: string) => BlockPlace | undefined
}

interface BlockPlace {
  readonly sha256: string
  /** The how manieth of the blocks with this very text. */
  readonly nth: number
}

/**
 * The review as W3C Web Annotations (JSON-LD): one collection with one page, an annotation a record. Every annotation
 * can be understood without Galley; under `galley` lies the record itself, so that reading back loses nothing.
 */
export function webAnnotations(open: OpenArticle, nowMs: number): string {
  const blocks = [...open.blocks].sort((a, b) => a.order - b.order)
  const source: Source = {
    open,
    blocks,
    placeOf: placesOf(blocks),
    iri: `urn:galley:article:${encodeURIComponent(open.article.id)}:${encodeURIComponent(open.article.currentVersionId)}`,
  }
  const items = [
    ...open.notes.map((note) => ofNote(note, source)),
    ...open.replies.map((reply) => ofReply(reply)),
    ...open.suggestions.map((each) => ofSuggestion(each, source)),
    ...open.verdicts.map((verdict) => ofVerdict(verdict, source)),
    ...open.numbers.filter(isWorkedOn).map((each) => ofNumber(each, source)),
  ]
  const collection = `${source.iri}:annotations`
  const page = {
    '@context': CONTEXT,
    id: `${collection}:1`,
    type: 'AnnotationPage',
    partOf: { id: collection, type: 'AnnotationCollection' },
    startIndex: 0,
    items,
  }
  const document = {
    '@context': CONTEXT,
    id: collection,
    type: 'AnnotationCollection',
    label: open.article.title,
    galley: { article: detailsOf(open.article) },
    created: iso(nowMs),
    generator: { id: 'urn:galley:app', type: 'Software', name: 'Galley' },
    total: items.length,
    // A collection may embed its only page (5.1); an empty one has none.
    ...(items.length === 0 ? {} : { first: page, last: page.id }),
  }
  return `${JSON.stringify(document, undefined, 1)}\n`
}

function placesOf(blocks: readonly Block[]): Source['placeOf'] {
  const alike = Map.groupBy(blocks, ({ text }) => text)
  const byId = new Map(blocks.map((block) => [block.id as string, block]))
  const made = new Map<string, BlockPlace>()
  return (blockId) => {
    const block = byId.get(blockId)
    const known = made.get(blockId)
    if (block === undefined || known !== undefined) return known
    const place = { sha256: hashOf(block.text), nth: alike.get(block.text)?.indexOf(block) ?? 0 }
    made.set(blockId, place)
    return place
  }
}

/** Numbers as the finder left them say nothing of a review. */
function isWorkedOn(number: NumberRecord): boolean {
  return number.state !== 'unchecked' || number.isStruck || number.origin === 'editor'
}

function ofNote(note: Note, source: Source): Json {
  const purpose = MOTIVATIONS[note.kind]
  const bodies = [
    // What a correction says of the words is no text to stand in their place: that is its suggestion's.
    ...(note.body === '' ? [] : [textBody(note.body, purpose === 'editing' ? 'commenting' : purpose, source)]),
    ...(note.kind === 'praise' ? [tag(PRAISE_TAG, 'tagging')] : []),
    ...(note.errorClass === undefined ? [] : [tag(note.errorClass, 'classifying')]),
    ...(note.severity === undefined ? [] : [tag(note.severity, 'classifying')]),
  ]
  return annotation('note', note.id, purpose, {
    body: bodies,
    target: noteTarget(note, source),
    by: note.author,
    createdAtMs: note.createdAtMs,
    modifiedAtMs: Math.max(note.editedAtMs ?? 0, note.settledAtMs ?? 0),
    galley: { record: note, ...pictureOf(note.target, source), ...placesFor(note, blockIdsOf(note.target), source) },
  })
}

function blockIdsOf(target: Note['target']): readonly string[] {
  return target.kind === 'text' ? [target.start.blockId, target.end.blockId] : []
}

/** Where a record stood, and what it hangs on: for a library in which the same blocks and numbers have other names. */
function placesFor(
  { numberId, repairId }: { readonly numberId?: string | undefined; readonly repairId?: string | undefined },
  blockIds: readonly string[],
  { open, placeOf }: Source,
): Json {
  const number = open.numbers.find(({ id }) => id === numberId)
  const repair = open.repairs.find(({ id }) => id === repairId)
  const hung = [number, repair].flatMap((each) => each?.blockId ?? [])
  const places = [...new Set([...blockIds, ...hung])].flatMap((id) => {
    const place = placeOf(id)
    return place === undefined ? [] : [[id, place] as const]
  })
  return {
    ...(places.length === 0 ? {} : { blocks: Object.fromEntries(places) }),
    ...(number === undefined ? {} : { number: runOf(number) }),
    ...(repair === undefined ? {} : { repair: runOf(repair) }),
  }
}

function runOf({
  blockId,
  start,
  end,
}: {
  readonly blockId: string
  readonly start: number
  readonly end: number
}): Json {
  return { blockId, start, end }
}

/** What a note is about, as far as that is known: what has no place in this text and names no words is about the article. */
function noteTarget(note: Note, source: Source): unknown {
  const { target } = note
  if (target.kind === 'region') return regionTarget(target, source)
  const isNowhere = !isPlaced(note) && Object.values(target.quote).every((words) => words === '')
  return isNowhere ? source.iri : textTarget(target, source, isPlaced(note))
}

/** The hash by which the picture is known in another library. */
function pictureOf(target: Note['target'], { open }: Source): Json {
  if (target.kind !== 'region') return {}
  const asset = open.assets.find((each) => each.id === target.assetId)
  return asset === undefined ? {} : { sha256: asset.sha256 }
}

function ofReply(reply: Reply): Json {
  return annotation('reply', reply.id, 'replying', {
    body: [{ type: 'TextualBody', value: reply.body, format: 'text/plain', purpose: 'replying' }],
    target: iriOf('note', reply.noteId),
    by: reply.author,
    createdAtMs: reply.createdAtMs,
    modifiedAtMs: reply.editedAtMs ?? 0,
    galley: { record: reply },
  })
}

function ofSuggestion(suggestion: Suggestion, source: Source): Json {
  const { blockId, start, end, orders } = suggestion
  const block = orders && source.blocks.find(({ id }) => id === blockId)
  const last = block === undefined ? end : codePointLength(block.text)
  return annotation('suggestion', suggestion.id, 'editing', {
    body: [
      textBody(suggestion.after, 'editing', source),
      ...(suggestion.reason === undefined ? [] : [textBody(suggestion.reason, 'describing', source)]),
      ...(suggestion.errorClass === undefined ? [] : [tag(suggestion.errorClass, 'classifying')]),
    ],
    target: spanTarget(blockId, start, last, source),
    by: suggestion.author,
    createdAtMs: suggestion.createdAtMs,
    modifiedAtMs: suggestion.settledAtMs ?? 0,
    galley: { record: suggestion, ...placesFor(suggestion, [blockId], source) },
  })
}

function ofVerdict(verdict: Verdict, source: Source): Json {
  const block = source.blocks.find((each) => each.id === verdict.blockId)
  return annotation('verdict', verdict.id, 'assessing', {
    body: [tag(verdict.state, 'assessing')],
    target: spanTarget(verdict.blockId, 0, codePointLength(block?.text ?? ''), source),
    by: verdict.by,
    createdAtMs: verdict.atMs,
    modifiedAtMs: 0,
    galley: { record: verdict, ...placesFor({}, [verdict.blockId], source) },
  })
}

function ofNumber(number: NumberRecord, source: Source): Json {
  const evidence = [number.rightValue, number.evidence?.quotation, number.evidence?.where].filter(
    (text) => text !== undefined && text !== '',
  )
  return annotation('number', number.id, 'assessing', {
    body: [
      tag(number.isStruck ? 'not-a-number' : number.state, 'assessing'),
      ...(evidence.length === 0 ? [] : [textBody(evidence.join('\n'), 'describing', source)]),
    ],
    target: spanTarget(number.blockId, number.start, number.end, source),
    by: number.by,
    createdAtMs: number.atMs,
    modifiedAtMs: 0,
    galley: { record: number, ...placesFor({}, [number.blockId], source) },
  })
}

interface Parts {
  readonly body: readonly Json[]
  readonly target: unknown
  readonly by: string | undefined
  readonly createdAtMs: number | undefined
  readonly modifiedAtMs: number
  readonly galley: Json
}

function annotation(type: AnnotationType, id: string, motivation: string, parts: Parts): Json {
  const { body, target, by, createdAtMs, modifiedAtMs, galley } = parts
  return {
    '@context': CONTEXT,
    id: iriOf(type, id),
    type: 'Annotation',
    motivation,
    ...(by === undefined ? {} : { creator: { type: 'Person', name: by } }),
    ...(createdAtMs === undefined ? {} : { created: iso(createdAtMs) }),
    ...(modifiedAtMs === 0 ? {} : { modified: iso(modifiedAtMs) }),
    ...(body.length === 0 ? {} : { body: body.length === 1 ? body[0] : body }),
    target,
    galley,
  }
}

function textBody(value: string, purpose: string, { open }: Source): Json {
  const { language } = open.article
  return {
    type: 'TextualBody',
    value,
    format: 'text/plain',
    ...(language === 'und' ? {} : { language }),
    purpose,
  }
}

function tag(value: string, purpose: string): Json {
  return { type: 'TextualBody', value, format: 'text/plain', purpose }
}

/** A run of one block as a target; a block that is not there any more leaves the article itself. */
function spanTarget(blockId: Block['id'], start: number, end: number, source: Source): unknown {
  const target = makeTarget(source.blocks, { blockId, offset: start }, { blockId, offset: end })
  return target === undefined ? source.iri : textTarget(target, source)
}

/**
 * Position and quote are two ways to the same words (4.2: several selectors select the same segment). What has no sure place
 * in this text is told by its words alone: a position would name others.
 */
function textTarget(target: TextTarget, source: Source, hasPlace = true): Json {
  const { start, end, quote } = target
  const position =
    start.blockId === end.blockId
      ? inBlock(start.blockId, start.offset, end.offset)
      : {
          type: 'RangeSelector',
          // A range runs from the beginning of its start selector up to the beginning of its end selector (4.2.9).
          startSelector: inBlock(start.blockId, start.offset, start.offset),
          endSelector: inBlock(end.blockId, end.offset, end.offset),
        }
  return {
    type: 'SpecificResource',
    source: source.iri,
    selector: [...(hasPlace ? [position] : []), { type: 'TextQuoteSelector', ...quote }],
  }
}

function inBlock(blockId: string, start: number, end: number): Json {
  return {
    type: 'FragmentSelector',
    conformsTo: HTML_FRAGMENT,
    value: blockFragment(blockId),
    refinedBy: { type: 'TextPositionSelector', start, end },
  }
}

function regionTarget(target: RegionTarget, { open, iri }: Source): Json {
  const asset = open.assets.find((each) => each.id === target.assetId)
  return {
    type: 'SpecificResource',
    source: `urn:galley:picture:${asset?.sha256 ?? encodeURIComponent(target.assetId)}`,
    scope: iri,
    selector: toSelector(target.region, asset ?? { width: 0, height: 0 }),
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
