import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { readHtmlBlocks, readHtmlFragment } from '../html/read-fragment.ts'
import { oneLine, pieceOf } from '../html/pieces.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { formTable } from '../form/form-table.ts'
import { joinPieces, replaceInPiece, slicePiece, trimPiece } from '../form/formed-line.ts'
import type { FormedPiece } from '../form/formed-line.ts'
import { gridInPoints, settlePiece } from '../form/settle-piece.ts'
import { withSubheadline } from '../form/subheadline.ts'
import { CensusTaker } from '../census-taker.ts'
import type { FormatReader } from '../format-reader.ts'
import { putBackHeavy, takeOutHeavy } from './heavy-runs.ts'
import { escapedSigns, settleEscapes, withSigns } from './escapes.ts'
import { readFrontMatter, withNamedBlocks } from './front-matter.ts'
import type { FrontMatter } from './front-matter.ts'
import type { ReadOptions } from '../html/read-options.ts'
import { lightHeadings } from './light-headings.ts'
import { countMarkdown } from './markdown-census.ts'
import { asLine, definitionsOf, holdsHtml, lineAsHtml, readLine } from './inline.ts'
import type { Definitions, LinePicture, Nodes, Root } from './inline.ts'
import { readSigns } from './signs.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock, RawDocument } from '../raw-document.ts'

type Table = Extract<Nodes, { type: 'table' }>
type List = Extract<Nodes, { type: 'list' }>
type LineRole = 'list-item' | 'quotation' | undefined

const FRONT_MATTER = /^---\r?\n([\s\S]{0,8000}?)\r?\n(?:---|\.\.\.)\s*(?:\r?\n|$)/u
const FOOTNOTE = /^\[\^([^\]]{1,40})\]:\s*/u
/** Quotations and lists within each other on one line; a line across the page is none. */
const TOO_DEEP = new RegExp(
  `^(?![ \\t]*([-*])(?:[ \\t]*\\1)*[ \\t]*$)(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t])){${String(LIMITS.depth + 1)}}`,
  'mu',
)
/** From this number on an “item” is a year at the head of its paragraph (CommonMark's known trap). */
const LEAST_YEAR = 1000

export const read: FormatReader = ({ text, pictures }) => readMarkdown(text, pictures)

/** Blocks of a Markdown text (CommonMark with tables). Pictures are named in `pictures`, to be fetched by the caller. */
function readMarkdown(
  text: string,
  pictures: PictureList,
): Pick<RawDocument, 'blocks' | 'facts' | 'suggestions' | 'census'> {
  const front = FRONT_MATTER.exec(text)
  const body = front === null ? text : text.slice(front[0].length)
  // Told before it is parsed: the parser's work rises with depth squared.
  if (TOO_DEEP.test(body)) throw beyondLimit('depth')
  const told = readFrontMatter(front?.[1] ?? '')
  const { text: light, runs } = takeOutHeavy(body)
  const tree = parse(light)
  putBackHeavy(tree, runs, parse)
  const reader = new MarkdownReader(pictures, light, definitionsOf(tree), told)
  for (const node of tree.children) reader.read(node, 0)
  const { taker } = reader
  countMarkdown(tree, taker)
  taker.leave('metadata', front?.[1] ?? '')
  for (const { alt } of reader.blocks) taker.keep(alt ?? '')
  const { blocks, suggestions } = withNotesLast(reader)
  return { blocks: withNamedBlocks(blocks, told), suggestions, census: taker.census, facts: told.facts }
}

/** Notes stand at the end, whatever points to a block moves with it. */
function withNotesLast({ blocks, suggestions }: MarkdownReader): Pick<RawDocument, 'blocks' | 'suggestions'> {
  const isNote = (index: number): boolean => blocks[index]?.hint?.role === 'note'
  const all = blocks.map((_, index) => index)
  const order = [...all.filter((index) => !isNote(index)), ...all.filter(isNote)]
  const places = new Map(order.map((from, to) => [from, to] as const))
  const place = (index: number): number => places.get(index) ?? index
  const ordered = order.flatMap((index): readonly RawBlock[] => {
    const block = blocks[index]
    if (block === undefined) return []
    return [block.figure === undefined ? block : { ...block, figure: place(block.figure) }]
  })
  return {
    blocks: withSubheadline(ordered),
    suggestions: suggestions.map((each) => ({ ...each, block: place(each.block) })),
  }
}

function parse(text: string): Root {
  const mdastExtensions = [gfmTableFromMarkdown(), escapedSigns()]
  return settleEscapes(fromMarkdown(text, { extensions: [lightHeadings(), gfmTable()], mdastExtensions }))
}

