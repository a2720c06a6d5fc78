import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '#build/scripts/run.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { needs } from '#tests/helpers/left-out.ts'

const root = path.join(import.meta.dirname, '../..')

describe.skipIf(process.platform !== 'linux')('the package', needs('a package is made on Linux only'), () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-package-'))
  const app = path.join(folder, 'linux-unpacked')
  const archive = path.join(app, 'resources/app.asar')

  beforeAll(async () => {
    const script = path.join(root, 'build/scripts/package.ts')
    const { code, output } = await run(process.execPath, [script, '--placeholder', '--folder-only', '--output', folder])
    expect(code, output).toBe(0)
    expect(output).toContain("a placeholder instead of Electron's runtime")
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds main, preload, renderer, and nothing of the sources', () => {
    const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
    const needed = [
      '/dist/main/main.js',
      '/dist/main/core.js',
      '/dist/main/import-worker.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/package.json',
    ]
    expect(files).toEqual(expect.arrayContaining(needed))
    const top = new Set(files.map((file) => file.split('/')[1]))
    expect([...top].toSorted()).toEqual(['dist', 'node_modules', 'package.json'])
    const packages = new Set(files.flatMap((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1] ?? []))
    expect([...packages]).toEqual(['better-sqlite3'])
    expect(files.filter((file) => /\.(?:ts|tsx|map)$/.test(file))).toEqual([])
  })

  test('holds exactly one native module, the one of this machine, outside of the archive', () => {
    const native = listPackage(archive, { isPack: false }).filter((file) => file.endsWith('.node'))
    const name = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`
    expect(native).toEqual([`/${name}`])
    expect(existsSync(path.join(`${archive}.unpacked`, name))).toBe(true)
  })

  test('has every fuse set', async () => {
    const {
      version: _version,
      resetAdHocDarwinSignature: _reset,
      ...wire
    } = await getCurrentFuseWire(path.join(app, 'galley'))
    const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE
    const on = Object.keys(wire).map(Number).filter(isOn)
    expect(Object.keys(wire)).toHaveLength(9)
    expect(on).toEqual([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.WasmTrapHandlers,
    ])
  })

  test('encloses the licences of what it bundles', () => {
    const notices = readFileSync(path.join(app, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of ['react', 'zod', 'better-sqlite3', '@fontsource-variable/noto-serif-sc'])
      expect(notices).toContain(`${name} `)
    expect(notices).toContain('SIL OPEN FONT LICENSE')
    expect(readFileSync(path.join(app, 'LICENSE.galley.txt'), 'utf8')).toContain('MIT License')
  })

  test('starts from its archive', async () => {
    const unpacked = path.join(folder, 'unpacked')
    extractAll(archive, unpacked)
    const { main } = createRequire(import.meta.url)(path.join(unpacked, 'package.json')) as { main: string }
    const galley = await launchGalley({ mainFile: path.join(unpacked, main), isPackaged: true, cwd: unpacked })
    await expect.poll(() => galley.page.locator('#root').innerText()).not.toBe('')
    expect((await galley.recorded()).failures).toEqual([])
    await galley.quit()
  })
})
