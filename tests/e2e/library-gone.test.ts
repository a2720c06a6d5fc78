import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { layReleased } from '../helpers/keeping/released.ts'
import { kept, noteOn, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

afterEach(killLeftOvers)

const TEXT = `雨后的渡口\n本报记者 荆小舟\n\n${'摆渡人守了31年，送过8万人。'.repeat(4)}\n`
const SHOTS = process.env.GALLEY_SHOTS

test(
  'after the library went from its place the next start names the copy that was written, and opens it on a yes',
  { timeout: 120_000 },
  async () => {
    const folder = userFolder({
      reviewerName: '沈',
      locale: process.env.GONE_LOCALE ?? 'zh-Hans',
      theme: process.env.GONE_THEME ?? 'light',
    })
    const file = path.join(folder, '渡口.txt')
    writeFileSync(file, TEXT)
    let app = await launchGalley({ userDataDir: folder })
    await app.page.locator('.library').waitFor()
    await app.dropFiles('.library', [file])
    await app.page.locator('.opening, .proof [data-text]').first().waitFor()
    if (await app.page.locator('.opening').count()) await app.page.keyboard.press('Control+Enter')
    await app.page.locator('.proof [data-text]').first().waitFor()
    await app.menu.click('show-library')
    await app.page.locator('.lib-title').first().waitFor()
    const aside = path.join(folder, 'elsewhere')
    mkdirSync(aside)
    renameSync(path.join(folder, 'library.sqlite'), path.join(aside, 'library.sqlite'))
    await app.page.locator('.lib-banner').waitFor()
    expect(await app.page.locator('.lib-banner').count()).toBe(1)
    expect((await app.quit()).code).toBe(0)
    const copy = readdirSync(folder).find((name) => /^library \(.*\)\.sqlite$/u.test(name)) ?? ''

    // Another library is made in its place: the copy is named all the same.
    app = await launchGalley({ userDataDir: folder })
    const banner = app.page.locator('.lib-banner')
    await banner.waitFor()
    expect(await banner.textContent()).toContain(copy)
    expect(await app.page.locator('.lib-title').count()).toBe(0)
    expect(await violations(app.page)).toEqual([])
    if (SHOTS !== undefined)
      await app.page.screenshot({ path: path.join(SHOTS, 'kept-copy.png'), animations: 'disabled' })
    await banner.locator('[data-tone="main"]').click()
    await expect.poll(() => app.page.locator('.lib-title').allTextContents()).toEqual(['雨后的渡口'])
    await expect.poll(() => banner.count()).toBe(0)
    expect((await app.quit()).code).toBe(0)

    app = await launchGalley({ userDataDir: folder })
    await app.page.locator('.lib-title, .proof [data-text]').first().waitFor()
    expect(await app.page.locator('.lib-banner').count()).toBe(0)
    // A library that is not there at all says where the copy of it is, too.
    rmSync(path.join(folder, copy))
    await app.page.locator('.lib-banner, .toast').first().waitFor()
    expect((await app.quit()).code).toBe(0)
    app = await launchGalley({ userDataDir: folder })
    await app.page.locator('.lib-trouble').waitFor()
    await app.page.locator('.lib-banner').waitFor()
    if (SHOTS !== undefined)
      await app.page.screenshot({ path: path.join(SHOTS, 'kept-missing.png'), animations: 'disabled' })
    await app.page.locator('.lib-banner button').first().click()
    await expect.poll(() => app.page.locator('.lib-banner').count()).toBe(0)
    expect((await app.quit()).code).toBe(0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  },
)

test(
  'the copy is opened at once by the message, and what could not be saved meanwhile is saved into it',
  { timeout: 90_000 },
  async () => {
    const folder = userFolder({ reviewerName: '沈', locale: 'zh-Hans', theme: 'light' })
    const app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
    const { page } = app
    await untilProof(page)
    await noteOn(page, '半碗种', '1', '移走之前')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(1)
    mkdirSync(path.join(folder, 'elsewhere'))
    renameSync(path.join(folder, 'library.sqlite'), path.join(folder, 'elsewhere', 'library.sqlite'))
    const toast = page.locator('.toast', { hasText: '已另存到' })
    await toast.waitFor()
    await noteOn(page, '1120米', '2', '移走之后')
    await page.locator('.unsaved-bar').waitFor()
    await toast.getByRole('button', { name: '打开这一份' }).click()
    await page.locator('.lib-title').first().waitFor()
    await expect
      .poll(async () => (await kept(page)).notes.map(({ body }) => body).sort(), { timeout: 20_000 })
      .toEqual(['移走之前', '移走之后'])
    await expect.poll(() => page.locator('.unsaved-bar, .toast[data-tone="wrong"], .lib-banner').count()).toBe(0)
    expect((await app.quit()).code).toBe(0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  },
)

test(
  'a library of an earlier version that is chosen is brought up, and the window is ready again',
  { timeout: 60_000 },
  async () => {
    const folder = userFolder({ reviewerName: '沈', locale: 'zh-Hans', theme: 'light' })
    const old = path.join(folder, 'old.sqlite')
    layReleased('c11b00b', old)
    const app = await launchGalley({ userDataDir: folder })
    await app.page.locator('.library').waitFor()
    await app.page.evaluate(() => {
      const states: string[] = []
      Object.assign(window, { coreStates: states })
      window.galley.listen((name, data) => {
        if (name === 'core.state') states.push((data as { state: string }).state)
      })
    })
    await app.dialogs.queue({ canceled: false, filePaths: [old] })
    await app.menu.click('open-library')
    await app.page.locator('.lib-title').first().waitFor()
    const states = (): Promise<readonly string[]> =>
      app.page.evaluate(() => (window as unknown as { coreStates: readonly string[] }).coreStates)
    await expect.poll(states).toContain('migrating')
    await expect.poll(async () => (await states()).at(-1)).toBe('ready')
    expect((await app.quit()).code).toBe(0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  },
)
