import { ipcMain, type WebContents } from 'electron'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { EventData, EventName } from '#shared/contract/events.ts'
import type { LongText } from '#shared/contract/long-text.ts'
import { packJson } from '#shared/contract/packed.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { forWindow, type FileExchange, type WindowDispatch } from './rights.ts'
import { isTrusted, type Caller } from './trusted-sender.ts'

type Answer = Result<unknown, CallError>

/** The one channel of calls, and the one of events; and one on which the preload alone names files that were dropped. */
export const CALL_CHANNEL = 'galley:call'
export const EVENT_CHANNEL = 'galley:event'
export const FILE_CHANNEL = 'galley:file'
/** The parts of a long answer. */
export const TEXT_CHANNEL = 'galley:text'

/**
 * Serves the calls of our window; what goes in is checked by the dispatch, who sends it here.
 * A page that expects a long answer asks for it as packed text: a text is copied in one go, a tree of objects part by
 * part, once by IPC and once more by the context bridge; and packed it is a fifth as long.
 */
export function serveCalls(
  dispatch: WindowDispatch,
  readText: (text: string, from: number) => Promise<string | undefined>,
  files: FileExchange,
  caller: Caller,
): void {
  const make = forWindow(dispatch, files)
  ipcMain.handle(
    CALL_CHANNEL,
    async (event, name: unknown, input: unknown, isText: unknown): Promise<Answer | string | LongText> => {
      if (!isTrusted(event, caller)) return err(callError('invalid-input', { detail: 'sender' }))
      const answer = await make(name, input, isText === true)
      return isText === true && typeof answer !== 'string' && 'ok' in answer ? packJson(answer) : answer
    },
  )
  ipcMain.handle(TEXT_CHANNEL, (event, text: unknown, from: unknown) =>
    isTrusted(event, caller) && typeof text === 'string' && typeof from === 'number' ? readText(text, from) : undefined,
  )
  // The preload asks it of the system (`webUtils`) for a file that a person dropped; the page can hand in no path.
  ipcMain.handle(FILE_CHANNEL, (event, path: unknown) =>
    isTrusted(event, caller) && typeof path === 'string' && path !== '' ? files.give(path, 'read') : undefined,
  )
}

/** Tells the page of an event; one that has gone misses it. */
export function emitTo<N extends EventName>(contents: WebContents | undefined, name: N, data: EventData<N>): void {
  if (contents === undefined || contents.isDestroyed() || contents.isCrashed()) return
  contents.send(EVENT_CHANNEL, name, data)
}
