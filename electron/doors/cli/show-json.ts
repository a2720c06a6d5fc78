import { suggestedWords } from '#shared/acts/notes.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Details } from '#shared/domain/article.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Conflict } from '#shared/domain/conflict.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Note } from '#shared/domain/note.ts'
import { recordKey } from '#shared/domain/records.ts'
import { openConflicts } from '#shared/merge/open-conflicts.ts'
import { captionedArticle } from '#shared/captions/article.ts'
import { toSelector } from '#shared/anchor/region.ts'
import type { Checked, CheckWork } from '#electron/checks/run-check.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { conflictJson } from './conflict-json.ts'
import { captionsJson } from './captions-json.ts'
import { blocksJson, figuresJson, findingsJson, orNull, peopleJson, type PrintedBlock } from './document-json.ts'
import { numberJson } from './inspect-json.ts'
import { withMovesAsOne } from './moves-json.ts'
import type { Json } from './output.ts'

/** The blocks in reading order: their places in this list are the numbers by which the command speaks of them. */
export function blocksInOrder(open: OpenArticle): readonly Block[] {
  return [...open.blocks].sort((a, b) => a.order - b.order)
}

/** What of an article is checked for `show`. */
export function checkedOf(open: OpenArticle): CheckWork['records']['input'] {
  const blocks = blocksInOrder(open)
  const { article, assets, links, suggestions, numbers, ties } = open
  const version = open.versions.find((each) => each.id === article.currentVersionId)
  return {
    records: { article, blocks, assets, links, suggestions, numbers, ties, census: version?.census },
    captioned: captionedArticle(blocks, assets, links, article),
  }
}

/** What `show` prints: an article as `inspect` prints it, with what the review added. */
export function showJson(open: OpenArticle, { captions, findings, people }: Checked, t: Translate): Json {
  const ordered = blocksInOrder(open)
  const indexOf = new Map(ordered.map((block, index) => [block.id, index]))
  const at = (blockId: Block['id']): number | null => indexOf.get(blockId) ?? null
  const blocks = ordered.map((block): PrintedBlock => ({
    id: block.id,
    role: block.role,
    text: block.text,
    marks: block.marks,
    listNumber: block.listNumber,
    grid: block.grid,
    level: block.level,
    asset: block.assetId,
    alt: block.alt,
    figure: block.figureId === undefined ? undefined : indexOf.get(block.figureId),
    confidence: block.confidence,
  }))
  const { article } = open
  const captioned = captionedArticle(ordered, open.assets, open.links, article)
  const version = open.versions.find((each) => each.id === article.currentVersionId)
  return {
    article: article.id,
    version: article.currentVersionId,
    file: orNull(version?.fileName),
    sha256: orNull(version?.sha256),
    format: orNull(version?.format),
    encoding: orNull(version?.encoding),
    language: article.language,
    publishedAt: orNull(article.publishedAt),
    title: article.title,
    byline: orNull(article.byline),
    editor: orNull(article.editor),
    source: orNull(article.source),
    received: article.received === undefined ? null : receivedJson(article.received),
    blocks: blocksJson(blocks),
    repairs: open.repairs
      .map(({ blockId, start, end, kind, before, after }) => ({ block: at(blockId), start, end, kind, before, after }))
      .sort(byPlace),
    numbers: open.numbers
      .filter((each) => !each.isStruck)
      .map((each) => ({
        id: each.id,
        block: at(each.blockId),
        ...numberJson(each),
        state: each.state,
        by: orNull(each.by),
        at: each.atMs === undefined ? null : new Date(each.atMs).toISOString(),
        evidence: orNull(each.evidence?.quotation),
        right: orNull(each.rightValue),
      }))
      .sort(byPlace),
    figures: figuresJson(blocks, open.assets),
    captions: captionsJson(captioned.blocks, captions, (block) => ({
      verdict: orNull(open.verdicts.find((each) => each.blockId === ordered[block]?.id)?.state),
    })),
    census: orNull(version?.census),
    findings: findingsJson(
      findings,
      ordered.map(({ text }) => text),
      t,
    ),
    people: peopleJson(people),
    notes: open.notes.map((note) => noteJson(note, open, at)).sort(byPlace),
    suggestions: withMovesAsOne(
      open.suggestions.map((each) => ({
        json: {
          id: each.id,
          author: each.author,
          date: new Date(each.createdAtMs).toISOString(),
          kind: each.kind,
          block: at(each.blockId),
          start: each.start,
          end: each.end,
          before: each.before,
          after: each.after,
          ...(each.marks === undefined ? {} : { marks: each.marks }),
          ...(each.form === undefined ? {} : { form: each.form }),
          ...(each.orders === undefined ? {} : placesJson(each.blockId, each.orders, ordered)),
          ...(each.errorClass === undefined ? {} : { errorClass: each.errorClass }),
          ...(each.reason === undefined ? {} : { reason: each.reason }),
          state: each.state,
          note: orNull(each.noteId),
        },
        kind: each.kind,
        group: each.groupId,
        before: each.before,
        after: each.after,
      })),
    ).toSorted(byPlace),
    conflicts: conflictsLeft(open).map(conflictJson),
  }
}

