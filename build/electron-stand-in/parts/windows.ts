import { app } from './app.ts'
import type { StandInBrowserWindow } from './browser-window.ts'

const open = new Set<StandInBrowserWindow>()
let focused: StandInBrowserWindow | undefined
let lastId = 0

/** The windows that are there, and the one in front. */
export const windows = {
  nextId: (): number => ++lastId,
  all: (): StandInBrowserWindow[] => [...open],
  focused: (): StandInBrowserWindow | undefined => focused ?? [...open].at(-1),
  add: (window: StandInBrowserWindow): void => {
    open.add(window)
    app.emit('browser-window-created', {}, window)
    app.emit('web-contents-created', {}, window.webContents)
  },
  focus: (window: StandInBrowserWindow | undefined): void => {
    focused = window
  },
  remove: (window: StandInBrowserWindow): void => {
    open.delete(window)
    if (focused === window) focused = undefined
    if (open.size === 0) app.allClosed()
  },
  /** Asks every window to close, as `app.quit` does. */
  closeAll: (): number => {
    const asked = [...open]
    for (const window of asked) window.close()
    return asked.length
  },
}
