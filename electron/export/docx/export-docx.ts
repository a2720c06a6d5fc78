import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Locale } from '#shared/domain/settings.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { runsRightToLeft } from '#shared/text/direction.ts'
import { isPictureChange, isRunning } from '#shared/text/standing.ts'
import type { TextView } from '#shared/text/derive.ts'
import { createWords } from '../html/words.ts'
import { gatherReview, groupBy, leftBlocks, type Review } from '../review.ts'
import { blockProperties, directionProperty } from './block-style.ts'
import { Changes, type MoveRange } from './changes.ts'
import { Comments } from './comments.ts'
import { FootnoteWriter } from './footnotes.ts'
import { Numbering } from './numbering.ts'
import { packageOf } from '../zip.ts'
import { identityPart, type WrittenText } from './identity.ts'
import { documentParts } from './package-parts.ts'
import { Paragraphs } from './paragraph.ts'
import { Pictures } from './pictures.ts'
import { isPutIn, isTakenOut, markedPieces, plainPieces, type Piece } from './pieces.ts'
import { Relations } from './relations.ts'
import { run, runProperties } from './run-properties.ts'
import { gridOf, tableXml } from './tables.ts'
import { writeThreads, type AnchorsByBlock } from './threads.ts'
import { writePieces, type Anchor, type RunContext } from './write-runs.ts'

export interface DocxOptions {
  readonly view: TextView
  readonly locale: Locale
  readonly readAsset: (sha256: string) => Uint8Array | undefined
  readonly withPosition?: boolean
  /** The acts that the article stands on: with them the document says who it is, and can come back. */
  readonly heads?: readonly string[]
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

/**
 * A Word document: the article in styles, notes as comments with their threads, suggestions as tracked changes, or the clean
 * or the original text alone. Written by ourselves and not by the library of that name, which knows no moves, no changes of a
 * paragraph's mark or of form, no readings, and not every kind of picture.
 */
export function docxPieces(open: OpenArticle, options: DocxOptions): Iterable<Uint8Array> {
  const review = gatherReview(open, options.view)
  const written = new DocumentWriter(review, options).write()
  const { readAsset, withPosition = false, now } = options
  return packageOf(documentParts(open, written, { readAsset, withPosition, now }), now)
}

class DocumentWriter {
  readonly #review: Review
  readonly #view: TextView
  readonly #suggestions: ReadonlyMap<string, readonly Suggestion[]>
  readonly #repairs: ReturnType<typeof groupBy<OpenArticle['repairs'][number]>>
  readonly #changes = new Changes()
  readonly #relations = new Relations()
  readonly #commentRelations = new Relations()
  readonly #comments = new Comments()
  readonly #numbering = new Numbering()
  readonly #pictures = new Pictures()
  readonly #footnotes: FootnoteWriter
  readonly #anchors: AnchorsByBlock
  readonly #moves = new Map<string, string>()
  readonly #texts: WrittenText[] = []
  readonly #options: DocxOptions
  readonly #ranges = new Map<string, MoveRange>()

  constructor(review: Review, options: DocxOptions) {
    const { view, locale } = options
    this.#options = options
    const { open } = review
    this.#review = review
    this.#view = view
    this.#suggestions = groupBy(open.suggestions, ({ blockId }) => blockId)
    this.#repairs = groupBy(open.repairs, ({ blockId }) => blockId)
    this.#footnotes = new FootnoteWriter(review.blocks)
    const threads = {
      comments: this.#comments,
      pictures: this.#pictures,
      commentRelations: this.#commentRelations,
      words: createWords(locale),
    }
    this.#anchors = view === 'marked' ? writeThreads(review, threads) : new Map()
  }