class MarkdownReader {
  readonly blocks: RawBlock[] = []
  readonly suggestions: SourceSuggestion[] = []
  /** Counts the words that stand in HTML; those of Markdown are counted by its tree. */
  readonly taker = new CensusTaker()
  private readonly pictures: PictureList
  private readonly source: string
  private readonly definitions: Definitions
  private readonly language: Pick<ReadOptions, 'language'>
  private hasHeadline = false
  /** What the next line opens with: the number of its item, or a year that was taken for one. */
  private opening: { readonly listNumber?: string; readonly year?: string } = {}

  constructor(pictures: PictureList, source: string, definitions: Definitions, { language }: FrontMatter) {
    this.pictures = pictures
    this.source = source
    this.definitions = definitions
    this.language = language === undefined ? {} : { language }
  }

  read(node: Nodes, depth: number, role?: LineRole): void {
    if (depth > LIMITS.depth) throw beyondLimit('depth')
    if (this.blocks.length > LIMITS.blocks) throw beyondLimit('blocks')
    switch (node.type) {
      case 'heading': {
        const isHeadline = node.depth === 1 && !this.hasHeadline
        if (isHeadline) this.hasHeadline = true
        const { piece, pictures } = this.line(node.children)
        this.addPictures(pictures)
        this.addPiece(piece, {
          hint: { role: isHeadline ? 'headline' : 'section-heading', confidence: 0.95 },
          level: node.depth,
        })
        return
      }
      case 'paragraph':
        this.readParagraph(node, role)
        return
      case 'blockquote':
        for (const child of node.children) this.read(child, depth + 1, 'quotation')
        return
      case 'list':
        this.readList(node, depth)
        return
      case 'code':
        this.addPiece(
          { text: node.value, runs: [{ form: { kind: 'code' }, start: 0, end: node.value.length }] },
          { hint: { role: 'paragraph', confidence: 0.9 } },
        )
        return
      case 'definition':
        // CommonMark takes a footnote of one word for the address of a link.
        if (node.identifier.startsWith('^')) this.readShortNote(node)
        return
      case 'table':
        this.readTable(node)
        return
      case 'html': {
        const base = this.blocks.length
        const { blocks, suggestions } = readHtmlFragment(node.value, this.pictures, this.taker, this.language)
        for (const block of blocks)
          this.blocks.push(block.figure === undefined ? block : { ...block, figure: block.figure + base })
        for (const each of suggestions) this.suggestions.push({ ...each, block: each.block + base })
        return
      }
      default:
    }
  }

