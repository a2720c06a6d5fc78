import type { ChangeSet } from '../change/change-set.ts'
import type { Article, Details } from '../domain/article.ts'
import type { Block } from '../domain/block.ts'
import { changedDetails, detailsOf, receivedOf } from '../domain/details.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { redateNumbers } from './redate.ts'
import { readingOf } from './renumber.ts'

/** An article with what of it is read by its date. */
export interface Detailed {
  readonly article: Article
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
}

/**
 * An article's details as a person sets them; what its text gave stays known. Another date reads the relative dates of the
 * text anew, with the numbers that they are. Undefined when nothing is set otherwise.
 */
export function setDetails(on: Detailed, given: Details): Partial<ChangeSet> | undefined {
  const { article } = on
  const details = tidied(given)
  if (changedDetails(article, details).length === 0) return undefined
  const to: Article = { ...article, ...details, ...receivedOf(article.received ?? detailsOf(article), details) }
  const isRedated = article.publishedAt !== details.publishedAt
  const { added, updated } = isRedated
    ? redateNumbers(on, readingOf(article), readingOf(to))
    : { added: [], updated: [] }
  return { added, updated: [[article, to], ...updated] }
}

/** One line each; what is left empty is not there. */
function tidied({ title, ...rest }: Details): Details {
  const line = (text: string): string => text.replace(/\s+/gu, ' ').trim()
  const filled = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : line(text) || undefined
  return {
    title: line(title),
    source: filled(rest.source),
    byline: filled(rest.byline),
    editor: filled(rest.editor),
    publishedAt: filled(rest.publishedAt),
  }
}
