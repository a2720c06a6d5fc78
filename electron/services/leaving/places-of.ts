import path from 'node:path'
import { lockPath } from '#electron/db/holder.ts'
import { markPath } from '#electron/db/mark.ts'
import { intentPath } from '#electron/db/replace.ts'
import { COMPANIONS } from '#electron/files/asides.ts'
import { readFileHeader } from '#electron/db/file-header.ts'
import type { Ports } from '#electron/ports.ts'
import { backupFolder } from '#electron/db/backup.ts'
import { KEPT_COPIES_FILE } from '../kept-copies.ts'
import { finalPlace, isOwnPlace, type OwnPlaces } from './own-places.ts'

/** What the app keeps in its data folder (doors/electron/places.ts, house.ts), beside a library that may lie there too. */
const DATA_FILES = ['settings.json', 'window.json', KEPT_COPIES_FILE]
const DATA_FOLDERS = ['chromium', 'house', 'logs', 'outbox']

/** The library that the app makes there when no other was chosen. */
export function usualLibrary(dataPath: string): string {
  return path.join(dataPath, 'library.sqlite')
}

/**
 * Everything that is Galley's own: the open library with what lies beside it, its backups, the folder of settings and
 * logs, and the app itself. A library reached by a link has its companions beside the file that the link leads to. What
 * the app would make later is its own too: a text under the usual library's name would keep the app from starting.
 */
export function ownPlacesOf(libraryPath: string, { dataPath, samplePath }: Ports['about']): OwnPlaces {
  const usual = usualLibrary(dataPath)
  const libraries = [...new Set([libraryPath, usual, ...[libraryPath, usual].map(realOrSame)])]
  return {
    files: [
      ...libraries.flatMap((library) => [library, ...besideOf(library)]),
      ...DATA_FILES.map((name) => path.join(dataPath, name)),
      process.execPath,
    ],
    folders: [
      ...libraries.map(backupFolder),
      ...DATA_FOLDERS.map((name) => path.join(dataPath, name)),
      programPlace(samplePath),
    ],
  }
}

/** What lies beside a library under its name, or may. */
function besideOf(library: string): readonly string[] {
  return [...COMPANIONS.map((suffix) => library + suffix), lockPath(library), markPath(library), intentPath(library)]
}

/** Whether a place is one of those beside a library, whichever it is: that is read with what lies there. */
export function isBesideLibrary(place: string): boolean {
  return [place, path.dirname(place)].some((each) => {
    const library = each.slice(0, each.lastIndexOf('-'))
    const isBeside = each === place ? besideOf(library).includes(each) : backupFolder(library) === each
    return isBeside && ['galley', 'broken'].includes(readFileHeader(library).kind)
  })
}

/**
 * Whether no library may be made there: all that is ours but the library at hand and the usual one, which are libraries
 * themselves. A new library in the place of a -wal would be read as the changes of the one beside it.
 */
export function isClosedToLibraries(target: string, libraryPath: string, about: Ports['about']): boolean {
  try {
    const place = finalPlace(target)
    if ([libraryPath, usualLibrary(about.dataPath)].map(realOrSame).includes(place)) return false
    return isOwnPlace(place, ownPlacesOf(libraryPath, about)) || isBesideLibrary(place)
  } catch {
    // What cannot even be looked at cannot be written either, and making the file says why.
    return false
  }
}

/** Where the program lies, by its sample articles: the archive that holds them, or the folder that they are in. */
function programPlace(samplePath: string): string {
  const archive = /^.*?\.asar(?=[\\/]|$)/u.exec(samplePath)?.[0]
  return archive ?? path.dirname(samplePath)
}

function realOrSame(place: string): string {
  try {
    return finalPlace(place)
  } catch {
    return place
  }
}
