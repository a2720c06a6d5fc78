import { rmSync, truncateSync } from 'node:fs'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { isSoundBackup } from '#electron/db/backup.ts'
import { looksSound } from '#electron/db/close-look.ts'
import { Place } from '#electron/db/place.ts'
import type { Db } from '#electron/db/sql.ts'
import { keepAside } from './kept-aside.ts'

export interface PlaceSurroundings {
  /** See `keepAside`. */
  readonly otherFolders?: readonly string[]
  /** Told of the copy that was made of the library (`kept`), and of one that is not needed any more (`before`). */
  readonly onKept?: ((library: string, kept: string | undefined, before: string | undefined) => void) | undefined
}

/**
 * Whether an open library is still where it is believed to be. When it is not, everything that is in it is written into a
 * file of its own at once, and `trouble` says where. Put back where it was, it is as good as before.
 */
export class LibraryPlace {
  readonly #path: string
  readonly #place: Place
  readonly #now: () => number
  readonly #around: PlaceSurroundings
  #trouble: CallError | undefined
  #isOverwritten = false

  /** `givenPath`: the name under which the library was asked for. */
  constructor(path: string, givenPath: string, now: () => number, around: PlaceSurroundings) {
    this.#path = path
    this.#place = new Place(path, givenPath)
    this.#now = now
    this.#around = around
  }

  /** Why nothing can be saved, as far as the place tells. */
  get trouble(): CallError | undefined {
    return this.#trouble
  }

  /** Looks; `bare` is for the caller to mend. `isOurs`: we have just written. */
  look(db: Db, isOurs: boolean): 'here' | 'away' | 'bare' {
    if (this.#isOverwritten) return 'away'
    const finding = this.#place.look(isOurs)
    if (finding === 'touched' || finding === 'overwritten') return this.#lookCloser(db, finding === 'touched')
    if (finding === 'bare') return 'bare'
    if (finding === 'here') this.#set(undefined)
    // A copy is made once; one that could not be made is tried again.
    else this.leave(db)
    return finding === 'here' ? 'here' : 'away'
  }

  /** To be called once SQLite has closed the file, and before it is opened anew. */
  close(): void {
    this.#place.close()
  }

  /** Nothing more may be written here, whatever the place looks like: everything goes into a file of its own. */
  leave(db: Db): void {
    if (this.#trouble?.code !== 'library-moved') this.#set(this.#keep(db))
  }

  #set(trouble: CallError | undefined): void {
    const [before, after] = [keptOf(this.#trouble), keptOf(trouble)]
    this.#trouble = trouble
    if (before !== after) this.#around.onKept?.(this.#path, after, before)
  }

  #keep(db: Db): CallError {
    const kept = keepAside(db, this.#path, this.#now(), this.#around.otherFolders ?? [])
    if (!kept.ok) return kept.error
    return callError('library-moved', { file: this.#path, kept: kept.value })
  }

  /** Another program wrote into the file, or touched it: what is on the disk is read, not what we remember of it. */
  #lookCloser(db: Db, canBeSound: boolean): 'here' | 'away' {
    if (canBeSound && looksSound(this.#path, db)) {
      this.#place.accept()
      this.#set(undefined)
      return 'here'
    }
    this.#isOverwritten = true
    this.#set(this.#keepWhatIsSound(db))
    return 'away'
  }

  #keepWhatIsSound(db: Db): CallError {
    const trouble = this.#keep(db)
    const kept = trouble.values?.kept
    if (typeof kept === 'string') {
      if (isSoundBackup(kept)) {
        // Closing would carry our log over into what somebody else put there.
        truncateSync(`${this.#path}-wal`)
        return trouble
      }
      rmSync(kept, { force: true })
    }
    return callError('library-damaged', { file: this.#path, detail: 'overwritten by another program' })
  }
}

function keptOf(trouble: CallError | undefined): string | undefined {
  const kept = trouble?.code === 'library-moved' ? trouble.values?.kept : undefined
  return typeof kept === 'string' ? kept : undefined
}
