/** Everything that the stand-in exports as `electron`; what it does not cover throws with its name when it is used. */
import { missing } from './core/guarded.ts'
import { app } from './parts/app.ts'
import { dialog } from './parts/dialog.ts'
import { ipcMain } from './parts/ipc-main.ts'
import { Menu, MenuItem } from './parts/menu.ts'
import { nativeImage } from './parts/native-image.ts'
import { nativeTheme } from './parts/native-theme.ts'
import { protocol } from './parts/protocol.ts'
import { session } from './parts/session.ts'
import { shell } from './parts/shell.ts'
import { clipboard, crashReporter, net, powerMonitor, screen } from './parts/surroundings.ts'
import { utilityProcess } from './parts/utility-process.ts'

export { StandInBrowserWindow as BrowserWindow } from './parts/browser-window.ts'
export { StandInMessageChannel as MessageChannelMain } from './parts/message-channel.ts'
export {
  app,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
}

export const BaseWindow = missing('BaseWindow')
export const BrowserView = missing('BrowserView')
export const Notification = missing('Notification')
export const Tray = missing('Tray')
export const TouchBar = missing('TouchBar')
export const View = missing('View')
export const WebContentsView = missing('WebContentsView')
export const autoUpdater = missing('autoUpdater')
export const contentTracing = missing('contentTracing')
export const desktopCapturer = missing('desktopCapturer')
export const globalShortcut = missing('globalShortcut')
export const inAppPurchase = missing('inAppPurchase')
export const netLog = missing('netLog')
export const powerSaveBlocker = missing('powerSaveBlocker')
export const pushNotifications = missing('pushNotifications')
export const safeStorage = missing('safeStorage')
export const systemPreferences = missing('systemPreferences')
export const webContents = missing('webContents')
export const webFrameMain = missing('webFrameMain')