/** What merges left to be settled. */
export function conflictsLeft(open: OpenArticle): readonly Conflict[] {
  if (open.conflicts.length === 0) return []
  const byKey = new Map(recordsOf(open).map((record) => [recordKey(record), record]))
  return openConflicts(open.conflicts, (type, id) => byKey.get(`${type}:${id}`))
}

/** From where to where a whole block goes: the block that it stands behind; null: behind none. */
function placesJson(
  blockId: Block['id'],
  { from, to }: NonNullable<Suggestion['orders']>,
  blocks: readonly Block[],
): { readonly [name: string]: Json } {
  const behind = (order: number): number | null => {
    const at = blocks.findLastIndex((block) => block.id !== blockId && block.order < order)
    return at === -1 ? null : at
  }
  return { from: { after: behind(from) }, to: { after: behind(to) } }
}

/** What the text gave where a person has set the article's details otherwise. */
function receivedJson({ title, byline, editor, source, publishedAt }: Details): Json {
  return {
    publishedAt: orNull(publishedAt),
    title,
    byline: orNull(byline),
    editor: orNull(editor),
    source: orNull(source),
  }
}

/** A note with its replies and the text that it suggests. */
export function noteJson(note: Note, open: OpenArticle, at: (blockId: Block['id']) => number | null): Json {
  const { target } = note
  const replies = open.replies
    .filter((reply) => reply.noteId === note.id)
    .sort((a, b) => a.createdAtMs - b.createdAtMs)
    .map(({ id, author, createdAtMs, body }) => ({ id, author, date: new Date(createdAtMs).toISOString(), body }))
  const suggestion = open.suggestions.find((each) => each.noteId === note.id)
  return {
    id: note.id,
    kind: note.kind,
    state: note.state,
    placement: note.placement,
    author: note.author,
    date: new Date(note.createdAtMs).toISOString(),
    ...(target.kind === 'text'
      ? {
          block: at(target.start.blockId),
          start: target.start.offset,
          ...(target.start.blockId === target.end.blockId ? {} : { endBlock: at(target.end.blockId) }),
          end: target.end.offset,
          quote: target.quote.exact,
        }
      : { block: at(target.blockId), start: 0, end: 0, region: regionText(open, target) }),
    body: note.body,
    suggest: orNull(suggestion && suggestedWords(note, suggestion)),
    replies,
  }
}

/** A region as it is given to `note`; a shape that has no such form as the W3C writes it. */
function regionText(open: OpenArticle, target: Extract<Note['target'], { kind: 'region' }>): string {
  const { region } = target
  if (region.shape === 'point') return `xywh=percent:${percent(region.x)},${percent(region.y)},0,0`
  return toSelector(region, open.assets.find((asset) => asset.id === target.assetId) ?? { width: 0, height: 0 }).value
}

function percent(share: number): string {
  return String(Number((share * 100).toFixed(6)))
}

function byPlace(a: Json, b: Json): number {
  const place = (json: Json, key: string): number => {
    const value = json[key]
    return typeof value === 'number' ? value : Number.MAX_SAFE_INTEGER
  }
  return (
    place(a, 'block') - place(b, 'block') || place(a, 'start') - place(b, 'start') || place(a, 'end') - place(b, 'end')
  )
}
