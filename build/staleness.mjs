// @ts-check
/** Whether what is in `dist` is older than what it was made from; cheap enough to ask at every start. */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './bootstrap.mjs'

/** Its time is the time at which the last complete build began. */
export const stampFile = path.join(root, 'dist/.built')

const common = ['shared', 'electron', 'package-lock.json', 'build/electron.vite.config.ts']
const sources = {
  /** The command and main. */
  command: common,
  /** The whole app. */
  app: [...common, 'renderer', 'build/sample'],
}

/** The latest change below a place; a folder's own time tells of what was removed from it. */
export const newest = (/** @type {string} */ place) => {
  const stats = statSync(place, { throwIfNoEntry: false })
  if (!stats) return 0
  let latest = stats.mtimeMs
  if (!stats.isDirectory()) return latest
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    latest = Math.max(latest, newest(path.join(place, entry.name)))
  }
  return latest
}

/** @param {keyof typeof sources} part */
export const isStale = (part) => {
  const built = statSync(stampFile, { throwIfNoEntry: false })
  if (!built) return true
  return sources[part].some((place) => newest(path.join(root, place)) > built.mtimeMs)
}
