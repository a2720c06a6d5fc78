import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import vm from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from '../bench/_faults/fault-list.ts'
import { misfitsOf } from '../bench/_faults/fit.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'

const run = promisify(execFile)
const dist = path.join(import.meta.dirname, '../../dist')
const loader = path.join(import.meta.dirname, '../helpers/built/load-chunks.mjs')

/** Names of the built scripts below a folder. */
const scriptsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[cm]?js$/u.test(name))

/** The built scripts that are read before the first line of `entry` runs. */
function readAtStart(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const [, from] of readFileSync(entry, 'utf8').matchAll(/^import (?:.*? from )?"(\.[^"]+)";$/gmu)) {
    if (from !== undefined) readAtStart(path.resolve(path.dirname(entry), from), seen)
  }
  return seen
}

/** The tables of Chinese words and characters alone are more than this; the interface's words grow with it, and are none. */
const MOST_AT_START_BYTES = 900_000
const isWords = (file: string): boolean => path.basename(file).startsWith('translate-')

describe('what is built for Node', () => {
  test.each(['main.js', 'core.js', 'cli.js'])(
    '%s reads at its start no tables that only an import asks for',
    (name) => {
      const files = [...readAtStart(path.join(dist, 'main', name))].filter((file) => !isWords(file))
      expect(files.length).toBeGreaterThan(1)
      expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(MOST_AT_START_BYTES)
    },
  )

  test('every chunk is parsed and loaded by Node 24', { timeout: 60_000 }, async () => {
    const folder = path.join(dist, 'main')
    const args = ['--no-warnings', '--experimental-vm-modules', loader, folder]
    const said = await run(process.execPath, args).then(
      ({ stdout }) => stdout,
      (failed: { readonly stdout: string }) => failed.stdout,
    )
    const count = String(scriptsIn(folder).length)
    expect(said).toBe(`${count} of ${count}\n`)
  })

  test('each deliberate fault of the bench still fits', () => {
    expect(FAULTS.flatMap((fault) => misfitsOf(fault, dist))).toEqual([])
  })

  test('the preload is one classic script, as the sandbox asks', () => {
    const files = readdirSync(path.join(dist, 'preload'))
    expect(files).toEqual(['preload.cjs'])
    const source = readFileSync(path.join(dist, 'preload', 'preload.cjs'), 'utf8')
    const wrapped = `(function (require, module, exports) {${source}\n})`
    expect(() => new vm.Script(wrapped)).not.toThrow()
    // The sandbox's `require` knows Electron and nothing of ours.
    const asked = [...source.matchAll(/\brequire\((["'`])([^"'`]+)\1\)/gu)].map((match) => match[2])
    expect(new Set(asked)).toEqual(new Set(['electron']))
  })
})

describe('what is built for Chromium', () => {
  let app: GalleyApp

  beforeAll(async () => {
    app = await launchGalley()
  })

  afterAll(async () => {
    await app.quit()
  })

  test('every script, those of workers too, is parsed and loaded by the window', async () => {
    const names = scriptsIn(path.join(dist, 'renderer'))
    const failed: string[] = []
    for (const name of names) {
      // As text, for the test's own bundler would take an `import()` for one of its own.
      const address = `new URL(${JSON.stringify(name)}, document.baseURI).href`
      const said = await app.page.evaluate<string>(`import(${address}).then(() => 'loaded', String)`)
      if (said !== 'loaded') failed.push(`${name}: ${said}`)
    }
    expect(failed).toEqual([])
    expect(names.length).toBeGreaterThanOrEqual(3)
  })
})
