/** One dialog that the app asked for. */
export type SeenDialog = { readonly kind: string; readonly options: unknown; readonly answer: unknown }

/** One request that was refused because it left the app, or one that the app's own rules cancelled. */
export type BlockedRequest = {
  readonly url: string
  readonly from: 'page' | 'main' | 'utility'
  readonly reason: 'network' | 'cancelled' | 'navigation' | 'window'
}

/** One answer that the app gave when it was asked for a permission. */
export type PermissionAnswer = {
  readonly kind: 'request' | 'check' | 'device'
  readonly permission: string
  readonly isGranted: boolean
}

/** One violation of the content security policy, as Chromium reported it. */
export type CspReport = {
  readonly directive: string
  readonly blocked: string
  readonly page: string
  readonly sample: string
}

/** What the stand-in writes down about an app for its tests; everything is plain JSON. */
export type Recorded = {
  readonly switches: { readonly name: string; readonly value: string | undefined }[]
  readonly schemes: { readonly scheme: string; readonly privileges: Record<string, unknown> }[]
  readonly windows: { readonly id: number; readonly options: Record<string, unknown> }[]
  readonly dialogs: SeenDialog[]
  readonly blockedRequests: BlockedRequest[]
  readonly permissions: PermissionAnswer[]
  readonly openedExternally: string[]
  readonly shownInFolder: string[]
  readonly openedPaths: string[]
  readonly recentDocuments: string[]
  readonly cspReports: CspReport[]
  readonly sessionSettings: Record<string, unknown>
  readonly consoleMessages: { readonly level: string; readonly text: string }[]
  readonly printed: number[]
  /** What must not happen in any test: an unqueued dialog, an uncaught exception, an uncovered part of Electron. */
  readonly failures: string[]
  isSandboxEnabled: boolean
  appUserModelId: string | undefined
}

/** The one record of this process. */
export const recorded: Recorded = {
  switches: [],
  schemes: [],
  windows: [],
  dialogs: [],
  blockedRequests: [],
  permissions: [],
  openedExternally: [],
  shownInFolder: [],
  openedPaths: [],
  recentDocuments: [],
  cspReports: [],
  sessionSettings: {},
  consoleMessages: [],
  printed: [],
  failures: [],
  isSandboxEnabled: false,
  appUserModelId: undefined,
}
