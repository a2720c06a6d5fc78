import { cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, say } from '../bootstrap.mjs'
import { isStale, stampFile } from '../staleness.mjs'
import { withLock } from './lock.ts'
import { run } from './run.ts'

const runBuild = async (isQuiet: boolean): Promise<void> => {
  const began = new Date()
  const level = isQuiet ? 'warn' : 'info'
  const args = ['build', '--config', 'build/electron.vite.config.ts', '--logLevel', level]
  const { code, output } = await run('electron-vite', args, { isShown: !isQuiet })
  if (code !== 0) {
    say(output)
    throw new Error('The app could not be built.')
  }
  // The sample articles lie beside what is built, as in the package.
  const isShipped = (place: string): boolean => !/\.(?:ts|md)$/.test(place)
  cpSync(path.join(root, 'build/sample'), path.join(root, 'dist/sample'), { recursive: true, filter: isShipped })
  mkdirSync(path.dirname(stampFile), { recursive: true })
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
