import { createHash } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { newId } from '#shared/lib/ids.ts'

/**
 * Files under way carry who makes them, so that what a killed process left is known and goes: machine, process, id.
 * A name of its own: behind a long one there would be no room for more.
 */
const NAME = /^\.galley-([0-9a-f]{8})-(\d+)-[0-9a-z]+\.part$/u
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
/** Another machine's process cannot be asked whether it lives; no file takes a day to write. */
const ABANDONED_AFTER_MS = 24 * 3_600_000

const underWay = new Set<string>()
// A process that ends in the middle of it takes what it began along; one that is killed leaves it to the next.
process.once('exit', () => underWay.forEach(removePart))

/** A name for a new file under way in a folder; `removePart` when it did not come to be, `partDone` when it did. */
export function newPart(folder: string): string {
  const part = path.join(folder, `.galley-${HOST}-${String(process.pid)}-${newId()}.part`)
  underWay.add(part)
  return part
}

/** The file has its own name now. */
export function partDone(part: string): void {
  underWay.delete(part)
}

export function removePart(part: string): void {
  underWay.delete(part)
  rmSync(part, { force: true })
}

/** Takes away what processes that are gone have left in a folder. */
export function sweepParts(folder: string, nowMs: number): void {
  let names: readonly string[]
  try {
    names = readdirSync(folder).filter((name) => NAME.test(name))
  } catch {
    return
  }
  for (const name of names) {
    const part = path.join(folder, name)
    try {
      if (isAbandoned(name, part, nowMs)) removePart(part)
    } catch {
      // Somebody else's, or gone by itself.
    }
  }
}

function isAbandoned(name: string, part: string, nowMs: number): boolean {
  const [, host, pid] = NAME.exec(name) ?? []
  if (host === HOST && !isAlive(Number(pid))) return true
  return !underWay.has(part) && nowMs - statSync(part).mtimeMs > ABANDONED_AFTER_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
