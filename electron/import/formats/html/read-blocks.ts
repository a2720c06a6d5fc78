import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock } from '../raw-document.ts'
import { captionText } from './caption-text.ts'
import { BLOCK, HEADING, SKIPPED } from './elements.ts'
import { pictureAddress, pictureIsDecoration } from './pictures.ts'
import { classHint, isBold, isCentred, isHidden } from './style.ts'
import { isDataTable, tableText } from './tables.ts'
import { attribute, isElement, textOf } from './tree.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './tree.ts'

/** A block of a page, with the element that holds its words. */
export interface PageBlock extends RawBlock {
  readonly element: HtmlElement | undefined
  /** Share of the words that are links. */
  readonly linkShare: number
}

interface Context {
  readonly hint: RawBlock['hint']
  readonly level: number | undefined
  readonly isCentred: boolean
  readonly isPre: boolean
  /** Index of the picture's block that a caption in here belongs to. */
  readonly figure: FigureScope | undefined
  readonly depth: number
}

/** A `<figure>`: its captions may come before or after its pictures, or its table. */
interface FigureScope {
  readonly pictures: number[]
  readonly captions: number[]
}

const CAPTION_LINE = /^[\s\u3000]*(?:图[为為注說说：:/]|[▲△↑])|(?:[摄攝]|供[图圖]|[资資]料[图圖](?:片)?)[）)]?$/u

/** Whether the words directly under an element are of the article. */
export type IsKept = (element: HtmlElement) => boolean

const START: Context = {
  hint: undefined,
  level: undefined,
  isCentred: false,
  isPre: false,
  figure: undefined,
  depth: 0,
}

/** Reads the blocks of a tree in reading order; only words and pictures that `isKept` says are of the article. */
export class BlockReader {
  readonly blocks: PageBlock[] = []
  /** Words that the page hides: a date there may be more exact than the one that is shown. */
  readonly hidden: string[] = []
  private readonly pictures: Pick<PictureList, 'want'>
  private readonly isKept: IsKept
  private readonly isVisited: IsKept
  private readonly isParted: boolean
  private text = ''
  private linkLength = 0
  private boldLength = 0
  private holder: HtmlElement | undefined
  private waiting: PageBlock[] = []

  /**
   * `isVisited`: whether anything under an element is looked at at all. `isParted`: whether elements side by side are
   * parted by a space, as the lines under a headline are by their style alone.
   */
  constructor(pictures: Pick<PictureList, 'want'>, isKept: IsKept, isVisited: IsKept = () => true, isParted = false) {
    this.pictures = pictures
    this.isKept = isKept
    this.isVisited = isVisited
    this.isParted = isParted
  }

  readAll(root: HtmlParent): readonly PageBlock[] {
    this.readChildren(root, START, false, false)
    this.flush(START)
    return this.blocks
  }

  private readChildren(parent: HtmlParent, context: Context, isLink: boolean, bold: boolean): void {
    const element = 'tagName' in parent ? parent : undefined
    const isKept = element === undefined || this.isKept(element)
    let wasElement = false
    for (const child of parent.childNodes) {
      if (this.isParted && wasElement && isElement(child) && this.text !== '') this.text += ' '
      wasElement = isElement(child)
      if (child.nodeName === '#text' && 'value' in child) {
        // White space parts words whoever holds it.
        if (isKept || !/\S/u.test(child.value)) this.addText(child.value, element, context, isLink, bold)
      } else if (isElement(child)) this.readElement(child, context, isLink, bold)
    }
  }

