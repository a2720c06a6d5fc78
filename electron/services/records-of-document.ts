import type { ParsedFile } from '#electron/ports.ts'
import { numberRow } from '#shared/acts/number-row.ts'
import type { ImportChoices } from '#shared/contract/shapes.ts'
import type { Details } from '#shared/domain/article.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type {
  ArticleId,
  AssetId,
  BlockId,
  NoteId,
  RepairId,
  ReplyId,
  SuggestionId,
  VersionId,
} from '#shared/domain/ids.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { SourceDocument, SourceNote } from '#shared/domain/source-document.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { NOBODY } from '#shared/domain/common.ts'
import type { Version } from '#shared/domain/version.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import type { FoundNumber } from '#shared/numbers/find-numbers.ts'
import { readSketch } from '#shared/text/likeness.ts'
import { sentenceAt } from '#shared/text/sentences.ts'

/** The records that a parsed file becomes, apart from the article's own. All are new (revision 1). */
export interface VersionRecords {
  readonly version: Version
  readonly assets: readonly Asset[]
  readonly blocks: readonly Block[]
  readonly repairs: readonly Repair[]
  readonly notes: readonly Note[]
  readonly replies: readonly Reply[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
}

/** Length of a quote's context, in code points (domain/target.ts). */
const CONTEXT = 32

/** What a text says of itself. Without a headline a file is called by its name; what was pasted has none, and by its first words. */
export function detailsOfText({ document, fileName }: ParsedFile, isPasted: boolean): Details {
  const { title, source, byline, editor, publishedAt, blocks } = document
  const name = isPasted ? '' : fileName.replace(/\.[^.]{1,8}$/, '')
  const first = blocks.find((block) => block.role !== 'furniture' && block.text.trim() !== '') ?? blocks[0]
  return { title: title ?? (name || firstWords(first?.text ?? '')), source, byline, editor, publishedAt }
}

/** The longest that a title made of a text's first words is. */
const TITLE_LENGTH = 40

/** The first sentence where it is short, else as many words as a title may have. */
function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  const { end } = sentenceAt(line, 0)
  const sentence = sliceCodePoints(line, 0, end).replace(/[。.；;，,\s]+$/u, '')
  if (codePointLength(sentence) <= TITLE_LENGTH) return sentence
  const cut = sliceCodePoints(line, 0, TITLE_LENGTH)
  // A word is not cut in two where words are parted.
  return `${(/^.{20,}(?=\s)/su.exec(cut)?.[0] ?? cut).trim()}…`
}

/** Everything that one text of an article brings. */
export function versionRecords(
  parsed: ParsedFile,
  choices: ImportChoices,
  of: {
    readonly articleId: ArticleId
    readonly nowMs: number
  },
): VersionRecords {
  const { document } = parsed
  const { articleId, nowMs } = of
  const versionId = newId() as VersionId
  const own = { articleId, versionId, revision: 1 } as const
  const version: Version = {
    type: 'version',
    id: versionId,
    revision: 1,
    articleId,
    fileName: parsed.fileName,
    format: document.format,
    encoding: document.encoding,
    script: choices.script,
    sha256: parsed.sha256,
    byteLength: parsed.bytes.length,
    census: document.census,
    sketch: readSketch(parsed.sketch) === undefined ? undefined : parsed.sketch,
    createdAtMs: nowMs,
  }
  const assets = document.assets.map((asset): Asset => ({
    type: 'asset',
    id: newId() as AssetId,
    revision: 1,
    articleId,
    ...asset,
  }))
  const blocks = blocksOf(document, choices, assets, own)
  const blockAt = (index: number): Block => {
    const block = blocks[index]
    if (block === undefined) throw new Error(`the parser names block ${String(index)} of ${String(blocks.length)}`)
    return block
  }
  const repairs = document.repairs.map((repair): Repair => {
    const { block, ...rest } = repair
    return { type: 'repair', id: newId() as RepairId, ...own, blockId: blockAt(block).id, ...rest }
  })
  const noted = document.notes.map((note) => noteRecords(note, blockAt, own, nowMs))
  const suggestions = document.suggestions.map((suggestion): Suggestion => {
    const { block, author, date, group, ...rest } = suggestion
    return {
      type: 'suggestion',
      id: newId() as SuggestionId,
      ...own,
      blockId: blockAt(block).id,
      ...rest,
      author: authorOf(author),
      createdAtMs: timeOf(date, nowMs),
      state: 'open',
      ...(group === undefined ? {} : { groupId: `${versionId}:${group}` }),
    }
  })
  return {
    version,
    assets,
    blocks,
    repairs,
    notes: noted.map(({ note }) => note),
    replies: noted.flatMap(({ replies }) => replies),
    suggestions,
    numbers: blocks.flatMap((block, index) => numbersOf(block, parsed.numbers[index] ?? [])),
  }
}

