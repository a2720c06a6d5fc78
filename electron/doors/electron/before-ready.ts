import { app, crashReporter, protocol } from 'electron'
import { APP_SCHEME } from './address.ts'

/** What Chromium would do on its own to reach the network, and how it is told not to (reliability.md A8). */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // The last wall: no name resolves, whoever asks.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // A peer connection is held by no policy of the page and asks no name; without UDP it is left with the dead proxy.
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]

/** Everything that has to be said before Electron is ready; called first of all. */
export function harden(): void {
  app.enableSandbox()
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
  protocol.registerSchemesAsPrivileged([
    // Standard and secure, so that origins, modules and fonts work; no fetch, no service worker, no way round the policy.
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ])
  // Dumps stay on this machine, for a person to hand over if they wish.
  crashReporter.start({ uploadToServer: false })
  // Windows: one button of the taskbar and one jump list, the same as the installer's.
  if (process.platform === 'win32') app.setAppUserModelId('org.galley.desk')
}
