import { app } from 'electron'
import { calls } from '#shared/contract/calls.ts'
import { createDoorHandlers } from '#electron/door-calls.ts'
import type { MainPorts } from '#electron/doors/core/messages.ts'
import type { Ports } from '#electron/ports.ts'
import { isCallName } from '#electron/transport/call-name.ts'
import { createDispatch } from '#electron/transport/dispatch.ts'
import type { WindowDispatch } from '#electron/transport/rights.ts'
import { CoreProcess } from './core-process.ts'
import type { AppShell } from './app-shell.ts'
import type { Log } from './log.ts'
import type { Places } from './places.ts'

/** Starts the core with what this door provides, and says which calls go to it and which the door answers itself. */
export function openCore(
  places: Places,
  appShell: AppShell,
  paper: MainPorts['paper'],
  log: Log,
): { readonly core: CoreProcess; readonly dispatch: WindowDispatch } {
  const about: Ports['about'] = {
    version: app.getVersion(),
    platform: process.platform,
    systemLocale: appShell.systemLocale,
    // The stand-in's own settings are in the environment; an Electron that is real has none of them.
    isStandIn: process.env.GALLEY_STAND_IN_MODE !== undefined,
    dataPath: places.data,
    samplePath: places.sample,
    program: 'Galley',
  }
  const { dialogs, shellPort: shell, settings, windowPort } = appShell
  const core = new CoreProcess({
    corePath: places.core,
    parserPath: places.importWorker,
    setup: () => {
      const chosen = settings.read().libraryPath
      // A chosen library that is not there (a drive that was unplugged) is missed, not replaced by an empty one.
      return {
        libraryPath: chosen ?? places.library,
        isCreating: chosen === undefined,
        about,
        settings: settings.read(),
      }
    },
    ports: { dialogs, paper, shell, settings },
    emit: appShell.emit,
    onState: (state) => appShell.coreIs(state),
    askToRestart: () => appShell.askToRestart(),
    askIfStuck: () => appShell.askIfStuck(),
    log,
  })
  appShell.onSettings = (changed) => core.settingsChanged(changed)
  core.start()
  const byDoor = createDispatch(
    createDoorHandlers({ dialogs, window: windowPort, settings, shell, about, log }),
    (name, thrown) => log(`call ${name}`, thrown),
  )
  return {
    core,
    dispatch: (name, input, isText) =>
      isCallName(name) && calls[name].answeredBy === 'door' ? byDoor(name, input) : core.call(name, input, isText),
  }
}
