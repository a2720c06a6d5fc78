import type { CallError } from '#shared/contract/errors.ts'
import type { House } from '#shared/contract/house.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'
import { addDismissed, removeDismissed } from './house-dismissed.ts'
import type { Handlers } from './handlers.ts'
import { HouseSheets } from './house-sheets.ts'
import { readHouse, revealPack } from './house.ts'
import { addPackEntry, removePackEntry } from './pack-writing.ts'
import type { houseWordCalls } from '#shared/contract/house.ts'

/** What answers the calls about a house's packs and dismissals. */
export function houseWordHandlers(ports: Ports): Pick<Handlers, keyof typeof houseWordCalls> {
  const { dataPath } = ports.about
  const sheets = new HouseSheets(ports.parser, dataPath)
  /** The house as it is after a change of its files. */
  const then = (changed: Result<void, CallError>): Result<House, CallError> =>
    changed.ok ? ok(readHouse(dataPath)) : changed
  return {
    'house.revealPack': ({ pack }) => revealPack(ports, pack),
    'house.addEntry': ({ pack, entry }) => then(addPackEntry(dataPath, pack, entry)),
    'house.removeEntry': ({ pack, entry }) => then(removePackEntry(dataPath, pack, entry)),
    'house.readSheet': ({ file }) => sheets.read(file.path),
    'house.takeSheet': ({ token, name }) => then(sheets.take(token, name)),
    'house.undoSheet': ({ token }) => then(sheets.undo(token)),
    'house.dropSheet': ({ token }) => {
      sheets.drop(token)
      return ok({})
    },
    'house.dismiss': (dismissal) => then(addDismissed(dataPath, dismissal)),
    'house.restore': (dismissal) => then(removeDismissed(dataPath, dismissal)),
  }
}
