const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}
const NEW_LINE_AFTER = /^(?:br|\/p|\/div|\/li)$/
const SILENT = /^(?:script|style)$/

/**
 * The words of an annotation's HTML body; it is only ever shown as text, so nothing in it can act. One way through the
 * body, whatever is in it: what is opened and never closed ends with the body, as in a browser.
 */
export function wordsOfHtml(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    parts.push(html.slice(at, open === -1 ? undefined : open))
    if (open === -1) break
    const close = html.indexOf('>', open)
    // A sign alone is one of the words.
    if (close === -1) {
      parts.push(html.slice(open))
      break
    }
    const name = (/^<(\/?[a-z][a-z0-9]*)/i.exec(html.slice(open, Math.min(close, open + 16)))?.[1] ?? '').toLowerCase()
    if (NEW_LINE_AFTER.test(name)) parts.push('\n')
    at = SILENT.test(name) ? afterEnd(html, name, close) : close + 1
  }
  return parts
    .join('')
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim()
}

/** Where the words go on after a script or a style; nothing of one that never ends is words. */
function afterEnd(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}[^>]*>`, 'gi')
  ending.lastIndex = from
  return ending.exec(html) === null ? html.length : ending.lastIndex
}
