/** The app's own scheme and host: nothing else is ever loaded by a window. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://galley'
export const WINDOW_ADDRESS = `${APP_ORIGIN}/index.html`

/** Whether an address is the window's page itself (a fragment may follow, a query may not). */
export function isWindowAddress(address: string): boolean {
  return address === WINDOW_ADDRESS || address.startsWith(`${WINDOW_ADDRESS}#`)
}

/**
 * Whether a request may go on: the app's own pages and pictures, and what a page holds in memory itself.
 * Everything else would leave the app (reliability.md A8).
 */
export function isOwnRequest(address: string): boolean {
  return (
    address.startsWith(`${APP_ORIGIN}/`) || address.startsWith(`blob:${APP_ORIGIN}/`) || address.startsWith('data:')
  )
}
