import type { IpcMainInvokeEvent, WebContents } from 'electron'

/** Who may call. */
export interface Caller {
  /** The page of our window; undefined when there is no window. */
  readonly contents: () => WebContents | undefined
  /** Whether an address is that of our page. */
  readonly isOurs: (address: string) => boolean
}

/** Whether a call comes from our own window's page itself: not from a frame in it, not from another page shown in it. */
export function isTrusted(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, caller: Caller): boolean {
  const contents = caller.contents()
  const frame = event.senderFrame
  // A frame that is gone by now has nobody to answer to.
  if (contents === undefined || frame === null) return false
  return event.sender.id === contents.id && frame.parent === null && caller.isOurs(frame.url)
}
