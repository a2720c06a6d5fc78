import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'

/** How the browser under the stand-in is started. */
export type LaunchOptions = {
  readonly executablePath: string
  readonly isHeadless: boolean
  /** Folder of Chromium's own profile. */
  readonly profileFolder: string
  readonly locale: string
  readonly widthPx: number
  readonly heightPx: number
  /** Opens a port as well, so that a test's playwright can see the same page. */
  readonly needsPort: boolean
  /** What the window is opened for; nothing is loaded from there before the app says so. */
  readonly homeAddress: string
  /** The page lives for seconds: what the last of V8's compilers takes would not come back; what the one before it takes does, in the checks and in axe. */
  readonly isBrief: boolean
}

/** A running browser. */
export type Browser = {
  readonly connection: Connection
  readonly process: ChildProcess
  /** Address for a second client (playwright's `connectOverCDP`); undefined when no port was asked for. */
  readonly endpoint: string | undefined
}

const quietFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'IsolateSandboxedIframes',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
].join(',')

/** Where no language is set (a container) file names would be read as ASCII, and Chinese ones be lost on the way. */
const withUtf8 = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  /utf-?8/i.test(env.LC_ALL ?? env.LC_CTYPE ?? env.LANG ?? '') ? env : { ...env, LC_ALL: 'C.UTF-8' }

/** Web security stays on, and nothing may reach a network: names do not resolve, and what Chromium does by itself is off. */
const switchesFor = (options: LaunchOptions): readonly string[] => [
  ...(options.isHeadless
    ? ['--headless', '--disable-gpu', '--disable-software-rasterizer', '--font-render-hinting=none']
    : []),
  // Chromium's sandbox refuses to run as root, which is what containers are; everywhere else it stays on.
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ...(options.isBrief ? ['--js-flags=--no-turbofan'] : []),
  '--remote-debugging-pipe=cbor',
  ...(options.needsPort ? ['--remote-debugging-port=0'] : []),
  `--user-data-dir=${options.profileFolder}`,
  `--lang=${options.locale}`,
  `--window-size=${options.widthPx},${options.heightPx}`,
  `--disable-features=${quietFeatures}`,
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // An address needs no name: a peer connection has no UDP, and all else ends at a proxy that is not there.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--proxy-server=socks5://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  // An application's window has no address bar, as long as it stays with the host that it was opened for.
  options.isHeadless ? 'about:blank' : `--app=${options.homeAddress}`,
]

/** What a browser would offer and an app must not: a translation of the page, keeping of passwords. */
const quietPreferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  browser: { enable_spellchecking: false },
}

const prepareProfile = (folder: string): void => {
  const file = path.join(folder, 'Default/Preferences')
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(quietPreferences))
}

const readEndpoint = async (profileFolder: string, browser: ChildProcess): Promise<string> => {
  const file = path.join(profileFolder, 'DevToolsActivePort')
  for (let tries = 0; tries < 600 && browser.exitCode === null; tries++) {
    const text = await readFile(file, 'utf8').catch(() => '')
    const [port, address] = text.split('\n')
    if (port && address) return `ws://127.0.0.1:${port}${address}`
    await sleep(25)
  }
  throw new Error('Chromium opened no port')
}

/** Starts Chromium on a pipe; it ends by itself when this process does, however that happens. */
export const launchChromium = async (options: LaunchOptions): Promise<Browser> => {
  prepareProfile(options.profileFolder)
  const child = spawn(options.executablePath, [...switchesFor(options)], {
    stdio: ['ignore', 'ignore', process.env.GALLEY_STAND_IN_VERBOSE ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    env: { ...withUtf8(process.env), LANGUAGE: options.locale },
  })
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable)
  child.on('exit', () => connection.close())
  const started = connection.browser.send('Browser.getVersion')
  // Node reads these when they are first asked for; while Chromium starts nobody waits for it.
  void [Request, Response]
  const failed = new Promise<never>((_resolve, reject) => {
    child.on('error', (error) => reject(new Error(`Chromium could not be started: ${error.message}`)))
  })
  await Promise.race([started, failed])
  const endpoint = options.needsPort ? await readEndpoint(options.profileFolder, child) : undefined
  return { connection, process: child, endpoint }
}
