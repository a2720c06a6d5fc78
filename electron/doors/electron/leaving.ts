import { app, powerMonitor } from 'electron'
import type { CoreProcess } from './core-process.ts'
import type { AppShell } from './app-shell.ts'
import type { Log } from './log.ts'

/** How long the computer is left alone before it counts as idle, and how often that is looked at. */
const IDLE_AFTER_S = 120
const LOOK_EVERY_MS = 60_000

/** Backups are made while nobody works. */
function watchIdle(core: () => CoreProcess | undefined, log: Log): void {
  const timer = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() < IDLE_AFTER_S) return
    void core()
      ?.whenIdle()
      .catch((thrown: unknown) => log('idle', thrown))
  }, LOOK_EVERY_MS)
  timer.unref()
}

/**
 * The way out: the page saves (the window's handshake), the window goes, the library is closed, the app ends.
 * Every way of leaving (menu, window, signal, shutdown) comes by here.
 */
export function leaveCleanly(
  appShell: () => AppShell | undefined,
  core: () => CoreProcess | undefined,
  log: Log,
): void {
  let isClosed = false
  let isClosing = false

  app.on('before-quit', () => appShell()?.quitAsked())
  app.on('window-all-closed', () => {
    // On macOS an app stays when its last window is closed, unless it was asked to quit.
    if (process.platform !== 'darwin' || appShell()?.isQuitting === true) app.quit()
  })
  app.on('will-quit', (event) => {
    const open = core()
    if (isClosed || open === undefined) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void open
      .close()
      .catch((thrown: unknown) => log('closing the library', thrown))
      .finally(() => {
        isClosed = true
        app.quit()
      })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  void app.whenReady().then(() => {
    // A computer that is about to lose power, or to be shut down, gives us a moment.
    powerMonitor.on('shutdown', () => app.quit())
    powerMonitor.on('suspend', () => appShell()?.emit('window.closeAsked', {}))
    watchIdle(core, log)
  })
}
