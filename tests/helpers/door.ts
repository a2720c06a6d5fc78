import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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

const made: string[] = []

/**
 * The built and unmodified main and preload with the page of `fixtures/door-page` in the renderer's place: what the
 * door does is then seen apart from what the screens do. Inside the repository, so that its packages are found.
 */
export function makeDoorApp(): string {
  const parent = path.join(root, '.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(path.join(parent, 'door-'))
  made.push(folder)
  const dist = path.dirname(path.dirname(mainUnderTest))
  for (const part of ['main', 'preload', 'sample']) {
    if (existsSync(path.join(dist, part))) cpSync(path.join(dist, part), path.join(folder, part), { recursive: true })
  }
  cpSync(path.join(root, 'tests/fixtures/door-page'), path.join(folder, 'renderer'), { recursive: true })
  return path.join(folder, 'main', path.basename(mainUnderTest))
}

/** Takes the copies away. */
export function removeDoorApps(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
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
