import type { Form } from './formed-line.ts'

const LONGEST_ADDRESS = 2000

/** A link to the web, to a mail address, or to a place of its own text; any other address is none. */
export function linkTo(address: string): Form | undefined {
  const href = address.trim()
  if (href.length > LONGEST_ADDRESS) return undefined
  if (href.startsWith('#')) return href.length > 1 ? { kind: 'link', href } : undefined
  if (/^(?:https?:\/\/|mailto:)/iu.test(href)) return { kind: 'link', href }
  return href.startsWith('//') ? { kind: 'link', href: `https:${href}` } : undefined
}
