import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { element, escapeHtml } from '#shared/markup/escape.ts'
import type { TextView } from '#shared/text/derive.ts'
import { cutMarks, type FormedText } from '#shared/text/form.ts'
import { gridOf } from '../docx/tables.ts'
import type { Group } from '../html/blocks.ts'
import { PictureSlots, type ReadAsset } from '../html/picture-slots.ts'
import { addressOf, Reading, type PicturesWay } from '../reading.ts'
import { inlineJats } from './inline.ts'

export interface JatsOptions {
  readonly view: TextView
  readonly pictures: PicturesWay
  readonly readAsset: ReadAsset
  readonly withPosition: boolean
}

/** The model that asks for nothing which a newspaper does not have: Publishing demands an ISSN. */
const DOCTYPE =
  '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN" "JATS-archivearticle1-3.dtd">'
/** Roles that have no element of their own: what a paragraph is stands in its `content-type`. */
const NAMED: ReadonlySet<Block['role']> = new Set([
  'kicker',
  'dateline',
  'source',
  'editor-line',
  'credit',
  'caption',
  'note',
])

/** The article in JATS 1.3 (ANSI/NISO Z39.96, Archiving and Interchange): front matter, sections, figures and tables with captions, notes. */
export function jatsPieces(open: OpenArticle, options: JatsOptions): Iterable<Uint8Array> {
  const slots = new PictureSlots()
  return slots.pieces(new JatsWriter(open, options, slots).write(), options.readAsset)
}

class JatsWriter {
  readonly #reading: Reading
  readonly #options: JatsOptions
  readonly #slots: PictureSlots
  readonly #front: ReadonlyMap<Block['role'], readonly Block[]>
  #figures = 0

  constructor(open: OpenArticle, options: JatsOptions, slots: PictureSlots) {
    this.#reading = new Reading(open, options.view)
    this.#options = options
    this.#slots = slots
    this.#front = frontOf(this.#reading.review.blocks)
  }

