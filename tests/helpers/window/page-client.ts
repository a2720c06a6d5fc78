import { createClient, type Client } from '#shared/contract/client.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'
import type { GalleyApp } from '../app/app-driver.ts'

/** The calls of the contract as the page of the app makes them, through preload, main and core. Hears no events. */
export function pageClient(app: GalleyApp): Client {
  return createClient({
    invoke: (name, input) =>
      app.page.evaluate(([called, given]) => window.galley.invoke(called, given), [name, input] as const) as Promise<
        Result<unknown, CallError>
      >,
    listen: () => () => undefined,
  })
}
