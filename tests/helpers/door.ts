import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { GalleyBridge } from '#renderer/transport/bridge.ts'
import { builtMain, electronBinary, launchGalley, type GalleyApp, type LaunchOptions } from './app/app-driver.ts'

/** What the page of `fixtures/door-page` shows to a test. */
export interface DoorPage {
  readonly heard: { readonly name: string; readonly data: Record<string, unknown> }[]
  answer: 'clean' | 'unsaved' | 'silent' | 'slow'
  readonly isReady?: boolean
  save(): void
  times(name: string): number
}

declare global {
  interface Window {
    readonly galley: GalleyBridge
    readonly door: DoorPage
  }
}

const root = path.join(import.meta.dirname, '../..')
/** The built app that is under test; the deliberate faults put a broken copy in its place. */
export const mainUnderTest = process.env.GALLEY_TEST_MAIN ?? builtMain

/** Real Electron lets no test play a foreign frame, ask for a permission, or see what was set before it was ready. */
export const isStandIn = electronBinary() === undefined || process.env.GALLEY_STAND_IN === '1'

/** How long a copy of an older build stays: nothing that runs still needs it then. */
const KEPT_MS = 3_600_000

/**
 * The built and unmodified main and preload with the page of `fixtures/door-page` in the renderer's place: what the
 * door does is then seen apart from what the screens do. Inside the repository, so that its packages are found; made
 * once for a build and always in the same place, so that Node finds the code that it compiled at an earlier start.
 */
export function makeDoorApp(): string {
  const page = path.join(root, 'tests/fixtures/door-page')
  const dist = path.dirname(path.dirname(mainUnderTest))
  const parts = ['main', 'preload', 'sample'].filter((part) => existsSync(path.join(dist, part)))
  // A build writes each of its files anew.
  const ages = [mainUnderTest, ...readdirSync(page).map((name) => path.join(page, name))].map(
    (file) => statSync(file).mtimeMs,
  )
  const parent = path.join(root, '.cache/doors')
  const name = createHash('sha256')
    .update(`${dist} ${ages.join(' ')}`)
    .digest('hex')
    .slice(0, 16)
  const folder = path.join(parent, name)
  const mainFile = path.join(folder, 'main', path.basename(mainUnderTest))
  if (existsSync(folder)) return mainFile
  mkdirSync(parent, { recursive: true })
  for (const old of readdirSync(parent).map((entry) => path.join(parent, entry)))
    if (Date.now() - (statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? 0) > KEPT_MS)
      rmSync(old, { recursive: true, force: true })
  const unfinished = mkdtempSync(path.join(parent, 'new-'))
  for (const part of parts) cpSync(path.join(dist, part), path.join(unfinished, part), { recursive: true })
  cpSync(page, path.join(unfinished, 'renderer'), { recursive: true })
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // The other worker was quicker.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return mainFile
}

/** Starts the app under test with its own screens. */
export function launchUnderTest(options: LaunchOptions = {}): Promise<GalleyApp> {
  return launchGalley({ mainFile: mainUnderTest, ...options })
}

/** Waits until the page of the door listens; usable outside of a test, where vitest does not poll. */
export async function pageReady(page: Page): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
    if (await page.evaluate(() => window.door?.isReady === true).catch(() => false)) return
  }
  throw new Error('The page of the door never became ready')
}

/** Starts an app of {@link makeDoorApp}, and waits until its page listens. */
export async function launchDoor(mainFile: string, options: LaunchOptions = {}): Promise<GalleyApp> {
  const app = await launchGalley({ mainFile, ...options })
  await pageReady(app.page)
  return app
}

/** The data of every event of a name that the page heard. */
export async function heardOf(page: Page, name: string): Promise<readonly Record<string, unknown>[]> {
  const heard = await page.evaluate(() => window.door.heard)
  return heard.filter((event) => event.name === name).map((event) => event.data)
}
