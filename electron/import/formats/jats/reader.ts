import type { ArticleFacts } from '#shared/structure/facts.ts'
import { normaliseDate } from '#shared/structure/dates.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatReader } from '../format-reader.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock, RawDocument } from '../raw-document.ts'
import entities from './data/entities.json' with { type: 'json' }
import { formTable } from '../form/form-table.ts'
import { signOf } from '../form/list-signs.ts'
import { joinPieces } from '../form/formed-line.ts'
import type { FormedPiece } from '../form/formed-line.ts'
import { formOfPiece, gridInPoints } from '../form/settle-piece.ts'
import { childOf, childrenOf, findIn, isXmlElement, parseXml } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { citationOf } from './citations.ts'
import { takeJatsCensus } from './jats-census.ts'
import { findAll, flat, flatOf, formed, nameOf, tidyPiece, writeNodes } from './words.ts'

const COUNTED = new Set(['p', 'sec', 'fig', 'table-wrap', 'list-item', 'ref', 'tr'])
const PREFIXES = { 'http://www.w3.org/1999/xlink': 'xlink', 'http://jats.nlm.nih.gov': '' }
/** Elements in a paragraph that are blocks of their own. */
const INNER = new Set([
  'fig',
  'fig-group',
  'table-wrap',
  'list',
  'disp-quote',
  'boxed-text',
  'disp-formula',
  'def-list',
  'verse-group',
  'supplementary-material',
])

/** Parts behind the body that are text of the article. */
const BACK_SECTIONS = new Set(['ack', 'sec', 'app', 'bio', 'glossary', 'notes'])

/** Lines of a newspaper that JATS has no element for: a paragraph says in its `content-type` that it is one. */
const LINES = ['kicker', 'dateline', 'source', 'editor-line', 'caption', 'credit', 'byline', 'lead', 'note'] as const

export const read: FormatReader = ({ text, pictures }) => readJats(text, pictures)

/** An article in JATS XML: front matter, body, figures with captions, footnotes at the end. */
function readJats(
  text: string,
  pictures: PictureList,
): Pick<RawDocument, 'blocks' | 'facts' | 'census' | 'declaredLanguage'> {
  const root = parseXml(text, { prefixes: PREFIXES, counted: COUNTED, mayHaveDoctype: true, entities })
  const article = root.name === 'article' ? root : (findIn(root, 'article') ?? root)
  const reader = new JatsReader(pictures)
  const meta = childOf(childOf(article, 'front'), 'article-meta')
  const journal = childOf(childOf(article, 'front'), 'journal-meta')
  const source = flatOf(journal === undefined ? undefined : findIn(journal, 'journal-title'))
  const facts = readMeta(meta, reader)
  const stated = reader.blocks.map((block) => block.text).join('')
  const body = childOf(article, 'body')
  reader.readSection(body, 1)
  // Figures and tables that float stand behind the text, without a section of their own.
  reader.readSection(childOf(article, 'floats-group'), 1)
  reader.readBack(childOf(article, 'back'), body)
  const taker = takeJatsCensus(root, article, stated)
  for (const { alt } of reader.blocks) taker.keep(alt ?? '')
  const declaredLanguage = article.attributes['xml:lang']
  return {
    census: taker.census,
    declaredLanguage,
    blocks: reader.blocks,
    facts: { ...facts, ...(source === '' ? {} : { source }) },
  }
}

class JatsReader {
  readonly blocks: RawBlock[] = []
  private readonly pictures: PictureList
  private listNumber: string | undefined

  constructor(pictures: PictureList) {
    this.pictures = pictures
  }

  add(
    words: FormedPiece | string,
    role: NonNullable<RawBlock['hint']>['role'],
    confidence: number,
    more: Partial<RawBlock> = {},
  ): void {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    const form = typeof words === 'string' ? { text: words } : formOfPiece(words)
    if (form.text !== '' || role === 'figure') this.blocks.push({ ...form, hint: { role, confidence }, ...more })
  }

  /** A note or a formula with its label as the number under which it is shown: it is no word of its text. */
  private addLabelled(element: XmlElement, role: 'note' | 'paragraph', confidence: number): void {
    const label = childOf(element, 'label')
    const words = tidyPiece(writeNodes(element.children.filter((child) => child !== label)))
    const listNumber = flatOf(label)
    this.add(words, role, confidence, listNumber === '' ? {} : { listNumber })
  }

