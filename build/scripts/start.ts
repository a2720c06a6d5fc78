/** `npm start`: the app in Electron; else in an installed browser; else, where there is no display, a picture of it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, say } from '../bootstrap.mjs'
import { findInstalledChromium, hasDisplay } from '../electron-stand-in/chromium/installed.ts'
import { unpackNpmChromium } from '../electron-stand-in/chromium/npm-chromium.ts'
import { buildApp } from './build-app.ts'
import { fetchElectron } from './electron-runtime.ts'

const main = path.join(root, 'dist/main/main.js')
const picture = path.join(root, 'dist/galley.png')

/** Files are meant from where the person typed them; npm has gone to the project's root. */
const from = process.env.INIT_CWD ?? process.cwd()
const args = process.argv.slice(2).map((arg) => (arg.startsWith('-') ? arg : path.resolve(from, arg)))

const wait = (program: string, given: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, [...given], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })

const runStandIn = (given: readonly string[], env: Readonly<Record<string, string>>): Promise<number> =>
  wait(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'build/electron-stand-in/run.ts'), main, ...given],
    { NODE_COMPILE_CACHE: path.join(root, '.cache/compiled'), ...env },
  )

const systemLanguage = Intl.DateTimeFormat().resolvedOptions().locale

const startInBrowser = (browser: string): Promise<number> => {
  say(`Galley opens in ${browser} instead. Its menus are in the command palette (Ctrl+Shift+P).`)
  return runStandIn(args, {
    GALLEY_STAND_IN_MODE: 'person',
    GALLEY_STAND_IN_HEADED: '1',
    GALLEY_STAND_IN_HOME: 'https://galley.app.invalid/',
    GALLEY_STAND_IN_CHROMIUM: browser,
    GALLEY_STAND_IN_LOCALE: systemLanguage,
    GALLEY_STAND_IN_PROFILE: path.join(root, '.cache/browser-profile'),
  })
}

const takePicture = async (): Promise<number> => {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'galley-start-'))
  const what = args.find((arg) => !arg.startsWith('-'))
  const given = what === undefined ? ['--sample', ...args] : args
  const code = await runStandIn([`--user-data-dir=${userData}`, ...given], {
    GALLEY_STAND_IN_MODE: 'snapshot',
    GALLEY_STAND_IN_CHROMIUM: await unpackNpmChromium(),
    GALLEY_STAND_IN_SNAPSHOT: picture,
  })
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  if (code !== 0) {
    say('Galley could not be opened; what went wrong stands above.')
    return code
  }
  say(
    `Galley was opened without a window, with ${what ?? 'its sample article'}, and a picture of it was left in ${path.relative(from, picture)}.`,
  )
  say('Nothing was kept: the library of this picture was thrown away.')
  say('To see the window, start it where there is a display and a network, or an installed Chromium, Chrome or Edge:')
  say('on Debian for example  apt-get install chromium xvfb && xvfb-run npm start')
  return 0
}

const start = async (): Promise<number> => {
  await buildApp()
  const electron = await fetchElectron()
  if ('binary' in electron && hasDisplay()) return await wait(electron.binary, [root, ...args])
  if ('reason' in electron) say(`Electron's runtime could not be fetched (${electron.reason}).`)
  const browser = hasDisplay() ? findInstalledChromium() : undefined
  return browser === undefined ? await takePicture() : await startInBrowser(browser)
}

try {
  process.exitCode = await start()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
