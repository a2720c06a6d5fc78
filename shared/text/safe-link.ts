/** What a link may lead to; anything that could run (`javascript:`, `data:`, a program's own scheme) may not. */
const SCHEMES = new Set(['http', 'https', 'mailto', 'ftp', 'tel'])
const LONGEST = 2000
/** Browsers pass over control characters and white space inside of a scheme. */
const PASSED_OVER = /[\u0000-\u0020\u007F-\u009F\u200B-\u200D\u2060\uFEFF]/gu

/**
 * `address` as a link of an article may have it: to the web, to mail, to a telephone, or to a place of its own text
 * (`#…`). Undefined for any other: one that could run something, and one relative to a page that is not here. Whoever
 * reads a link in and whoever writes one out asks this.
 */
export function safeLink(address: string | undefined): string | undefined {
  const href = address?.trim()
  if (href === undefined || href.length > LONGEST) return undefined
  if (href.startsWith('#')) return href.length > 1 ? href : undefined
  if (href.startsWith('//')) return `https:${href}`
  const scheme = /^([^/?#:]*):./u.exec(href.replace(PASSED_OVER, ''))?.[1]?.toLowerCase()
  return scheme !== undefined && SCHEMES.has(scheme) ? href : undefined
}

/** What an editor may have words lead to: the web, or mail. */
const OWN_SCHEMES = /^(?:https?:\/\/[^\s/?#]+|mailto:[^\s@]+@[^\s@]+)/iu

/** What an editor wrote as an address, as a link of the article; `www.` and a bare host are of the web. Undefined: it is none. */
export function articleLink(words: string): string | undefined {
  const text = words.trim()
  if (/\s/u.test(text) || text.length > LONGEST) return undefined
  const hasScheme = /^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[\w.-]+:\d+(?:\/|$)/u.test(text)
  const href = hasScheme || !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[:/?#]|$)/u.test(text) ? text : `https://${text}`
  return OWN_SCHEMES.test(href) ? safeLink(href) : undefined
}
