/** What a link may lead to; anything that could run (`javascript:`, `data:`, a program's own scheme) may not. */
const SCHEMES = new Set(['http', 'https', 'mailto', 'ftp', 'tel'])
const LONGEST = 2000

/** `href` as it may stand in a link; undefined for an address that no article's link leads to. */
export function safeHref(href: string | undefined): string | undefined {
  // Browsers pass over control characters and white space inside of a scheme.
  const plain = href?.replace(/[\u0000-\u0020\u007F-\u009F\u200B-\u200D\u2060\uFEFF]/gu, '')
  if (href === undefined || plain === undefined || plain === '' || plain.length > LONGEST) return undefined
  const scheme = /^([^/?#:]*):/u.exec(plain)?.[1]?.toLowerCase()
  if (scheme !== undefined && !SCHEMES.has(scheme)) return undefined
  return href.trim()
}
