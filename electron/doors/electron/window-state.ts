import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { sweepAsides } from '#electron/files/asides.ts'
import { writeFileWhole } from '#electron/files/write-whole.ts'
import { readJson } from '#electron/files/settings-json.ts'

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).readonly()
const stateSchema = z.object({ bounds: boundsSchema, isMaximized: z.boolean(), isFullScreen: z.boolean() }).readonly()

/** Where a window is, in pixels of the screen. */
export type Bounds = z.infer<typeof boundsSchema>
/** Where the window was when it was last seen; `bounds` are those of the window when it is not maximised. */
export type WindowState = z.infer<typeof stateSchema>

export const DEFAULT_SIZE = { width: 1440, height: 900 } as const
export const SMALLEST_SIZE = { width: 720, height: 480 } as const

/** The state kept in a file; undefined when there is none that can be used. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    sweepAsides(file)
    return stateSchema.safeParse(readJson(file)).data
  } catch {
    return undefined
  }
}

/** Keeps the state; that it could not be kept hurts nobody. */
export function keepWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileWhole(file, Buffer.from(JSON.stringify(state)))
  } catch {
    // The window opens in its usual place next time.
  }
}

function overlap(a: Bounds, b: Bounds): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  }
}

/**
 * Bounds that can be seen and reached: those kept when enough of the title bar is on one of the screens (`areas`, the
 * first is the main one), else the usual size in the middle of the main screen. A screen may have gone or shrunk.
 */
export function fittingBounds(kept: Bounds | undefined, areas: readonly Bounds[]): Bounds {
  const main = areas[0] ?? { x: 0, y: 0, ...DEFAULT_SIZE }
  const home = areas.find((area) => {
    if (kept === undefined) return false
    const seen = overlap({ ...kept, height: 40 }, area)
    return seen.width >= 200 && seen.height >= 30
  })
  const area = home ?? main
  const width = Math.round(Math.min(Math.max(kept?.width ?? DEFAULT_SIZE.width, SMALLEST_SIZE.width), area.width))
  const height = Math.round(Math.min(Math.max(kept?.height ?? DEFAULT_SIZE.height, SMALLEST_SIZE.height), area.height))
  if (kept !== undefined && home !== undefined) return { x: Math.round(kept.x), y: Math.round(kept.y), width, height }
  return {
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
    width,
    height,
  }
}
