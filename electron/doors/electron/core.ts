import { app } from 'electron'
import type { Ports } from '#electron/ports.ts'
import { createServices } from '#electron/services/services.ts'
import { createDispatch, type Dispatch } from '#electron/transport/dispatch.ts'
import type { Desk } from './desk.ts'
import type { Log } from './log.ts'
import { openParser } from './parser-fork.ts'
import type { Places } from './places.ts'
import type { Picture } from './protocol.ts'

/** The services behind the door, as far as the door needs them. */
export interface Core {
  readonly dispatch: Dispatch
  readonly readPicture: (sha256: string) => Picture | undefined
  /** Nobody is at the computer: time for a backup. */
  whenIdle(): Promise<void>
  /** Ends the parser, writes what is left, closes the library. */
  close(): Promise<void>
}

/** Hands the services what this door provides, and opens the library that the person chose last. */
export function openCore(places: Places, desk: Desk, log: Log): Core {
  const ports: Ports = {
    now: Date.now,
    parser: openParser(places.importWorker),
    dialogs: desk.dialogs,
    window: desk.windowPort,
    settings: desk.settings,
    shell: desk.shellPort,
    log,
    emit: desk.emit,
    about: {
      version: app.getVersion(),
      platform: process.platform,
      systemLocale: desk.systemLocale,
      // The stand-in's own settings are in the environment; an Electron that is real has none of them.
      isStandIn: process.env.GALLEY_STAND_IN_MODE !== undefined,
      dataPath: places.data,
      samplePath: places.sample,
      program: 'Galley',
    },
  }
  const chosen = desk.settings.read().libraryPath
  // A chosen library that is not there (a drive that was unplugged) is missed, not replaced by an empty one.
  const services = createServices(ports, chosen ?? places.library, { isCreating: chosen === undefined })
  return {
    dispatch: createDispatch(services.handlers, (name, thrown) => log(`call ${name}`, thrown)),
    readPicture: (sha256) => services.assetBytes(sha256),
    whenIdle: () => services.whenIdle(),
    close: () => services.close(),
  }
}
