import { ipcMain, type WebContents } from 'electron'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { EventData, EventName } from '#shared/contract/events.ts'
import { err, type Result } from '#shared/lib/result.ts'
import { isTrusted, type Caller } from './trusted-sender.ts'

/** The one channel of calls, and the one of events. */
export const CALL_CHANNEL = 'galley:call'
export const EVENT_CHANNEL = 'galley:event'

/** What a call is answered with: name and input as they came, unchecked. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown, CallError>>

/** Serves the calls of our window. The answer is always a `Result`; a bug in a handler never crosses as it is. */
export function serveCalls(dispatch: Dispatch, caller: Caller, onBug: (name: string, thrown: unknown) => void): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown, CallError>> => {
    if (!isTrusted(event, caller)) return err(callError('invalid-input', { detail: 'sender' }))
    if (typeof name !== 'string') return err(callError('invalid-input', { detail: 'name' }))
    try {
      return await dispatch(name, input)
    } catch (thrown) {
      onBug(name, thrown)
      return err(callError('internal', { detail: thrown instanceof Error ? thrown.message : 'unknown' }))
    }
  })
}

/** Tells the page of an event; one that has gone misses it. */
export function emitTo<N extends EventName>(contents: WebContents | undefined, name: N, data: EventData<N>): void {
  if (contents === undefined || contents.isDestroyed() || contents.isCrashed()) return
  contents.send(EVENT_CHANNEL, name, data)
}
