import type Electron from 'electron'
import { Emitter } from '../core/emitter.ts'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'
import { nativeImageFrom } from './native-image.ts'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Readable } from 'node:stream'

const display = (): Electron.Display => {
  const area = { x: 0, y: 0, width: settings.widthPx, height: settings.heightPx }
  const covered = {
    id: 1,
    bounds: area,
    workArea: area,
    size: area,
    workAreaSize: area,
    scaleFactor: 1,
    rotation: 0,
    internal: true,
  }
  return guarded('display', covered) as unknown as Electron.Display
}

export class StandInScreen
  extends Emitter
  implements Pick<Electron.Screen, 'getAllDisplays' | 'getDisplayMatching' | 'getPrimaryDisplay'>
{
  getPrimaryDisplay(): Electron.Display {
    return display()
  }

  getAllDisplays(): Electron.Display[] {
    return [display()]
  }

  getDisplayMatching(): Electron.Display {
    return display()
  }
}

/** Electron's `screen`: one display of the size of the window. */
export const screen = new StandInScreen()

export class StandInPowerMonitor
  extends Emitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower'>
{
  getSystemIdleTime(): number {
    return 0
  }

  isOnBatteryPower(): boolean {
    return false
  }
}

/** Electron's `powerMonitor`; tests emit `suspend` and `resume` on it. */
export const powerMonitor = new StandInPowerMonitor()

const held = { text: '', html: '' }

/** Electron's `clipboard`, kept in memory so that tests do not disturb a person's own. */
export const clipboard = guarded('clipboard', {
  readText: () => held.text,
  writeText: (text: string) => void (held.text = text),
  readHTML: () => held.html,
  writeHTML: (html: string) => void (held.html = html),
  write: (data: { readonly text?: string; readonly html?: string }) =>
    void Object.assign(held, { text: data.text ?? held.text, html: data.html ?? held.html }),
  readImage: () => nativeImageFrom(Buffer.alloc(0)),
  availableFormats: () => [...(held.text === '' ? [] : ['text/plain']), ...(held.html === '' ? [] : ['text/html'])],
  clear: () => void Object.assign(held, { text: '', html: '' }),
})

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mjs: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const fetchFile = (url: string): Response => {
  const file = fileURLToPath(url)
  if (!existsSync(file) || !statSync(file).isFile()) throw new TypeError('net::ERR_FILE_NOT_FOUND')
  const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return new Response(Readable.toWeb(createReadStream(file)) as BodyInit, { headers: { 'content-type': type } })
}

const refuse = (url: string): never => {
  recorded.blockedRequests.push({ url, from: 'main', reason: 'network' })
  throw new TypeError('net::ERR_BLOCKED_BY_CLIENT')
}

/** Electron's `net`: files of this machine, nothing else. */
export const net = guarded('net', {
  fetch: (input: string | Request) => {
    const url = typeof input === 'string' ? input : input.url
    return new Promise<Response>((resolve) => resolve(url.startsWith('file:') ? fetchFile(url) : refuse(url)))
  },
  request: (options: string | Electron.ClientRequestConstructorOptions) =>
    refuse(typeof options === 'string' ? options : (options.url ?? '')),
  isOnline: () => false,
  online: false,
})

/** Electron's `crashReporter`: remembers how it was started. */
export const crashReporter = guarded('crashReporter', {
  start: (options: Electron.CrashReporterStartOptions) => void (recorded.sessionSettings.crashReporter = options),
  getUploadToServer: () => false,
})