interface Own {
  readonly articleId: ArticleId
  readonly versionId: VersionId
  readonly revision: 1
}

function blocksOf(document: SourceDocument, choices: ImportChoices, assets: readonly Asset[], own: Own): Block[] {
  const ids = document.blocks.map(() => newId() as BlockId)
  const chosen = new Map(choices.roles.map(({ block, role }) => [block, role]))
  return document.blocks.map((block, index): Block => {
    const { asset, figure, ...rest } = block
    const role = chosen.get(index)
    return {
      type: 'block',
      id: ids[index] ?? (newId() as BlockId),
      ...own,
      order: index,
      ...rest,
      ...(role === undefined ? {} : { role, confidence: 1 }),
      assetId: asset === undefined ? undefined : assets[asset]?.id,
      figureId: figure === undefined ? undefined : ids[figure],
    }
  })
}

/** A comment that came inside the file, as a note on the words it was set on. */
function noteRecords(
  source: SourceNote,
  blockAt: (index: number) => Block,
  own: Own,
  nowMs: number,
): { readonly note: Note; readonly replies: readonly Reply[] } {
  const first = blockAt(source.block)
  const last = blockAt(source.endBlock ?? source.block)
  const note: Note = {
    type: 'note',
    id: newId() as NoteId,
    ...own,
    kind: 'comment',
    body: source.body,
    target: {
      kind: 'text',
      start: { blockId: first.id, offset: source.start },
      end: { blockId: last.id, offset: source.end },
      quote: {
        exact: first === last ? sliceCodePoints(first.text, source.start, source.end) : quoteAcross(source, blockAt),
        prefix: sliceCodePoints(first.text, Math.max(0, source.start - CONTEXT), source.start),
        suffix: sliceCodePoints(last.text, source.end, source.end + CONTEXT),
      },
    },
    placement: 'exact',
    author: authorOf(source.author),
    createdAtMs: timeOf(source.date, nowMs),
    state: source.state ?? 'open',
  }
  const replies = source.replies
    .filter((reply) => reply.body !== '')
    .map((reply): Reply => ({
      type: 'reply',
      id: newId() as ReplyId,
      revision: 1,
      articleId: own.articleId,
      noteId: note.id,
      body: reply.body,
      author: authorOf(reply.author),
      createdAtMs: timeOf(reply.date, nowMs),
    }))
  return { note, replies }
}

/** The words of a note over several blocks, its blocks parted by a line's end. */
function quoteAcross(source: SourceNote, blockAt: (index: number) => Block): string {
  const parts: string[] = []
  const last = source.endBlock ?? source.block
  for (let index = source.block; index <= last; index += 1) {
    const { text } = blockAt(index)
    const from = index === source.block ? source.start : 0
    parts.push(sliceCodePoints(text, from, index === last ? source.end : codePointLength(text)))
  }
  return parts.join('\n')
}

/** The numbers that were found in a block where the file was parsed. */
function numbersOf(block: Block, numbers: readonly FoundNumber[]): NumberRecord[] {
  return numbers.map((found) => ({ ...numberRow(block, found), revision: 1 }))
}

function authorOf(name: string): string {
  return sliceCodePoints(name.trim(), 0, 60) || NOBODY
}

function timeOf(date: string | null, fallbackMs: number): number {
  const time = date === null ? Number.NaN : Date.parse(date)
  return Number.isFinite(time) && time >= 0 ? time : fallbackMs
}
