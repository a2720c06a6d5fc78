import type { ArticleFacts } from '#shared/structure/facts.ts'
import { normaliseDate } from '#shared/structure/dates.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatReader } from '../format-reader.ts'
import type { PictureList } from '../picture-list.ts'
import type { RawBlock, RawDocument } from '../raw-document.ts'
import entities from './data/entities.json' with { type: 'json' }
import { childOf, childrenOf, findIn, isXmlElement, parseXml } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

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

const APART = new Set(['p', 'title', 'speaker'])

export const read: FormatReader = ({ text, pictures }) => readJats(text, pictures)

/** An article in JATS XML: front matter, body, figures with captions, footnotes at the end. */
function readJats(text: string, pictures: PictureList): Pick<RawDocument, 'blocks' | 'facts'> {
  const root = parseXml(text, { prefixes: PREFIXES, counted: COUNTED, mayHaveDoctype: true, entities })
  const article = root.name === 'article' ? root : (findIn(root, 'article') ?? root)
  const reader = new JatsReader(pictures)
  const meta = childOf(childOf(article, 'front'), 'article-meta')
  const journal = childOf(childOf(article, 'front'), 'journal-meta')
  const source = flatOf(journal === undefined ? undefined : findIn(journal, 'journal-title'))
  const facts = readMeta(meta, reader)
  const body = childOf(article, 'body')
  reader.readSection(body, 1)
  // Figures and tables that float stand behind the text, without a section of their own.
  reader.readSection(childOf(article, 'floats-group'), 1)
  reader.readBack(childOf(article, 'back'), body)
  return { blocks: reader.blocks, facts: { ...facts, ...(source === '' ? {} : { source }) } }
}

class JatsReader {
  readonly blocks: RawBlock[] = []
  private readonly pictures: PictureList

  constructor(pictures: PictureList) {
    this.pictures = pictures
  }

  add(
    text: string,
    role: NonNullable<RawBlock['hint']>['role'],
    confidence: number,
    more: Partial<RawBlock> = {},
  ): void {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    if (text !== '' || role === 'figure') this.blocks.push({ text, hint: { role, confidence }, ...more })
  }

  readSection(section: XmlElement | undefined, level: number): void {
    // The number of a section stands before its title.
    const label = flatOf(childOf(section, 'label'))
    for (const child of section?.children ?? []) {
      if (!isXmlElement(child)) continue
      if (child.name === 'title')
        this.add(`${label} ${flat(child)}`.trim(), 'section-heading', 0.98, { level: Math.min(6, level) })
      else if (child.name === 'sec' || child.name === 'boxed-text' || child.name === 'app')
        this.readSection(child, level + 1)
      else this.readBlock(child)
    }
  }

  /** Acknowledgements and appendices, then the notes (those that stand in the text too), then the references. */
  readBack(back: XmlElement | undefined, body: XmlElement | undefined): void {
    for (const name of ['ack', 'app']) for (const part of findAll(back, name)) this.readSection(part, 1)
    for (const note of [...findNotes(body), ...findNotes(back)]) this.add(flat(note), 'note', 1)
    for (const list of findAll(back, 'ref-list')) {
      this.add(flatOf(childOf(list, 'title')), 'section-heading', 0.97, { level: 1 })
      for (const reference of findAll(list, 'ref')) this.add(labelled(reference), 'note', 0.97)
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
        for (const item of childrenOf(element, 'list-item'))
          for (const child of item.children) if (isXmlElement(child)) this.readBlock(child, 'list-item')
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
        this.add(flat(element), 'credit', 1)
        return
      case 'term':
      case 'verse-line':
      case 'disp-formula':
      case 'preformat':
        this.add(flat(element), 'paragraph', 0.95)
        return
      case 'speech':
        this.add(flat(element), 'paragraph', 0.95)
        return
      case 'caption':
        return
      default:
        if (element.children.some((child) => typeof child === 'string' && child.trim() !== ''))
          this.add(flat(element), 'paragraph', 0.9)
        else this.readSection(element, 2)
    }
  }

  /** Figures under one caption: theirs are their own, the group's is that of the first. */
  private readGroup(element: XmlElement): void {
    const figure = this.blocks.length
    for (const child of element.children) if (isXmlElement(child)) this.readBlock(child)
    const words = [childOf(element, 'label'), childOf(element, 'caption')].map(flatOf).join(' ')
    if (this.blocks[figure]?.hint?.role === 'figure') this.add(words.trim(), 'caption', 1, { figure })
  }

