import type { FieldSpelling, WrongWord } from '#shared/english/field-words.ts'
import { ownWorker } from './own-worker.ts'
import type { SpellingAnswer, SpellingRequest } from './spelling-messages.ts'
import workerAddress from './spelling-worker.ts?worker&url'

/** Spells texts in a worker; one that fails knows nothing, and is started anew at the next question. */
export interface Speller {
  readonly wrong: (text: string, options: FieldSpelling) => Promise<readonly WrongWord[]>
  readonly nearest: (word: string, options: FieldSpelling) => Promise<readonly string[]>
}

export function createSpeller(): Speller {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, (answer: Omit<SpellingAnswer, 'ticket'>) => void>()
  const start = (): Worker => {
    const made = ownWorker(workerAddress)
    made.addEventListener('message', ({ data }: MessageEvent<SpellingAnswer>) => {
      waiting.get(data.ticket)?.(data)
      waiting.delete(data.ticket)
    })
    made.addEventListener('error', () => {
      made.terminate()
      worker = undefined
      for (const done of waiting.values()) done({ wrong: [], nearest: [] })
      waiting.clear()
    })
    return made
  }
  const ask = (kind: SpellingRequest['kind'], text: string, options: FieldSpelling) =>
    new Promise<Omit<SpellingAnswer, 'ticket'>>((done) => {
      worker ??= start()
      last += 1
      waiting.set(last, done)
      const request: SpellingRequest = { ...options, ticket: last, kind, text }
      worker.postMessage(request)
    })
  return {
    wrong: async (text, options) => (await ask('wrong', text, options)).wrong,
    nearest: async (word, options) => (await ask('nearest', word, options)).nearest,
  }
}
