import type { ChangeSet } from '../change/change-set.ts'
import type { Article, Details } from '../domain/article.ts'
import type { Block } from '../domain/block.ts'
import { changedDetails, detailsOf, receivedOf } from '../domain/details.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength, toCodePoint } from '../lib/code-points.ts'
import type { Signature } from './notes.ts'
import { redateNumbers } from './redate.ts'
import { readingOf } from './renumber.ts'
import { isFree, replaceWords, type BlockReplacing } from './replacing.ts'

/** An article with what of it is read by its date. */
export interface Detailed {
  readonly article: Article
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
}

/**
 * An article's details as a person sets them; what its text gave stays known. Another date reads the relative dates of the
 * text anew, with the numbers that they are. Where the text has a line that says it, the correction of that line is a
 * suggestion like every other, of who signs. Undefined when nothing is set otherwise.
 */
export function setDetails(on: Detailed, given: Details, signature?: Signature): Partial<ChangeSet> | undefined {
  const { article } = on
  const details = tidied(given)
  if (changedDetails(article, details).length === 0) return undefined
  const to: Article = { ...article, ...details, ...receivedOf(article.received ?? detailsOf(article), details) }
  const isRedated = article.publishedAt !== details.publishedAt
  const { added, updated } = isRedated
    ? redateNumbers(on, readingOf(article), readingOf(to))
    : { added: [], updated: [] }
  const lines = signature === undefined ? [] : (replaceWords(correctedLines(on, details), signature).added ?? [])
  return { added: [...added, ...lines], updated: [[article, to], ...updated] }
}

/** The line of the text that says a detail. */
const LINES = {
  title: 'headline',
  source: 'source',
  byline: 'byline',
  editor: 'editor-line',
} as const satisfies Partial<Record<keyof Details, Block['role']>>

/** Lines that say a detail as it was, once and under no other change, and what it is to be. */
function correctedLines({ article, blocks, suggestions }: Detailed, details: Details): readonly BlockReplacing[] {
  const places = (Object.keys(LINES) as (keyof typeof LINES)[]).flatMap((name) => {
    const [before, after] = [article[name], details[name]]
    if (before === undefined || after === undefined || before === after) return []
    const said = blocks.filter(({ role, text }) => role === LINES[name] && text.includes(before))
    const [block] = said
    const at = block?.text.indexOf(before) ?? -1
    if (block === undefined || said.length > 1 || block.text.includes(before, at + 1)) return []
    const start = toCodePoint(block.text, at)
    const place = { start, end: start + codePointLength(before), after }
    const standing = suggestions.filter(({ blockId }) => blockId === block.id)
    return isFree(place, standing) ? [{ block, place, standing }] : []
  })
  // One line may say two of them.
  return [...Map.groupBy(places, ({ block }) => block).values()].flatMap((of) => {
    const [first] = of
    return first === undefined ? [] : [{ ...first, places: of.map(({ place }) => place) }]
  })
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
