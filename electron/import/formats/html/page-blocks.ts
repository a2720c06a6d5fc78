import { isDefaultWords } from '#shared/text/default-words.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { FormedLine, trimPiece } from '../form/formed-line.ts'
import type { FormedPiece, Run, RunKind, TrackedChange } from '../form/formed-line.ts'
import type { RawBlock } from '../raw-document.ts'
import type { Context } from './block-context.ts'
import { isAllHidden, isParted, splitIndented } from './pieces.ts'
import { textOf } from './tree.ts'
import type { HtmlElement, HtmlParent } from './tree.ts'

/** A block of a page, with the element that holds its words; its runs and the grid count UTF-16 units. */
export interface PageBlock extends Omit<RawBlock, 'marks'> {
  readonly element: HtmlElement | undefined
  /** Share of the words that are links. */
  readonly linkShare: number
  readonly runs?: readonly Run[]
}

/** A line that says of itself that it is about the picture over it. */
export const CAPTION_LINE = /^[\s\u3000]*(?:图[为為注說说：:/]|[▲△↑])|(?:[摄攝]|供[图圖]|[资資]料[图圖](?:片)?)[）)]?$/u
const BOLD: RunKind = { form: { kind: 'bold' } }

/** The blocks of a page as they are written, one line in the making. */
export class PageBlocks {
  readonly blocks: PageBlock[] = []
  readonly line = new FormedLine()
  /** Pictures that follow the line they stand in. */
  readonly waiting: PageBlock[] = []
  /** Whether only the page's style parts what comes next from what stands there. */
  isApart = false
  /** Whether any words stand in the line. Asked instead of the text: to look into one that is being written costs all of it. */
  hasWords = false
  private isBroken = false
  /** Whether a quotation mark of the text stands open. */
  isQuoted = false
  /** The number that Word wrote before the line; empty for a bullet. */
  listSign: string | undefined
  private linkLength = 0
  private boldLength = 0
  private holder: HtmlElement | undefined
  /** Where lines of which nothing is shown are written down. */
  private readonly unseen: string[] | undefined

  constructor(unseen?: string[]) {
    this.unseen = unseen
  }

  /** A paragraph that was put in is a line at the end of the block before it. */
  insertBehind(change: TrackedChange): void {
    const at = this.blocks.findLastIndex(({ text, hint }) => text !== '' && hint?.role !== 'table')
    const block = this.blocks[at]
    if (block === undefined) return
    const end = block.text.length
    const runs = change.runs?.map((run) => ({ ...run, start: run.start + 1, end: run.end + 1 })) ?? []
    const run = { change: { ...change, after: `\n${change.after}`, runs }, start: end, end }
    this.blocks[at] = { ...block, runs: [...(block.runs ?? []), run] }
  }

  addText(value: string, element: HtmlElement | undefined, context: Context, isLink: boolean, bold: boolean): void {
    const { line } = this
    const text = context.isPre ? value : value.replace(/[ \t\n\r\f]+/gu, ' ')
    const words = text.trim().length
    this.isBroken = false
    if (words > 0) {
      this.hasWords = true
      this.holder ??= element
      if (isLink) this.linkLength += words
      if (this.isApart && isParted(line.text, text)) line.text += ' '
      this.isApart = false
    }
    const start = line.text.length
    line.text += text
    const quote = /[“”「」][^“”「」]*$/u.exec(text)?.[0].charAt(0)
    if (quote !== undefined) this.isQuoted = quote === '“' || quote === '「'
    if (!bold || words === 0) return
    this.boldLength += words
    line.run(BOLD, start)
  }

  /** Two breaks end a paragraph; so does one before an indented line, as Chinese pages write theirs. */
  lineBreak(context: Context): void {
    if (this.isBroken || this.isCaptionLine()) this.flush(context)
    else if (this.hasWords) {
      this.line.text += '\n'
      this.isBroken = true
    }
  }

  /** A line right under a picture that says what it is ends with its break, though the text goes on behind it. */
  private isCaptionLine(): boolean {
    if (!isFigure(this.blocks.at(-1)) || this.line.text.length > 400) return false
    const text = this.line.text.trim()
    return text.length <= 120 && CAPTION_LINE.test(text)
  }