  write() {
    const { blocks } = this.#review
    const left = this.#view === 'marked' ? leftBlocks(this.#review) : new Map<string, readonly Block[]>()
    const parts: string[] = []
    const body = blocks.filter((block) => !this.#footnotes.has(block))
    body.forEach((block, index) => {
      for (const old of left.get(block.id) ?? []) parts.push(this.#leftBlock(old))
      const part = this.#block(block, body[index + 1])
      // Two tables with nothing between them are one to who reads the document.
      if (part.startsWith('<w:tbl>') && parts.at(-1)?.endsWith('</w:tbl>') === true) parts.push('<w:p/>')
      parts.push(part)
    })
    for (const old of left.get('') ?? []) parts.push(this.#leftBlock(old))
    const footnotes = this.#footnotes.write((block, lead, relations) => this.#note(block, lead, relations))
    return {
      body: parts.join(''),
      footnotes,
      relations: this.#relations,
      commentRelations: this.#commentRelations,
      footnoteRelations: this.#footnotes.relations,
      comments: this.#comments,
      numbering: this.#numbering,
      pictures: this.#pictures,
      identity: identityPart(this.#review.open, this.#options, {
        comments: this.#comments,
        changes: this.#changes,
        texts: this.#texts,
      }),
    }
  }

  #block(block: Block, next: Block | undefined): string {
    if (block.role === 'figure') return this.#figure(block)
    const anchors = this.#anchors.get(block.id) ?? []
    const pieces = this.#pieces(block, anchors)
    const rows = block.role === 'table' ? gridOf(block) : undefined
    if (rows !== undefined)
      return tableXml(rows, runsRightToLeft(block.text), ({ start, end }) => {
        const within = pieces.flatMap((piece) => cutTo(piece, start, end))
        const own = anchors.filter(({ at }) => at >= start && at <= end)
        const words = within.map(({ text }) => text).join('')
        return this.#paragraphs({ ...block, text: words }, directionProperty(words), within, own)
      })
    return this.#paragraphs(block, blockProperties(block, this.#numbering), pieces, anchors, next)
  }

  #paragraphs(
    block: Block,
    properties: string,
    pieces: readonly Piece[],
    anchors: readonly Anchor[],
    next?: Block,
  ): string {
    const into = new Paragraphs(properties, this.#changes)
    const move = this.#view === 'marked' ? openMoveOf(block.id, this.#suggestions.get(block.id) ?? []) : undefined
    const range = move && this.#changes.range('To', this.#moveName(move.id), move)
    if (range !== undefined) into.add(range.start)
    const isParting = isRunning(block) && this.#view !== 'original'
    writePieces(pieces, anchors, into, this.#context(this.#relations, isParting, block))
    if (range !== undefined) into.add(range.end)
    const [first] = pieces
    const join = this.#view === 'marked' ? this.#joinOf(next) : undefined
    if (move !== undefined) into.end({ name: 'w:moveTo', by: move })
    else if (join !== undefined) into.end({ name: 'w:del', by: join })
    else if (first?.change !== undefined && isTakenOut(block, pieces)) into.end({ name: 'w:del', by: first.change.by })
    else if (first?.change !== undefined && isPutIn(block, pieces)) into.end({ name: 'w:ins', by: first.change.by })
    else into.end()
    return into.xml
  }

  /** The suggestion that joins a block to the one before it. */
  #joinOf(block: Block | undefined): Suggestion | undefined {
    const own = block === undefined ? [] : (this.#suggestions.get(block.id) ?? [])
    return own.find(({ kind, state, end }) => kind === 'join' && end === 0 && state !== 'rejected')
  }

  #pieces(block: Block, anchors: readonly Anchor[]): readonly Piece[] {
    const suggestions = this.#suggestions.get(block.id) ?? []
    const cuts = anchors.map(({ at }) => at)
    if (this.#view === 'marked') {
      this.#texts.push({ block: block.id, text: block.text.trim() })
      return markedPieces(block, suggestions, cuts)
    }
    const { formed, pieces } = plainPieces(block, this.#view, suggestions, this.#repairs.get(block.id) ?? [])
    this.#texts.push({ block: block.id, text: formed.text.trim() })
    return pieces
  }

  /** Where a block stood whose move waits. */
  #leftBlock(block: Block): string {
    const move = openMoveOf(block.id, this.#suggestions.get(block.id) ?? [])
    if (move === undefined) return ''
    const into = new Paragraphs(blockProperties(block, this.#numbering), this.#changes)
    const { start, end } = this.#changes.range('From', this.#moveName(move.id), move)
    into.add(
      start +
        this.#changes.mark(
          'w:moveFrom',
          move,
          run(block.text, (isRight) => runProperties([], isRight), false, runsRightToLeft(block.text)),
        ) +
        end,
    )
    into.end({ name: 'w:moveFrom', by: move })
    return into.xml
  }

  #figure(block: Block): string {
    const asset = this.#review.open.assets.find(({ id }) => id === block.assetId)
    const drawing = asset && this.#pictures.draw(asset, block.alt ?? '', this.#relations)
    const anchors = this.#anchors.get(block.id) ?? []
    if (drawing === undefined && anchors.length === 0) return ''
    const into = new Paragraphs(blockProperties(block, this.#numbering), this.#changes)
    const marked = this.#view === 'marked' ? (this.#suggestions.get(block.id) ?? []) : []
    const change = marked.find((each) => each.state !== 'rejected' && isPictureChange(each))
    if (drawing !== undefined)
      into.add(
        change === undefined
          ? drawing
          : this.#changes.mark(change.kind === 'insert' ? 'w:ins' : 'w:del', change, drawing),
      )
    for (const { xml } of anchors) into.add(xml)
    into.end()
    return into.xml
  }

  #note(block: Block, lead: string, relations: Relations): string {
    const into = new Paragraphs(blockProperties({ ...block, listNumber: undefined }, this.#numbering), this.#changes)
    into.add(lead)
    const anchors = this.#anchors.get(block.id) ?? []
    writePieces(this.#pieces(block, anchors), anchors, into, this.#context(relations, true, block))
    into.end()
    return into.xml
  }

  #moveName(id: string): string {
    const known = this.#moves.get(id) ?? `move${String(this.#moves.size + 1)}`
    this.#moves.set(id, known)
    return known
  }

  #context(relations: Relations, isParting: boolean, { text }: Block): RunContext {
    return {
      changes: this.#changes,
      relations,
      noteReference: (label) => this.#footnotes.refer(label),
      rangeOf: (side, half, group) => {
        const key = `${side} ${half.id}`
        const range = this.#ranges.get(key) ?? this.#changes.range(side, this.#moveName(group), half)
        this.#ranges.set(key, range)
        return range
      },
      isRunning: isParting,
      isRight: runsRightToLeft(text),
    }
  }
}

/** The part of a piece that lies within a cell. */
function cutTo(piece: Piece, start: number, end: number): readonly Piece[] {
  if (piece.start === piece.end) return piece.start >= start && piece.start <= end ? [piece] : []
  const [from, to] = [Math.max(piece.start, start), Math.min(piece.end, end)]
  if (from >= to) return []
  return [{ ...piece, text: sliceCodePoints(piece.text, from - piece.start, to - piece.start), start: from, end: to }]
}
