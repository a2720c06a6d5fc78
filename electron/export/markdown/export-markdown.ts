import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Grid } from '#shared/domain/mark.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import type { TextView } from '#shared/text/derive.ts'
import { cutMarks, plainForm, type FormedText } from '#shared/text/form.ts'
import { tableMarkup, type Group } from '../html/blocks.ts'
import { PictureSlots, type ReadAsset } from '../html/picture-slots.ts'
import { Reading, type PicturesWay } from '../reading.ts'
import { CriticalText } from './critic-markup.ts'
import { asParagraph, escapeMarkdown, inlineMarkdown, type LineContext } from './inline.ts'

export interface MarkdownOptions {
  readonly view: TextView
  readonly locale: Locale
  readonly pictures: PicturesWay
  readonly readAsset: ReadAsset
  readonly withPosition: boolean
}

/**
 * The article in CommonMark with the tables, footnotes and struck words of GitHub's, its details as front matter. Pictures lie
 * in the file itself, as addresses behind the text, so that there is one file and nothing to lose; or only their names stand
 * there. In the marked view suggestions and notes are CriticMarkup.
 */
export function markdownPieces(open: OpenArticle, options: MarkdownOptions): Iterable<Uint8Array> {
  const slots = new PictureSlots()
  return slots.pieces(new MarkdownWriter(open, options, slots).write(), options.readAsset)
}

class MarkdownWriter {
  readonly #reading: Reading
  readonly #options: MarkdownOptions
  readonly #slots: PictureSlots
  readonly #critic: CriticalText | undefined
  /** Addresses that stand behind the text. */
  readonly #addresses: string[] = []
  #hasHeadline = false

  constructor(open: OpenArticle, options: MarkdownOptions, slots: PictureSlots) {
    this.#reading = new Reading(open, options.view)
    this.#options = options
    this.#slots = slots
    this.#critic = options.view === 'marked' ? new CriticalText(this.#reading.review, options.locale) : undefined
  }

