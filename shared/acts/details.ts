import type { ChangeSet } from '../change/change-set.ts'
import type { Article, Details } from '../domain/article.ts'
import type { Block } from '../domain/block.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { redateNumbers } from './redate.ts'
import { readingOf } from './renumber.ts'

/** The details of an article, in the order in which they are read. */
export const DETAIL_NAMES = [
  'title',
  'source',
  'byline',
  'editor',
  'publishedAt',
] as const satisfies readonly (keyof Details)[]
export type DetailName = (typeof DETAIL_NAMES)[number]

/** An article with what of it is read by its date. */
export interface Detailed {
  readonly article: Article
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
}

/** An article's details as they now stand. */
export function detailsOf({ title, source, byline, editor, publishedAt }: Details): Details {
  return { title, source, byline, editor, publishedAt }
}

/** The details of which one differs from the other, in order. */
export function changedDetails(one: Details, other: Details): readonly DetailName[] {
  return DETAIL_NAMES.filter((name) => one[name] !== other[name])
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

/**
 * The details that an article has with its next text, which gives `fresh`. What a person had set stays, unless the new text
 * says something else there than the one before: that is the author's own change.
 */
export function detailsWithNext(before: Article, fresh: Details): Pick<Article, DetailName | 'received'> {
  const { received } = before
  if (received === undefined) return detailsOf(fresh)
  const isKept = (name: DetailName): boolean => before[name] !== received[name] && fresh[name] === received[name]
  const pick = <N extends DetailName>(name: N): Details[N] => (isKept(name) ? before : fresh)[name]
  const details: Details = {
    title: pick('title'),
    source: pick('source'),
    byline: pick('byline'),
    editor: pick('editor'),
    publishedAt: pick('publishedAt'),
  }
  return { ...details, ...receivedOf(detailsOf(fresh), details) }
}

function receivedOf(received: Details, details: Details): Pick<Article, 'received'> {
  return { received: changedDetails(received, details).length === 0 ? undefined : received }
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
