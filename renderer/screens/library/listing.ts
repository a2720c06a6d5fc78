import type { ArticleSummary } from '#shared/contract/shapes.ts'
import { STAGES, type Stage } from '#shared/domain/article.ts'
import type { LibraryPart, LibrarySort } from '../../acts/library-store.ts'

/** What the rail counts. */
export type PartCounts = Readonly<Record<Exclude<LibraryPart, 'bin' | 'imports'>, number>>

/** Whether something of the article still waits for somebody: a caption, a number, a note or a suggestion. */
export function hasOpenItems({ stage, captions, numbers, notes }: ArticleSummary): boolean {
  if (stage === 'signed') return false
  return [captions, numbers, notes].some(({ done, total }) => done < total)
}

/** The article as the reader's numbers desk counts it: 一 with a measure word may be left out. */
export function asCounted(article: ArticleSummary, hasSingleOnes: boolean): ArticleSummary {
  if (hasSingleOnes || article.singleOnes === 0) return article
  const { done, total } = article.numbers
  return { ...article, numbers: { done, total: total - article.singleOnes } }
}

/** Notes and suggestions that wait. */
export function openNotes({ notes }: ArticleSummary): number {
  return notes.total - notes.done
}

/** Whether an open note or suggestion of the article is that person's, or assigned to that person. */
function isOf({ waitingFor }: ArticleSummary, person: string | undefined): boolean {
  return person !== undefined && waitingFor.includes(person)
}

function isIn(article: ArticleSummary, part: LibraryPart, person: string | undefined): boolean {
  switch (part) {
    case 'mine':
      return isOf(article, person)
    case 'drafts':
      return article.drafts > 0
    case 'todo':
      return hasOpenItems(article)
    case 'missing':
      return article.missingPictures > 0
    case 'notes':
      return openNotes(article) > 0
    case 'all':
    case 'bin':
    case 'imports':
      return true
    default:
      return article.stage === part
  }
}

/** How many articles each part of the library holds; `person`: who “mine” is said of. */
export function countParts(articles: readonly ArticleSummary[], person: string | undefined): PartCounts {
  const count = (part: LibraryPart): number => articles.filter((article) => isIn(article, part, person)).length
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, count(stage)])) as Record<Stage, number>
  const own = { mine: count('mine'), drafts: count('drafts') }
  return {
    all: articles.length,
    ...own,
    todo: count('todo'),
    missing: count('missing'),
    notes: count('notes'),
    ...stages,
  }
}

/** The articles of a part whose title, source or byline contains the words, in the asked order. */
export function listArticles(
  articles: readonly ArticleSummary[],
  asked: {
    readonly part: LibraryPart
    readonly person: string | undefined
    readonly query: string
    readonly sort: LibrarySort
    readonly isDescending: boolean
  },
  locale: string,
): readonly ArticleSummary[] {
  const words = asked.query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = articles.filter((article) => isIn(article, asked.part, asked.person) && hasWords(article, words))
  const collator = new Intl.Collator(locale, { numeric: true })
  const compare = (a: ArticleSummary, b: ArticleSummary): number => {
    switch (asked.sort) {
      case 'title':
        return collator.compare(a.title, b.title)
      case 'source':
        return collator.compare(a.source ?? '', b.source ?? '')
      case 'stage':
        return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)
      case 'changed':
        return a.changedAtMs - b.changedAtMs
      case 'date':
        return collator.compare(a.publishedAt ?? '', b.publishedAt ?? '')
    }
  }
  const sign = asked.isDescending ? -1 : 1
  const without = new Set(found.filter((article) => isWithout(article, asked.sort)))
  return found.sort(
    (a, b) => Number(without.has(a)) - Number(without.has(b)) || sign * compare(a, b) || b.changedAtMs - a.changedAtMs,
  )
}

function hasWords({ title, source, byline }: ArticleSummary, words: readonly string[]): boolean {
  const text = `${title}\n${source ?? ''}\n${byline ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** What a column is sorted by is not there: those articles come last, whichever way it is sorted. */
function isWithout({ source, publishedAt }: ArticleSummary, sort: LibrarySort): boolean {
  return (sort === 'source' && source === undefined) || (sort === 'date' && publishedAt === undefined)
}

/** The order that a column begins with: newest first, but titles from the first letter. */
export function beginsDescending(sort: LibrarySort): boolean {
  return sort === 'date' || sort === 'changed'
}
