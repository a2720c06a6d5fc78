/** So many characters make a body. */
const BODY_LENGTH = 40
const SCRIPT = /<script\b[^>]{0,400}\btype\s*=\s*["']?application\/ld\+json\b[^>]{0,400}>([^]*?)<\/script\s*>/giu
const BODY = /"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/u
const HEADLINE = /"headline"\s*:\s*("(?:[^"\\]|\\.)*")/u

/**
 * A page that shows nothing until its script has run, with the text that it keeps for readers without one (`noscript`) or
 * for search machines (`articleBody` of schema.org) in its place; undefined where it has neither.
 */
export function withKeptText(html: string): string | undefined {
  const opened = html.replaceAll(/<\/?noscript\b[^>]{0,400}>/giu, '')
  if (
    opened !== html &&
    lengthOf(opened) - lengthOf(html.replaceAll(/<noscript\b[^]*?<\/noscript\s*>/giu, '')) >= BODY_LENGTH
  )
    return opened
  for (const [, json = ''] of html.matchAll(SCRIPT)) {
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

/** Characters that stand outside of tags. */
const lengthOf = (html: string): number => html.replaceAll(/<[^>]*>|\s+/gu, '').length

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
