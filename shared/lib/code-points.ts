/**
 * Positions in Galley are Unicode code points (W3C Web Annotation Data Model, 4.2.5);
 * JavaScript strings count UTF-16 units. These functions cross that border.
 */

/** Number of code points in `text`. */
export function codePointLength(text: string): number {
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    length += 1
    if (isLeadOfPair(text, index)) index += 1
  }
  return length
}

/** UTF-16 index of the code point at position `position`; the text's length when past its end. */
export function toUtf16Index(text: string, position: number): number {
  let index = 0
  for (let passed = 0; passed < position && index < text.length; passed += 1) {
    index += isLeadOfPair(text, index) ? 2 : 1
  }
  return index
}

/** Code point position of the UTF-16 index `index`; an index inside a pair counts as its start. */
export function toCodePoint(text: string, index: number): number {
  let position = 0
  let at = 0
  while (at < index && at < text.length) {
    const width = isLeadOfPair(text, at) ? 2 : 1
    if (at + width > index) return position
    at += width
    position += 1
  }
  return position
}

/** The part of `text` from code point `start` to `end` (excluded). */
export function sliceCodePoints(text: string, start: number, end?: number): string {
  const from = toUtf16Index(text, start)
  if (end === undefined) return text.slice(from)
  return text.slice(from, from + toUtf16Index(text.slice(from), Math.max(0, end - start)))
}

function isLeadOfPair(text: string, index: number): boolean {
  const lead = text.charCodeAt(index)
  if (lead < 0xd800 || lead > 0xdbff || index + 1 >= text.length) return false
  const trail = text.charCodeAt(index + 1)
  return trail >= 0xdc00 && trail <= 0xdfff
}
