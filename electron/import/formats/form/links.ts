import { safeLink } from '#shared/text/safe-link.ts'
import type { Form } from './formed-line.ts'

/** The form of words that link to an address; none where an article may not link to it. */
export function linkTo(address: string | undefined): Form | undefined {
  const href = safeLink(address)
  return href === undefined ? undefined : { kind: 'link', href }
}
