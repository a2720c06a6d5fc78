import { readingOf as readingOfArticle, withNumbers } from '#shared/acts/renumber.ts'
import { changeOf, emptyChange } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { fieldsOf } from './fields.ts'
import { readForeignAnnotation, type ForeignAnnotation } from './foreign-annotation.ts'
import { parseDocument } from './parse-document.ts'
import type { ReadDocument, ToldAnnotation } from './read-annotation.ts'
import { nameOf, readForeign } from './read-foreign.ts'
import { readOwn } from './read-own.ts'
import { readingOf, type Reading } from './reading.ts'
import { readSelectors } from './selectors.ts'
import { idOf } from './terms.ts'

/**
 * Reads W3C Web Annotations for an article. Our own come back as the records that they were; those of other systems
 * are placed by their quotes, and an unsure place is said to be unsure (C3). Nothing is written: the caller carries
 * out the changes, as one.
 */
export function readAnnotations(json: string, open: OpenArticle, author: string, nowMs: number): ReadDocument {
  const parsed = parseDocument(json)
  if ('why' in parsed) return parsed
  const annotations = parsed.entries.map((entry) => readForeignAnnotation(entry, open.article.language))
  const reading = readingOf(open, author, nowMs, answersOf(annotations))
  // Notes first, then what hangs on them; each result keeps its place in the file.
  const results = new Map<ForeignAnnotation, ToldAnnotation>()
  const byRank = Map.groupBy(annotations, rankOf)
  for (const rank of RANKS)
    for (const annotation of byRank.get(rank) ?? []) results.set(annotation, readOne(annotation, reading))
  const elsewhere = parsed.elsewhere.map((id) => ({ id, words: '', status: 'elsewhere' as const, change: emptyChange }))
  const told = annotations.flatMap((annotation) => results.get(annotation) ?? [])
  return { results: [...withLedger(told, reading), ...elsewhere] }
}

/** Notes; then answers and suggestions, which may name them; then numbers, which may stand in a suggestion's words. */
const RANKS = [0, 1, 2] as const

function rankOf({ own, id, motivations }: ForeignAnnotation): (typeof RANKS)[number] {
  const type = fieldsOf(own?.['record'])?.['type']
  if (type === 'number' || type === 'verdict') return 2
  return motivations.includes('replying') || idOf('suggestion', id) !== undefined ? 1 : 0
}

/** What each answer answers. */
function answersOf(annotations: readonly ForeignAnnotation[]): ReadonlyMap<string, string> {
  const answers = annotations.flatMap(({ id, motivations, targets, own }) => {
    const answered = motivations.includes('replying') && own === undefined ? nameOf(targets[0]) : undefined
    return answered === undefined ? [] : [[id, answered] as const]
  })
  return new Map(answers)
}

/** With what accepted suggestions do to the ledger: the last change has it, because it goes on from all others. */
function withLedger(results: readonly ToldAnnotation[], reading: Reading): readonly ToldAnnotation[] {
  const changes = results.flatMap((each) => ('change' in each ? [each.change] : []))
  const records = changes.flatMap(({ added, updated }) => [...added, ...updated.map(([, to]) => to)])
  const settled = records.filter((each) => each.type === 'suggestion' && each.state === 'accepted')
  const at = results.findLastIndex((each) => 'change' in each)
  const last = results[at]
  if (settled.length === 0 || last === undefined || !('change' in last)) return results
  const known = [...reading.known.values()]
  const {
    added = [],
    updated = [],
    removed = [],
  } = withNumbers(
    { updated: settled.map((each) => [each, each] as const) },
    {
      blocks: reading.open.blocks,
      suggestions: known.filter((each) => each.type === 'suggestion'),
      numbers: known.filter((each) => each.type === 'number'),
      options: readingOfArticle(reading.open.article),
    },
  )
  const ledger = changeOf({ added, updated: updated.slice(settled.length), removed })
  return results.with(at, { ...last, change: squashChanges([last.change, ledger]) })
}

function readOne(annotation: ForeignAnnotation, reading: Reading): ToldAnnotation {
  const { id, faults, own } = annotation
  const words = wordsOf(annotation)
  if (faults.length > 0) return { id, words, error: 'annotations-invalid', faults }
  return { words, ...(own?.['record'] === undefined ? readForeign(annotation, reading) : readOwn(annotation, reading)) }
}

/** So many letters tell a person which annotation is meant. */
const MOST_LETTERS = 80

/** What it says in a few words; where it says nothing, what it is about. */
function wordsOf({ bodies, targets }: ForeignAnnotation): string {
  const said = [bodies.words, bodies.replacement ?? '', readSelectors(targets[0])?.quote?.exact ?? '']
  const line = (said.find((words) => words.trim() !== '') ?? '')
    .slice(0, 4 * MOST_LETTERS)
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const letters = Array.from(line)
  return letters.length <= MOST_LETTERS ? line : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`
}
