import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import { run } from './run.ts'

const require = createRequire(import.meta.url)
const folder = path.dirname(require.resolve('electron/package.json'))
const failureFile = path.join(root, '.cache/electron-runtime-failed')

/** A download that is refused fails at once; one that hangs is given up after this, and not tried again for an hour. */
const patienceMs = Number(process.env.GALLEY_ELECTRON_TIMEOUT_S ?? 240) * 1000
const slowMs = 15_000
const restMs = 3_600_000

/** The version of Electron that the project is locked to. */
export const electronVersion = (
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
).version

/** The folder of Electron's runtime, where it has been fetched. */
export const electronFolder = (): string | undefined => {
  const place = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist')
  return existsSync(path.join(folder, 'path.txt')) && existsSync(path.join(place, 'version')) ? place : undefined
}

/** Electron's binary, where it has been fetched. */
export const electronBinary = (): string | undefined => {
  const place = electronFolder()
  return place === undefined ? undefined : path.join(place, readFileSync(path.join(folder, 'path.txt'), 'utf8'))
}

const wasSlowLately = (): boolean => {
  const failed = statSync(failureFile, { throwIfNoEntry: false })
  return failed !== undefined && Date.now() - failed.mtimeMs < restMs
}

/** Why a download failed, in a few words. */
const reasonIn = (output: string): string => {
  if (/fetch failed|ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT/.test(output))
    return 'its download site cannot be reached from here'
  if (output.includes('ended by')) return 'the download took too long'
  const error = output.split('\n').find((line) => /error/i.test(line))
  return error?.trim().slice(0, 160) ?? 'no reason was given'
}

/** Fetches the runtime with Electron's own script; says why when it cannot be had. */
export const fetchElectron = async (): Promise<{ readonly binary: string } | { readonly reason: string }> => {
  const known = electronBinary()
  if (known !== undefined) return { binary: known }
  if (wasSlowLately()) return { reason: 'the last try took too long; the next one is made in an hour' }
  const began = Date.now()
  const { code, output } = await run(process.execPath, [path.join(folder, 'install.js')], { timeoutMs: patienceMs })
  const binary = electronBinary()
  if (code === 0 && binary !== undefined) {
    rmSync(failureFile, { force: true })
    return { binary }
  }
  if (Date.now() - began > slowMs) {
    mkdirSync(path.dirname(failureFile), { recursive: true })
    writeFileSync(failureFile, output)
  }
  return { reason: reasonIn(output) }
}
