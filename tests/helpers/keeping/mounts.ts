import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A small file system in memory, where this machine lets us have one; undefined where it does not. */
export function smallDisk(folder: string, kilobytes: number): { readonly path: string; remove(): void } | undefined {
  const path = join(folder, `disk-${String(kilobytes)}`)
  mkdirSync(path)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kilobytes)}k`, 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return { path, remove: () => execFileSync('umount', ['-l', path]) }
}

/** Makes a folder and what is in it unwritable; undefined where this machine or this user cannot. */
export function makeReadOnly(folder: string, files: readonly string[]): (() => void) | undefined {
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' })
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' })
    return () => execFileSync('umount', ['-l', folder])
  } catch {
    return withoutRights(folder, files)
  }
}

/** The way of an ordinary user; root may write whatever the rights say. */
function withoutRights(folder: string, files: readonly string[]): (() => void) | undefined {
  const all = [...files, folder]
  for (const file of files) chmodSync(file, 0o444)
  chmodSync(folder, 0o555)
  const restore = (): void => {
    for (const file of all.reverse()) chmodSync(file, 0o755)
  }
  try {
    writeFileSync(join(folder, 'probe'), '')
    restore()
    return undefined
  } catch {
    return restore
  }
}
