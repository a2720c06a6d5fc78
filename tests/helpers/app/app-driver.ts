/**
 * The one interface of the end-to-end tests. Real Electron serves it where its binary is there; else the stand-in does,
 * with the same built main and preload in a process of their own and a real Chromium.
 *
 *     const app = await launchGalley({ userDataDir })
 *     await app.page.getByRole('button', { name: '打开' }).click()
 *     await app.menu.click('file.open')
 *     await app.quit()
 */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { MenuItemView } from '#build/electron-stand-in/parts/menu.ts'
import type { WindowView } from '#build/electron-stand-in/core/control-messages.ts'
import type { Block } from '#build/electron-stand-in/core/longest-block.ts'
import type { CspReport, PermissionAnswer, Recorded, SeenDialog } from '#build/electron-stand-in/core/recorded.ts'
import type { DialogKind } from '#build/electron-stand-in/parts/dialog.ts'
import { launchUnderStandIn } from './stand-in-app.ts'
import { launchInElectron } from './electron-app.ts'

/** How an app is started. */
export type LaunchOptions = {
  /** Where the app keeps its things; a new empty folder when left out. */
  readonly userDataDir?: string
  /** What a person would have typed after the app's name: files, switches. */
  readonly argv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The system's language; `zh-CN` unless said otherwise. */
  readonly locale?: string
  /** Size of the page in CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Another main than the built one (the tests of the stand-in, the packed app). */
  readonly mainFile?: string
  /** The working directory of the app; relative arguments count from there. */
  readonly cwd?: string
  /** False when no window will come, such as for a second start. */
  readonly expectWindow?: boolean
  readonly isPackaged?: boolean
}

/** How an app ended. */
export type Exit = { readonly code: number | null; readonly signal: string | null }

/** What the operating system can be made to say. */
export type SystemLook = {
  readonly isDark?: boolean
  readonly hasForcedColors?: boolean
  readonly isReducedMotion?: boolean
}

/** A running app. */
export type GalleyApp = {
  readonly kind: 'electron' | 'stand-in'
  readonly userDataDir: string
  readonly processId: number
  /** The page of the main window. */
  readonly page: Page
  /** Looks for it again: a page that crashed is another one afterwards. */
  readonly findPage: () => Promise<void>
  readonly menu: {
    readonly click: (id: string) => Promise<void>
    readonly items: () => Promise<readonly MenuItemView[]>
    /** The item with an id, wherever it stands. */
    readonly item: (id: string) => Promise<MenuItemView | undefined>
  }
  /** The context menu that the app opened last. */
  readonly contextMenu: {
    readonly click: (id: string) => Promise<void>
    readonly items: () => Promise<readonly MenuItemView[]>
  }
  readonly dialogs: {
    /** Prepares the answer to the next dialog; one that nobody prepared fails in the app and in `quit`. */
    readonly queue: (answer: Record<string, unknown>, kind?: DialogKind) => Promise<void>
    readonly seen: () => Promise<readonly SeenDialog[]>
  }
  /** Drops files or folders of this disk onto an element, as from a file manager. */
  readonly dropFiles: (selector: string, paths: readonly string[]) => Promise<void>
  /** Tells the app which files the page will be handed next, for `setInputFiles` on a field of the page. */
  readonly announceFiles: (paths: readonly string[]) => Promise<void>
  readonly windows: () => Promise<readonly WindowView[]>
  readonly closeWindow: (id?: number) => Promise<void>
  /** Quits as the menu would, waits for the end, and fails if anything happened that must not. */
  readonly quit: (options?: { readonly allowFailures?: boolean }) => Promise<Exit>
  /** Ends the process at once (kill -9). */
  readonly kill: () => Promise<Exit>
  /** Sends a signal, such as SIGTERM, and waits for the end. */
  readonly signal: (name: NodeJS.Signals) => Promise<Exit>
  readonly exited: Promise<Exit>
  /** Everything written down about the app so far (the last state, when it has ended). */
  readonly recorded: () => Promise<Recorded>
  readonly cspReports: () => Promise<readonly CspReport[]>
  readonly setSystemLook: (look: SystemLook) => Promise<void>
  readonly powerEvent: (name: 'suspend' | 'resume' | 'shutdown' | 'lock-screen') => Promise<void>
  /** macOS: the file manager opens a file with the app. */
  readonly openFile: (file: string) => Promise<void>
  /** Asks the app's handlers as Electron would when a page wants something. */
  readonly askPermission: (kind: PermissionAnswer['kind'], permission: string, url?: string) => Promise<boolean>
  /** Calls main as a frame with another address would, for the check of the sender. */
  readonly invokeAsFrame: (
    frame: { readonly url: string; readonly isMainFrame: boolean },
    channel: string,
    ...args: readonly unknown[]
  ) => Promise<{ readonly ok: unknown } | { readonly error: string }>
  /** How long main stood still at most since this was asked last; with `GALLEY_STAND_IN_WATCH=1` in `env`. */
  readonly longestBlock: () => Promise<Block>
  /** What the app printed. */
  readonly output: () => string
}

const root = path.join(import.meta.dirname, '../../..')

/** The main file that real Electron would run. */
export const builtMain = path.join(root, 'dist/main/main.js')

const require = createRequire(import.meta.url)

/** Electron's own binary, where it has been fetched. */
export const electronBinary = (): string | undefined => {
  const folder = path.dirname(require.resolve('electron/package.json'))
  const name = path.join(folder, 'path.txt')
  if (!existsSync(name)) return undefined
  const binary = path.join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'),
    readFileSync(name, 'utf8'),
  )
  return existsSync(binary) ? binary : undefined
}

const running = new Set<GalleyApp>()

/** Starts the app and waits for its window. */
export const launchGalley = async (options: LaunchOptions = {}): Promise<GalleyApp> => {
  const full = {
    userDataDir: options.userDataDir ?? mkdtempSync(path.join(os.tmpdir(), 'galley-user-')),
    argv: options.argv ?? [],
    env: options.env ?? {},
    locale: options.locale ?? 'zh-CN',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    mainFile: options.mainFile ?? builtMain,
    cwd: options.cwd ?? root,
    expectWindow: options.expectWindow ?? true,
    isPackaged: options.isPackaged ?? false,
  }
  const binary = electronBinary()
  const app = await (binary === undefined || process.env.GALLEY_STAND_IN === '1'
    ? launchUnderStandIn(full)
    : launchInElectron(binary, full))
  running.add(app)
  void app.exited.then(() => running.delete(app))
  return app
}

/** Ends what a failed test has left running. */
export const killLeftOvers = async (): Promise<void> => {
  await Promise.all([...running].map((app) => app.kill()))
}
