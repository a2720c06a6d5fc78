import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { LongText } from '#shared/contract/long-text.ts'
import type { Result } from '#shared/lib/result.ts'

// Written out, not imported from the main side: a preload in the sandbox is one file and knows nothing else.
const CALL_CHANNEL = 'galley:call'
const EVENT_CHANNEL = 'galley:event'
const FILE_CHANNEL = 'galley:file'
const TEXT_CHANNEL = 'galley:text'

/** Fetches a long answer part by part; throws when the core that gave it is gone. */
async function readRest({ id, length, first }: LongText): Promise<string> {
  const parts = [first]
  for (let read = first.length; read < length;) {
    const part = (await ipcRenderer.invoke(TEXT_CHANNEL, id, read)) as string | undefined
    if (part === undefined) throw new Error('the rest of the answer is gone')
    parts.push(part)
    read += part.length
  }
  return parts.join('')
}

type Listener = (name: string, data: unknown) => void

const listeners = new Set<Listener>()

// One listener on the wire however many the page has; the event object, which leads to Electron, stays here.
ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, data: unknown) => {
  for (const listener of [...listeners]) listener(name, data)
})

contextBridge.exposeInMainWorld('galley', {
  invoke: (name: string, input: unknown): Promise<Result<unknown, CallError>> =>
    ipcRenderer.invoke(CALL_CHANNEL, name, input) as Promise<Result<unknown, CallError>>,
  invokeText: async (name: string, input: unknown): Promise<string> => {
    const answer = (await ipcRenderer.invoke(CALL_CHANNEL, name, input, true)) as string | LongText
    return typeof answer === 'string' ? answer : await readRest(answer)
  },
  listen: (listener: Listener): (() => void) => {
    // A function of its own each time, so that one listener given twice can be ended once.
    const heard: Listener = (name, data) => listener(name, data)
    listeners.add(heard)
    return () => {
      listeners.delete(heard)
    }
  },
  // The path goes to main alone, and the page gets a token for it.
  fileOf: (file: File): Promise<GivenFile | undefined> =>
    ipcRenderer.invoke(FILE_CHANNEL, webUtils.getPathForFile(file)) as Promise<GivenFile | undefined>,
})
