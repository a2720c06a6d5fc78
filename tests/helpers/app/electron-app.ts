import type { GalleyApp, LaunchOptions } from './app-driver.ts'

/** Starts the app in real Electron. */
export const launchInElectron = (binary: string, options: Required<LaunchOptions>): Promise<GalleyApp> =>
  Promise.reject(new Error(`${binary} ${options.mainFile}`))
