import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { makeSpecimen } from '../helpers/keeping/damage.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

const PAGE = 4_096
const LOCALE = process.env.RESCUE_LOCALE ?? 'zh-Hans'
const SHOTS = process.env.GALLEY_SHOTS

afterEach(killLeftOvers)

/** A library whose header, newest acts and some notes are gone: not even its schema number can be read. */
async function damagedLibrary(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const { path: library } = await makeSpecimen(folder)
  const db = new Database(library, { readonly: true })
  const leaves = (table: string): number[] =>
    db.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'").pluck().all(table) as number[]
  const lost = [leaves('note').at(-1), leaves('log').at(-1)]
  db.close()
  const bytes = readFileSync(library)
  for (const page of lost) if (page !== undefined) bytes.fill(0, (page - 1) * PAGE, page * PAGE)
  bytes.fill(0x5a, 0, 64)
  writeFileSync(library, bytes)
  return library
}

test(
  'a library that cannot be opened is rescued into a new one, which opens on a yes',
  { timeout: 120_000 },
  async () => {
    const userDataDir = userFolder()
    const library = await damagedLibrary(path.join(userDataDir, 'shelf'))
    const damaged = readFileSync(library)
    writeFileSync(
      path.join(userDataDir, 'settings.json'),
      JSON.stringify({
        libraryPath: library,
        reviewerName: '沈',
        locale: LOCALE,
        theme: process.env.RESCUE_THEME ?? 'light',
      }),
    )
    const app = await launchGalley({ userDataDir })
    const { page } = app
    const shoot = async (name: string): Promise<void> => {
      if (SHOTS !== undefined) await page.screenshot({ path: path.join(SHOTS, `${name}.png`), animations: 'disabled' })
    }
    await page.locator('.lib-trouble .lib-backups li').first().waitFor()
    await shoot('trouble')
    expect(await violations(page)).toEqual([])
    await page.locator('.lib-rescue button').click()
    await shoot('rescue-1')
    expect(await violations(page)).toEqual([])
    await page.locator('dialog .dialog-foot [data-tone="main"]').click()
    await page.locator('.dlg-rescued-row').waitFor()
    await shoot('rescue-2')
    expect(await violations(page)).toEqual([])
    expect(await page.locator('.dlg-rescued-row bdi').textContent()).toBe('损坏的试验')
    const made = (await page.locator('.dlg-rescue .dlg-path').textContent()) ?? ''
    expect(path.dirname(made)).toBe(path.dirname(library))
    expect(existsSync(made)).toBe(true)
    // Nothing is opened before the person says so.
    expect((await page.evaluate(() => window.galley.invoke('library.state', {}))).ok).toBe(false)
    await page.locator('dialog .dialog-foot [data-tone="main"]').click()
    await page.locator('.lib-title').first().waitFor()
    await shoot('rescue-3')
    expect(await page.locator('.lib-title').allTextContents()).toEqual(['损坏的试验'])
    expect((await kept(page)).notes.length).toBeGreaterThan(40)
    expect(await page.evaluate(() => window.galley.invoke('library.state', {}))).toMatchObject({
      ok: true,
      value: { path: made, isSound: true, isReadOnly: false },
    })
    expect(readFileSync(library).equals(damaged)).toBe(true)
    await app.quit()
    // It is the library from now on.
    expect(JSON.parse(readFileSync(path.join(userDataDir, 'settings.json'), 'utf8'))).toMatchObject({
      libraryPath: made,
    })
  },
)
