/**
 * Where each letter (code point) of an element's text stands in its source: a reference (`&amp;`, `&#x4e66;`) is one letter, a
 * line's end of two characters as well, what comments and the marks of CDATA are is none (XML 1.0, 2.11 and 4.1).
 */
export function codePointSpans(
  text: string,
  from: number,
  to: number,
): readonly (readonly [start: number, end: number])[] {
  const spans: (readonly [number, number])[] = []
  let isRaw = false
  for (let at = from; at < to;) {
    const passed = isRaw ? (text.startsWith(']]>', at) ? 3 : 0) : passedOver(text, at, to)
    if (passed > 0) {
      isRaw = !isRaw && text.startsWith('<![CDATA[', at)
      at += passed
      continue
    }
    const length = lengthAt(text, at, isRaw)
    spans.push([at, at + length])
    at += length
  }
  return spans
}

/** How much of what stands here is no letter. */
function passedOver(text: string, at: number, to: number): number {
  if (text[at] !== '<') return 0
  if (text.startsWith('<![CDATA[', at)) return 9
  const end = text.startsWith('<!--', at) ? '-->' : '?>'
  const close = text.indexOf(end, at)
  return close < 0 ? to - at : close + end.length - at
}

function lengthAt(text: string, at: number, isRaw: boolean): number {
  if (text[at] === '&' && !isRaw) return Math.max(1, text.indexOf(';', at) + 1 - at)
  if (text.startsWith('\r\n', at)) return 2
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
