import { checkLate } from '#electron/db/late-check.ts'
import { checkSlice, slowCheck } from '#electron/db/slow-check.ts'
import type { RowFault } from '#electron/db/integrity.ts'
import type { Db } from '#electron/db/sql.ts'
import type { EventData } from '#shared/contract/events.ts'
import { ok } from '#shared/lib/result.ts'
import type { LibraryFile } from './library-file.ts'

/** How long after a whole round the next one begins, in milliseconds: every row is looked at within a day of use. */
const ROUND_PAUSE_MS = 6 * 3_600_000

/** Who hears of what it does. */
export interface WatchmanSurroundings {
  readonly tell: (found: EventData<'library.faulty'>) => void
  /** How much of a check of the whole file is done, 0 to 1; undefined when it is over. */
  readonly onShare: (share: number | undefined) => void
}

/** Looks at every row of the open library by and by, some milliseconds at a time, and tells of each fault once. */
export class Watchman {
  readonly #library: LibraryFile
  readonly #around: WatchmanSurroundings
  readonly #known = new Set<string>()
  #db: Db | undefined
  #check: ReturnType<typeof slowCheck> | undefined
  #nextRoundMs = 0
  /** The file whose owed check goes on, or is done. */
  #late: Db | undefined

  constructor(library: LibraryFile, around: WatchmanSurroundings) {
    this.#library = library
    this.#around = around
  }

  /** Whether it has found anything in the file that is open. */
  get hasFaults(): boolean {
    const { state } = this.#library
    return state.ok && state.value.db === this.#db && this.#known.size > 0
  }

  /** Whether something of that is in its log. */
  get hasLogFaults(): boolean {
    return this.hasFaults && [...this.#known].some((key) => key.startsWith('log '))
  }

  /** Does a few milliseconds of it; `nowMs` by a clock that only goes on. */
  look(nowMs: number): void {
    void this.#checkWhatIsOwed()
    const looked = this.#library.read((db) => {
      this.#follow(db)
      if (this.#check === undefined && nowMs < this.#nextRoundMs) return ok([])
      this.#check ??= slowCheck(db)
      const { faults, isDone } = checkSlice(this.#check)
      if (isDone) {
        this.#check = undefined
        this.#nextRoundMs = nowMs + ROUND_PAUSE_MS
      }
      return ok(faults)
    })
    if (looked.ok) this.found(looked.value)
    else this.#check = undefined
  }

  /** Another library, or the same one opened anew: what was begun and what was told is nothing to it. */
  #follow(db: Db): void {
    if (db === this.#db) return
    this.#db = db
    this.#check = undefined
    this.#nextRoundMs = 0
    this.#known.clear()
  }

  /** Looks at the whole file, beside the work, when opening left that for later. */
  async #checkWhatIsOwed(): Promise<void> {
    const { state } = this.#library
    if (!state.ok || state.value.owed === undefined || this.#late === state.value.db) return
    const { db, owed } = state.value
    this.#late = db
    const isWanted = (): boolean => {
      const now = this.#library.state
      return now.ok && now.value.db === db && db.open
    }
    this.#around.onShare(0)
    const findings = await checkLate(db, owed, isWanted, this.#around.onShare)
    this.#around.onShare(undefined)
    if (findings === undefined) return
    this.#library.checked(db, findings)
    this.found(findings.rowFaults)
  }

  /** Tells of faults that were not told of before, by the titles of their articles. */
  found(faults: readonly RowFault[]): void {
    const told = this.#library.read((db) => {
      this.#follow(db)
      const fresh = faults.filter((fault) => !this.#known.has(keyOf(fault)))
      for (const fault of fresh) this.#known.add(keyOf(fault))
      return ok({
        titles: titlesOf(db, fresh),
        faults: fresh.length,
        isLog: fresh.some(({ table }) => table === 'log'),
      })
    })
    if (told.ok && told.value.faults > 0) this.#around.tell(told.value)
  }
}

function keyOf({ table, articleId, id }: RowFault): string {
  return `${table} ${articleId ?? ''} ${id}`
}

/** Titles of the articles that faults lie in, as far as they can be read: a picture's are those that show it. */
function titlesOf(db: Db, faults: readonly RowFault[]): readonly string[] {
  const titles = new Set<string>()
  for (const fault of faults) for (const title of titlesOfOne(db, fault)) titles.add(title)
  return [...titles].sort()
}

function titlesOfOne(db: Db, fault: RowFault): readonly string[] {
  const sql =
    fault.table === 'blob'
      ? `SELECT title FROM article WHERE id IN (SELECT article_id FROM asset WHERE sha256 = @id
          UNION SELECT article_id FROM version WHERE sha256 = @id) LIMIT 20`
      : 'SELECT title FROM article WHERE id = @articleId'
  try {
    const found = db.prepare(sql).all({ id: fault.id, articleId: fault.articleId ?? '' }) as { title: string | null }[]
    return found.flatMap(({ title }) => title ?? [])
  } catch {
    return []
  }
}