  write(): string {
    const { article } = this.#reading.open
    const inFront = new Set([...this.#front.values()].flat())
    const isLeft = (block: Block): boolean => inFront.has(block) || this.#reading.labelOf(block) !== undefined
    const notes = this.#reading.review.blocks.filter((block) => this.#reading.labelOf(block) !== undefined)
    const back =
      notes.length === 0
        ? ''
        : element(
            'back',
            {},
            element(
              'fn-group',
              {},
              notes.map((each) => this.#note(each)),
            ),
          )
    const language = article.language === 'und' ? undefined : article.language
    const namespaces = { 'xmlns:xlink': 'http://www.w3.org/1999/xlink' }
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      DOCTYPE,
      element('article', { 'article-type': 'news', 'dtd-version': '1.3', 'xml:lang': language, ...namespaces }, [
        '\n',
        this.#frontMatter(),
        '\n',
        element('body', {}, this.#sections(this.#reading.groups(isLeft))),
        back === '' ? '\n' : `\n${back}\n`,
      ]),
      '',
    ].join('\n')
  }

  #frontMatter(): string {
    const { article } = this.#reading.open
    const [headline] = this.#front.get('headline') ?? []
    const [subtitle] = this.#front.get('subheadline') ?? []
    const bylines = (this.#front.get('byline') ?? []).map((block) => this.#reading.formed(block).text)
    const names = bylines.length > 0 ? bylines : [article.byline ?? ''].filter((name) => name !== '')
    const people = [
      ...names.map((name) => ['author', name] as const),
      ...(article.editor === undefined ? [] : [['editor', article.editor] as const]),
    ]
    const leads = this.#front.get('lead') ?? []
    const meta = [
      element('article-id', { 'pub-id-type': 'publisher-id' }, escapeHtml(article.id)),
      element('title-group', {}, [
        element('article-title', {}, headline === undefined ? escapeHtml(article.title) : this.#words(headline)),
        subtitle === undefined ? '' : element('subtitle', {}, this.#words(subtitle)),
      ]),
      people.length === 0
        ? ''
        : element(
            'contrib-group',
            {},
            people.map(([type, name]) =>
              element('contrib', { 'contrib-type': type }, element('string-name', {}, escapeHtml(name))),
            ),
          ),
      dateOf(article.publishedAt),
      leads.length === 0
        ? ''
        : element(
            'abstract',
            {},
            leads.map((lead) => element('p', {}, this.#words(lead))),
          ),
      // Every model wants a title; where the text has no headline it is only a name by which the article is known.
      headline === undefined
        ? element(
            'custom-meta-group',
            {},
            element('custom-meta', {}, [element('meta-name', {}, 'title-in-text'), element('meta-value', {}, 'no')]),
          )
        : '',
    ]
    const journal =
      article.source === undefined
        ? ''
        : element(
            'journal-meta',
            {},
            element('journal-title-group', {}, element('journal-title', {}, escapeHtml(article.source))),
          )
    return element('front', {}, [
      journal === '' ? '' : `${journal}\n`,
      element('article-meta', {}, meta.filter((part) => part !== '').join('\n')),
    ])
  }

  /** Headings open sections, deeper ones within those of a lesser level. */
  #sections(groups: readonly Group[]): string {
    let out = '\n'
    const open: number[] = []
    const closeTo = (level: number): void => {
      while (open.length > 0 && (open.at(-1) ?? 0) >= level) {
        open.pop()
        out += '</sec>\n'
      }
    }
    for (const group of groups) {
      if (group.kind === 'block' && group.block.role === 'section-heading') {
        const { block } = group
        const level = block.level ?? 2
        closeTo(level)
        open.push(level)
        const label = block.listNumber === undefined ? '' : element('label', {}, escapeHtml(block.listNumber))
        out += `<sec>${label}${element('title', {}, this.#words(block))}\n`
      } else out += this.#group(group)
    }
    closeTo(0)
    return out
  }

  #group(group: Group): string {
    if (group.kind === 'list') return `${this.#list(group.items)}\n`
    if (group.kind === 'figure') return this.#figure(group.figure, group.words)
    return this.#block(group.block)
  }

  #figure(figure: Block | undefined, words: readonly Block[]): string {
    if (figure === undefined) return words.map((block) => this.#paragraph(block)).join('')
    const captions = words.filter(({ role }) => role === 'caption')
    const credits = words.filter(({ role }) => role === 'credit')
    const shown = this.#reading.picture(figure)
    const { pictures, withPosition } = this.#options
    this.#figures += 1
    const alt = figure.alt === undefined || figure.alt === '' ? '' : element('alt-text', {}, escapeHtml(figure.alt))
    const address = shown && addressOf(shown, pictures, this.#slots, withPosition)
    const graphic =
      shown === undefined || address === undefined
        ? ''
        : `<graphic mimetype="image" mime-subtype="${escapeHtml(shown.mediaType.replace(/^image\//u, ''))}" xlink:href="${escapeAddress(address)}"/>`
    const parts = [
      captions.length === 0
        ? ''
        : element(
            'caption',
            {},
            captions.map((block) => element('p', {}, this.#words(block))),
          ),
      alt,
      graphic,
      ...credits.map((block) => element('attrib', {}, this.#words(block))),
    ]
    return `${element('fig', { id: `fig${String(this.#figures)}` }, parts)}\n`
  }

  #block(block: Block): string {
    switch (block.role) {
      case 'quotation':
        return this.#reading
          .paragraphs(block)
          .map((each) => `${element('disp-quote', {}, element('p', {}, this.#inline(each)))}\n`)
          .join('')
      case 'table':
        return this.#table(block)
      case 'headline':
      case 'subheadline':
        return `${element('p', { 'content-type': block.role }, this.#words(block))}\n`
      default:
        return this.#paragraph(block)
    }
  }

  #paragraph(block: Block): string {
    const type = NAMED.has(block.role) || block.role === 'byline' || block.role === 'lead' ? block.role : undefined
    const number = block.listNumber === undefined ? '' : `${escapeHtml(block.listNumber)} `
    return this.#reading
      .paragraphs(block)
      .map((each, index) => element('p', { 'content-type': type }, (index === 0 ? number : '') + this.#inline(each)))
      .map((each) => `${each}\n`)
      .join('')
  }

  #list(items: readonly Block[]): string {
    const isNumbered = items.some(({ listNumber }) => listNumber !== undefined)
    return element(
      'list',
      { 'list-type': isNumbered ? 'simple' : 'bullet' },
      items.map((item) =>
        element('list-item', {}, [
          item.listNumber === undefined ? '' : element('label', {}, escapeHtml(item.listNumber)),
          element('p', {}, this.#words(item)),
        ]),
      ),
    )
  }

  #table(block: Block): string {
    const formed = this.#reading.formed(block)
    const rows = gridOf({ ...block, text: formed.text, grid: formed.grid })
    if (rows === undefined) return this.#paragraph(block)
    const cell = (each: (typeof rows)[number][number]): string => {
      const spans = { colspan: each.colSpan?.toString(), rowspan: each.rowSpan?.toString() }
      return element(each.isHeader === true ? 'th' : 'td', spans, this.#inline(cut(formed, each)))
    }
    const lines = rows.map((row) => element('tr', {}, row.map(cell)))
    return `${element('table-wrap', {}, element('table', {}, element('tbody', {}, lines)))}\n`
  }

  #note(block: Block): string {
    const label = this.#reading.labelOf(block) ?? ''
    return element('fn', { id: idOf(label) }, [
      element('label', {}, escapeHtml(block.listNumber ?? label)),
      ...this.#reading.noteWords(block).map((each) => element('p', {}, this.#inline(each))),
    ])
  }

  #words(block: Block): string {
    return this.#inline(this.#reading.formed(block))
  }

  #inline(text: FormedText): string {
    return inlineJats(text, (target) => {
      const note = this.#reading.noteOf(target)
      const label = note && this.#reading.labelOf(note)
      return label === undefined ? undefined : idOf(label)
    })
  }
}

/** What opens an article and has a place in its front matter: the lines before its first paragraph, each as far as it is one. */
function frontOf(blocks: readonly Block[]): ReadonlyMap<Block['role'], readonly Block[]> {
  const front = new Map<Block['role'], Block[]>()
  const take = (block: Block): void => void front.set(block.role, [...(front.get(block.role) ?? []), block])
  for (const block of blocks) {
    const isFirst = !front.has(block.role)
    if (block.role === 'headline' && isFirst) take(block)
    else if (block.role === 'subheadline' && isFirst && front.has('headline') && !front.has('byline')) take(block)
    else if (block.role === 'byline' && isFirst && front.has('headline') && !front.has('lead')) take(block)
    else if (block.role === 'lead' && front.has('headline')) take(block)
    else if (!OPENING.has(block.role)) break
  }
  return front
}

const OPENING: ReadonlySet<Block['role']> = new Set([
  'kicker',
  'dateline',
  'source',
  'editor-line',
  'figure',
  'caption',
  'credit',
])

function dateOf(date: string | undefined): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(date ?? '') ?? []
  if (year === undefined) return ''
  const iso = [year, month, day].filter((part) => part !== undefined).join('-')
  return element('pub-date', { 'publication-format': 'print', 'date-type': 'pub', 'iso-8601-date': iso }, [
    day === undefined ? '' : element('day', {}, day),
    month === undefined ? '' : element('month', {}, month),
    element('year', {}, year),
  ])
}

function cut(
  { text, marks = [] }: FormedText,
  { start, end }: { readonly start: number; readonly end: number },
): FormedText {
  const to = Math.min(end, codePointLength(text))
  return { text: sliceCodePoints(text, start, to), marks: cutMarks(marks, start, to) }
}

/** An id of XML: letters, digits and a few signs. */
function idOf(label: string): string {
  return `fn-${label.replace(/[^\p{L}\p{N}._-]/gu, (sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}`)}`
}

/** A place that the picture's bytes are put into stands as it is. */
function escapeAddress(address: string): string {
  return address.startsWith('\u0000') ? address : escapeHtml(address)
}
