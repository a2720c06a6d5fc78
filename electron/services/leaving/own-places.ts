import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync, type BigIntStats } from 'node:fs'
import path from 'node:path'

/** What a file that leaves must never be laid over: single files (there or not), and folders with all that is in them. */
export interface OwnPlaces {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

/** A chain of links longer than this is taken for a ring, as the system does. */
const MOST_LINKS = 40

/**
 * Where a path leads: every link followed, also where nothing lies at its end yet, for that is where a file would come to
 * be. Throws what the file system throws when it cannot be looked at.
 */
export function finalPlace(given: string, links = 0): string {
  try {
    return realpathSync.native(given)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT' || links > MOST_LINKS) throw thrown
  }
  const folder = path.dirname(given)
  const isLink = lstatSync(given, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (isLink) return finalPlace(path.resolve(folder, readlinkSync(given)), links + 1)
  return folder === given ? given : path.join(finalPlace(folder, links), path.basename(given))
}

/** Whether `place` (as `finalPlace` gives it) is one of these places, by its name or by being the same file. */
export function isOwnPlace(place: string, { files, folders }: OwnPlaces): boolean {
  const about = aboutOf(place)
  return (
    files.some((file) => nameOf(file) === folded(place) || isOneFile(aboutOf(file), about)) ||
    folders.some((folder) => isInside(folder, place) || isLinkedIn(folder, about))
  )
}

function nameOf(own: string): string {
  try {
    return folded(finalPlace(own))
  } catch {
    return folded(path.resolve(own))
  }
}

/** Where the file system does not tell capitals apart, names are compared without them. */
function folded(place: string): string {
  return process.platform === 'linux' ? place : place.normalize('NFC').toLowerCase()
}

function isInside(folder: string, place: string): boolean {
  const name = nameOf(folder)
  return folded(place) === name || folded(place).startsWith(name.endsWith(path.sep) ? name : name + path.sep)
}

/** Whether a file of several names has one of them in the folder. */
function isLinkedIn(folder: string, about: BigIntStats | undefined): boolean {
  if (about === undefined || about.nlink < 2n) return false
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names.some((name) => isOneFile(aboutOf(path.join(folder, name)), about))
  } catch {
    return false
  }
}

function aboutOf(place: string): BigIntStats | undefined {
  try {
    return statSync(place, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function isOneFile(a: BigIntStats | undefined, b: BigIntStats | undefined): boolean {
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}
