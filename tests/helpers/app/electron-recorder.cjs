// @ts-check
/**
 * Loaded by real Electron before the app's main (`electron -r`): writes down what the stand-in writes down, and answers
 * dialogs from a queue. It changes nothing else.
 */
const { app, dialog, session, shell } = require('electron')

const recorded = {
  switches: [],
  schemes: [],
  windows: [],
  dialogs: [],
  blockedRequests: [],
  permissions: [],
  openedExternally: [],
  shownInFolder: [],
  openedPaths: [],
  recentDocuments: [],
  cspReports: [],
  sessionSettings: {},
  consoleMessages: [],
  printed: [],
  failures: [],
  isSandboxEnabled: false,
  appUserModelId: undefined,
}
const queue = []
Reflect.set(globalThis, 'galleyTest', { recorded, queue })

const after = (owner, name, note) => {
  const original = owner[name].bind(owner)
  owner[name] = (...args) => {
    note(...args)
    return original(...args)
  }
}

after(app, 'enableSandbox', () => (recorded.isSandboxEnabled = true))
after(app, 'setAppUserModelId', (id) => (recorded.appUserModelId = id))
after(app, 'addRecentDocument', (file) => recorded.recentDocuments.push(file))
after(app.commandLine, 'appendSwitch', (name, value) => recorded.switches.push({ name, value }))

const answer =
  (kind) =>
  (...args) => {
    const at = queue.findIndex((queued) => queued.kind === undefined || queued.kind === kind)
    const [queued] = at < 0 ? [] : queue.splice(at, 1)
    recorded.dialogs.push({ kind, options: args.at(-1), answer: queued?.answer })
    if (queued) return queued.answer
    recorded.failures.push(`An unexpected ${kind}: no answer was queued`)
    throw new Error(`An unexpected ${kind}: no answer was queued`)
  }
for (const kind of ['showOpenDialog', 'showSaveDialog', 'showMessageBox']) {
  dialog[kind] = async (...args) => answer(kind)(...args)
  dialog[`${kind}Sync`] = (...args) => Object.values(answer(kind)(...args)).at(-1)
}

shell.openExternal = async (url) => void recorded.openedExternally.push(url)
shell.openPath = async (place) => (recorded.openedPaths.push(place), '')
shell.showItemInFolder = (place) => void recorded.shownInFolder.push(place)

process.on('uncaughtExceptionMonitor', (error) => recorded.failures.push(String(error.stack)))

app.on('browser-window-created', (_event, window) => {
  const webPreferences = window.webContents.getLastWebPreferences()
  recorded.windows.push({ id: window.id, options: { webPreferences } })
  window.webContents.on('console-message', ({ level, message }) =>
    recorded.consoleMessages.push({ level, text: message }),
  )
})
app.whenReady().then(() => {
  session.defaultSession.webRequest.onErrorOccurred(({ url, error }) => {
    recorded.blockedRequests.push({ url, from: 'page', reason: /BLOCKED/.test(error) ? 'cancelled' : 'network' })
  })
})
