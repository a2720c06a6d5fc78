import type { WebContents } from 'electron'
import { isWindowAddress } from './address.ts'

const guarded = new WeakSet<WebContents>()

/** A page stays what it is: no navigation, no new window, no webview, no device. */
export function guardContents(contents: WebContents): void {
  if (guarded.has(contents)) return
  guarded.add(contents)
  contents.on('will-navigate', (event) => {
    // Only a reload of the window's own page is allowed.
    if (!isWindowAddress(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isWindowAddress(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