  readSection(section: XmlElement | undefined, level: number): void {
    // The number of a section stands before its title.
    const label = plainPiece(flatOf(childOf(section, 'label')))
    // A box has its title in its caption.
    const title = section?.name === 'boxed-text' ? childOf(childOf(section, 'caption'), 'title') : undefined
    if (title !== undefined)
      this.add(joinPieces([label, formed(title)], ' '), 'section-heading', 0.98, { level: Math.min(6, level) })
    for (const child of section?.children ?? []) {
      if (!isXmlElement(child)) continue
      if (child.name === 'title')
        this.add(joinPieces([label, formed(child)], ' '), 'section-heading', 0.98, { level: Math.min(6, level) })
      else if (child.name === 'sec' || child.name === 'boxed-text' || child.name === 'app')
        this.readSection(child, level + 1)
      else this.readBlock(child)
    }
  }

  /** Acknowledgements, statements and appendices, then the notes (those that stand in the text too), then the references. */
  readBack(back: XmlElement | undefined, body: XmlElement | undefined): void {
    for (const part of back?.children ?? []) {
      if (!isXmlElement(part)) continue
      if (part.name === 'app-group') for (const app of findAll(part, 'app')) this.readSection(app, 1)
      else if (BACK_SECTIONS.has(part.name)) this.readSection(part, 1)
    }
    for (const note of [...findNotes(body), ...findNotes(back)]) this.addLabelled(note, 'note', 1)
    for (const list of findAll(back, 'ref-list')) {
      this.add(flatOf(childOf(list, 'title')), 'section-heading', 0.97, { level: 1 })
      for (const reference of findAll(list, 'ref')) this.add(citationOf(reference), 'note', 0.97)
    }
  }

  private readBlock(element: XmlElement, role: 'paragraph' | 'list-item' | 'quotation' = 'paragraph'): void {
    switch (element.name) {
      case 'p':
        this.readParagraph(element, role)
        return
      case 'fig':
        this.readFigure(element)
        return
      case 'table-wrap':
        this.readTable(element)
        return
      case 'list':
        this.readList(element)
        return
      case 'disp-quote':
        for (const child of element.children) if (isXmlElement(child)) this.readBlock(child, 'quotation')
        return
      case 'fig-group':
        this.readGroup(element)
        return
      case 'def-list':
      case 'def-item':
      case 'def':
      case 'verse-group':
        for (const child of element.children) if (isXmlElement(child)) this.readBlock(child, role)
        return
      case 'graphic':
      case 'inline-graphic':
        this.addGraphic(element, undefined)
        return
      case 'label':
      case 'object-id':
      case 'permissions':
        return
      case 'attrib':
        this.add(formed(element), 'credit', 1)
        return
      case 'disp-formula':
        this.addLabelled(element, 'paragraph', 0.95)
        return
      case 'term':
      case 'verse-line':
      case 'preformat':
        this.add(formed(element), 'paragraph', 0.95)
        return
      case 'speech':
        this.add(formed(element), 'paragraph', 0.95)
        return
      case 'caption':
        return
      default:
        if (element.children.some((child) => typeof child === 'string' && child.trim() !== ''))
          this.add(formed(element), 'paragraph', 0.9)
        else this.readSection(element, 2)
    }
  }

  /** Figures under one caption: theirs are their own, the group's is that of the first. */
  private readGroup(element: XmlElement): void {
    const figure = this.blocks.length
    for (const child of element.children) if (isXmlElement(child)) this.readBlock(child)
    const words = wordsOf([childOf(element, 'label'), childOf(element, 'caption')])
    if (this.blocks[figure]?.hint?.role === 'figure') this.add(words, 'caption', 1, { figure })
  }

  /** Figures and lists may stand inside of a paragraph: they part it. */
  private readParagraph(element: XmlElement, role: 'paragraph' | 'list-item' | 'quotation'): void {
    let run: (XmlElement | string)[] = []
    const said = LINES.find((each) => each === element.attributes['content-type'])
    const flush = (): void => {
      this.add(tidyPiece(writeNodes(run)), role === 'paragraph' ? (said ?? role) : role, 0.97, this.opening())
      run = []
    }
    for (const child of element.children) {
      if (typeof child === 'string' || !INNER.has(child.name)) run.push(child)
      else {
        flush()
        this.readBlock(child)
      }
    }
    flush()
  }

