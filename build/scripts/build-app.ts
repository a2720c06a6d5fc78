import { cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, say } from '../bootstrap.mjs'
import { isStale, stampFile } from '../staleness.mjs'
import { withLock } from './lock.ts'
import { run } from './run.ts'

const next = '.cache/next'
const parts = ['main', 'preload', 'renderer', 'sample', 'packages']

/** The sample articles lie beside what is built, as in the package. */
const copySample = (): void => {
  const isShipped = (place: string): boolean => !/\.(?:ts|md)$/.test(place)
  cpSync(path.join(root, 'build/sample'), path.join(root, next, 'sample'), { recursive: true, filter: isShipped })
}

/** Puts what was built in the place of what was there; a build that failed never comes here. */
const takePlace = (): void => {
  const old = path.join(root, '.cache/old')
  rmSync(old, { recursive: true, force: true })
  mkdirSync(old, { recursive: true })
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  for (const part of parts) {
    const place = path.join(root, 'dist', part)
    if (existsSync(place)) renameSync(place, path.join(old, part))
    renameSync(path.join(root, next, part), place)
  }
  rmSync(old, { recursive: true, force: true })
}

const runBuild = async (isQuiet: boolean): Promise<void> => {
  const began = new Date()
  rmSync(path.join(root, next), { recursive: true, force: true })
  const level = isQuiet ? 'warn' : 'info'
  const args = ['build', '--config', 'build/electron.vite.config.ts', '--logLevel', level]
  const env = { GALLEY_BUILD_OUTPUT: next }
  const { code, output } = await run('electron-vite', args, { isShown: !isQuiet, env })
  if (code !== 0) {
    say(output)
    throw new Error('The app could not be built.')
  }
  copySample()
  takePlace()
  writeFileSync(stampFile, '')
  // A source that changed while it was being built is newer than this.
  utimesSync(stampFile, began, began)
}

/** Builds main, preload and renderer when something is missing or older than its sources (or always, when told so). */
export const buildApp = async ({ isQuiet = true, isForced = false } = {}): Promise<void> => {
  if (!isForced && !isStale('app')) return
  await withLock(path.join(root, '.cache/build.lock'), async () => {
    // Another process may have built it while this one waited.
    if (isForced || isStale('app')) await runBuild(isQuiet)
  })
}
