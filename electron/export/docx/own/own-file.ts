import { REPAIRER } from '#electron/returned/mended.ts'
import { createHash } from 'node:crypto'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { ImportFailure } from '#electron/import/process/failure.ts'
import { LIMITS } from '#electron/import/process/limits.ts'
import { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import { readThreads } from '#electron/import/formats/docx/comments.ts'
import {
  DocumentTrace,
  mainPart,
  readRelationships,
  readXmlPart,
  type Relationship,
  type TracedPart,
} from '#electron/import/formats/docx/parts.ts'
import { readDocument } from '#electron/import/formats/docx/reader.ts'
import type { FormatContent } from '#electron/import/formats/format-reader.ts'
import { createWords } from '../../html/words.ts'
import { gatherReview, type Review } from '../../review.ts'
import { Changes } from '../changes.ts'
import { Comments } from '../comments.ts'
import type { DocxOptions } from '../export-docx.ts'
import { identityPart } from '../identity.ts'
import { Pictures } from '../pictures.ts'
import { writeThreads, type AnchorsByBlock } from '../threads.ts'
import { tag } from '../xml.ts'
import { BlockWriter, carriedOutOf } from './block-writer.ts'
import { Cleaner } from './clean.ts'
import { fromFile, type FromFile } from './from-file.ts'
import { COMMENT_PARTS, commentPart, commentPartsOf, KnownComments, takenIn, type CommentPart } from './own-comments.ts'
import { MoveWriter } from './moves.ts'
import { Package } from './package-edits.ts'
import { SourceParagraphs } from './paragraphs.ts'
import { PartWriter, RANKS } from './part-writer.ts'
import { ForeignNames, withNames } from './parts.ts'
import { Source } from './source.ts'
import { putAt, spotOfAnchor } from './spots.ts'
import { copiedZip } from './zip-copy.ts'

/** A document written into its author's own file. */
export interface OwnFile {
  readonly pieces: Iterable<Uint8Array>
  /** Comments that lie at the nearest sure place, since their own is not told exactly in the file. */
  readonly nearby: number
  /** Changes that the file has no sure place for: in the marked view they are told by comments. */
  readonly left: number
}

/** Why nothing can be written into a file: it cannot be read any more as it was, or calls things otherwise than any Word does. */
export type NotOwn = 'unreadable' | 'foreign'

/**
 * The article in the file that it came in: comments and changes are written between the runs of its text, only runs that
 * bear a mark are cut, and all else stays byte for byte. `original`: the file.
 */
export async function ownFile(
  open: OpenArticle,
  original: Uint8Array,
  options: DocxOptions,
): Promise<OwnFile | NotOwn> {
  if (options.view === 'original') return { pieces: [original], nearby: 0, left: 0 }
  try {
    return (await OwnFileWriter.read(open, original, options))?.write() ?? 'unreadable'
  } catch (error) {
    if (error instanceof ForeignNames) return 'foreign'
    if (error instanceof ImportFailure) return 'unreadable'
    throw error
  }
}

/** Roots of the parts that an article's text is in. */
const TEXT_PARTS = new Set(['w:document', 'w:footnotes', 'w:endnotes'])

class OwnFileWriter {
  readonly #open: OpenArticle
  readonly #options: DocxOptions
  readonly #original: Uint8Array
  readonly #archive: ZipArchive
  readonly #trace: DocumentTrace
  readonly #source: Source
  readonly #known: FromFile
  readonly #content: FormatContent
  readonly #main: string
  readonly #relationships: ReadonlyMap<string, Relationship>
  #nearby = new Set<string>()

  private constructor(
    open: OpenArticle,
    original: Uint8Array,
    options: DocxOptions,
    read: {
      archive: ZipArchive
      main: string
      trace: DocumentTrace
      content: FormatContent
    },
  ) {
    this.#open = open
    this.#original = original
    this.#options = options
    this.#archive = read.archive
    this.#content = read.content
    this.#trace = read.trace
    this.#main = read.main
    this.#relationships = readRelationships(read.archive, read.main)
    this.#source = new Source(read.trace, read.content.blocks, open)
    this.#known = fromFile(open, this.#source, {
      threads: readThreads(this.#rootOf('comments'), this.#rootOf('commentsExtended')),
      notes: read.content.notes ?? [],
      suggestions: read.content.suggestions ?? [],
    })
  }

  static async read(open: OpenArticle, original: Uint8Array, options: DocxOptions): Promise<OwnFileWriter | undefined> {
    const archive = new ZipArchive(original)
    const main = mainPart(archive)
    if (main === undefined) return undefined
    const trace = new DocumentTrace()
    const content = await readDocument(archive, main, {}, trace)
    return new OwnFileWriter(open, original, options, { archive, main, trace, content })
  }

  write(): OwnFile | undefined {
    const isTracked = this.#options.view === 'marked'
    const parts = commentPartsOf(this.#trace, this.#archive, this.#relationships)
    const taken = takenIn(this.#trace, this.#rootOf('styles'))
    const changes = new Changes(taken.lastId)
    const writer = new PartWriter(this.#trace, this.#source.runs, changes, isTracked)
    const names = new Map<string, string>()
    const context = {
      source: this.#source,
      trace: this.#trace,
      writer,
      paragraphs: new SourceParagraphs(this.#trace, changes),
      changes,
      moveName: (group: string) => {
        const known = names.get(group) ?? `galley${String(names.size + 1)}`
        names.set(group, known)
        return known
      },
      isTracked,
      repairer: { author: REPAIRER, createdAtMs: this.#receivedAt() },
    }
    const blocks = new BlockWriter(context)
    const moves = new MoveWriter(context)
    const suggestions = this.#suggestions(isTracked)
    blocks.write(this.#open, suggestions)
    const left = new Set([...blocks.left, ...moves.plan(this.#open, suggestions)])
    const pack = new Package(this.#archive, this.#trace, this.#main)
    const comments = new Comments({
      firstId: taken.lastComment + 1,
      takenParagraphs: taken.paragraphs,
      textStyle: taken.textStyle,
      referenceStyle: taken.referenceStyle,
    })
    if (isTracked)
      this.#comment(writer, pack, parts, new KnownComments(this.#trace, writer, parts, taken), comments, left)
    else this.#clean(writer, parts)
    writer.settle()
    moves.settle()
    for (const { name, root, text } of writer.written.keys()) {
      const part = this.#trace.parts.get(name)
      if (part !== undefined && root.name.startsWith('w:') && root.name !== 'w:comments' && text !== '')
        withNames(part, this.#trace, writer.editsOf(part), ['w'])
    }
    this.#identify(pack, comments, changes)
    const changed = pack.changed(writer.written)
    const zip = copiedZip(this.#original, changed)
    if (zip === undefined) return undefined
    return { pieces: zip, nearby: this.#nearby.size, left: left.size + blocks.leftRepairs }
  }

  /** What the author tracked is settled as it was on the desk, and nothing of what was said is left. */
  #clean(writer: PartWriter, parts: ReadonlyMap<CommentPart, TracedPart>): void {
    const { blocks, suggestions = [] } = this.#content
    const cleaner = new Cleaner(this.#trace, writer, this.#known, { blocks, suggestions })
    for (const part of this.#trace.parts.values()) if (TEXT_PARTS.has(part.root.name)) cleaner.clean(part)
    for (const [kind, part] of parts) if (kind !== 'people') cleaner.empty(part)
  }

  /** What is written of the review: of two that exclude one another both as changes, the first one where they are carried out. */
  #suggestions(isTracked: boolean): readonly Suggestion[] {
    const own = this.#open.suggestions.filter(({ id }) => !this.#known.suggestionIds.has(id))
    return isTracked
      ? own.filter(({ state }) => state !== 'rejected')
      : carriedOutOf(own.filter(({ state }) => state === 'accepted'))
  }

  #comment(
    writer: PartWriter,
    pack: Package,
    parts: ReadonlyMap<CommentPart, TracedPart>,
    known: KnownComments,
    comments: Comments,
    left: ReadonlySet<Suggestion>,
  ): void {
    const relations = pack.relationsOf('comments', parts.get('comments')?.name)
    const pictures = new Pictures('media/galley', (sha256) => this.#pictureOf(sha256))
    const threads = { comments, pictures, commentRelations: relations, words: createWords(this.#options.locale) }
    const anchors = writeThreads(this.#review(), threads)
    this.#put(writer, anchors)
    for (const each of left) this.#tell(writer, comments, each)
    const entryOf = (paragraph: string, isDone: boolean): string =>
      tag('w15:commentEx', { 'w15:paraId': paragraph, 'w15:done': isDone ? 1 : 0 })
    for (const each of this.#known.threads)
      if (!known.answer(each, each.answers, comments, entryOf)) this.#nearby.add(each.note.id)
    const hasPictures = !pictures.isEmpty
    for (const kind of COMMENT_PARTS) {
      const fresh = commentPart(kind, parts.get(kind), comments, known.entries, {
        trace: this.#trace,
        writer,
        hasPictures,
      })
      if (fresh !== undefined) pack.add(kind, fresh)
    }
    pack.addPictures(pictures, this.#options)
  }

  /** What says who the document is; what a note is called that came with the file is said by what it was. */
  #identify(pack: Package, comments: Comments, changes: Changes): void {
    const texts = this.#content.blocks.flatMap(({ text }, index) => {
      const block = this.#source.blockAt(index)
      return block === undefined ? [] : [{ block, text: text.trim() }]
    })
    const known = this.#options.view === 'marked' ? [...this.#known.suggestionIds] : []
    const identity = identityPart(this.#open, this.#options, { comments, changes, texts, known })
    if (identity !== undefined) pack.addIdentity(identity)
  }

  /** The review without what came in the file. */
  #review(): Review {
    const review = gatherReview(this.#open, 'marked', 'original')
    return {
      ...review,
      remarks: review.remarks.filter(({ note }) => note === undefined || !this.#known.noteIds.has(note.id)),
    }
  }

  #put(writer: PartWriter, anchors: AnchorsByBlock): void {
    for (const [blockId, own] of anchors)
      for (const { at, isEnd, isPoint = false, xml } of own) {
        const spot = spotOfAnchor(this.#source, blockId, at, isEnd && !isPoint)
        if (spot === undefined) continue
        if (!spot.isExact) this.#nearby.add(/w:id="(\d+)"/u.exec(xml)?.[1] ?? '')
        putAt(writer, spot, xml, isPoint ? RANKS.start + 1 : isEnd ? RANKS.end : RANKS.start)
      }
  }

  /** A change that has no sure place in the file is told by a comment at the nearest. */
  #tell(
    writer: PartWriter,
    comments: Comments,
    { id, author, createdAtMs, before, after, blockId, start }: Suggestion,
  ): void {
    const spot = spotOfAnchor(this.#source, blockId, start, false)
    if (spot === undefined) return
    const { t } = createWords(this.#options.locale)
    const marks = comments.thread(
      {
        author,
        atMs: createdAtMs,
        label: `[${t('kind.suggestion')}]`,
        body: `${before} → ${after}`,
        of: { type: 'suggestion', id },
      },
      [],
    )
    putAt(writer, spot, marks.start + marks.end, RANKS.start + 1)
  }

  #rootOf(type: string) {
    const found = [...this.#relationships.values()].find((each) => each.type === type && !each.isExternal)
    return found === undefined ? undefined : readXmlPart(this.#archive, found.target, this.#trace)
  }

  #receivedAt(): number {
    const { article, versions } = this.#open
    return versions.find(({ id }) => id === article.currentVersionId)?.createdAtMs ?? article.createdAtMs
  }

  /** The part of a picture that the document has, as the comments name it. */
  #pictureOf(sha256: string): string | undefined {
    for (const { type, target, isExternal } of this.#relationships.values()) {
      if (type !== 'image' || isExternal) continue
      const bytes = this.#archive.readIfSound(target, LIMITS.pictureBytes)
      if (bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256) return `/${target}`
    }
    return undefined
  }
}
