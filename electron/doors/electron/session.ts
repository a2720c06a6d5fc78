import { session, type Session } from 'electron'
import { APP_SCHEME, isOwnRequest } from './address.ts'
import { serve, type AppFiles } from './protocol.ts'

/** Nothing is ever granted: Galley needs no camera, no place, no device, no notification. */
function denyPermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  own.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  own.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
}

/** A proxy that is not there: whatever finds a way past the other walls (a TURN server over TCP) ends at it. */
const NOWHERE = 'socks5://127.0.0.1:1'

/** No request leaves the app, by several walls: which of them Chromium's own fetches pass is not documented. */
async function closeNetwork(own: Session): Promise<void> {
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnRequest(details.url) }))
  own.on('will-download', (event) => event.preventDefault())
  // Electron fetches dictionaries from the network as soon as spelling is checked; fields are spelled from our own words.
  own.setSpellCheckerEnabled(false)
  await own.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' })
}

/** Makes the one session of the app safe, and serves the app's own addresses. */
export async function prepareSession(files: AppFiles): Promise<void> {
  const own = session.defaultSession
  denyPermissions(own)
  await closeNetwork(own)
  own.protocol.handle(APP_SCHEME, (request) => serve(files, request))
}
