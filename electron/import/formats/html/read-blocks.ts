import { isDefaultWords } from '#shared/text/default-words.ts'
import { joinPieces } from '../form/formed-line.ts'
import type { FormedPiece, RunKind, TrackedChange } from '../form/formed-line.ts'
import type { PictureList } from '../picture-list.ts'
import { enterBlock, START } from './block-context.ts'
import type { Context, FigureScope } from './block-context.ts'
import { insertedPiece } from './changes.ts'
import { BLOCK, SKIPPED } from './elements.ts'
import { formulaOf, mayBeFormula } from './formulas.ts'
import { formsOf, quotesOf } from './inline-forms.ts'
import { isLayoutList, ListNumbers } from './list-numbers.ts'
import { isFigure, PageBlocks } from './page-blocks.ts'
import type { PageBlock } from './page-blocks.ts'
import { pictureAddress, pictureIsLeft, signOfPicture, wordsOfPicture } from './pictures.ts'
import { oneLine, pieceOf } from './pieces.ts'
import type { Fate } from './page-census.ts'
import { anyKept } from './read-options.ts'
import type { IsKept, ReadOptions } from './read-options.ts'
import { readRuby } from './ruby.ts'
import { classHint, isBold, isHidden } from './style.ts'
import { behindTable, isDataTable, picturePairs, readTable } from './tables.ts'
import { attribute, isElement, textOf } from './tree.ts'
import type { HtmlElement, HtmlNode, HtmlParent } from './tree.ts'
import { cellWords, pairCaptions, primary } from './block-parts.ts'
import { commentOfAnchor, commentOfStyle } from './word-comments.ts'
import { isDoubled, listSignOf } from './word-signs.ts'

