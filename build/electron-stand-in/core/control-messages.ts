import type { Block } from './longest-block.ts'
import type { PermissionAnswer, Recorded } from './recorded.ts'

/** A window as a test sees it. */
export type WindowView = {
  readonly id: number
  readonly url: string
  readonly title: string
  readonly isVisible: boolean
  readonly isDocumentEdited: boolean
  readonly representedFilename: string
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Chromium's id of the page, by which a second client finds it. */
  readonly targetId: string | undefined
}

/** What a test can ask of a running stand-in: name, arguments, answer. */
export type ControlCalls = {
  readonly state: {
    readonly args: Record<string, never>
    readonly result: { endpoint: string | undefined; windows: readonly WindowView[] }
  }
  readonly recorded: { readonly args: Record<string, never>; readonly result: Recorded }
  /** How long main stood still at most since this was asked last. */
  readonly longestBlock: { readonly args: Record<string, never>; readonly result: Block }
  readonly menuItems: { readonly args: Record<string, never>; readonly result: readonly unknown[] }
  readonly menuClick: { readonly args: { id: string }; readonly result: undefined }
  readonly popupItems: { readonly args: Record<string, never>; readonly result: readonly unknown[] }
  readonly popupClick: { readonly args: { id: string }; readonly result: undefined }
  readonly queueDialog: {
    readonly args: { kind?: string; answer: Record<string, unknown> }
    readonly result: undefined
  }
  readonly announceFiles: { readonly args: { paths: readonly string[] }; readonly result: undefined }
  readonly closeWindow: { readonly args: { id?: number }; readonly result: undefined }
  readonly quit: { readonly args: Record<string, never>; readonly result: undefined }
  readonly openFile: { readonly args: { path: string }; readonly result: undefined }
  readonly setSystemLook: { readonly args: Record<string, boolean>; readonly result: undefined }
  readonly powerEvent: { readonly args: { name: string }; readonly result: undefined }
  readonly askPermission: {
    readonly args: { kind: PermissionAnswer['kind']; permission: string; url: string }
    readonly result: boolean
  }
  readonly invokeAsFrame: {
    readonly args: { url: string; isMainFrame: boolean; channel: string; args: readonly unknown[] }
    readonly result: { ok: unknown } | { error: string }
  }
}

/** One question of a test. */
export type ControlRequest = { readonly id: number; readonly name: keyof ControlCalls; readonly args: unknown }

/** From the stand-in to the test: an answer, or that something happened. */
export type ControlReply =
  | { readonly id: number; readonly result?: unknown; readonly error?: string }
  | { readonly event: 'exiting'; readonly recorded: Recorded }
