import { isIndentedLine } from '#shared/structure/indents.ts'
import { childOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { RawBlock } from '../raw-document.ts'
import type { ChangeMark } from './change-mark.ts'
import type { Line } from './line.ts'
import type { ParagraphParts } from './run-reader.ts'
import { isSetIn } from './styles.ts'
import type { ParagraphStyle } from './styles.ts'

/** A paragraph that was read and is not put down yet: the next one may belong to it. */
export interface ReadParagraph {
  readonly line: Line
  readonly parts: ParagraphParts
  readonly block: Omit<RawBlock, 'text'>
  /** The tracked change of its own mark. */
  readonly mark: { readonly mark: ChangeMark; readonly isInserted: boolean } | undefined
  readonly isDropCap: boolean
  /** The mark between it and the one before was taken out, but they are of two kinds: the join is proposed, and each stands. */
  readonly joins?: ChangeMark
}

/** A caption by its label. */
const CAPTION_LABEL =
  /^\s*(?:[图圖]\s*[\d一二三四五六七八九十]+|[图圖](?:注|为|為|说|說|片)|fig(?:ure|\.)?\s*\d|photo\b)/iu

/** No paragraph is as long as this; what was joined up to here goes on in a block of its own. */
const LONGEST_JOINED = 20_000

/** What a paragraph's properties and style say that it is. */
export function blockStyle(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
  sequence: string | undefined,
): RawBlock['hint'] {
  if (sequence !== undefined) return { role: 'caption', confidence: 0.96 }
  const list = childOf(childOf(properties, 'w:numPr'), 'w:numId')?.attributes['w:val'] ?? style.list?.id ?? '0'
  if (style.hint !== undefined) return style.hint
  const outline = childOf(properties, 'w:outlineLvl')?.attributes['w:val']
  if (outline !== undefined && Number(outline) < 6) return { role: 'section-heading', confidence: 0.85 }
  return list === '0' ? undefined : { role: 'list-item', confidence: 0.92 }
}

export function isCentred(properties: XmlElement | undefined, style: ParagraphStyle): boolean {
  const own = childOf(properties, 'w:jc')?.attributes['w:val']
  return own === undefined ? style.isCentred : own === 'center'
}

/** Whether the first line stands farther in (ECMA-376-1, 17.3.1.12), by the paragraph, its style, or spaces. */
export function isIndented(properties: XmlElement | undefined, style: ParagraphStyle, text: string): boolean {
  return isSetIn(properties) ?? (style.isIndented === true || isIndentedLine(text))
}

/** Whether a paragraph beside a picture is its caption. */
export function isCaption(text: string, hint: RawBlock['hint']): boolean {
  return hint?.role === 'caption' || CAPTION_LABEL.test(text)
}

/**
 * A first letter that is set large before its paragraph (ECMA-376-1, 17.3.1.11): in a frame that says so, or in one that
 * holds nothing but a letter or two.
 */
export function isDropCap(properties: XmlElement | undefined, text: string): boolean {
  const frame = childOf(properties, 'w:framePr')
  if (frame === undefined || text.trim() === '') return false
  const kind = frame.attributes['w:dropCap']
  return kind === 'drop' || kind === 'margin' || /^\s*[“"‘'「『《]?[\p{L}\p{N}]{1,2}\s*$/u.test(text)
}

/** Whether the next paragraph may have been one with this one, or become one with it. */
export function staysOpen({ line, mark, isDropCap: isCap }: ReadParagraph): boolean {
  if (line.length > LONGEST_JOINED) return false
  if (isCap) return true
  if (mark === undefined || mark.mark.isMove || line.text.trim() === '') return false
  return mark.isInserted || line.hasLasting
}

/**
 * Two paragraphs as one block, where they are one in the original or in what is accepted: a drop cap and its text; one that
 * was parted by a mark put in (the line's end is an insertion); two that were joined by taking out the mark between them (it
 * is a deletion). Undefined where each is a block of its own.
 */
export function joinParagraphs(first: ReadParagraph, second: ReadParagraph): ReadParagraph | undefined {
  if (first.isDropCap) {
    if (second.line.text.trim() === '') return undefined
    first.line.trim()
    return { ...second, ...appended(first, second, undefined) }
  }
  const { mark } = first
  if (mark === undefined || second.line.text.trim() === '') return undefined
  if (mark.isInserted) return { ...first, ...appended(first, second, { inserted: mark.mark }), mark: second.mark }
  const isOneKind = first.block.hint?.role === second.block.hint?.role
  if (!isOneKind || !second.line.hasLasting) return undefined
  return { ...first, ...appended(first, second, { removed: mark.mark }), mark: second.mark }
}

/** The change that takes out the mark between two paragraphs of two kinds, a heading and its text: they cannot stand as one block. */
export function joinedByChange(first: ReadParagraph, second: ReadParagraph): ChangeMark | undefined {
  const { mark } = first
  if (mark === undefined || mark.isInserted || mark.mark.isMove || first.isDropCap) return undefined
  const isBare = [first, second].every(
    ({ line, parts }) => line.hasLasting && parts.pictures.length + parts.boxes.length === 0,
  )
  return isBare && first.block.hint?.role !== second.block.hint?.role ? mark.mark : undefined
}

/** The first line goes on: it is not copied, since hundreds of paragraphs may be joined one by one. */
function appended(
  { line, parts }: ReadParagraph,
  second: ReadParagraph,
  between: { readonly inserted?: ChangeMark; readonly removed?: ChangeMark } | undefined,
): Pick<ReadParagraph, 'line' | 'parts'> {
  if (between !== undefined) line.add('\n', between)
  const by = line.length
  line.append(second.line)
  parts.pictures.push(...second.parts.pictures.map((each) => ({ ...each, position: each.position + by })))
  parts.boxes.push(...second.parts.boxes)
  parts.sequence ??= second.parts.sequence
  return { line, parts }
}
