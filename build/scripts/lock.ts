import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that has ended but that nobody has asked after (a zombie) can still be signalled; it holds nothing. */
const isZombie = (pid: number): boolean => {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

const holderOf = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

const tryTake = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Does something while no other process of this checkout does it; waits for its turn. */
export const withLock = async <T>(file: string, act: () => Promise<T>): Promise<T> => {
  mkdirSync(path.dirname(file), { recursive: true })
  while (!tryTake(file)) {
    const holder = holderOf(file)
    if (holder !== 0 && !isAlive(holder)) rmSync(file, { force: true })
    else await sleep(100)
  }
  try {
    return await act()
  } finally {
    rmSync(file, { force: true })
  }
}
