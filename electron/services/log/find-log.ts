import { setImmediate } from 'node:timers/promises'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { FoundLog, LogFilter, LogId, LogLine } from '#shared/contract/log.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { wordsOf } from '#shared/log/story.ts'
import { blocksWith, changeOfRow, nextHeads, type LogHead } from '#electron/db/log-rows.ts'
import { articlesOfForeign } from '#electron/db/foreign-acts.ts'
import type { Db } from '#electron/db/sql.ts'
import { foreignActsAmong, foreignHeadsOf, type ForeignHead } from '#electron/log/foreign-acts.ts'
import { linesAmong } from '#electron/log/lines-among.ts'
import { LogReader } from '#electron/log/log-lines.ts'
import type { LibraryFile } from '../library-file.ts'

/** So many entries are read before others come to their turn: with what they changed, and without. */
const ENTRIES_A_STEP = { withChange: 250, without: 2500 } as const

/** An act that is on more blocks than this is on the article. */
const MOST_BLOCKS = 40

/** Whose acts are sought: of one article, or of the whole library. */
export type LogScope = ArticleId | undefined

/**
 * Finds the acts that are wanted, and counts all there are, giving way to everything else as it goes.
 * Errors: `canceled` (another library was opened meanwhile), and those of reading.
 */
export async function findLog(
  library: LibraryFile,
  scope: LogScope,
  filter: LogFilter,
): Promise<Result<FoundLog, CallError>> {
  const counts = {
    authors: new Map<string, number>(),
    acts: new Map<string, number>(),
    blocks: new Map<string, number>(),
  }
  const found: Found[] = []
  let total = 0
  const visit: Visit = (head, isWanted, blocks, key) => {
    total += 1
    count(counts.authors, head.author)
    count(counts.acts, head.act)
    for (const block of blocks) count(counts.blocks, block)
    if (isWanted) found.push({ id: key ?? head.seq, entry: head.seq, atMs: head.at_ms })
  }
  const walked = await walkLog(library, scope, filter, visit)
  if (!walked.ok) return walked
  const more = await walkForeign(library, scope, filter, visit)
  if (!more.ok) return more
  // Of a long log each of these takes as long as a step.
  await setImmediate()
  const sorted = newestFirst(found)
  await setImmediate()
  return ok({
    ids: sorted.map(({ id }) => id),
    entries: sorted.map(({ entry }) => entry),
    times: sorted.map(({ under }) => under),
    total,
    authors: mostFirst(counts.authors),
    acts: mostFirst(counts.acts),
    blocks: mostFirst(counts.blocks),
  })
}

interface Found {
  readonly id: LogId
  readonly entry: number
  readonly atMs: number
}

/**
 * By the time at which they were done: one that waited to be saved was done before others that did not. What came by a merge
 * is beneath it (`under`: its time), or at its own time where the merge itself is not wanted.
 */
function newestFirst(found: readonly Found[]): readonly (Found & { readonly under: number })[] {
  const isForeign = ({ id }: Found): boolean => typeof id === 'string'
  const merges = new Set(found.flatMap((each) => (isForeign(each) ? [each.entry] : [])))
  const own = new Map<LogId, number>()
  for (const { id, atMs } of found) if (typeof id === 'number' && merges.has(id)) own.set(id, atMs)
  return found
    .map(({ id, entry, atMs }) => ({ id, entry, atMs, under: own.get(entry) ?? atMs }))
    .sort(
      (a, b) =>
        b.under - a.under || b.entry - a.entry || Number(isForeign(a)) - Number(isForeign(b)) || b.atMs - a.atMs,
    )
}

/** The lines of some entries, in the order in which they are asked for; a number that there is not is left out. */
export function readLogLines(
  library: LibraryFile,
  ids: readonly LogId[],
  isWhole: boolean,
): Result<readonly LogLine[], CallError> {
  return library.read((db) => ok(linesAmong(db, ids, isWhole)))
}

/** `key`: of an act that came by a merge, whose entry is then the head's number. */
type Visit = (head: LogHead, isWanted: boolean, blocks: readonly string[], key?: string) => void

