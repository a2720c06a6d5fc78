import { longestRising } from '#shared/lib/longest-rising.ts'
import { FIRST_HASH, hashOfEntry, type LogRow } from './log.ts'
import { rowOfSeq } from './log-rows.ts'
import { statement, type Db } from './sql.ts'

/**
 * What is wrong with the chain of the log at an entry. `changed`: it is not the one that was written there; `missing`: `count`
 * entries from this number on are not there; `inserted`: none that was written follows it; `moved`: it was written at another
 * place; `cut-off`: the log ended later once.
 */
export interface LogFault {
  readonly why: 'changed' | 'missing' | 'inserted' | 'moved' | 'cut-off'
  readonly seq: number
  readonly count: number
  readonly articleId: string | undefined
}

/** The newest entry that somebody remembers. */
export interface KnownEnd {
  readonly seq: number
  readonly hash: string
}

interface Link {
  readonly seq: number
  readonly articleId: string
  readonly before: string
  readonly hash: string
  /** Its hash is that of what it says, number and all. */
  readonly isOwn: boolean
}

/** By so many numbers entries may have been moved up or down to hide that others were taken out or put in. */
const MOST_SHIFT = 100

/** Names every fault of the chain; empty when it is whole, and ends where `ends` say that it did. Reads the log once where it is sound. */
export function chainFaults(db: Db, ends: readonly KnownEnd[]): readonly LogFault[] {
  const links = [...linksOf(db)]
  const walk = new ChainWalk(db, links)
  return [...walk.faults(), ...endFaults(links, ends)].sort((a, b) => a.seq - b.seq)
}

function* linksOf(db: Db): Generator<Link, void, void> {
  for (const entry of statement(db, 'SELECT * FROM log ORDER BY seq').iterate() as Iterable<LogRow>) {
    yield {
      seq: entry.seq,
      articleId: entry.article_id,
      before: entry.prev_hash,
      hash: entry.hash,
      isOwn: hashOfEntry(entry) === entry.hash,
    }
  }
}

/** Follows the chain from its first entry by the hashes, wherever the entries lie now. */
class ChainWalk {
  readonly #db: Db
  readonly #left: Set<Link>
  readonly #byBefore: ReadonlyMap<string, readonly Link[]>
  readonly #last: Link | undefined
  readonly #faults: LogFault[] = []
  readonly #walked: Link[] = []
  /** Those of them that have the number under which they were written. */
  readonly #kept = new Set<Link>()
  /** The number that the next entry was written under. */
  #number = 1
  #hash = FIRST_HASH

  constructor(db: Db, links: readonly Link[]) {
    this.#db = db
    this.#left = new Set(links)
    this.#byBefore = Map.groupBy(links, ({ before }) => before)
    this.#last = links.at(-1)
  }

  faults(): readonly LogFault[] {
    while (this.#left.size > 0) {
      const next = this.#successor() ?? this.#afterBreak()
      if (next === undefined) break
      this.#left.delete(next)
      this.#walked.push(next)
      if (next.seq === this.#number) this.#kept.add(next)
      this.#hash = next.hash
      this.#number += 1
    }
    for (const link of this.#left) this.#add('inserted', link)
    for (const link of this.#moved()) this.#add('moved', link)
    return this.#faults
  }

  #add(why: LogFault['why'], link: Link, seq = link.seq, count = 1): void {
    const isKnown = this.#faults.some((fault) => fault.seq === seq && fault.why === why)
    if (!isKnown) this.#faults.push({ why, seq, count, articleId: why === 'missing' ? undefined : link.articleId })
  }

  /** The entry that was written after the last one. Of several that say so it is the one that others follow. */
  #successor(): Link | undefined {
    const those = (this.#byBefore.get(this.#hash) ?? []).filter((link) => this.#left.has(link))
    const found =
      those.find((link) => this.#isFollowed(link) && this.#isOf(link, this.#number)) ??
      those.find((link) => this.#isOf(link, this.#number)) ??
      those[0]
    if (found !== undefined && !this.#isOf(found, this.#number)) this.#add('changed', found)
    return found
  }

  /** Entries that lie elsewhere among the others than they were written: where all behind a place gave way alike, none was moved. */
  #moved(): readonly Link[] {
    const least: number[] = []
    let most = 0
    for (const link of this.#walked) {
      least.push(most)
      if (this.#kept.has(link)) most = Math.max(most, link.seq)
    }
    let end = Infinity
    const fitting: Link[] = []
    for (const [at, link] of [...this.#walked.entries()].reverse()) {
      if (this.#kept.has(link)) end = Math.min(end, link.seq)
      else if (link.seq > (least[at] ?? 0) && link.seq < end) fitting.unshift(link)
    }
    const inOrder = new Set(longestRising(fitting, ({ seq }) => seq))
    return this.#walked.filter((link) => !this.#kept.has(link) && !inOrder.has(link))
  }

  /** None follows the last one: entries are missing here, or the last one is not what it was. */
  #afterBreak(): Link | undefined {
    const next = [...this.#left].find((link) => this.#isFollowed(link) || link === this.#last)
    if (next === undefined) return undefined
    const number = this.#numberOf(next)
    if (number === undefined) this.#add('changed', next)
    else if (number > this.#number) {
      this.#add('missing', next, this.#number, number - this.#number)
      this.#number = number
    } else {
      const replaced = this.#walked.at(-1)
      this.#add('changed', replaced ?? next)
    }
    return next
  }

  #isFollowed({ hash }: Link): boolean {
    return this.#byBefore.has(hash)
  }

  /** Whether an entry is as it was written under that number. */
  #isOf(link: Link, number: number): boolean {
    if (link.isOwn) return link.seq === number
    const entry = rowOfSeq(this.#db, link.seq)
    return entry !== undefined && hashOfEntry({ ...entry, seq: number }) === link.hash
  }

  /** The number that an entry was written under, as far as it can be found. */
  #numberOf(link: Link): number | undefined {
    if (link.isOwn) return link.seq
    const entry = rowOfSeq(this.#db, link.seq)
    if (entry === undefined) return undefined
    for (let number = this.#number; number <= this.#number + MOST_SHIFT; number += 1)
      if (hashOfEntry({ ...entry, seq: number }) === link.hash) return number
    return undefined
  }
}

function endFaults(links: readonly Link[], ends: readonly KnownEnd[]): readonly LogFault[] {
  const last = links.at(-1)?.seq ?? 0
  const isThere = ({ hash }: KnownEnd): boolean => links.some((each) => each.hash === hash)
  const furthest = ends.reduce((most, end) => (isThere(end) ? most : Math.max(most, end.seq)), 0)
  if (furthest > last) return [{ why: 'cut-off', seq: last + 1, count: furthest - last, articleId: undefined }]
  // What lies under the number of the last one that is known may have been put in its place.
  return ends.flatMap((end) => {
    const link = isThere(end) ? undefined : links.find(({ seq }) => seq === end.seq)
    return link === undefined ? [] : [{ why: 'changed', seq: end.seq, count: 1, articleId: link.articleId } as const]
  })
}