  private readElement(element: HtmlElement, context: Context, isLink: boolean, bold: boolean): void {
    const { tagName } = element
    if (SKIPPED.has(tagName) || !this.isVisited(element)) return
    if (isHidden(element)) {
      const text = textOf(element)
      if (text.length < 400 && text !== '') this.hidden.push(text)
      return
    }
    if (tagName === 'br') {
      this.lineBreak(context)
      return
    }
    if (tagName === 'img' || tagName === 'amp-img') {
      this.addPicture(element, context)
      return
    }
    if (!BLOCK.has(tagName)) {
      const hint = context.hint === undefined ? classHint(element) : undefined
      // A kicker or a source that runs on within its line is no line of its own.
      const isOwnLine = hint !== undefined && hint !== 'kicker' && hint !== 'source'
      const isWhole = hint === 'caption' || (isOwnLine && this.text.trim() === '')
      if (isWhole) this.readBlock(element, context, isLink, isBold(element, bold))
      else this.readChildren(element, context, isLink || tagName === 'a', isBold(element, bold))
      return
    }
    this.readBlock(element, context, isLink, isBold(element, bold))
  }

  private readBlock(element: HtmlElement, outer: Context, isLink: boolean, bold: boolean): void {
    this.flush(outer)
    const context = enter(element, outer)
    if (element.tagName === 'table' && isDataTable(element)) {
      if (this.isKept(element) || [...element.childNodes].some((child) => isElement(child) && this.isKept(child)))
        this.addTable(element, context)
      return
    }
    if (element.tagName === 'figure') {
      this.readFigure(element, context, isLink)
      return
    }
    if (element.tagName === 'figcaption') {
      this.addCaption(element, context)
      return
    }
    this.readChildren(element, context, isLink, bold)
    this.flush(context)
  }

  private readFigure(element: HtmlElement, context: Context, isLink: boolean): void {
    const scope: FigureScope = { pictures: [], captions: [] }
    const start = this.blocks.length
    this.readChildren(element, { ...context, figure: scope }, isLink, false)
    this.flush(context)
    const { captions, pictures } = scope
    const table = this.blocks.findIndex((block, index) => index >= start && block.hint?.role === 'table')
    const first = pictures[0] ?? (table < 0 ? undefined : table)
    captions.forEach((index, order) => {
      const caption = this.blocks[index]
      // As many captions as pictures belong to them one by one.
      const figure = captions.length === pictures.length ? pictures[order] : first
      if (caption !== undefined && caption.figure === undefined && figure !== undefined)
        this.blocks[index] = { ...caption, figure }
    })
  }

  /** A `<figcaption>` is one block, whatever its makers put into it. */
  private addCaption(element: HtmlElement, context: Context): void {
    const text = captionText(element)
    if (!this.isKept(element) && !anyKept(element, this.isKept)) return
    for (const child of element.childNodes) if (isElement(child)) this.readPicturesIn(child, context)
    if (text === '') return
    context.figure?.captions.push(this.blocks.length)
    this.push({ text, hint: { role: 'caption', confidence: 1 }, element, linkShare: 0 })
  }

  private readPicturesIn(element: HtmlElement, context: Context): void {
    if (element.tagName === 'img') this.addPicture(element, context)
    for (const child of element.childNodes) if (isElement(child)) this.readPicturesIn(child, context)
    this.flushWaiting(context)
  }

  private addTable(element: HtmlElement, context: Context): void {
    const caption = element.childNodes.find(
      (child): child is HtmlElement => isElement(child) && child.tagName === 'caption',
    )
    const text = tableText(element)
    if (text.trim() === '') return
    this.push({ text, hint: { role: 'table', confidence: 1 }, element, linkShare: 0 })
    const title = caption === undefined ? '' : textOf(caption)
    if (title !== '')
      this.push({
        text: title,
        hint: { role: 'caption', confidence: 0.98 },
        figure: this.blocks.length - 1,
        element: caption,
        linkShare: 0,
      })
    this.flush(context)
  }

  private addPicture(element: HtmlElement, context: Context): void {
    if (!this.isKept(element) || pictureIsDecoration(element)) return
    const address = pictureAddress(element)
    if (address === undefined) return
    const asset = this.pictures.want(address)
    const alt = attribute(element, 'alt')?.replace(/\s+/gu, ' ').trim()
    this.waiting.push({
      text: '',
      hint: { role: 'figure', confidence: 1 },
      element,
      linkShare: 0,
      ...(asset === undefined ? {} : { asset }),
      ...(alt === undefined || alt === '' ? {} : { alt }),
    })
    // A picture at the head of a paragraph stands before its words, any other after them.
    if (this.text.trim() === '') this.flushWaiting(context)
  }