  /** Items keep the numbers under which they are shown: as written, or counted where every one is written as the first. */
  private readList(list: List, depth: number): void {
    const signs = list.children.map((item) => {
      const at = item.position?.start.offset
      return at === undefined ? undefined : /^(\d{1,9})([.)])/u.exec(this.source.slice(at, at + 10))
    })
    const isLazy = signs.length > 1 && signs.every((sign) => sign?.[1] === signs[0]?.[1])
    list.children.forEach((item, index) => {
      const [, digits, stop = '.'] = signs[index] ?? []
      const number = isLazy ? String((list.start ?? 1) + index) : digits
      const isYear = number !== undefined && Number(number) >= LEAST_YEAR
      this.opening =
        list.ordered !== true || number === undefined
          ? {}
          : isYear
            ? { year: `${number}${stop} ` }
            : { listNumber: `${number}${stop}` }
      // A year that no other follows or precedes begins a sentence; years in a row are a list of years.
      const isItem = !isYear || isRow(signs[index - 1]?.[1], number) || isRow(number, signs[index + 1]?.[1])
      for (const child of item.children) this.read(child, depth + 1, isItem ? 'list-item' : undefined)
      this.opening = {}
    })
  }

  /** A paragraph of text and pictures; its pictures stand before its text. */
  private readParagraph(node: Extract<Nodes, { type: 'paragraph' }>, role: LineRole): void {
    const { piece, pictures } = this.line(node.children)
    const isEmphasis = node.children.length === 1 && node.children[0]?.type === 'emphasis'
    const isBold = node.children.length === 1 && node.children[0]?.type === 'strong'
    this.addPictures(pictures)
    if (piece.text === '') return
    // Footnotes one under the other are lines of one paragraph.
    for (const line of FOOTNOTE.test(piece.text) ? splitNotes(piece) : [piece]) {
      const footnote = FOOTNOTE.exec(line.text)
      if (footnote !== null) {
        const label = `[${footnote[1] ?? ''}] `
        this.addPiece(replaceInPiece(line, [{ start: 0, end: footnote[0].length, by: label }]), {
          hint: { role: 'note', confidence: 1 },
        })
      }
      // A line in italics under a picture is how Markdown writers set a caption.
      else if (isEmphasis && this.blocks.at(-1)?.hint?.role === 'figure')
        this.addPiece(withoutWhole(line), {
          hint: { role: 'caption', confidence: 0.9 },
          figure: this.blocks.length - 1,
        })
      else this.addPiece(line, { isBold, ...(role === undefined ? {} : { hint: { role, confidence: 0.97 } }) })
    }
  }

  private readShortNote({ identifier, url, position }: Extract<Nodes, { type: 'definition' }>): void {
    const [from, to] = [position?.start.offset, position?.end.offset]
    const written = from === undefined ? url : this.source.slice(from, to).replace(FOOTNOTE, '')
    const line = parse(written).children[0]
    const piece = line?.type === 'paragraph' ? this.line(line.children).piece : { text: written, runs: [] }
    const label = { text: `[${identifier.slice(1)}]`, runs: [] }
    this.addPiece(joinPieces([label, piece], ' '), { hint: { role: 'note', confidence: 1 } })
  }

  private readTable(table: Table): void {
    const found: LinePicture[] = []
    const { piece, grid } = formTable(
      table.children.map((row, index) =>
        row.children.map((cell) => {
          const line = this.line(cell.children)
          found.push(...line.pictures)
          return { piece: oneLine(line.piece), isHeader: index === 0 }
        }),
      ),
    )
    this.addPiece(piece, { hint: { role: 'table', confidence: 1 }, grid: gridInPoints(piece.text, grid) })
    const from = this.blocks.length
    this.addPictures(found)
    for (let at = from; at < this.blocks.length; at += 1) {
      const block = this.blocks[at]
      if (block?.hint?.role === 'figure') this.blocks[at] = { ...block, isInTable: true }
    }
  }

  /** The words of a line; tags of HTML in it mean what they mean in a page. */
  private line(nodes: readonly Nodes[]): { readonly piece: FormedPiece; readonly pictures: readonly LinePicture[] } {
    const html = holdsHtml(nodes)
      ? readHtmlBlocks(lineAsHtml(nodes, this.definitions), this.pictures, this.taker, this.language)
      : undefined
    if (html === undefined) {
      const { piece, pictures } = readLine(nodes, this.definitions)
      return { piece: trimPiece(readSigns(piece)), pictures }
    }
    for (const { asset, alt } of html.filter(({ hint }) => hint?.role === 'figure')) this.addFigure(asset, alt)
    return { piece: trimPiece(readSigns(asLine(html.map(pieceOf)))), pictures: [] }
  }

  private addPictures(pictures: readonly LinePicture[]): void {
    for (const { address, alt, title } of pictures) {
      this.addFigure(address === '' ? undefined : this.pictures.want(address), alt === '' ? undefined : alt)
      // Most programs set it under the picture.
      if (title !== '')
        this.addPiece(
          { text: title, runs: [] },
          { hint: { role: 'caption', confidence: 0.9 }, figure: this.blocks.length - 1 },
        )
    }
  }

  private addFigure(asset: number | undefined, alt: string | undefined): void {
    this.blocks.push({
      text: '',
      hint: { role: 'figure', confidence: 1 },
      ...(asset === undefined ? {} : { asset }),
      ...(alt === undefined ? {} : { alt }),
    })
  }

  private addPiece(given: FormedPiece, rest: Omit<RawBlock, 'text' | 'marks'>): void {
    const { listNumber, year } = this.opening
    this.opening = {}
    const piece = year === undefined ? given : joinPieces([{ text: year, runs: [] }, given], '')
    const { text, marks, changes } = settlePiece({ ...piece, text: withSigns(piece.text) })
    for (const change of changes) this.suggestions.push({ ...change, block: this.blocks.length })
    this.blocks.push({
      text,
      ...rest,
      ...(marks.length === 0 ? {} : { marks }),
      ...(listNumber === undefined ? {} : { listNumber }),
    })
  }
}

/** Whether a number is the next after another. */
function isRow(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && Number(second) === Number(first) + 1
}

/** Italics that only say that a line is a caption are no form of its words. */
function withoutWhole({ text, runs }: FormedPiece): FormedPiece {
  return { text, runs: runs.filter(({ start, end }) => start > 0 || end < text.length) }
}

function splitNotes(piece: FormedPiece): readonly FormedPiece[] {
  const starts = [0, ...Array.from(piece.text.matchAll(/\n(?=\[\^[^\]]{1,40}\]:)/gu), (match) => match.index + 1)]
  return starts.map((start, index) => trimPiece(slicePiece(piece, start, starts[index + 1] ?? piece.text.length)))
}
