import type Electron from 'electron'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'

type Covered = 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'

const covered: Pick<Electron.Shell, Covered> = {
  beep: () => undefined,
  openExternal: (url) => {
    recorded.openedExternally.push(url)
    return Promise.resolve()
  },
  openPath: (place) => {
    recorded.openedPaths.push(place)
    return Promise.resolve('')
  },
  showItemInFolder: (place) => {
    recorded.shownInFolder.push(place)
  },
  trashItem: (place) => Promise.reject(new Error(`The stand-in throws nothing away: ${place}`)),
}

/** Electron's `shell`: nothing leaves the app, everything is written down. */
export const shell = guarded('shell', covered)
