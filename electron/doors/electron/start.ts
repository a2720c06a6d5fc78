import { app, dialog } from 'electron'
import { emptyHanded, joinHanded, type Handed } from './start-arguments.ts'
import { createTranslate, localeFor } from '#shared/messages/translate.ts'
import { isWindowAddress } from './address.ts'
import { openCore } from './open-core.ts'
import type { CoreProcess } from './core-process.ts'
import { AppShell } from './app-shell.ts'
import { leaveCleanly } from './leaving.ts'
import { openLog, type Log } from './log.ts'
import { PaperDesk } from './paper.ts'
import type { Places } from './places.ts'
import { prepareSession } from './session.ts'
import type { OnSecondStart } from './single-instance.ts'
import { serveCalls } from '#electron/transport/ipc.ts'

/** Opens everything once Electron is ready; gives the shell. */
async function openShell(places: Places, log: Log, onCore: (core: CoreProcess) => void): Promise<AppShell> {
  const appShell = new AppShell(places, log)
  const paper = new PaperDesk(places.renderer, log)
  const { core, dispatch } = openCore(places, appShell, paper, log)
  onCore(core)
  const caller = { contents: () => appShell.browser?.webContents, isOurs: isWindowAddress }
  serveCalls(dispatch, (text, from) => core.readText(text, from), appShell.files, caller)
  await prepareSession({
    root: places.renderer,
    readPicture: (sha256, from) => core.readPicture(sha256, from),
    readPaper: (id, name) => paper.read(id, name),
  })
  return appShell
}

/** Runs the app: one window, one library, files from wherever they are handed in. */
export function startApp(places: Places, handed: Handed, onSecondStart: OnSecondStart): void {
  const log = openLog(places.logs, Date.now)
  let appShell: AppShell | undefined
  let core: CoreProcess | undefined
  let early = handed

  const take = (given: Handed): void => {
    if (appShell === undefined) {
      early = joinHanded(early, given)
      return
    }
    appShell.hand(given)
    appShell.show()
  }
  onSecondStart(take)
  // macOS hands files over by this event, often before anything is ready.
  app.on('open-file', (event, place) => {
    event.preventDefault()
    take({ paths: [place], isSample: false })
  })
  app.on('activate', () => appShell?.show())
  app.on('child-process-gone', (_event, details) => log(`child gone: ${details.type} ${details.reason}`))
  process.on('uncaughtException', (thrown) => {
    log('uncaught', thrown)
    appShell?.tell('dialogs.brokenTitle', 'dialogs.brokenDetail', { detail: thrown.message })
  })
  process.on('unhandledRejection', (thrown) => log('unhandled rejection', thrown))
  leaveCleanly(
    () => appShell,
    () => core,
    log,
  )

  app
    .whenReady()
    .then(async () => {
      appShell = await openShell(places, log, (opened) => {
        core = opened
      })
      take(early)
      early = emptyHanded
    })
    .catch((thrown: unknown) => {
      log('start', thrown)
      const detail = thrown instanceof Error ? thrown.message : String(thrown)
      // The settings may be what failed: the system's language is all that is sure.
      const text = createTranslate(localeFor(app.getPreferredSystemLanguages()))
      dialog.showErrorBox(text('dialogs.startTitle'), text('dialogs.startDetail', { detail }))
      app.exit(1)
    })
}
