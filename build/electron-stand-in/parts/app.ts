import path from 'node:path'
import type Electron from 'electron'
import { Emitter, preventable } from '../core/emitter.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'
import { appFolder, getPath, manifest, setPath } from './app-paths.ts'
import { InstanceLock } from './instance-lock.ts'

type Covered =
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getSystemLocale'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'whenReady'

/** What the app's quit asks of the windows, given by the module that knows them. */
export type Windows = {
  /** Asks every window to close; the windows then say `allClosed` or `quitCancelled`. Returns how many there are. */
  readonly closeAll: () => number
}

export class StandInApp extends Emitter implements Pick<Electron.App, Covered> {
  readonly isPackaged = settings.isPackaged
  name = manifest.productName ?? manifest.name ?? 'Electron'
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => void recorded.switches.push({ name, value }),
    appendArgument: (value: string) => void recorded.switches.push({ name: value, value: undefined }),
    hasSwitch: (name: string) => process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    getSwitchValue: (name: string) =>
      process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
    removeSwitch: (name: string) => {
      const at = recorded.switches.findIndex((known) => known.name === name)
      if (at >= 0) recorded.switches.splice(at, 1)
    },
  }
  #isReady = false
  #isQuitting = false
  #hasQuit = false
  #lock: InstanceLock | undefined
  #windows: Windows | undefined
  readonly #ready: PromiseWithResolvers<void> = Promise.withResolvers()

  /** Called by the runner once main has been loaded: Electron is ready only after main's first turn. */
  start(windows: Windows): void {
    this.#windows = windows
    if (this.#hasQuit) return
    this.#isReady = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  /** Order of Electron: before-quit, every window's close, will-quit, quit; each but the last can stop it. */
  quit(): void {
    if (this.#hasQuit || this.#isQuitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#isQuitting = true
    if ((this.#windows?.closeAll() ?? 0) === 0) this.#finishQuit()
  }

  /** A window's close was prevented: the whole quit is off. */
  quitCancelled(): void {
    this.#isQuitting = false
  }

  /** The last window is gone. */
  allClosed(): void {
    if (this.#isQuitting) this.#finishQuit()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #finishQuit(): void {
    if (this.#hasQuit) return
    const will = preventable({})
    this.emit('will-quit', will)
    this.#isQuitting = !will.defaultPrevented
    if (!will.defaultPrevented) this.exit(0)
  }

  exit(exitCode = 0): void {
    if (this.#hasQuit) return
    this.#hasQuit = true
    this.emit('quit', {}, exitCode)
    this.#lock?.release()
    void this.beforeExit().finally(() => process.exit(exitCode))
  }

  /** What the runner still has to tell its starter before the process ends. */
  beforeExit: () => Promise<void> = () => Promise.resolve()

  relaunch(): void {
    recorded.switches.push({ name: '(relaunch)', value: undefined })
  }

  getPath(name: string): string {
    return getPath(name, this.name)
  }

  setPath(name: string, place: string): void {
    setPath(name, place)
  }

  getAppPath(): string {
    return appFolder
  }

  getVersion(): string {
    return manifest.version ?? '0.0.0'
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getLocale(): string {
    return settings.locale
  }

  getSystemLocale(): string {
    return settings.locale
  }

  getPreferredSystemLanguages(): string[] {
    return [settings.locale]
  }

  requestSingleInstanceLock(additionalData: Record<PropertyKey, unknown> = {}): boolean {
    this.#lock ??= new InstanceLock(this.getPath('userData'))
    return this.#lock.take({ argv: process.argv, cwd: process.cwd(), data: additionalData }, (second) =>
      this.emit('second-instance', {}, second.argv, second.cwd, second.data),
    )
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld ?? false
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    recorded.isSandboxEnabled = true
  }

  disableHardwareAcceleration(): void {
    if (this.#isReady) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
  }

  setAppUserModelId(id: string): void {
    recorded.appUserModelId = id
  }

  addRecentDocument(file: string): void {
    recorded.recentDocuments.push(path.resolve(file))
  }

  clearRecentDocuments(): void {
    recorded.recentDocuments.length = 0
  }

  setAboutPanelOptions(): void {}

  focus(): void {}
}

/** Electron's `app`. */
export const app = new StandInApp()
