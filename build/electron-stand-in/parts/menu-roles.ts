import type { MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'
import { windows } from './windows.ts'

type Role = { readonly label: string; readonly accelerator?: string; readonly act?: () => void }

const contents = (): ReturnType<typeof windows.focused> => windows.focused()
const zoomBy = (step: number) => (): void => {
  const view = contents()?.webContents
  view?.setZoomLevel(view.getZoomLevel() + step)
}

/**
 * What a role does without a click handler. Editing roles have no accelerator here: the text field itself takes those
 * keys, in Electron as in Chromium.
 */
const roles: Readonly<Record<string, Role>> = {
  about: { label: 'About' },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', act: () => contents()?.close() },
  copy: { label: 'Copy', act: () => contents()?.webContents.copy() },
  cut: { label: 'Cut', act: () => contents()?.webContents.cut() },
  delete: { label: 'Delete', act: () => contents()?.webContents.delete() },
  forcereload: { label: 'Force Reload', act: () => contents()?.reload() },
  front: { label: 'Bring All to Front' },
  help: { label: 'Help' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', act: () => contents()?.minimize() },
  paste: { label: 'Paste', act: () => contents()?.webContents.paste() },
  pasteandmatchstyle: { label: 'Paste and Match Style', act: () => contents()?.webContents.paste() },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', act: () => app.quit() },
  redo: { label: 'Redo', act: () => contents()?.webContents.redo() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', act: () => contents()?.reload() },
  resetzoom: { label: 'Actual Size', accelerator: 'CmdOrCtrl+0', act: () => contents()?.webContents.setZoomLevel(0) },
  selectall: { label: 'Select All', act: () => contents()?.webContents.selectAll() },
  services: { label: 'Services' },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    act: () => contents()?.webContents.toggleDevTools(),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: () => contents()?.setFullScreen(!contents()?.isFullScreen()),
  },
  undo: { label: 'Undo', act: () => contents()?.webContents.undo() },
  unhide: { label: 'Show All' },
  window: { label: 'Window' },
  zoom: { label: 'Zoom' },
  zoomin: { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', act: zoomBy(0.5) },
  zoomout: { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', act: zoomBy(-0.5) },
}

const submenus: Readonly<Record<string, readonly string[]>> = {
  appmenu: ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
  editmenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  filemenu: ['quit'],
  viewmenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowmenu: ['minimize', 'zoom', 'close'],
}

/** The role of a menu item; throws for one that Electron does not know. */
export const roleOf = (name: string): Role => {
  const key = name.toLowerCase()
  const known = roles[key]
  if (known) return known
  if (key in submenus) return { label: name.replace(/Menu$/, '') }
  throw new Error(`Unknown or uncovered menu role '${name}'`)
}

/** The items of a role that is a whole menu. */
export const submenuOf = (name: string): MenuItemConstructorOptions[] | undefined =>
  submenus[name.toLowerCase()]?.map((role) => ({ role }) as MenuItemConstructorOptions)
