import type { Block, Role } from '#shared/domain/block.ts'
import { runsRightToLeft } from '#shared/text/direction.ts'
import type { Numbering } from './numbering.ts'
import { tag } from './xml.ts'

/** The style of each role; running text has the usual one. */
const STYLE_OF: Readonly<Partial<Record<Role, string>>> = {
  headline: 'Title',
  kicker: 'Kicker',
  subheadline: 'Subtitle',
  byline: 'Byline',
  'editor-line': 'EditorLine',
  dateline: 'Date',
  source: 'Source',
  lead: 'Abstract',
  'list-item': 'ListParagraph',
  quotation: 'Quote',
  figure: 'Figure',
  caption: 'Caption',
  credit: 'Credit',
  note: 'FootnoteText',
}

/** Properties of a block's paragraphs: what it is, the number or sign that it stands under, and which way it runs. */
export function blockProperties({ role, level, listNumber, text }: Block, numbering: Numbering): string {
  const heading = `Heading${String(Math.min(6, Math.max(1, level ?? 2)))}`
  const style = role === 'section-heading' ? heading : STYLE_OF[role]
  const isListed = role === 'list-item' || (listNumber !== undefined && role !== 'note')
  return [
    style === undefined ? '' : tag('w:pStyle', { 'w:val': style }),
    isListed ? numbering.of(listNumber) : '',
    directionProperty(text),
  ].join('')
}

/** That a paragraph of these words runs from right to left. */
export function directionProperty(text: string): string {
  return runsRightToLeft(text) ? tag('w:bidi') : ''
}
