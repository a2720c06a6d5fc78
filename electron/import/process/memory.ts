import { readFileSync } from 'node:fs'

/** Kilobytes of one entry of `/proc`; a page of memory is not asked for, since the file states kB itself. */
const RESIDENT = /^VmRSS:\s+(\d+) kB/mu

/**
 * Megabytes of memory that process `pid` holds now; undefined where the system does not tell (Windows and macOS, where
 * the heap's own limit ends the child).
 */
export function residentMb(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const kilobytes = RESIDENT.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    // The process has ended meanwhile.
    return undefined
  }
}