  /** Figures and lists may stand inside of a paragraph: they part it. */
  private readParagraph(element: XmlElement, role: 'paragraph' | 'list-item' | 'quotation'): void {
    let text = ''
    const flush = (): void => {
      this.add(tidy(text), role, 0.97)
      text = ''
    }
    for (const child of element.children) {
      if (typeof child === 'string') text += child
      else if (INNER.has(child.name)) {
        flush()
        this.readBlock(child)
      } else text += pieceOf(child)
    }
    flush()
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
    const words = [label, ...(caption?.children ?? []).filter(isXmlElement)]
      .flatMap((part) => (part === undefined ? [] : flat(part)))
      .join(' ')
    this.add(words.trim(), 'caption', 1, { figure })
    for (const credit of childrenOf(element, 'attrib')) this.add(flat(credit), 'credit', 1, { figure })
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
    const rows = findAll(element, 'tr').map((row) =>
      row.children
        .filter(isXmlElement)
        .filter((cell) => cell.name === 'td' || cell.name === 'th')
        .map((cell) => flat(cell))
        .join('\t'),
    )
    const table = this.blocks.length
    this.add(rows.join('\n'), 'table', 1)
    const words = [childOf(element, 'label'), childOf(element, 'caption')]
      .flatMap((part) => (part === undefined ? [] : flat(part)))
      .join(' ')
    if (rows.length > 0) this.add(words.trim(), 'caption', 0.98, { figure: table })
    for (const note of findAll(childOf(element, 'table-wrap-foot'), 'fn')) this.add(flat(note), 'note', 0.98)
  }
}

function readMeta(meta: XmlElement | undefined, reader: JatsReader): ArticleFacts {
  const group = childOf(meta, 'title-group')
  const title = flatOf(childOf(group, 'article-title'))
  const subtitle = flatOf(childOf(group, 'subtitle'))
  const names = findAll(meta, 'contrib')
    .filter((contrib) => (contrib.attributes['contrib-type'] ?? 'author') === 'author')
    .flatMap(nameOf)
  const byline = names.join(', ')
  reader.add(title, 'headline', 1, { level: 1 })
  reader.add(subtitle, 'subheadline', 1)
  reader.add(byline, 'byline', 1)
  const abstract = childOf(meta, 'abstract')
  for (const paragraph of findAll(abstract, 'p')) reader.add(flat(paragraph), 'lead', 0.97)
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

/** Western names stand given name first; Chinese ones family name first and together. */
function nameOf(contrib: XmlElement): readonly string[] {
  const name = findIn(contrib, 'name') ?? findIn(contrib, 'string-name')
  if (name === undefined) return [flatOf(findIn(contrib, 'collab'))].filter((text) => text !== '')
  const family = flatOf(childOf(name, 'surname'))
  const given = flatOf(childOf(name, 'given-names'))
  if (family === '' && given === '') return [flat(name)]
  return [/\p{Script=Han}/u.test(family) ? `${family}${given}` : `${given} ${family}`.trim()]
}

function dateOf(element: XmlElement): string {
  const iso = element.attributes['iso-8601-date']
  if (iso !== undefined) return iso
  const part = (name: string): string => flatOf(childOf(element, name)).padStart(2, '0')
  const year = flatOf(childOf(element, 'year'))
  if (!/^\d{4}$/u.test(year)) return ''
  if (!/^\d{2}$/u.test(part('month')))
    return normaliseDate(`${flatOf(childOf(element, 'day'))} ${flatOf(childOf(element, 'month'))} ${year}`) ?? year
  return /^\d{2}$/u.test(part('day')) && part('day') !== '00'
    ? `${year}-${part('month')}-${part('day')}`
    : `${year}-${part('month')}`
}

function flatOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : flat(element)
}

function flat(element: XmlElement): string {
  return tidy(raw(element))
}

function tidy(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, ' ').trim()
}

/** Words under an element. */
function raw(element: XmlElement): string {
  return element.children.map(pieceOf).join('')
}

/** Marks of footnotes and the notes themselves are no words of the line; parts of a caption stand apart. */
function pieceOf(node: XmlElement | string): string {
  if (typeof node === 'string') return node
  if (node.name === 'fn' || (node.name === 'xref' && node.attributes['ref-type'] === 'fn')) return ''
  if (node.name === 'alternatives') return raw({ ...node, children: oneOf(node) })
  if (node.name === 'break') return ' '
  return APART.has(node.name) ? `${raw(node)} ` : raw(node)
}

/** Of several ways to give one thing, the one that is text: MathML before TeX, which brings its preamble. */
function oneOf(alternatives: XmlElement): readonly XmlElement[] {
  const ways = alternatives.children.filter(isXmlElement)
  const best = ways.find(({ name }) => /(?:^|:)math$/u.test(name)) ?? ways.find((way) => raw(way).trim() !== '')
  return best === undefined ? [] : [best]
}

/** Notes under an element; those of a table stand with it. */
function findNotes(element: XmlElement | undefined): readonly XmlElement[] {
  if (element === undefined) return []
  return element.children.flatMap((child) =>
    typeof child === 'string' || child.name === 'table-wrap' ? [] : child.name === 'fn' ? [child] : findNotes(child),
  )
}

/** A reference with its number; the parts of its citation stand apart. */
function labelled(reference: XmlElement): string {
  const label = flatOf(childOf(reference, 'label'))
  const citation = reference.children.filter(isXmlElement).find(({ name }) => /citation/u.test(name))
  const isMixed = citation?.children.some((child) => typeof child === 'string' && /[\p{L}\p{P}]/u.test(child)) === true
  const parts = isMixed ? [flatOf(citation)] : (citation?.children.filter(isXmlElement) ?? []).map(flat)
  return [label, ...parts.filter((part) => part !== '')].join(' ').trim()
}

function findAll(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  if (element === undefined) return []
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : findAll(child, name),
  )
}
