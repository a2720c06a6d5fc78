import { existsSync } from 'node:fs'
import path from 'node:path'

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]

const placesOnMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const placesOnWindows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

const candidates = (): readonly string[] => {
  if (process.platform === 'darwin') return placesOnMac
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    return roots.flatMap((root) => (root === undefined ? [] : placesOnWindows.map((place) => path.join(root, place))))
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return namesOnPath.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

/** The first Chromium, Chrome or Edge installed on this machine that can open a window. */
export const findInstalledChromium = (): string | undefined => candidates().find((place) => existsSync(place))

/** Whether a window can be shown here at all. */
export const hasDisplay = (): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY)
