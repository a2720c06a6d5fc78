import type { CheckOptions } from '#shared/checks/check-article.ts'
import type { CheckedRecords, RecordFinding } from '#shared/checks/check-records.ts'
import workerAddress from './check-worker.ts?worker&url'

/** One article to check; answers carry its ticket back. */
export interface CheckRequest {
  readonly ticket: number
  readonly records: CheckedRecords
  readonly options: CheckOptions
}

export interface CheckAnswer {
  readonly ticket: number
  readonly findings: readonly RecordFinding[]
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): string
  }
}

/** A worker of the app's own script; the page's policy (require-trusted-types-for) takes an address from nobody else. */
function newWorker(): Worker {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('galley-checker', { createScriptURL: (address) => address })
  const address = new URL(workerAddress, location.href).href
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' })
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * A worker that checks articles, one at a time and the newest first: what was asked meanwhile is left out, because only the
 * article as it now stands is of interest. A worker that fails is started anew at the next question.
 */
export function createChecker(): (
  records: CheckedRecords,
  options: CheckOptions,
) => Promise<readonly RecordFinding[] | undefined> {
  let worker: Worker | undefined
  let ticket = 0
  let waiting:
    | { readonly request: CheckRequest; readonly done: (findings: readonly RecordFinding[] | undefined) => void }
    | undefined
  let running: typeof waiting
  const next = (): void => {
    running = waiting
    waiting = undefined
    if (running !== undefined) (worker ??= start()).postMessage(running.request)
  }
  const start = (): Worker => {
    const made = newWorker()
    made.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.ticket === running?.request.ticket) running.done(data.findings)
      next()
    })
    made.addEventListener('error', () => {
      made.terminate()
      worker = undefined
      running?.done(undefined)
      next()
    })
    return made
  }
  return (records, options) =>
    new Promise((done) => {
      waiting?.done(undefined)
      ticket += 1
      waiting = { request: { ticket, records, options }, done }
      if (running === undefined) next()
    })
}