  private addText(
    value: string,
    element: HtmlElement | undefined,
    context: Context,
    isLink: boolean,
    bold: boolean,
  ): void {
    const text = context.isPre ? value : value.replace(/[ \t\n\r\f]+/gu, ' ')
    const words = text.trim().length
    if (words > 0) {
      this.holder ??= element
      if (isLink) this.linkLength += words
      if (bold) this.boldLength += words
    }
    this.text += text
  }

  /** Two breaks end a paragraph; so does one before an indented line, as Chinese pages write theirs. */
  private lineBreak(context: Context): void {
    if (this.text.endsWith('\n') || this.isCaptionLine()) this.flush(context)
    else if (this.text.trim() !== '') this.text = `${this.text.trimEnd()}\n`
  }

  /** A line right under a picture that says what it is ends with its break, though the text goes on behind it. */
  private isCaptionLine(): boolean {
    const text = this.text.trim()
    return text.length <= 120 && this.blocks.at(-1)?.hint?.role === 'figure' && CAPTION_LINE.test(text)
  }

  private flush(context: Context): void {
    const lines = context.isPre ? [this.text.trim()] : splitIndented(this.text)
    const words = Math.max(1, this.text.trim().length)
    for (const text of lines) {
      if (text === '') continue
      if (context.figure !== undefined && context.hint?.role === 'caption')
        context.figure.captions.push(this.blocks.length)
      this.push({
        text,
        ...(context.hint === undefined ? {} : { hint: context.hint }),
        ...(context.level === undefined ? {} : { level: context.level }),
        ...(context.isCentred ? { isCentred: true } : {}),
        ...(this.boldLength >= words * 0.9 ? { isBold: true } : {}),
        element: this.holder,
        linkShare: this.linkLength / words,
      })
    }
    this.text = ''
    this.linkLength = 0
    this.boldLength = 0
    this.holder = undefined
    this.flushWaiting(context)
  }

  private flushWaiting(context: Context): void {
    for (const picture of this.waiting) {
      context.figure?.pictures.push(this.blocks.length)
      this.push(picture)
    }
    this.waiting = []
  }

  private push(block: PageBlock): void {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    this.blocks.push(block)
  }
}

function enter(element: HtmlElement, outer: Context): Context {
  const { tagName } = element
  const context = {
    ...outer,
    depth: outer.depth + 1,
    isCentred: outer.isCentred || isCentred(element),
    isPre: outer.isPre || tagName === 'pre',
  }
  const level = HEADING.exec(tagName)?.[1]
  if (level !== undefined)
    return { ...context, hint: { role: 'section-heading', confidence: 0.9 }, level: Number(level) }
  if (tagName === 'li') return { ...context, hint: { role: 'list-item', confidence: 0.97 } }
  if (tagName === 'blockquote') return { ...context, hint: { role: 'quotation', confidence: 0.97 } }
  const named = outer.hint === undefined ? classHint(element) : undefined
  if (named === undefined) return context
  return { ...context, hint: { role: named, confidence: named === 'caption' ? 0.9 : 0.75 } }
}

function anyKept(element: HtmlElement, isKept: IsKept): boolean {
  return element.childNodes.some((child: HtmlNode) => isElement(child) && (isKept(child) || anyKept(child, isKept)))
}

function splitIndented(text: string): readonly string[] {
  if (!text.includes('\n')) return [text.trim()]
  return text
    .split(/\n(?=[\u3000\u00a0]{2,}|[ \u00a0]{4,})/u)
    .map((line) => line.trim().replace(/[ \u00a0]*\n[ \u00a0]*/gu, '\n'))
}