  /** Items with the sign under which they are shown. */
  private readList(list: XmlElement): void {
    const type = list.attributes['list-type'] ?? ''
    childrenOf(list, 'list-item').forEach((item, index) => {
      const label = flatOf(childOf(item, 'label'))
      this.listNumber = label !== '' ? label : orderedSign(type, index + 1)
      for (const child of item.children) if (isXmlElement(child)) this.readBlock(child, 'list-item')
      this.listNumber = undefined
    })
  }

  /** The number of an item stands with its first words alone. */
  private opening(): Partial<RawBlock> {
    const { listNumber } = this
    this.listNumber = undefined
    return listNumber === undefined ? {} : { listNumber }
  }

  private readFigure(element: XmlElement): void {
    const graphic = findIn(element, 'graphic')
    const figure = this.blocks.length
    this.addGraphic(
      graphic,
      childOf(element, 'alt-text') ?? (graphic === undefined ? undefined : childOf(graphic, 'alt-text')),
    )
    const label = childOf(element, 'label')
    const caption = childOf(element, 'caption')
    this.add(wordsOf([label, ...(caption?.children ?? []).filter(isXmlElement)]), 'caption', 1, { figure })
    for (const credit of childrenOf(element, 'attrib')) this.add(formed(credit), 'credit', 1, { figure })
  }

  private addGraphic(graphic: XmlElement | undefined, alt: XmlElement | undefined): void {
    const address = graphic?.attributes['xlink:href']
    const asset = address === undefined ? undefined : this.pictures.want(address)
    const text = alt === undefined ? '' : flat(alt)
    this.add('', 'figure', 1, { ...(asset === undefined ? {} : { asset }), ...(text === '' ? {} : { alt: text }) })
  }

  private readTable(element: XmlElement): void {
    // A table may have come as a picture of one.
    if (findIn(element, 'tr') === undefined && findIn(element, 'graphic') !== undefined) {
      this.readFigure(element)
      return
    }
    const heads = new Set(findAll(element, 'thead').flatMap((head) => childrenOf(head, 'tr')))
    const { piece, grid } = formTable(
      findAll(element, 'tr').map((row) =>
        row.children
          .filter(isXmlElement)
          .filter((cell) => cell.name === 'td' || cell.name === 'th')
          .map((cell) => ({
            piece: formed(cell),
            colSpan: spanOf(cell.attributes.colspan),
            rowSpan: spanOf(cell.attributes.rowspan),
            isHeader: cell.name === 'th' || heads.has(row),
          })),
      ),
    )
    const table = this.blocks.length
    this.add(piece, 'table', 1, { grid: gridInPoints(piece.text, grid) })
    const words = wordsOf([childOf(element, 'label'), childOf(element, 'caption')])
    if (piece.text !== '') this.add(words, 'caption', 0.98, { figure: table })
    // Pictures in cells stand behind their table.
    for (const graphic of [...findAll(element, 'graphic'), ...findAll(element, 'inline-graphic')])
      this.addGraphic(graphic, childOf(graphic, 'alt-text'))
    for (const note of findAll(childOf(element, 'table-wrap-foot'), 'fn')) this.addLabelled(note, 'note', 0.98)
  }
}

