import { spawn } from 'node:child_process'
import path from 'node:path'
import type Electron from 'electron'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'

type Covered = 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'

/** Hands something to the system's own program for it, when a person uses the window; a test only reads the record. */
const openOutside = (target: string): void => {
  if (settings.mode !== 'person') return
  const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' }
  const child = spawn(openers[process.platform] ?? 'xdg-open', [target], { stdio: 'ignore', detached: true })
  child.on('error', () => process.stderr.write(`${target}\n`))
  child.unref()
}

const covered: Pick<Electron.Shell, Covered> = {
  beep: () => undefined,
  openExternal: (url) => {
    recorded.openedExternally.push(url)
    openOutside(url)
    return Promise.resolve()
  },
  openPath: (place) => {
    recorded.openedPaths.push(place)
    openOutside(place)
    return Promise.resolve('')
  },
  showItemInFolder: (place) => {
    recorded.shownInFolder.push(place)
    openOutside(path.dirname(place))
  },
  trashItem: (place) => Promise.reject(new Error(`The stand-in throws nothing away: ${place}`)),
}

/** Electron's `shell`: for a test nothing leaves the app, and everything is written down. */
export const shell = guarded('shell', covered)
