import type { Article, Details } from './article.ts'

/** The details of an article, in the order in which they are read. */
export const DETAIL_NAMES = [
  'title',
  'source',
  'byline',
  'editor',
  'publishedAt',
] as const satisfies readonly (keyof Details)[]
export type DetailName = (typeof DETAIL_NAMES)[number]

/** An article's details as they now stand. */
export function detailsOf({ title, source, byline, editor, publishedAt }: Details): Details {
  return { title, source, byline, editor, publishedAt }
}

/** The details of which one differs from the other, in order. */
export function changedDetails(one: Details, other: Details): readonly DetailName[] {
  return DETAIL_NAMES.filter((name) => one[name] !== other[name])
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

/** What the text gave, kept only where a person has set something else. */
export function receivedOf(received: Details, details: Details): Pick<Article, 'received'> {
  return { received: changedDetails(received, details).length === 0 ? undefined : received }
}
