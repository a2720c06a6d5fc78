/**
 * Runs a built main under the stand-in: `node build/electron-stand-in/run.ts dist/main/main.js [arguments]`.
 * What is run is the file that real Electron would run, unchanged.
 */
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { closeNetwork } from './core/closed-network.ts'
import { watchBlocks } from './core/longest-block.ts'
import { recorded } from './core/recorded.ts'
import { settings } from './core/settings.ts'
import './register.ts'

const [node = process.execPath, , main, ...args] = process.argv
if (main === undefined) throw new Error('Which main is to be run?')
// Electron's own: the program, the app, then what the person gave.
process.argv = [node, path.resolve(main), ...args]

const chromiumVersion = '153.0.8010.0'
Object.defineProperty(process, 'versions', {
  value: { ...process.versions, electron: '45.4.1', chrome: chromiumVersion },
})
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process, 'resourcesPath', { value: path.dirname(path.resolve(main)) })

closeNetwork((url) => void recorded.blockedRequests.push({ url, from: 'main', reason: 'network' }))

const { app } = await import('./parts/app.ts')
const { windows } = await import('./parts/windows.ts')
const { serveControl } = await import('./control.ts')
const { takeSnapshot } = await import('./snapshot.ts')
// Electron's own code is there when main begins: what the stand-in takes to load is no work of main's.
await import('./module.ts')
if (settings.isWatched) await watchBlocks()

const fail = (what: string) => (error: unknown) => {
  const text = `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  recorded.failures.push(text)
  process.stderr.write(`${text}\n`)
}
process.on('uncaughtException', fail('uncaught exception in main'))
process.on('unhandledRejection', fail('unhandled rejection in main'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

serveControl()
// Electron is ready only after main has been evaluated, so a main that waits for it at its top level never goes on.
const tooLong = setTimeout(
  () => fail('main')('it is not evaluated after 10 s: does it await app.whenReady() at its top level?'),
  10_000,
)
try {
  await import(pathToFileURL(path.resolve(main)).href)
} catch (error) {
  fail('main could not be loaded')(error)
  app.exit(1)
}
clearTimeout(tooLong)
// Electron is ready in another turn of the loop than the one that evaluated main.
await setImmediate()
app.start({ closeAll: windows.closeAll })
if (settings.mode === 'snapshot' && settings.snapshotFile !== undefined) await takeSnapshot(settings.snapshotFile)
