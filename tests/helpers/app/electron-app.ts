import path from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import type { WindowView } from '#build/electron-stand-in/core/control-messages.ts'
import type { Recorded } from '#build/electron-stand-in/core/recorded.ts'
import type { MenuItemView } from '#build/electron-stand-in/parts/menu.ts'
import type { Exit, GalleyApp, LaunchOptions } from './app-driver.ts'
import { dropOnPage } from './drop-files.ts'

const recorder = path.join(import.meta.dirname, 'electron-recorder.cjs')

/** What the recorder leaves in main. */
type InMain = { readonly galleyTest: { readonly recorded: Recorded; readonly queue: unknown[] } }

const findItem = (items: readonly MenuItemView[], id: string): MenuItemView | undefined => {
  for (const item of items) {
    const found = item.id === id ? item : findItem(item.items, id)
    if (found) return found
  }
  return undefined
}

const readMenu = (electron: ElectronApplication): Promise<readonly MenuItemView[]> =>
  electron.evaluate(({ Menu }) => {
    const view = (item: Electron.MenuItem): MenuItemView => ({
      id: item.id,
      label: item.label,
      type: item.type,
      role: item.role,
      accelerator: item.accelerator?.toString(),
      isEnabled: item.enabled,
      isVisible: item.visible,
      isChecked: item.checked,
      items: item.submenu?.items.map(view) ?? [],
    })
    return Menu.getApplicationMenu()?.items.map(view) ?? []
  })

const readWindows = (electron: ElectronApplication): Promise<readonly WindowView[]> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      url: window.webContents.getURL(),
      title: window.getTitle(),
      isVisible: window.isVisible(),
      isDocumentEdited: window.isDocumentEdited(),
      representedFilename: window.getRepresentedFilename(),
      bounds: window.getBounds(),
      targetId: undefined,
    })),
  )

const notHere = (what: string): Promise<never> =>
  Promise.reject(new Error(`Real Electron has no way for a test to ${what}: mark the test for the stand-in`))

/** Starts the app in real Electron, through playwright. */
export const launchInElectron = async (binary: string, options: Required<LaunchOptions>): Promise<GalleyApp> => {
  const { NODE_OPTIONS: _ours, ELECTRON_RUN_AS_NODE: _mode, ...env } = process.env
  const electron = await _electron.launch({
    executablePath: binary,
    args: [
      '-r',
      recorder,
      options.mainFile,
      `--user-data-dir=${options.userDataDir}`,
      `--lang=${options.locale}`,
      ...options.argv,
    ],
    cwd: options.cwd,
    env: { ...(env as Record<string, string>), ...options.env },
  })
  const child = electron.process()
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<Exit>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })))
  const page = options.expectWindow ? await electron.firstWindow() : undefined
  await page?.setViewportSize(options.viewport)
  await page?.waitForLoadState('load')
  let last: Recorded | undefined
  const recorded = async (): Promise<Recorded> => {
    const read = electron.evaluate(() => (globalThis as unknown as InMain).galleyTest.recorded)
    last = (await read.catch(() => last)) ?? last
    if (!last) throw new Error('The app ended without a word')
    return last
  }
  const mainPage = (): NonNullable<typeof page> => {
    if (!page) throw new Error('This start expects no window')
    return page
  }
  return {
    kind: 'electron',
    userDataDir: options.userDataDir,
    processId: child.pid ?? 0,
    get page() {
      return mainPage()
    },
    findPage: () => notHere('find a page that crashed'),
    menu: {
      click: (id) =>
        electron.evaluate(({ BrowserWindow, Menu }, wanted) => {
          const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
          if (!item) throw new Error(`No menu item has the id '${wanted}'`)
          const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
          item.click(undefined, window, window?.webContents)
        }, id),
      items: () => readMenu(electron),
      item: async (id) => findItem(await readMenu(electron), id),
    },
    contextMenu: { click: () => notHere('choose from a context menu'), items: () => notHere('read a context menu') },
    dialogs: {
      queue: async (answer, kind) =>
        void (await electron.evaluate(
          (_electron, queued) => (globalThis as unknown as InMain).galleyTest.queue.push(queued),
          { answer, kind },
        )),
      seen: async () => (await recorded()).dialogs,
    },
    dropFiles: (selector, paths) => dropOnPage(mainPage(), selector, paths),
    announceFiles: () => Promise.resolve(),
    windows: () => readWindows(electron),
    closeWindow: (id) =>
      electron.evaluate(({ BrowserWindow }, wanted) => {
        const window = wanted === undefined ? BrowserWindow.getAllWindows()[0] : BrowserWindow.fromId(wanted)
        window?.close()
      }, id),
    quit: async ({ allowFailures = false } = {}) => {
      const { failures } = await recorded()
      await electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
      const exit = await exited
      if (!allowFailures && failures.length > 0)
        throw new Error(`What must not happen, happened:\n${failures.join('\n')}\n${output}`)
      return exit
    },
    kill: () => {
      child.kill('SIGKILL')
      return exited
    },
    signal: (name) => {
      child.kill(name)
      return exited
    },
    exited,
    recorded,
    cspReports: async () => (await recorded()).cspReports,
    setSystemLook: ({ isDark, hasForcedColors, isReducedMotion }) =>
      mainPage().emulateMedia({
        colorScheme: isDark === undefined ? null : isDark ? 'dark' : 'light',
        forcedColors: hasForcedColors ? 'active' : null,
        reducedMotion: isReducedMotion ? 'reduce' : null,
      }),
    powerEvent: (name) => electron.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), name),
    openFile: (file) =>
      electron.evaluate(
        ({ app }, place) => void app.emit('open-file', { preventDefault: () => undefined }, place),
        file,
      ),
    askPermission: () => notHere('ask for a permission'),
    invokeAsFrame: () => notHere('play another frame'),
    longestBlock: () => notHere('watch main'),
    output: () => output,
  }
}
