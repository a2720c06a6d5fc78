import { app } from 'electron'
import { callError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import { calls } from '#shared/contract/calls.ts'
import type { Dispatch } from '../../transport/ipc.ts'
import type { Desk } from './desk.ts'
import type { Log } from './log.ts'
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

export function openCore(places: Places, desk: Desk, _log: Log): Core {
  return {
    dispatch: async (name, input) => {
      if (!(name in calls)) return err(callError('invalid-input', { detail: name }))
      const parsed = calls[name as keyof typeof calls].input.safeParse(input)
      if (!parsed.success) return err(callError('invalid-input', { detail: 'input' }))
      const data = parsed.data as Record<string, unknown>
      switch (name) {
        case 'window.ready':
          desk.windowPort.ready()
          return ok({})
        case 'window.closeReady':
          desk.windowPort.closeReady(data.isClean as boolean)
          return ok({})
        case 'window.setTitle':
          desk.windowPort.setTitle(data.title as string, data.isUnsaved as boolean)
          return ok({})
        case 'settings.get':
          return ok(desk.settings.read())
        case 'settings.set':
          return desk.settings.write(data.settings as never)
        case 'app.about':
          return ok({
            version: app.getVersion(),
            platform: process.platform,
            systemLocale: desk.systemLocale,
            isStandIn: true,
            dataPath: places.data,
          })
        default:
          return err(callError('later', { what: name }))
      }
    },
    readPicture: () => undefined,
    whenIdle: async () => undefined,
    close: async () => undefined,
  }
}
