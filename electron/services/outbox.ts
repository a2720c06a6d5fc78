import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { unsavedSchema, type Unsaved } from '#shared/contract/unsaved.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { sweepFolder } from '#electron/files/asides.ts'
import { writeFileWhole } from '#electron/files/write-whole.ts'
import { done } from './library-file.ts'
import { whyNotWritten } from '#electron/files/why-not-written.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'

/** Room held for the day when the disk is full: given up for what then could not be saved. */
const RESERVE_BYTES = 1024 * 1024
const RESERVE = 'room'
/** A person's refused acts are a handful; more than this is a page gone wrong. */
const MOST_ENTRIES = 2000

/**
 * What the library would not take, an entry a file, in a folder beside the settings: another file than the library's, and
 * often another disk. An entry is whole or not there; a damaged one is put aside and hurts no other.
 */
export class Outbox {
  readonly #folder: string

  constructor(dataPath: string) {
    this.#folder = join(dataPath, 'outbox')
  }

  /** All entries, the oldest act or draft first. */
  list(): readonly Unsaved[] {
    this.#holdRoom()
    const entries = this.#names().flatMap((name): readonly Unsaved[] => {
      const file = join(this.#folder, name)
      try {
        return [unsavedSchema.parse(JSON.parse(withTodaysNames(readFileSync(file, 'utf8'))))]
      } catch {
        this.#putAside(file)
        return []
      }
    })
    return entries.sort((a, b) => timeOf(a) - timeOf(b))
  }

  /** Keeps an entry in the place of its former self. Errors: `not-saved`, `disk-full`. */
  keep(entry: Unsaved): Result<Readonly<Record<string, never>>, CallError> {
    const bytes = Buffer.from(JSON.stringify(entry), 'utf8')
    try {
      mkdirSync(this.#folder, { recursive: true })
      const name = nameOf(entry.id)
      const names = this.#names()
      if (names.length >= MOST_ENTRIES && !names.includes(name)) {
        return err(callError('not-saved', { file: this.#folder, why: 'many' }))
      }
      this.#write(join(this.#folder, name), bytes)
      return done
    } catch (thrown) {
      const file = this.#folder
      const why = whyNotWritten(thrown)
      return err(why === 'full' ? callError('disk-full', { file }) : callError('not-saved', { file, why }))
    }
  }

  /** Forgets an entry. Errors: `not-saved`. */
  drop(id: string): Result<Readonly<Record<string, never>>, CallError> {
    try {
      rmSync(join(this.#folder, nameOf(id)), { force: true })
      return done
    } catch (thrown) {
      return err(callError('not-saved', { file: this.#folder, why: whyNotWritten(thrown) }))
    }
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.endsWith('.json'))
    } catch {
      return []
    }
  }

  #write(file: string, bytes: Uint8Array): void {
    try {
      writeFileWhole(file, bytes)
    } catch (thrown) {
      if (errorCodeOf(thrown) !== 'ENOSPC') throw thrown
      rmSync(join(this.#folder, RESERVE), { force: true })
      writeFileWhole(file, bytes)
    }
  }

  /** Holds the room as long as there is some; that there is none shows when it is needed. */
  #holdRoom(): void {
    try {
      mkdirSync(this.#folder, { recursive: true })
      sweepFolder(this.#folder)
      const file = openSync(join(this.#folder, RESERVE), 'wx')
      try {
        writeSync(file, new Uint8Array(RESERVE_BYTES).fill(0x20))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    } catch (thrown) {
      // One that was begun on a full disk holds nothing; the next start tries again.
      if (errorCodeOf(thrown) !== 'EEXIST') rmSync(join(this.#folder, RESERVE), { force: true })
    }
  }

  #putAside(file: string): void {
    try {
      renameSync(file, file.replace(/\.json$/, '.damaged'))
    } catch {
      // It stays, and is looked at again at the next start.
    }
  }
}

/** A name that no id can lead out of the folder. */
function nameOf(id: string): string {
  return `${hash('sha256', id, 'hex').slice(0, 32)}.json`
}

function timeOf(entry: Unsaved): number {
  return entry.kind === 'act' ? entry.act.atMs : entry.draft.updatedAtMs
}

/** Entries lie here over a change of versions: what an act is made from was called `settlesDraft` once. Texts have their quotes escaped. */
function withTodaysNames(json: string): string {
  return json.replaceAll('"settlesDraft":', '"fromDraft":')
}
