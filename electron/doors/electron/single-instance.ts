import { app } from 'electron'
import { z } from 'zod'
import type { Handed } from './start-arguments.ts'

const handedSchema = z.object({ paths: z.array(z.string()).readonly(), isSample: z.boolean() }).readonly()

/** Listens for second starts of the app, with what they hand over. */
export type OnSecondStart = (listener: (handed: Handed) => void) => void

/**
 * Makes this the only running Galley of this user folder, or gives undefined when another already is: that one is then
 * handed the files. They travel as data, for Chromium changes and reorders the command line on its way.
 */
export function takeOnlyInstance(handed: Handed): OnSecondStart | undefined {
  if (!app.requestSingleInstanceLock({ ...handed })) return undefined
  return (listener) => {
    app.on('second-instance', (_event, _argv, _cwd, data) => {
      const given = handedSchema.safeParse(data)
      listener(given.success ? given.data : { paths: [], isSample: false })
    })
  }
}
