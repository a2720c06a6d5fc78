import type { CallError } from '#shared/contract/errors.ts'
import type { CoreState, EventName } from '#shared/contract/events.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { Result } from '#shared/lib/result.ts'
import type { DialogPort, Ports } from '#electron/ports.ts'

/** What the core is told at its start: all that it knows of the door. */
export interface CoreSetup {
  readonly libraryPath: string
  readonly isCreating: boolean
  readonly about: Ports['about']
  readonly settings: Settings
}

/** What only main can do for the core: dialogs, what leaves the app, the file of settings. Each may be asked, and answers. */
export interface MainPorts {
  readonly dialogs: DialogPort
  readonly paper: {
    /** `printed`, or why it was not: what fails on the way is no word of success. */
    print(page: string, pdf: string): Promise<CallError | 'printed'>
    send(page: string): Promise<CallError | 'printed'>
  }
  readonly shell: {
    reveal(path: string): void
    openLink(url: string): Promise<void>
    openFile(path: string): Promise<void>
  }
  readonly settings: { change(change: Partial<Settings>): unknown }
}

/** One question to a port of main. */
export interface Ask {
  readonly port: keyof MainPorts
  readonly method: string
  readonly args: readonly unknown[]
}

export type CallAnswer = Result<unknown, CallError>

/** From main to the core; what has an id is answered under it. */
export type ToCore =
  | { readonly kind: 'open'; readonly setup: CoreSetup }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly name: unknown
      readonly input: unknown
      readonly isText: boolean
    }
  | { readonly kind: 'picture'; readonly id: number; readonly sha256: string; readonly from: number }
  | { readonly kind: 'text'; readonly id: number; readonly text: string; readonly from: number }
  | { readonly kind: 'idle'; readonly id: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'told'; readonly id: number; readonly value: unknown }
  /** The parser that was asked for; its port comes with the message. */
  | { readonly kind: 'parser'; readonly id: number; readonly pid: number | undefined }
  | { readonly kind: 'parserGone'; readonly id: number; readonly code: number }

/** From the core to main. */
export type FromCore =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'event'; readonly name: EventName; readonly data: unknown }
  | { readonly kind: 'state'; readonly state: CoreState }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask }
  | { readonly kind: 'fork'; readonly id: number; readonly memoryMb: number }
  | { readonly kind: 'killParser'; readonly id: number }
  | { readonly kind: 'log'; readonly what: string; readonly detail: string }
  /** Said every few seconds by a core that is not at something long. */
  | { readonly kind: 'alive' }

/** A port as both ends have it, Electron's or the stand-in's. */
export interface PortLike {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown
  postMessage(message: unknown): void
  start(): void
}

/** How much of a picture crosses at a time, in bytes: main is never busy with one for long. */
export const PICTURE_PART_BYTES = 1_048_576
