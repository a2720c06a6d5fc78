import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, realpathSync, statSync, type BigIntStats } from 'node:fs'

/** What makes a file the same file under whatever name: its device and its number there. */
export interface FileIdentity {
  readonly dev: bigint
  readonly ino: bigint
}

/**
 * What the path of an open library shows: the file that is open (`here`); nothing (`gone`); another file, or another
 * write-ahead log (`replaced`); ours, but what SQLite lays beside it is gone (`bare`); ours, but with other bytes
 * than we left (`overwritten`), or with another time of change and nothing else to be seen (`touched`).
 */
type PlaceFinding = 'here' | 'gone' | 'replaced' | 'bare' | 'overwritten' | 'touched'

/** How much of a file is looked at when it seems to have been changed: this many pieces of this many bytes. */
const PIECES = 64
const PIECE_BYTES = 4_096

/** The file at a path, as `look` finds it. */
export function identityOf(path: string): FileIdentity | undefined {
  return look(path)
}

/** The place itself of a file that was named by a link; the path as given when nothing is there. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Watches over the path of a file that is open. It has a handle of its own, which must be closed after SQLite's and before
 * the file is opened anew: closing any handle lets go of SQLite's locks (sqlite.org/howtocorrupt.html, 2.2).
 */
export class Place {
  readonly #path: string
  readonly #givenPath: string
  readonly #file: FileIdentity | undefined
  readonly #beside = new Map<string, FileIdentity>()
  readonly #handle: number | undefined
  #stamp: string
  #sample: string

  /** `givenPath`: the name under which it was asked for, which may be a link that later leads elsewhere. */
  constructor(path: string, givenPath: string) {
    this.#path = path
    this.#givenPath = givenPath
    const stat = look(path)
    this.#file = stat
    this.#stamp = stampOf(stat)
    this.#handle = open(path)
    this.#sample = this.#readSample(stat)
  }

  /** `isOurs`: we have just written, so that what changed is our own. */
  look(isOurs = false): PlaceFinding {
    const stat = look(this.#path)
    if (stat === undefined) return 'gone'
    if (!isSame(stat, this.#file)) return 'replaced'
    if (this.#givenPath !== this.#path) {
      const given = look(this.#givenPath)
      if (!isSame(given, this.#file)) return given === undefined ? 'gone' : 'replaced'
    }
    const beside = this.#lookBeside()
    if (beside !== 'here') return beside
    const stamp = stampOf(stat)
    if (stamp === this.#stamp) return 'here'
    const sample = this.#readSample(stat)
    // Between our own checkpoints not a byte of the file changes: all that is written goes into the log beside it.
    if (!isOurs) return sample === this.#sample ? 'touched' : 'overwritten'
    this.#stamp = stamp
    this.#sample = sample
    return 'here'
  }

  /** What was looked at more closely is sound: what it looks like now is what it is. */
  accept(): void {
    const stat = look(this.#path)
    this.#stamp = stampOf(stat)
    this.#sample = this.#readSample(stat)
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle)
  }

  /** A hash over the length, the first pages and some of the others: what our last checkpoint left there. */
  #readSample(stat: BigIntStats | undefined): string {
    if (this.#handle === undefined || stat === undefined) return ''
    const sample = createHash('sha256').update(String(stat.size))
    const piece = Buffer.alloc(PIECE_BYTES)
    const pieces = Number(stat.size) / PIECE_BYTES
    const step = Math.max(1, Math.floor(pieces / PIECES))
    for (let count = 0; count < PIECES; count += 1) {
      for (const at of count < step ? [count, count * step] : [count * step]) {
        if (at >= pieces) continue
        const length = readSync(this.#handle, piece, 0, PIECE_BYTES, at * PIECE_BYTES)
        sample.update(piece.subarray(0, length))
      }
    }
    return sample.digest('base64')
  }

  #lookBeside(): PlaceFinding {
    for (const suffix of ['-wal', '-shm']) {
      const known = this.#beside.get(suffix)
      const found = look(this.#path + suffix)
      if (known === undefined) {
        if (found !== undefined) this.#beside.set(suffix, { dev: found.dev, ino: found.ino })
        continue
      }
      if (isSame(found, known)) continue
      return found === undefined || found.size === 0n ? 'bare' : 'replaced'
    }
    return 'here'
  }
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}

/** What the file system tells of a path, links followed; undefined when nothing is there or it cannot be asked. */
export function look(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch {
    // A folder that may not be entered, a drive that does not answer.
    return undefined
  }
}

function isSame(a: FileIdentity | undefined, b: FileIdentity | undefined): boolean {
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

function stampOf(stat: BigIntStats | undefined): string {
  return stat === undefined ? '' : `${String(stat.size)} ${String(stat.mtimeNs)}`
}
