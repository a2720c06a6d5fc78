import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { CallError } from '#shared/contract/errors.ts'
import type { EventName } from '#shared/contract/events.ts'
import type { Result } from '#shared/lib/result.ts'
import { contractSuite } from '../contract/contract-suite.ts'
import { launchDoor, makeDoorApp } from '../helpers/door.ts'

/** Random payloads a call (reliability.md R22); a long run takes as many as the suite in memory. */
const FUZZ_RUNS = process.env.GALLEY_LONG === '1' ? 500 : 40
/** Dialogs that one call of the suite may open; what is left over is thrown away with the app. */
const MANY_DIALOGS = FUZZ_RUNS + 20

// The same promises as in memory, with the preload, structured clone and two processes between page and services.
contractSuite(
  'IPC',
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-contract-'))
    const app = await launchDoor(makeDoorApp(), { userDataDir: path.join(folder, 'data') })
    let prepared: Promise<unknown> = Promise.resolve()
    let timer: NodeJS.Timeout | undefined
    return {
      folder,
      transport: {
        invoke: async (name, input) => {
          await prepared
          const text = JSON.stringify(input)
          const answer = await app.page.evaluate(
            async ([call, json]) => JSON.stringify(await window.galley.invoke(call, JSON.parse(json ?? 'null'))),
            [name, text] as const,
          )
          return JSON.parse(answer) as Result<unknown, CallError>
        },
        listen: (listener) => {
          let read = 0
          const tell = async (): Promise<void> => {
            const heard = await app.page.evaluate((from) => window.door.heard.slice(from), read)
            read += heard.length
            for (const { name, data } of heard) listener(name as EventName, data)
          }
          timer = setInterval(() => void tell().catch(() => undefined), 50)
          return () => clearInterval(timer)
        },
      },
      answerDialogs: (chosen, count = MANY_DIALOGS) => {
        const answer = chosen === undefined ? { canceled: true } : { filePaths: [chosen], filePath: chosen }
        prepared = Promise.all(Array.from({ length: count }, () => app.dialogs.queue(answer)))
      },
      close: async () => {
        expect((await app.recorded()).failures).toEqual([])
        await app.quit()
        rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
      },
    }
  },
  FUZZ_RUNS,
)