async function walkLog(
  library: LibraryFile,
  scope: LogScope,
  filter: LogFilter,
  visit: Visit,
): Promise<Result<undefined, CallError>> {
  const withChange = needsChange(scope, filter)
  const most = ENTRIES_A_STEP[withChange ? 'withChange' : 'without']
  let seeker: { readonly db: Db; readonly isWanted: (head: LogHead) => boolean } | undefined
  let after = 0
  for (;;) {
    const step = library.read((db) => {
      seeker ??= { db, isWanted: seekerOf(db, scope, filter) }
      if (seeker.db !== db) return err(callError('canceled'))
      const heads = nextHeads(db, scope, after, most, withChange)
      for (const head of heads) {
        const blocks = withChange ? blocksOf(head.change) : []
        const isThere = filter.blockId === undefined || blocks.includes(filter.blockId)
        visit(head, isThere && seeker.isWanted(head), blocks)
      }
      return ok(heads)
    })
    if (!step.ok) return step
    if (step.value.length < most) return ok(undefined)
    after = step.value.at(-1)?.seq ?? 0
    await setImmediate()
  }
}

/** The acts that came by merges, some of one article at a time. */
async function walkForeign(
  library: LibraryFile,
  scope: LogScope,
  filter: LogFilter,
  visit: Visit,
): Promise<Result<undefined, CallError>> {
  const withChange = needsChange(scope, filter)
  const articles = library.read((db) => ok(articlesOfForeign(db, scope)))
  if (!articles.ok) return articles
  let seeker: { readonly db: Db; readonly isWanted: (head: LogHead) => boolean } | undefined
  for (const articleId of articles.value) {
    const heads = library.read((db) => ok([...foreignHeadsOf(db, articleId).values()]))
    if (!heads.ok) return heads
    for (let at = 0; at < heads.value.length; at += ENTRIES_A_STEP.withChange) {
      const some = heads.value.slice(at, at + ENTRIES_A_STEP.withChange)
      const step = library.read((db) => {
        seeker ??= { db, isWanted: seekerOf(db, scope, filter) }
        if (seeker.db !== db) return err(callError('canceled'))
        const changes = withChange ? changesOf(db, articleId, some) : new Map<string, string>()
        for (const { id, key, act, author, atMs, undoes, redoes, via } of some) {
          const change = changes.get(id) ?? ''
          const of = { act, author, at_ms: atMs, undoes, redoes }
          const head: LogHead = { seq: via?.entry ?? 0, article_id: articleId, ...of, change }
          const blocks = withChange ? blocksOf(change) : []
          const isThere = filter.blockId === undefined || blocks.includes(filter.blockId)
          visit(head, isThere && seeker.isWanted(head), blocks, key)
        }
        return ok(undefined)
      })
      if (!step.ok) return step
      await setImmediate()
    }
  }
  return ok(undefined)
}

function changesOf(db: Db, articleId: string, heads: readonly ForeignHead[]): ReadonlyMap<string, string> {
  const acts = foreignActsAmong(
    db,
    articleId,
    heads.map(({ id }) => id),
  )
  return new Map(acts.map(({ act: { id, change } }) => [id, JSON.stringify(change)]))
}

function needsChange(scope: LogScope, { words, blockId }: LogFilter): boolean {
  return scope !== undefined || words !== undefined || blockId !== undefined
}

function seekerOf(db: Db, scope: LogScope, filter: LogFilter): (head: LogHead) => boolean {
  const { author, act, fromMs = 0, toMs = Infinity } = filter
  const hasWords = wordSeeker(db, scope, filter.words?.trim().toLowerCase() ?? '')
  return (head) =>
    (author === undefined || head.author === author) &&
    (act === undefined || head.act === act) &&
    head.at_ms >= fromMs &&
    head.at_ms < toMs &&
    hasWords(head)
}

/** Tells whether a person would see these words at an act: what it says, its author, its article's title. */
function wordSeeker(db: Db, scope: LogScope, words: string): (head: LogHead) => boolean {
  if (words === '') return () => true
  const reader = new LogReader(db)
  const escaped = JSON.stringify(words).slice(1, -1)
  const onBlocks = blocksWith(db, scope, words)
  const has = (text: string): boolean => text.toLowerCase().includes(words)
  return ({ article_id, author, change }) => {
    if (has(author) || (scope === undefined && has(reader.titleOf(article_id) ?? ''))) return true
    // Names of fields and ids are in the JSON, too: it tells only what need not be read.
    const mayHave = change.toLowerCase().includes(escaped) || blocksOf(change).some((id) => onBlocks.has(id))
    const read = mayHave ? changeOfRow({ change }) : undefined
    return read !== undefined && has(wordsOf(reader.storyOf(article_id, read), read))
  }
}

const BLOCK_ID = /"(?:blockId|figureId|type":"block","id)":"([^"]{1,80})"/g

/** The blocks that an act was on; none of an act on the article as a whole. */
function blocksOf(change: string): readonly string[] {
  const ids = new Set<string>()
  for (const [, id = ''] of change.matchAll(BLOCK_ID)) {
    ids.add(id)
    if (ids.size > MOST_BLOCKS) return []
  }
  return [...ids]
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
