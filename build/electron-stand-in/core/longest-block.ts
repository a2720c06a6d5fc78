import { setImmediate } from 'node:timers/promises'

/** How long this process did nothing else, in milliseconds; `workMs`: as much of it as its own thread was at work. */
export type Block = { readonly wallMs: number; readonly workMs: number }

/** How often it is looked, in milliseconds: blocks shorter than this are none. */
const LOOK_EVERY_MS = 2

let longest: Block = { wallMs: 0, workMs: 0 }

const threadMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * Watches how long the event loop of main stands still. Not part of the app: a measurement asks for it by the
 * environment, and what it finds holds for the same main under Electron less what the stand-in itself does there.
 */
export const watchBlocks = async (): Promise<void> => {
  await setImmediate()
  let lastWall = performance.now()
  let lastWork = threadMs()
  setInterval(() => {
    const wall = performance.now()
    const work = threadMs()
    longest = {
      wallMs: Math.max(longest.wallMs, wall - lastWall - LOOK_EVERY_MS),
      workMs: Math.max(longest.workMs, work - lastWork),
    }
    lastWall = wall
    lastWork = work
  }, LOOK_EVERY_MS).unref()
  await setImmediate()
}

/** The longest blocks since it was asked last: of wall time, and of the thread's own work (not always the same one). */
export const longestBlock = (): Block => {
  const found = longest
  longest = { wallMs: 0, workMs: 0 }
  return found
}
