import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { ArticleFacts } from '#shared/structure/facts.ts'
import { readHtmlFragment } from '../html/read-fragment.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatReader } from '../format-reader.ts'
import { putBackHeavy, takeOutHeavy } from './heavy-runs.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock, RawDocument } from '../raw-document.ts'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]
type Table = Extract<Nodes, { type: 'table' }>

const FRONT_MATTER = /^---\r?\n([\s\S]{0,8000}?)\r?\n(?:---|\.\.\.)\s*(?:\r?\n|$)/u
const FOOTNOTE = /^\[\^([^\]]{1,40})\]:\s*/u
const TOO_DEEP = new RegExp(`^(?:[ \\t]*>){${String(LIMITS.depth + 1)}}`, 'mu')
/** CommonMark leaves `**中文，**字` as it stands, for want of a space; whoever wrote it meant bold. */
const LEFT_BOLD = /\*\*([^*\n]+)\*\*/gu

export const read: FormatReader = ({ text, pictures }) => readMarkdown(text, pictures)

/** Blocks of a Markdown text (CommonMark with tables). Pictures are named in `pictures`, to be fetched by the caller. */
function readMarkdown(text: string, pictures: PictureList): Pick<RawDocument, 'blocks' | 'facts'> {
  const front = FRONT_MATTER.exec(text)
  const body = front === null ? text : text.slice(front[0].length)
  // Told before it is parsed: the parser's work rises with depth squared.
  if (TOO_DEEP.test(body)) throw beyondLimit('depth')
  const { text: light, runs } = takeOutHeavy(body)
  const tree = parse(light)
  putBackHeavy(tree, runs, parse)
  const reader = new MarkdownReader(pictures)
  for (const node of tree.children) reader.read(node, 0)
  const notes = reader.blocks.filter((block) => block.hint?.role === 'note')
  return {
    blocks:
      notes.length === 0 ? reader.blocks : [...reader.blocks.filter((block) => block.hint?.role !== 'note'), ...notes],
    facts: front?.[1] === undefined ? {} : readFrontMatter(front[1]),
  }
}

function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
}

class MarkdownReader {
  readonly blocks: RawBlock[] = []
  private readonly pictures: PictureList
  private hasHeadline = false

  constructor(pictures: PictureList) {
    this.pictures = pictures
  }

  read(node: Nodes, depth: number, role?: 'list-item' | 'quotation'): void {
    if (depth > LIMITS.depth) throw beyondLimit('depth')
    if (this.blocks.length > LIMITS.blocks) throw beyondLimit('blocks')
    switch (node.type) {
      case 'heading': {
        const isHeadline = node.depth === 1 && !this.hasHeadline
        if (isHeadline) this.hasHeadline = true
        this.add({
          text: inlineText(node),
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
        for (const item of node.children) for (const child of item.children) this.read(child, depth + 1, 'list-item')
        return
      case 'code':
        this.add({ text: node.value, hint: { role: 'paragraph', confidence: 0.9 } })
        return
      case 'definition':
        // CommonMark takes a footnote of one word for the address of a link.
        if (node.identifier.startsWith('^'))
          this.add({
            text: `[${node.identifier.slice(1)}] ${node.url}${node.title == null ? '' : ` ${node.title}`}`,
            hint: { role: 'note', confidence: 1 },
          })
        return
      case 'table':
        this.add({ text: tableText(node), hint: { role: 'table', confidence: 1 } })
        return
      case 'html': {
        const base = this.blocks.length
        for (const block of readHtmlFragment(node.value, this.pictures)) {
          this.add(block.figure === undefined ? block : { ...block, figure: block.figure + base })
        }
        return
      }
      default:
    }
  }

  /** A paragraph of text and pictures; a picture parts the text before it from the text after it. */
  private readParagraph(
    node: Extract<Nodes, { type: 'paragraph' }>,
    role: 'list-item' | 'quotation' | undefined,
  ): void {
    let text = ''
    const images: RawBlock[] = []
    const walk = (child: Nodes): void => {
      if (child.type === 'image') images.push(this.figure(child.url, child.alt ?? ''))
      else if ('children' in child) child.children.forEach(walk)
      else text += inlineText(child)
    }
    node.children.forEach(walk)
    const isEmphasis = node.children.length === 1 && node.children[0]?.type === 'emphasis'
    const isBold = node.children.length === 1 && node.children[0]?.type === 'strong'
    images.forEach((image) => this.add(image))
    const clean = text.replace(LEFT_BOLD, '$1').trim()
    if (clean === '') return
    const footnote = FOOTNOTE.exec(clean)
    if (footnote !== null) this.add({ text: clean.replace(FOOTNOTE, '[$1] '), hint: { role: 'note', confidence: 1 } })
    // A line in italics under a picture is how Markdown writers set a caption.
    else if (isEmphasis && this.blocks.at(-1)?.hint?.role === 'figure') {
      this.add({ text: clean, hint: { role: 'caption', confidence: 0.9 }, figure: this.blocks.length - 1 })
    } else this.add({ text: clean, isBold, ...(role === undefined ? {} : { hint: { role, confidence: 0.97 } }) })
  }

  private figure(url: string, alt: string): RawBlock {
    const asset = this.pictures.want(url)
    return {
      text: '',
      hint: { role: 'figure', confidence: 1 },
      ...(asset === undefined ? {} : { asset }),
      ...(alt === '' ? {} : { alt }),
    }
  }

  private add(block: RawBlock): void {
    this.blocks.push(block)
  }
}

function inlineText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'html' || node.type === 'image') return ''
  return 'children' in node ? node.children.map(inlineText).join('') : ''
}

/** Cells parted by tab, rows by newline. */
function tableText(table: Table): string {
  return table.children
    .map((row) => row.children.map((cell) => inlineText(cell).replace(/\s+/gu, ' ').trim()).join('\t'))
    .join('\n')
}

/** `key: value` lines before the text; only those that say what the article is. */
function readFrontMatter(text: string): ArticleFacts {
  const values = new Map<string, string>()
  for (const line of text.split(/\r?\n/u)) {
    const match = /^([\p{L}_-]{1,30})\s*[:：]\s*(.+)$/u.exec(line)
    if (match?.[1] !== undefined && match[2] !== undefined)
      values.set(match[1].toLowerCase(), match[2].trim().replace(/^["']|["']$/gu, ''))
  }
  const pick = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => values.get(key)).find((value) => value !== undefined)
  const title = pick('title', '标题', '標題')
  const byline = pick('author', 'byline', '作者', '记者')
  const editor = pick('editor', '责任编辑', '編輯', '编辑')
  const source = pick('source', '来源', '來源')
  const publishedAt = pick('date', 'published', 'pubdate', '日期')
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(editor === undefined ? {} : { editor }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}