  flush(context: Context): void {
    const words = Math.max(1, this.line.text.trim().length)
    const piece = this.line.take()
    if (piece.text !== '' || piece.runs.length > 0) {
      const rest = {
        ...(context.hint === undefined ? {} : { hint: context.hint }),
        ...(context.level === undefined ? {} : { level: context.level }),
        ...(context.isCentred ? { isCentred: true } : {}),
        ...(this.boldLength >= words * 0.9 ? { isBold: true } : {}),
        element: this.holder,
        linkShare: this.linkLength / words,
      }
      const lines = context.isPre ? [{ ...trimPiece(piece), isIndented: false }] : splitIndented(piece)
      for (const { isIndented, ...line } of lines) {
        if (line.text === '') this.insertAll(line.runs)
        else if (isAllHidden(line)) this.unseen?.push(line.text)
        else this.pushWords(line, isIndented ? { ...rest, isIndented } : rest, context)
      }
    }
    this.linkLength = 0
    this.boldLength = 0
    this.holder = undefined
    this.listSign = undefined
    this.isQuoted = false
    this.hasWords = false
    this.isBroken = false
    this.flushWaiting(context)
  }

  private insertAll(runs: readonly Run[]): void {
    for (const { change } of runs) if (change?.kind === 'insert') this.insertBehind(change)
  }

  /** Pushes a block of words: the number of its item with it; words that only a program put there are no caption. */
  pushWords(piece: FormedPiece, rest: Omit<PageBlock, 'text' | 'runs' | 'listNumber'>, context: Context): void {
    const isCaption = rest.hint?.role === 'caption' || context.hint?.role === 'caption'
    const isUnderPicture = rest.hint === undefined && this.blocks.at(-1)?.hint?.role === 'figure'
    const isEmpty = (isCaption || (isUnderPicture && /\p{L}/u.test(piece.text))) && isDefaultWords(piece.text)
    if (isCaption && !isEmpty) context.figure?.captions.push(this.blocks.length)
    const sign = this.listSign ?? context.item?.text
    const listNumber = sign === '' ? undefined : sign
    this.listSign = undefined
    if (context.item !== undefined) context.item.text = undefined
    const figure = isCaption && context.figure === undefined ? this.rowOver(rest.element, piece.text) : undefined
    const isFormula = rest.hint === undefined && isAllCode(piece)
    const isWordItem = sign !== undefined && rest.hint === undefined
    this.push({
      ...piece,
      ...rest,
      ...(isWordItem ? { hint: { role: 'list-item', confidence: 0.97 } } : {}),
      ...(figure === undefined ? {} : { figure }),
      ...(isFormula ? { hint: { role: 'paragraph', confidence: 0.97 } } : {}),
      ...(isEmpty ? { hint: { role: 'furniture', confidence: 1 } } : {}),
      ...(listNumber === undefined ? {} : { listNumber }),
    })
  }

  /** The first of several pictures over a caption that share an element with it and nothing else. */
  private rowOver(element: HtmlElement | undefined, caption: string): number | undefined {
    const parent = element?.parentNode
    let first = this.blocks.length
    while (parent != null && isFigure(this.blocks[first - 1]) && isWithin(this.blocks[first - 1]?.element, parent))
      first -= 1
    const isRow = parent != null && this.blocks.length - first > 1 && textOf(parent) === caption
    return isRow ? first : undefined
  }

  flushWaiting(context: Context): void {
    for (const picture of this.waiting) {
      context.figure?.pictures.push(this.blocks.length)
      this.push(picture)
    }
    this.waiting.length = 0
  }

  push(block: PageBlock): void {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    this.blocks.push(block)
  }
}

export function isFigure(block: PageBlock | undefined): boolean {
  return block?.hint?.role === 'figure'
}

/** A formula on a line of its own is no heading. */
function isAllCode({ text, runs }: FormedPiece): boolean {
  return runs.some(({ form, start, end }) => form?.kind === 'code' && start === 0 && end === text.length)
}

function isWithin(element: HtmlElement | undefined, parent: HtmlParent): boolean {
  let at: HtmlParent | null | undefined = element
  for (let depth = 0; at != null && depth < 4; depth += 1) {
    if (at === parent) return true
    at = 'parentNode' in at ? at.parentNode : null
  }
  return false
}
