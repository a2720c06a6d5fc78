import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { ControlCalls, ControlReply, WindowView } from '#build/electron-stand-in/core/control-messages.ts'
import type { Recorded } from '#build/electron-stand-in/core/recorded.ts'
import type { MenuItemView } from '#build/electron-stand-in/parts/menu.ts'
import { unpackNpmChromium } from '#build/electron-stand-in/chromium/npm-chromium.ts'
import type { Exit, GalleyApp, LaunchOptions } from './app-driver.ts'
import { dropOnPage } from './drop-files.ts'

const runner = path.join(import.meta.dirname, '../../../build/electron-stand-in/run.ts')

/** How long a start or an end may take before a test gives up; generous, for a machine that does other things as well. */
const patienceMs = 30_000

type Ask = <Name extends keyof ControlCalls>(
  name: Name,
  args: ControlCalls[Name]['args'],
) => Promise<ControlCalls[Name]['result']>

/** The channel to a stand-in's process. */
class Channel {
  readonly exited: Promise<Exit>
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  #lastId = 0
  #output = ''
  lastRecorded: Recorded | undefined

  constructor(child: ChildProcess) {
    this.#child = child
    child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    child.on('message', (message) => this.#receive(message as ControlReply))
    this.exited = new Promise((resolve) => {
      child.on('exit', (code, signal) => {
        for (const { reject } of this.#waiting.values())
          reject(new Error(`The app has ended (${code ?? signal}).\n${this.#output}`))
        this.#waiting.clear()
        resolve({ code, signal })
      })
    })
  }

  get output(): string {
    return this.#output
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  #receive(message: ControlReply): void {
    if ('event' in message) {
      this.lastRecorded = message.recorded
      return
    }
    const call = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) call?.resolve(message.result)
    else call?.reject(new Error(message.error))
  }

  readonly ask: Ask = (name, args) => {
    if (this.hasEnded) return Promise.reject(new Error(`The app has ended.\n${this.#output}`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.#child.send({ id, name, args }, (error) => {
        if (error) reject(error)
      })
    })
  }

  kill(signal: NodeJS.Signals): Promise<Exit> {
    this.#child.kill(signal)
    return this.exited
  }
}

type Full = Required<LaunchOptions>

const start = async (options: Full, profile: string): Promise<ChildProcess> => {
  const { NODE_OPTIONS: _ours, ...env } = process.env
  return fork(runner, [options.mainFile, `--user-data-dir=${options.userDataDir}`, ...options.argv], {
    cwd: options.cwd,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      // What was compiled at one start is there at the next.
      NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../../.cache/compiled-tests'),
      ...env,
      ...options.env,
      GALLEY_STAND_IN_MODE: 'test',
      GALLEY_STAND_IN_CHROMIUM: process.env.GALLEY_STAND_IN_CHROMIUM ?? (await unpackNpmChromium()),
      GALLEY_STAND_IN_PROFILE: profile,
      GALLEY_STAND_IN_LOCALE: options.locale,
      GALLEY_STAND_IN_SIZE: `${options.viewport.width}x${options.viewport.height}`,
      GALLEY_STAND_IN_PACKAGED: options.isPackaged ? '1' : '',
    },
  })
}

type Shown = { readonly endpoint: string; readonly window: WindowView & { readonly targetId: string } }

/** The app's first window, once it has left its blank page. */
const waitForWindow = async (channel: Channel): Promise<Shown> => {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    if (channel.hasEnded) break
    const { endpoint, windows } = await channel.ask('state', {})
    const window = windows.find(
      (candidate) => candidate.targetId !== undefined && candidate.url !== '' && candidate.url !== 'about:blank',
    )
    if (endpoint !== undefined && window?.targetId !== undefined)
      return { endpoint, window: { ...window, targetId: window.targetId } }
  }
  await channel.kill('SIGKILL')
  throw new Error(`The app has opened no window.\n${channel.output}`)
}

const pageWith = async (browser: Browser, targetId: string): Promise<Page> => {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const session = await page.context().newCDPSession(page)
    const { targetInfo } = await session.send('Target.getTargetInfo')
    await session.detach()
    if (targetInfo.targetId === targetId) return page
  }
  throw new Error(`Chromium shows no page ${targetId}`)
}

