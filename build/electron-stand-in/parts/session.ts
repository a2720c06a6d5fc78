import type Electron from 'electron'
import { Emitter } from '../core/emitter.ts'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { protocol } from './protocol.ts'
import { webRequest } from './web-request.ts'

type PermissionRequest = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type DevicePermission = Parameters<Electron.Session['setDevicePermissionHandler']>[0]

type Covered =
  | 'clearCache'
  | 'clearStorageData'
  | 'closeAllConnections'
  | 'isSpellCheckerEnabled'
  | 'setCertificateVerifyProc'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'

export class StandInSession extends Emitter implements Pick<Electron.Session, Covered> {
  readonly webRequest = webRequest
  readonly protocol = protocol
  readonly storagePath = null
  #request: PermissionRequest = null
  #check: PermissionCheck = null
  #device: DevicePermission = null
  #isSpellChecked = true

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#request = handler
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#check = handler
  }

  setDevicePermissionHandler(handler: DevicePermission): void {
    this.#device = handler
  }

  setDisplayMediaRequestHandler(handler: unknown): void {
    recorded.sessionSettings.hasDisplayMediaHandler = handler !== null
  }

  setCertificateVerifyProc(verify: unknown): void {
    recorded.sessionSettings.hasCertificateVerifyProc = verify !== null
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellChecked = isEnabled
    recorded.sessionSettings.spellCheckerEnabled = isEnabled
  }

  isSpellCheckerEnabled(): boolean {
    return this.#isSpellChecked
  }

  setSpellCheckerLanguages(languages: string[]): void {
    recorded.sessionSettings.spellCheckerLanguages = languages
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    recorded.sessionSettings.spellCheckerDictionaryUrl = url
  }

  setProxy(config: Electron.ProxyConfig): Promise<void> {
    recorded.sessionSettings.proxy = config
    return Promise.resolve()
  }

  clearCache(): Promise<void> {
    return Promise.resolve()
  }

  clearStorageData(): Promise<void> {
    return Promise.resolve()
  }

  closeAllConnections(): Promise<void> {
    return Promise.resolve()
  }

  /** Asks the app as Electron would when a page wants something; without a handler Electron grants. */
  askPermission(contents: Electron.WebContents, permission: string, url: string): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (isGranted: boolean): void => {
        recorded.permissions.push({ kind: 'request', permission, isGranted })
        resolve(isGranted)
      }
      const details = { requestingUrl: url, isMainFrame: true }
      if (this.#request) this.#request(contents, permission as never, done, details as never)
      else done(true)
    })
  }

  /** The same for a check without asking. */
  checkPermission(contents: Electron.WebContents, permission: string, origin: string): boolean {
    const details = { isMainFrame: true, requestingUrl: origin }
    const isGranted = this.#check ? this.#check(contents, permission as never, origin, details as never) : true
    recorded.permissions.push({ kind: 'check', permission, isGranted })
    return isGranted
  }

  /** The same for a device (HID, serial, USB). */
  checkDevice(deviceType: 'hid' | 'serial' | 'usb', origin: string): boolean {
    const details = { deviceType, origin, device: {} }
    const isGranted = this.#device ? this.#device(details as never) : false
    recorded.permissions.push({ kind: 'device', permission: deviceType, isGranted })
    return isGranted
  }
}

/** The only session there is. */
export const defaultSession = new StandInSession()

/** Electron's `session`. */
export const session = guarded('session', { defaultSession })
