import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hash as digest } from 'node:crypto'
import { row, type Db } from './sql.ts'
import { identityOf } from './place.ts'

/**
 * The newest act that was acknowledged, as it is noted beside the library: its number, its hash, its time, and the file
 * it is in. It is written after the act is on the disk and is itself not waited for; what it says is therefore at most old.
 */
interface Mark {
  readonly seq: number
  readonly hash: string
  readonly atMs: number
  readonly file: string
}

export type NewestAct = Omit<Mark, 'file'>

/** Acts that were acknowledged and are not in the file. */
export interface LostActs {
  readonly acts: number
  readonly lastAtMs: number
}

/** What the mark says of a library that is opened: nothing is missing, acts are missing, or its log is another one. */
type MarkFinding =
  { readonly kind: 'whole' } | { readonly kind: 'lost'; readonly lost: LostActs } | { readonly kind: 'other' }

/** Room for a mark, in bytes: it is written over the former one in one piece. */
const MARK_BYTES = 256

/** What the name of a mark ends in. */
export const MARK_SUFFIX = '-mark'

/** Name of the note beside a library that is open. */
export function markPath(libraryPath: string): string {
  return libraryPath + MARK_SUFFIX
}

/** Whether the mark beside the name `libraryPath`, where perhaps no file is any more, was written for the file at `path`. */
export function isMarkOf(libraryPath: string, path: string): boolean {
  const mark = readMark(libraryPath)
  return mark !== undefined && mark.file !== '' && mark.file === numberOf(path)
}

/** Notes the newest act after each write, for as long as the library is open. A note that fails stops nothing. */
export class MarkWriter {
  readonly #path: string
  readonly #file: string
  #open: number | undefined
  #seq = -1

  constructor(libraryPath: string) {
    this.#path = markPath(libraryPath)
    this.#file = numberOf(libraryPath)
    try {
      // A pipe would be waited for, and a link be written through.
      const isOther = lstatSync(this.#path, { throwIfNoEntry: false })?.isFile() === false
      this.#open = isOther ? undefined : openSync(this.#path, constants.O_RDWR | constants.O_CREAT)
    } catch {
      this.#open = undefined
    }
  }

  /** `last`: what {@link newestAct} said within the write that has just been acknowledged. */
  note(last: NewestAct | undefined): void {
    if (this.#open === undefined || last === undefined || last.seq === this.#seq) return
    this.#seq = last.seq
    try {
      writeSync(this.#open, encode({ ...last, file: this.#file }), 0, MARK_BYTES, 0)
    } catch {
      // The act is on the disk whether it is noted or not.
    }
  }

  /** `isWhole`: the library was closed in order, and needs no witness. */
  close(isWhole: boolean): void {
    if (this.#open === undefined) return
    closeSync(this.#open)
    this.#open = undefined
    if (isWhole) rmSync(this.#path, { force: true })
  }
}

/** Holds a library against what was noted when its acts were acknowledged. To be called before anything is noted anew. */
export function compareWithMark(db: Db, libraryPath: string): MarkFinding {
  const mark = readMark(libraryPath)
  // A file that was put in this one's place (a backup, by hand) has a history of its own.
  if (mark === undefined || mark.file !== numberOf(libraryPath)) return { kind: 'whole' }
  const last = newestAct(db)?.seq ?? 0
  if (mark.seq > last) return { kind: 'lost', lost: { acts: mark.seq - last, lastAtMs: mark.atMs } }
  const stored = row<{ hash: string }>(db, 'SELECT hash FROM log WHERE seq = ?', mark.seq)
  return stored?.hash === mark.hash ? { kind: 'whole' } : { kind: 'other' }
}

/** The newest act that the mark beside a library tells of, where the mark is of this file. */
export function markedEnd(libraryPath: string): NewestAct | undefined {
  const mark = readMark(libraryPath)
  return mark?.file === numberOf(libraryPath) ? mark : undefined
}

/** The newest act of a library. Asked within a write, it takes no lock of its own. */
export function newestAct(db: Db): NewestAct | undefined {
  return row(db, 'SELECT seq, hash, saved_at_ms AS atMs FROM log ORDER BY seq DESC LIMIT 1')
}

function numberOf(path: string): string {
  return String(identityOf(path)?.ino ?? '')
}

function encode(mark: Mark): Buffer {
  const json = JSON.stringify(mark)
  return Buffer.from(`${digest('sha256', json, 'hex').slice(0, 16)} ${json}`.padEnd(MARK_BYTES))
}

function readMark(libraryPath: string): Mark | undefined {
  try {
    if (lstatSync(markPath(libraryPath), { throwIfNoEntry: false })?.isFile() !== true) return undefined
    const [sum = '', json = ''] = readFileSync(markPath(libraryPath), 'utf8').trim().split(' ')
    // Half a note, or somebody else's file, says nothing.
    return digest('sha256', json, 'hex').startsWith(sum) && sum.length === 16 ? (JSON.parse(json) as Mark) : undefined
  } catch {
    return undefined
  }
}
