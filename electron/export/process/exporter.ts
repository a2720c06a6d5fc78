import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { ChildLike, ForkChild } from '#electron/import/process/child.ts'
import type { FromChild, ToChild } from '#electron/import/process/messages.ts'
import type { ExporterPort } from '#electron/ports.ts'
import type { ExportMade, ExportWatch, ExportWork } from '../work.ts'

/** Memory of one who makes an export, in megabytes: an article with all that was said of it, and one picture at a time. */
const MEMORY_MB = 3072
/** So long one waits for the next export before it is ended, in milliseconds. */
const WARM_MS = 60_000
/** One that was ended lets go of its file when it is gone; whoever asked is answered after this at the latest. */
const GONE_AFTER_MS = 2_000

interface Job {
  readonly id: number
  readonly work: ExportWork
  readonly onShare: ExportWatch['onShare']
  readonly settle: (result: Result<ExportMade, CallError>) => void
}

/**
 * Makes exports in a process beside the core, one after the other, so that the core answers everybody else meanwhile. Time
 * is not limited: a person waits for it, sees that it goes on, and can give it up.
 */
export function createExporter(fork: ForkChild): ExporterPort {
  let child: ChildLike | undefined
  let job: Job | undefined
  let lastId = 0
  let isClosed = false
  let cooling: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const finish = (result: Result<ExportMade, CallError>): void => {
    const done = job
    job = undefined
    cooling = setTimeout(end, WARM_MS)
    cooling.unref()
    done?.settle(result)
  }

  /** Ends the process; whatever it was at is not done. */
  function end(): void {
    clearTimeout(cooling)
    const dying = child
    child = undefined
    dying?.kill()
  }

  const start = (): ChildLike => {
    const started = fork(MEMORY_MB)
    started.onMessage((message) => {
      const said = message as FromChild
      if (job === undefined || said.kind === 'ready' || said.id !== job.id) return
      if (said.kind === 'share') job.onShare?.(said.share)
      else if (said.kind === 'exported') finish(said.result)
      else if (said.kind === 'failed') finish(err(callError('internal', { detail: said.detail })))
    })
    started.onExit(() => {
      if (child !== started) return
      child = undefined
      // It crashed, or its memory was not enough.
      if (job !== undefined) finish(err(callError('internal', { detail: 'exporter' })))
    })
    return started
  }

  const make = ({ work, onShare, signal }: ExportWatch & { readonly work: ExportWork }) =>
    new Promise<Result<ExportMade, CallError>>((resolve) => {
      if (isClosed || signal?.aborted === true) return resolve(err(callError('canceled')))
      clearTimeout(cooling)
      const at = (child ??= start())
      lastId += 1
      const id = lastId
      const giveUp = (): void => {
        if (job?.id !== id) return
        const answer = (): void => {
          clearTimeout(late)
          if (job?.id === id) finish(err(callError('canceled')))
        }
        const late = setTimeout(answer, GONE_AFTER_MS)
        at.onExit(answer)
        end()
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      job = {
        id,
        work,
        onShare,
        settle: (result) => {
          signal?.removeEventListener('abort', giveUp)
          resolve(result)
        },
      }
      at.send({ kind: 'export', id, work } satisfies ToChild)
    })

  return {
    make: (work, watch = {}) => {
      const mine = turn.then(() => make({ ...watch, work }))
      turn = mine
      return mine
    },
    close: () => {
      isClosed = true
      end()
      if (job !== undefined) finish(err(callError('canceled')))
      clearTimeout(cooling)
    },
  }
}