const ALWAYS: IsKept = () => true
const CODE: RunKind = { form: { kind: 'code' } }
const HIDDEN: RunKind = { form: { kind: 'hidden' } }
const OPENS_QUOTED = /^\s*[“”"„«「『‘]/u

/** Reads the blocks of a tree in reading order; only words and pictures that `isKept` says are of the article. */
export class BlockReader {
  /** Words that the page hides: a date there may be more exact than the one that is shown. */
  readonly hidden: string[] = []
  private readonly pictures: Pick<PictureList, 'want'>
  private readonly options: ReadOptions
  private readonly isKept: IsKept
  private readonly isVisited: IsKept
  private readonly lists = new ListNumbers()
  private readonly layouts = new Map<HtmlParent, boolean>()
  private readonly out: PageBlocks
  private root: HtmlParent | undefined
  private wholeLength: number | undefined
  private quoteDepth = 0

  constructor(pictures: Pick<PictureList, 'want'>, options: ReadOptions = {}) {
    this.pictures = pictures
    this.options = options
    this.isKept = options.isKept ?? ALWAYS
    this.isVisited = options.isVisited ?? ALWAYS
    this.out = new PageBlocks(options.fates?.unseen)
  }

  readAll(root: HtmlParent): readonly PageBlock[] {
    this.root = root
    this.readChildren(root, START, false, false)
    this.out.flush(START)
    return this.out.blocks
  }

  private readChildren(parent: HtmlParent, context: Context, isLink: boolean, bold: boolean): void {
    const element = 'tagName' in parent ? parent : undefined
    const isKept = element === undefined || this.isKept(element)
    let wasElement = false
    for (const child of parent.childNodes) {
      if (this.options.parting === 'all' && wasElement && isElement(child) && this.out.line.text !== '')
        this.out.line.text += ' '
      wasElement = isElement(child)
      if (child.nodeName === '#text' && 'value' in child) {
        // White space parts words whoever holds it.
        if (isKept || !/\S/u.test(child.value)) this.takeText(child, element, context, isLink, bold)
      } else if (isElement(child)) this.readElement(child, context, isLink, bold)
    }
  }

  private readElement(element: HtmlElement, context: Context, isLink: boolean, bold: boolean): void {
    const { tagName } = element
    if (mayBeFormula(element)) {
      const formula = formulaOf(element)
      if (formula !== undefined) {
        this.addFormula(element, formula.source, formula.isOwnLine, context, isLink)
        return
      }
    }
    if (SKIPPED.has(tagName) || !this.isVisited(element)) return
    if (element.attrs.length > 0) {
      if (isHidden(element)) {
        this.readHidden(element, context, isLink, bold)
        return
      }
      if (isDoubled(element)) {
        this.settleFate(element, 'repeated')
        return
      }
      if (this.isSign(element)) {
        this.settleFate(element, 'sign')
        return
      }
    }
    if (tagName === 'br') this.out.lineBreak(context)
    else if (tagName === 'img' || tagName === 'amp-img') this.addPicture(element, context, isLink)
    else if (BLOCK.has(tagName)) this.readBlock(element, context, isLink, isBold(element, bold))
    else this.readInline(element, context, isLink, isBold(element, bold))
  }

  private readInline(element: HtmlElement, context: Context, isLink: boolean, bold: boolean): void {
    const { tagName } = element
    const change = this.options.changes?.get(element)
    if (change?.kind === 'insert') {
      this.addInserted(element, { ...change, kind: 'insert', after: '' }, context, bold)
      return
    }
    const hint = context.hint === undefined ? classHint(element) : undefined
    // A kicker or a source that runs on within its line is no line of its own.
    const isOwnLine = hint !== undefined && hint !== 'kicker' && hint !== 'source'
    if (hint === 'caption' || (isOwnLine && !this.out.hasWords)) {
      this.readBlock(element, context, isLink, bold)
      return
    }
    const kinds = change === undefined ? this.kindsOf(element) : [{ change: { ...change, after: '' } as TrackedChange }]
    const isNamed =
      this.options.parting === 'named' &&
      (tagName === 'cite' || tagName === 'small' || attribute(element, 'class') !== undefined)
    this.out.isApart ||= isNamed
    for (const kind of kinds) this.out.line.begin(kind)
    const read = (): void => {
      this.readChildren(element, context, isLink || tagName === 'a', bold)
    }
    if (tagName === 'q') this.readQuote(element, context, read)
    else if (tagName === 'ruby')
      readRuby(
        element,
        this.out.line,
        (child) => {
          this.readNode(child, element, context, isLink, bold)
        },
        (reading, fate) => {
          this.settleFate(reading, fate)
        },
      )
    else read()
    for (const _ of kinds) this.out.line.end()
    this.out.isApart ||= isNamed
  }

  private readNode(node: HtmlNode, parent: HtmlElement, context: Context, isLink: boolean, bold: boolean): void {
    if (isElement(node)) this.readElement(node, context, isLink, bold)
    else if (node.nodeName === '#text' && 'value' in node && this.isKept(parent))
      this.takeText(node, parent, context, isLink, bold)
  }

  private takeText(
    node: HtmlNode & { readonly value: string },
    holder: HtmlElement | undefined,
    context: Context,
    isLink: boolean,
    bold: boolean,
  ): void {
    this.options.fates?.set(node, 'kept')
    this.out.addText(node.value, holder, context, isLink, bold)
  }

  private settleFate(element: HtmlElement, fate: Fate): void {
    this.options.fates?.setAll(element, fate)
  }

  private kindsOf(element: HtmlElement): readonly RunKind[] {
    const kinds: RunKind[] = formsOf(element).map((form) => ({ form }))
    if (element.attrs.length === 0) return kinds
    const language = this.languageOf(element)
    if (language !== undefined) kinds.push({ form: { kind: 'lang', lang: language } })
    const comment = this.options.hasComments === true ? commentOfStyle(attribute(element, 'style') ?? '') : undefined
    if (comment !== undefined) kinds.push({ comment })
    return kinds
  }

  /** The language of an element where it is not the article's. */
  private languageOf(element: HtmlElement): string | undefined {
    const own = attribute(element, 'lang') ?? attribute(element, 'xml:lang')
    const whole = this.options.language
    if (own === undefined || whole === undefined || !/^[a-z]{2,3}(?:-[\w-]{1,30})?$/iu.test(own)) return undefined
    return primary(own) === primary(whole) ? undefined : own
  }

  /** A sign of the program that is no text: the number of a Word list, the mark of a comment. */
  private isSign(element: HtmlElement): boolean {
    const sign = listSignOf(element, this.options)
    if (sign !== undefined) {
      this.out.listSign = sign
      return true
    }
    const comment = this.options.hasComments === true ? commentOfAnchor(element) : undefined
    if (comment !== undefined) this.out.line.run({ comment }, this.out.line.text.length)
    return comment !== undefined
  }

  private readQuote(element: HtmlElement, context: Context, read: () => void): void {
    // Some write the marks themselves and switch those of the element off.
    if (OPENS_QUOTED.test(textOf(element))) {
      read()
      return
    }
    const language = attribute(element, 'lang') ?? this.options.language
    // Within quotation marks that stand in the text it is the inner one.
    const outer = this.out.isQuoted ? 1 : 0
    const [open, close] = quotesOf(language, this.quoteDepth === 0 ? outer : this.quoteDepth)
    if (this.isKept(element)) this.out.addText(open, element, context, false, false)
    this.quoteDepth += 1
    read()
    this.quoteDepth -= 1
    if (this.isKept(element)) this.out.addText(close, element, context, false, false)
  }

  private readHidden(element: HtmlElement, context: Context, isLink: boolean, bold: boolean): void {
    const text = textOf(element)
    if (text.length < 400 && text !== '') this.hidden.push(text)
    if (this.options.keepsHidden !== true || BLOCK.has(element.tagName) || element.tagName === 'img') return
    this.out.line.begin(HIDDEN)
    this.readChildren(element, context, isLink, bold)
    this.out.line.end()
  }

  private addFormula(
    element: HtmlElement,
    source: string,
    isOwnLine: boolean,
    context: Context,
    isLink: boolean,
  ): void {
    const parent = element.parentNode
    if (parent !== null && 'tagName' in parent && !this.isKept(parent) && !this.isKept(element)) return
    if (isOwnLine) this.out.flush(context)
    this.settleFate(element, 'kept')
    this.options.fates?.set(element, 'kept')
    this.out.line.begin(CODE)
    this.out.addText(source, element, context, isLink, false)
    this.out.line.end()
    if (isOwnLine) this.out.flush(context)
  }

  /** Words that were put in stand in no text: they are a change at their place, or at the end of the block before. */
  private addInserted(element: HtmlElement, change: TrackedChange, context: Context, bold: boolean): void {
    const { line } = this.out
    const formsOf = (inner: HtmlElement) => this.kindsOf(inner).flatMap(({ form }) => form ?? [])
    const { piece, isBlock } = insertedPiece(element, { forms: line.forms, isBold: bold }, formsOf)
    const { text, runs } = piece
    if (text.trim() === '' || !this.isKept(element)) return
    this.settleFate(element, 'kept')
    if (isBlock) {
      this.out.flush(context)
      this.out.insertBehind({ ...change, after: text, runs })
    } else line.run({ change: { ...change, after: text, runs } }, line.text.length)
  }

  private readBlock(element: HtmlElement, outer: Context, isLink: boolean, bold: boolean): void {
    this.out.flush(outer)
    const { tagName } = element
    const context = enterBlock(element, outer, tagName === 'li' ? this.itemOf(element) : undefined, this.options)
    const language = element.attrs.length === 0 ? undefined : this.languageOf(element)
    const change = this.options.changes?.get(element)
    if (language !== undefined) this.out.line.begin({ form: { kind: 'lang', lang: language } })
    if (change?.kind === 'delete') this.out.line.begin({ change: { ...change, after: '' } as TrackedChange })
    if (tagName === 'table' && isDataTable(element)) {
      if (this.isKept(element) || [...element.childNodes].some((child) => isElement(child) && this.isKept(child)))
        this.addTable(element, context)
    } else if (tagName === 'table' && this.readPictures(element, context, isLink)) this.out.flush(context)
    else if (tagName === 'figure') this.readFigure(element, context, isLink)
    else if (tagName === 'figcaption') this.addCaption(element, context)
    else {
      this.readChildren(element, context, isLink, bold)
      this.out.flush(context)
    }
    if (change?.kind === 'delete') this.out.line.end()
    if (language !== undefined) this.out.line.end()
  }

  private itemOf(item: HtmlElement): { readonly isItem: boolean; readonly number: string | undefined } {
    const list = item.parentNode
    if (list === null || !('tagName' in list)) return { isItem: true, number: undefined }
    // Lists of the site are not looked into: none of their words is taken.
    if (!this.layouts.has(list) && this.isKept !== ALWAYS && !this.isKept(item) && !anyKept(list, this.isKept))
      this.layouts.set(list, false)
    const isLayout =
      this.layouts.get(list) ??
      isLayoutList(list, () => {
        this.wholeLength ??= this.root === undefined ? 0 : textOf(this.root).length
        return this.wholeLength
      })
    this.layouts.set(list, isLayout)
    // What a page lists alone under a picture is what it says of it.
    const isAlone = this.out.blocks.at(-1)?.hint?.role === 'figure' && list.childNodes.filter(isElement).length === 1
    return { isItem: !isLayout && !(isAlone && list.tagName === 'ul'), number: this.lists.take(item) }
  }

  private readFigure(element: HtmlElement, context: Context, isLink: boolean): void {
    const scope: FigureScope = { pictures: [], captions: [], captioned: [] }
    const start = this.out.blocks.length
    this.readChildren(element, { ...context, figure: scope }, isLink, false)
    this.out.flush(context)
    const { captions, pictures } = scope
    // A figure within a figure may leave its words to the outer one.
    if (captions.length === 0) context.figure?.pictures.push(...pictures)
    else context.figure?.captioned.push(...pictures)
    const table = this.out.blocks.findIndex((block, index) => index >= start && block.hint?.role === 'table')
    pairCaptions(this.out.blocks, captions, pictures, scope.captioned[0] ?? (table < 0 ? undefined : table))
  }

  /** A `<figcaption>` is one block, whatever its makers put into it. */
  private addCaption(element: HtmlElement, context: Context): void {
    if (!this.isKept(element) && !anyKept(element, this.isKept)) return
    const inner = this.within('named').readAll(element)
    for (const picture of inner.filter(isFigure)) this.out.waiting.push(picture)
    this.out.flushWaiting(context)
    const words = joinPieces(inner.filter((block) => !isFigure(block)).map(pieceOf), ' ')
    const piece = oneLine(words)
    if (piece.text === '') return
    this.out.pushWords(piece, { hint: { role: 'caption', confidence: 1 }, element, linkShare: 0 }, context)
  }

  /** Reads a table of pictures with their words under them, each beside its own; false when it is none. */
  private readPictures(table: HtmlElement, context: Context, isLink: boolean): boolean {
    const pairs = picturePairs(table)
    if (pairs === undefined) return false
    for (const { picture, words } of pairs) {
      const figure = this.out.blocks.length
      this.readChildren(picture, context, isLink, false)
      this.out.flush(context)
      const hasPicture = this.out.blocks.length > figure
      if (!this.isKept(words) && !anyKept(words, this.isKept)) continue
      const piece = oneLine(joinPieces(this.within('named').readAll(words).map(pieceOf), ' '))
      const link = hasPicture ? { hint: { role: 'caption', confidence: 0.97 } as const, figure } : { hint: undefined }
      this.out.pushWords(piece, { ...link, element: words, linkShare: 0 }, context)
    }
    return true
  }

  private addTable(element: HtmlElement, context: Context): void {
    const behind: PageBlock[] = []
    const { piece, grid } = readTable(element, (cell) => this.readCell(cell, behind))
    const title = element.childNodes.find(
      (child): child is HtmlElement => isElement(child) && child.tagName === 'caption',
    )
    if (piece.text.trim() !== '') {
      this.out.push({ ...piece, grid, hint: { role: 'table', confidence: 1 }, element, linkShare: 0 })
      const words =
        title === undefined ? undefined : oneLine(joinPieces(this.within().readAll(title).map(pieceOf), ' '))
      if (words !== undefined && words.text !== '')
        this.out.push({
          ...words,
          hint: { role: 'caption', confidence: 0.98 },
          figure: this.out.blocks.length - 1,
          element: title,
          linkShare: 0,
        })
    }
    const base = this.out.blocks.length
    for (const block of behind) this.out.push(behindTable(block, base))
    this.out.flush(context)
  }

  /** The words of a cell on one line; its pictures and their captions go `behind` the table. */
  private readCell(cell: HtmlElement, behind: PageBlock[]): FormedPiece {
    return cellWords(this.within().readAll(cell), behind)
  }

  /** A reader of a part that is put together in its own way. */
  private within(parting?: ReadOptions['parting']): BlockReader {
    const { isKept: _kept, isVisited: _visited, parting: _parting, ...options } = this.options
    return new BlockReader(this.pictures, { ...options, ...(parting === undefined ? {} : { parting }) })
  }

  private addPicture(element: HtmlElement, context: Context, isLink: boolean): void {
    if (!this.isKept(element)) return
    const sign = signOfPicture(element) ?? (isLink ? undefined : wordsOfPicture(element))
    if (sign !== undefined) this.out.addText(sign, element, context, isLink, false)
    if (sign !== undefined || pictureIsLeft(element, this.options)) {
      // A logo's words are the site's, and not what shows under a pointer.
      return this.options.fates?.set(element, sign === undefined ? 'furniture' : 'kept')
    }
    const address = pictureAddress(element)
    if (address === undefined) return
    const asset = this.pictures.want(address)
    const alt = attribute(element, 'alt')?.replace(/\s+/gu, ' ').trim()
    const isOwnWords = alt !== undefined && alt !== '' && !isDefaultWords(alt)
    this.out.waiting.push({
      text: '',
      hint: { role: 'figure', confidence: 1 },
      element,
      linkShare: 0,
      ...(asset === undefined ? {} : { asset }),
      ...(isOwnWords ? { alt } : {}),
    })
    if (isOwnWords) this.options.fates?.set(element, 'kept')
    // A picture at the head of a paragraph stands before its words, any other after them.
    if (!this.out.hasWords) this.out.flushWaiting(context)
  }
}