const findItem = (items: readonly MenuItemView[], id: string): MenuItemView | undefined => {
  for (const item of items) {
    const found = item.id === id ? item : findItem(item.items, id)
    if (found) return found
  }
  return undefined
}

const failOn = (failures: readonly string[], output: string): void => {
  if (failures.length > 0) throw new Error(`What must not happen, happened:\n${failures.join('\n')}\n${output}`)
}

/** Starts the built app under the stand-in, in a process of its own. */
export const launchUnderStandIn = async (options: Full): Promise<GalleyApp> => {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'galley-profile-'))
  const child = await start(options, profile)
  const channel = new Channel(child)
  const { ask, exited } = channel
  let browser: Browser | undefined
  let shown: Page | undefined
  void exited.then(async () => {
    await browser?.close().catch(() => undefined)
    // Chromium ends when its pipe closes, and may still be writing for a moment.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  /** A page that dies while it is looked for is given up after `timeout` ms, to be looked for again. */
  const connect = async (timeout = 30_000): Promise<void> => {
    const { endpoint, window } = await waitForWindow(channel)
    await browser?.close()
    browser = await chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true, timeout })
    shown = await pageWith(browser, window.targetId)
    await shown.waitForLoadState('load', { timeout })
  }
  if (options.expectWindow) await connect()
  const recorded = async (): Promise<Recorded> => {
    const now = channel.hasEnded ? channel.lastRecorded : await ask('recorded', {})
    if (!now) throw new Error('The app ended without a word')
    return now
  }
  const end = async (how: () => Promise<unknown>): Promise<Exit> => {
    await how()
    const tooLong = sleep(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`The app does not end.\n${channel.output}`)
    })
    return await Promise.race([exited, tooLong])
  }
  return {
    kind: 'stand-in',
    userDataDir: options.userDataDir,
    processId: child.pid ?? 0,
    get page() {
      if (!shown) throw new Error('This start expects no window')
      return shown
    },
    findPage: () => connect(2500),
    menu: {
      click: async (id) => void (await ask('menuClick', { id })),
      items: async () => (await ask('menuItems', {})) as readonly MenuItemView[],
      item: async (id) => findItem((await ask('menuItems', {})) as readonly MenuItemView[], id),
    },
    contextMenu: {
      click: async (id) => void (await ask('popupClick', { id })),
      items: async () => (await ask('popupItems', {})) as readonly MenuItemView[],
    },
    dialogs: {
      queue: async (answer, kind) =>
        void (await ask('queueDialog', { answer, ...(kind === undefined ? {} : { kind }) })),
      seen: async () => (await recorded()).dialogs,
    },
    dropFiles: async (selector, paths) => {
      if (!shown) throw new Error('This start expects no window')
      await ask('announceFiles', { paths })
      await dropOnPage(shown, selector, paths)
    },
    announceFiles: async (paths) => void (await ask('announceFiles', { paths })),
    windows: async () => (await ask('state', {})).windows,
    closeWindow: async (id) => void (await ask('closeWindow', id === undefined ? {} : { id })),
    quit: async ({ allowFailures = false } = {}) => {
      const exit = await end(() => ask('quit', {}))
      if (!allowFailures) failOn(channel.lastRecorded?.failures ?? [], channel.output)
      return exit
    },
    kill: () => channel.kill('SIGKILL'),
    signal: (name) => end(() => Promise.resolve(child.kill(name))),
    exited,
    recorded,
    cspReports: async () => (await recorded()).cspReports,
    setSystemLook: async (look) => void (await ask('setSystemLook', { ...look } as Record<string, boolean>)),
    powerEvent: async (name) => void (await ask('powerEvent', { name })),
    openFile: async (file) => void (await ask('openFile', { path: file })),
    askPermission: (kind, permission, url = 'app://galley/') => ask('askPermission', { kind, permission, url }),
    invokeAsFrame: (frame, channelName, ...args) => ask('invokeAsFrame', { ...frame, channel: channelName, args }),
    longestBlock: () => ask('longestBlock', {}),
    output: () => channel.output,
  }
}