  write(): string {
    const isFootnote = (block: Block): boolean => this.#reading.labelOf(block) !== undefined
    const parts = [
      this.#front(),
      ...this.#reading.groups(isFootnote).flatMap((group) => this.#group(group)),
      ...this.#reading.review.blocks.filter(isFootnote).map((block) => this.#footnote(block)),
      ...(this.#critic?.rest() ?? []),
      this.#addresses.join('\n'),
    ]
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`
  }

  /** What the article is known by, as programs that make pages read it. */
  #front(): string {
    const { title, byline, editor, source, publishedAt, language } = this.#reading.open.article
    const lines = Object.entries({
      title,
      subtitle: this.#said('subheadline'),
      author: byline,
      editor,
      source,
      date: publishedAt,
      description: this.#said('lead'),
      lang: language === 'und' ? undefined : language,
    }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [`${name}: ${JSON.stringify(value.replace(/\s+/gu, ' '))}`],
    )
    return lines.length === 0 ? '' : ['---', ...lines, '---'].join('\n')
  }

  /** The first block of a role for which Markdown has no sign: whoever reads the front matter finds it in the text by its words. */
  #said(role: 'subheadline' | 'lead'): string | undefined {
    const block = this.#reading.review.blocks.find((each) => each.role === role)
    return block === undefined ? undefined : plainForm(this.#reading.formed(block))
  }

  #group(group: Group): readonly string[] {
    if (group.kind === 'list') return [this.#list(group.items)]
    if (group.kind === 'block') return this.#block(group.block)
    const { figure, words } = group
    const picture = figure === undefined ? [] : [this.#picture(figure)]
    return [...picture, ...words.map((block) => this.#words(block, figure !== undefined))]
  }

  #picture(figure: Block): string {
    const alt = escapeMarkdown((figure.alt ?? '').replace(/\s+/gu, ' '))
    const shown = this.#reading.picture(figure)
    const said = this.#critic?.atPicture(figure) ?? ''
    if (shown === undefined) return `![${alt}](<>)${said}`
    const { pictures, withPosition } = this.#options
    if (pictures === 'names') return `![${alt}](<${shown.name}>)${said}`
    const label = `picture-${String(this.#addresses.length + 1)}`
    const { sha256, mediaType, name } = shown
    const slot = { sha256, mediaType, withPosition, before: '', after: '', missing: `<${name}>` }
    this.#addresses.push(`[${label}]: ${this.#slots.put(slot)}`)
    return `![${alt}][${label}]${said}`
  }

  /** The words of a picture: a caption under it is in italics, as writers of Markdown set one. */
  #words(block: Block, isUnderPicture: boolean): string {
    if (block.role !== 'caption' || !isUnderPicture) return asParagraph(this.#line(block))
    const line = this.#line(block, { isItalic: true }).trim()
    return line === '' ? '' : `*${line}*`
  }

  #block(block: Block): readonly string[] {
    const isFirst = block.role === 'headline' && !this.#hasHeadline
    if (isFirst) this.#hasHeadline = true
    switch (block.role) {
      case 'headline':
        if (isFirst) return [`# ${this.#line(block, { lineBreak: '<br>' })}`]
        return this.#paragraphs(block)
      case 'kicker':
        // A heading of a lesser rank over the headline is what says of what kind the piece is.
        return this.#hasHeadline ? this.#paragraphs(block) : [`### ${this.#line(block, { lineBreak: '<br>' })}`]
      case 'subheadline':
        return [`## ${this.#line(block, { lineBreak: '<br>' })}`]
      case 'section-heading': {
        const level = Math.min(6, Math.max(2, block.level ?? 2))
        const number = block.listNumber === undefined ? '' : `${escapeMarkdown(block.listNumber)} `
        return [`${'#'.repeat(level)} ${number}${this.#line(block, { lineBreak: '<br>' })}`]
      }
      case 'quotation':
        return this.#paragraphs(block).map((each) => `> ${each.replaceAll('\n', '\n> ')}`)
      case 'table':
        return [this.#table(block)]
      default:
        return isCode(block) && this.#critic === undefined ? [fenced(block.text)] : this.#paragraphs(block)
    }
  }

  #paragraphs(block: Block): readonly string[] {
    const number = block.listNumber === undefined ? '' : `${escapeMarkdown(block.listNumber)} `
    if (this.#critic !== undefined) return [asParagraph(number + this.#line(block))].filter((each) => each !== '')
    return this.#reading
      .paragraphs(block)
      .map((each, index) => asParagraph((index === 0 ? number : '') + inlineMarkdown(each, this.#context())))
      .filter((each) => each !== '')
  }

  #list(items: readonly Block[]): string {
    let last: string | undefined
    let out = ''
    items.forEach((item, index) => {
      const [, digits, stop = '.'] = /^(\d{1,9})([.)])$/u.exec(item.listNumber ?? '') ?? []
      const sign = digits === undefined ? '-' : `${digits}${stop}`
      const isNext = last !== undefined && (digits === undefined ? last === '-' : isAfter(last, digits, stop))
      const bare = digits === undefined && item.listNumber !== undefined ? `${escapeMarkdown(item.listNumber)} ` : ''
      const line = asParagraph(bare + this.#line(item)).replaceAll('\n', `\n${' '.repeat(sign.length + 1)}`)
      // Where counting begins anew another list does.
      if (index > 0) out += isNext ? '\n' : '\n\n<!-- -->\n\n'
      out += `${sign} ${line}`
      last = sign
    })
    return out
  }

  #footnote(block: Block): string {
    const own = this.#reading.noteWords(block).map((each) => inlineMarkdown(each, this.#context()))
    const lines = this.#critic === undefined ? own.map(asParagraph) : [this.#line(block)]
    return `[^${this.#reading.labelOf(block) ?? ''}]: ${lines.join('\n\n').replaceAll('\n', '\n    ')}`
  }

  /** A table of bars where its first line is its head and no cell reaches over others; else the table of a page. */
  #table(block: Block): string {
    const formed = this.#reading.formed(block)
    const rows = this.#critic === undefined ? barRows(formed) : undefined
    const said = this.#critic?.onTable(block) ?? ''
    if (rows === undefined) {
      if (!formed.text.includes('\t') && formed.grid === undefined) return asParagraph(this.#line(block))
      return `${tableMarkup(formedMarkup(formed), formed)}${said === '' ? '' : `\n\n${said}`}`
    }
    const line = (cells: readonly FormedText[]): string =>
      `| ${cells.map((cell) => inlineMarkdown(cell, { ...this.#context(), lineBreak: '<br>', isCell: true })).join(' | ')} |`
    const [head = [], ...rest] = rows
    return [line(head), `|${' --- |'.repeat(head.length)}`, ...rest.map(line)].join('\n')
  }

  #line(block: Block, more: Partial<LineContext> = {}): string {
    const context = { ...this.#context(), ...more }
    return this.#critic?.line(block, context) ?? inlineMarkdown(this.#reading.formed(block), context)
  }

  #context(): LineContext {
    return {
      lineBreak: '\\\n',
      noteLabel: (target) => {
        const note = this.#reading.noteOf(target)
        const label = note && this.#reading.labelOf(note)
        return label !== undefined && /^[^\s[\]^]{1,40}$/u.test(label) ? label : undefined
      },
    }
  }
}

function isAfter(last: string, digits: string, stop: string): boolean {
  return last.endsWith(stop) && Number(digits) === Number.parseInt(last, 10) + 1
}

/** Code that stands by itself. */
function isCode({ role, text, marks = [] }: Block): boolean {
  const [mark] = marks
  const isWhole = mark?.kind === 'code' && mark.start === 0 && mark.end >= codePointLength(text)
  return role === 'paragraph' && marks.length === 1 && isWhole && text.includes('\n')
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

/** The cells of a table that bars can draw; undefined where they cannot. */
function barRows({ text, marks = [], grid }: FormedText): readonly (readonly FormedText[])[] | undefined {
  if (grid === undefined || !canHaveBars(grid)) return undefined
  return grid.rows.map((row) =>
    row.map(({ start, end }) => ({ text: sliceCodePoints(text, start, end), marks: cutMarks(marks, start, end) })),
  )
}

function canHaveBars({ rows }: Grid): boolean {
  const width = rows[0]?.length ?? 0
  return (
    width > 0 &&
    rows.every(
      (row, at) =>
        row.length === width &&
        row.every(
          ({ colSpan, rowSpan, isHeader }) =>
            colSpan === undefined && rowSpan === undefined && (isHeader === true) === (at === 0),
        ),
    )
  )
}
