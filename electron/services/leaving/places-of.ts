import path from 'node:path'
import { lockPath } from '#electron/db/holder.ts'
import type { Ports } from '#electron/ports.ts'
import { backupFolder } from '#electron/db/backup.ts'
import { finalPlace, type OwnPlaces } from './own-places.ts'

/** What the app keeps in its data folder (doors/electron/places.ts, house.ts), beside a library that may lie there too. */
const DATA_FILES = ['settings.json', 'window.json']
const DATA_FOLDERS = ['chromium', 'house', 'logs', 'outbox']

/**
 * Everything that is Galley's own: the open library with what lies beside it, its backups, the folder of settings and
 * logs, and the app itself. A library reached by a link has its companions beside the file that the link leads to.
 */
export function ownPlacesOf(libraryPath: string, { dataPath, samplePath }: Ports['about']): OwnPlaces {
  const libraries = [...new Set([libraryPath, realOrSame(libraryPath)])]
  const suffixes = ['', '-wal', '-shm', '-journal']
  return {
    files: [
      ...libraries.flatMap((library) => [...suffixes.map((suffix) => library + suffix), lockPath(library)]),
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
