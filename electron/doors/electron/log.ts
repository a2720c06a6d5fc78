import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const LARGEST_LOG_BYTES = 1_000_000

/** Writes down what went wrong, on this machine only. The log never holds any text of an article. */
export type Log = (what: string, thrown?: unknown) => void

/** A log of at most two files of a megabyte; that it cannot be written must not hurt the app. */
export function openLog(folder: string, now: () => number): Log {
  const file = path.join(folder, 'galley.log')
  return (what, thrown) => {
    const detail =
      thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown === undefined ? '' : String(thrown)
    try {
      mkdirSync(folder, { recursive: true })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > LARGEST_LOG_BYTES) renameSync(file, path.join(folder, 'galley.before.log'))
      appendFileSync(file, `${new Date(now()).toISOString()} ${what} ${detail}\n`)
    } catch {
      // A full disk, or a folder that may not be written.
    }
  }
}
