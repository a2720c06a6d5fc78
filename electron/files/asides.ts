import { hash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { newId } from '#shared/lib/ids.ts'
import { errorCodeOf } from './error-code.ts'

/** What SQLite lays beside a file: they belong to it alone, and to no file that takes its place. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const

/**
 * What a file that is being made will be: a copy, a library in another's place, a new one, a rescued one. `look`: a folder
 * for a copy that is only looked at.
 */
type AsidePurpose = 'part' | 'restore' | 'new' | 'rescue' | 'gone' | 'look'

/** A name of `asideOf`, and of what SQLite lays beside the file: process, purpose, suffix. */
const NAME = /^galley-[0-9a-f]{12}-(\d+)-[0-9a-z]{20}\.(part|restore|new|rescue|gone|look)(-wal|-shm|-journal)?$/

/** Names of earlier versions, which named no process: they count as left behind after an hour. */
const LEGACY = /\.(?:[0-9a-hjkmnp-tv-z]{20}\.(?:restore|new)|galley\.part)(?:-wal|-shm|-journal)?$/
const LEGACY_AGE_MS = 3_600_000

/** Files that this process is making now. */
const ours = new Set<string>()

/**
 * The name of a file that is made beside `path` and takes its place when it is whole. It tells whose it is (the file it
 * is for, the process), so that what a killed process left is known and swept; its length does not grow with the name.
 */
export function asideOf(path: string, purpose: AsidePurpose): string {
  const name = `${stemOf(path)}${String(process.pid)}-${newId()}.${purpose}`
  ours.add(name)
  return join(dirname(path), name)
}

/** Whether a name is one that `asideOf` gives, for whatever file. */
export function isAsideName(name: string, purpose: AsidePurpose): boolean {
  return NAME.exec(name)?.[2] === purpose && NAME.exec(name)?.[3] === undefined
}

/** Forgets a file that was made aside, and takes away what is left of it and beside it. */
export function dropAside(aside: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(aside + suffix, { force: true, recursive: suffix === '' })
  ours.delete(basename(aside))
}

/**
 * Takes away what processes that have ended left half made for `path`. To be called by whoever may write there now.
 * Nothing of a process that runs is touched, nor anything that is not named by us. Fails at nothing.
 */
export function sweepAsides(path: string): void {
  const stem = stemOf(path)
  sweep(dirname(path), (name) => name.startsWith(stem), basename(path))
}

/** The same for a folder that holds nothing but ours, as that of the backups does. */
export function sweepFolder(folder: string): void {
  sweep(folder, (name) => name.startsWith('galley-'), '')
}

function sweep(folder: string, isFor: (name: string) => boolean, legacyBase: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const made = NAME.exec(name)
    const isLeft =
      made === null
        ? name.startsWith(legacyBase) && LEGACY.test(name) && ageOf(join(folder, name)) > LEGACY_AGE_MS
        : isFor(name) && !isRunning(Number(made[1]), name)
    if (!isLeft) continue
    try {
      rmSync(join(folder, name), { force: true, recursive: name.endsWith('.look') })
    } catch {
      // It costs room, nothing else; the next start tries again.
    }
  }
}

function stemOf(path: string): string {
  return `galley-${hash('sha256', basename(path), 'hex').slice(0, 12)}-`
}

function isRunning(pid: number, name: string): boolean {
  if (pid === process.pid) return ours.has(name.replace(/-(?:wal|shm|journal)$/, ''))
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // Somebody else's process cannot be signalled, but it is there.
    return errorCodeOf(thrown) !== 'ESRCH'
  }
}

function ageOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs
}