function readMeta(meta: XmlElement | undefined, reader: JatsReader): ArticleFacts {
  const group = childOf(meta, 'title-group')
  const heading = childOf(group, 'article-title')
  const title = flatOf(heading)
  const subtitle = childOf(group, 'subtitle')
  const names = findAll(meta, 'contrib')
    .filter((contrib) => (contrib.attributes['contrib-type'] ?? 'author') === 'author')
    .flatMap(nameOf)
  const byline = names.join(', ')
  if (heading !== undefined && isTitleInText(meta)) reader.add(formed(heading), 'headline', 1, { level: 1 })
  if (subtitle !== undefined) reader.add(formed(subtitle), 'subheadline', 1)
  reader.add(byline, 'byline', 1)
  // Several abstracts: a short one, one in another language.
  for (const abstract of [...childrenOf(meta, 'abstract'), ...childrenOf(meta, 'trans-abstract')]) {
    const language = abstract.attributes['xml:lang']
    const titles = titlesIn(abstract)
    for (const paragraph of findAll(abstract, 'p')) {
      const title = titles.get(paragraph)
      if (title !== undefined) reader.add(formed(title), 'section-heading', 0.97, { level: 3 })
      const piece = formed(paragraph)
      const isOther = abstract.name === 'trans-abstract' && language !== undefined && piece.text !== ''
      const lang = { form: { kind: 'lang' as const, lang: language ?? '' }, start: 0, end: piece.text.length }
      reader.add(isOther ? { ...piece, runs: [lang, ...piece.runs] } : piece, 'lead', 0.97)
    }
  }
  const editor = findAll(meta, 'contrib')
    .filter((contrib) => contrib.attributes['contrib-type'] === 'editor')
    .flatMap(nameOf)
    .join(', ')
  const dates = childrenOf(meta, 'pub-date')
    .map(dateOf)
    .filter((date) => date !== '')
  const publishedAt = dates.sort((one, other) => other.length - one.length)[0]
  return {
    ...(title === '' ? {} : { title }),
    ...(byline === '' ? {} : { byline }),
    ...(editor === '' ? {} : { editor }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}

/** Whether the title stands in the text; we say where it is only a name by which the article is known. */
function isTitleInText(meta: XmlElement | undefined): boolean {
  const own = findAll(meta, 'custom-meta').find((each) => flatOf(childOf(each, 'meta-name')) === 'title-in-text')
  return flatOf(childOf(own, 'meta-value')) !== 'no'
}

/** The titles of an abstract's sections, by the first paragraph of each: Background, Methods. */
function titlesIn(abstract: XmlElement): ReadonlyMap<XmlElement, XmlElement> {
  return new Map(
    findAll(abstract, 'sec').flatMap((section) => {
      const title = childOf(section, 'title')
      const first = findAll(section, 'p')[0]
      return title === undefined || first === undefined ? [] : [[first, title] as const]
    }),
  )
}

function dateOf(element: XmlElement): string {
  const iso = element.attributes['iso-8601-date']
  if (iso !== undefined) return iso
  const part = (name: string): string => flatOf(childOf(element, name)).padStart(2, '0')
  const year = flatOf(childOf(element, 'year'))
  if (!/^\d{4}$/u.test(year)) return ''
  if (part('month') === '00') return year
  if (!/^\d{2}$/u.test(part('month')))
    return normaliseDate(`${flatOf(childOf(element, 'day'))} ${flatOf(childOf(element, 'month'))} ${year}`) ?? year
  return /^\d{2}$/u.test(part('day')) && part('day') !== '00'
    ? `${year}-${part('month')}-${part('day')}`
    : `${year}-${part('month')}`
}

function plainPiece(text: string): FormedPiece {
  return { text, runs: [] }
}

/** The words of several elements in one line. */
function wordsOf(parts: readonly (XmlElement | undefined)[]): FormedPiece {
  return joinPieces(
    parts.flatMap((part) => (part === undefined ? [] : [formed(part)])),
    ' ',
  )
}

function spanOf(value: string | undefined): number {
  return value !== undefined && /^\d{1,4}$/u.test(value) ? Math.max(1, Number(value)) : 1
}

/** What stands before an item of an ordered list that has no labels (JATS `list-type`). */
function orderedSign(type: string, index: number): string | undefined {
  if (type === 'order' || type === 'number' || type === 'ordered') return `${String(index)}.`
  if (!/^(?:alpha|roman)-(?:lower|upper)$/u.test(type)) return undefined
  const [kind, letters] = type.split('-')
  return signOf(index, `${letters ?? 'lower'}-${kind ?? 'alpha'}`)
}

/** Notes under an element; those of a table stand with it. */
function findNotes(element: XmlElement | undefined): readonly XmlElement[] {
  if (element === undefined) return []
  return element.children.flatMap((child) =>
    typeof child === 'string' || child.name === 'table-wrap' ? [] : child.name === 'fn' ? [child] : findNotes(child),
  )
}
