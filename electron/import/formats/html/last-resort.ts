/** So many characters make a body. */
const BODY_LENGTH = 40
const SCRIPT = /<script\b[^<>]{0,400}\btype\s*=\s*["']?application\/ld\+json\b[^<>]{0,400}>/iu
const SCRIPT_END = /<\/script\s*>/iu
const NOSCRIPT = /<(\/?)noscript\b[^<>]{0,400}>/giu
const BODY = /"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/u
const HEADLINE = /"headline"\s*:\s*("(?:[^"\\]|\\.)*")/u

/**
 * A page that shows nothing until its script has run, with the text that it keeps for readers without one (`noscript`) or
 * for search machines (`articleBody` of schema.org) in its place; undefined where it has neither.
 */
export function withKeptText(html: string): string | undefined {
  if (lengthInNoscript(html) >= BODY_LENGTH) return html.replaceAll(NOSCRIPT, '')
  // What stands behind the last end is no script that was closed.
  for (const part of html.split(SCRIPT_END).slice(0, -1)) {
    const opening = SCRIPT.exec(part)
    if (opening === null) continue
    const json = part.slice(opening.index + opening[0].length)
    const body = stringOf(BODY.exec(json)?.[1])
    if (body === undefined || body.length < BODY_LENGTH) continue
    const paragraphs = body.split(/\n+/u).map((text) => `<p>${escape(text.trim())}</p>`)
    const headline = stringOf(HEADLINE.exec(json)?.[1])
    const article = `${headline === undefined ? '' : `<h1>${escape(headline)}</h1>`}${paragraphs.join('')}`
    const end = html.search(/<\/body\b/iu)
    return end < 0 ? html + article : html.slice(0, end) + article + html.slice(end)
  }
  return undefined
}

/** Characters that readers without scripts are shown and others are not. */
function lengthInNoscript(html: string): number {
  let length = 0
  let from = -1
  for (const { 0: tag, 1: slash, index } of html.matchAll(NOSCRIPT)) {
    if (slash === '') from = from === -1 ? index + tag.length : from
    else if (from !== -1) {
      length += lengthOf(html.slice(from, index))
      from = -1
    }
  }
  return length
}

/** Characters that stand outside of tags. */
const lengthOf = (html: string): number => html.replaceAll(/<[^<>]*>|\s+/gu, '').length

function stringOf(json: string | undefined): string | undefined {
  if (json === undefined) return undefined
  try {
    const value: unknown = JSON.parse(json.replaceAll('\n', '\\n'))
    return typeof value === 'string' ? value.trim() : undefined
  } catch {
    return undefined
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
