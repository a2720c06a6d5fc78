import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, selectPhrase, userFolder, untilProof } from '../helpers/proof.ts'
import { needs } from '#tests/helpers/left-out.ts'

/** The pictures of the README: made from the running app, only when asked for. */
const isAsked = process.env.GALLEY_SCREENSHOTS === '1'
const folder = path.join(import.meta.dirname, '../../docs/screenshots')

async function shoot(page: Page, name: string): Promise<void> {
  // What passes by and what is still being faded in would differ from run to run.
  await expect.poll(() => page.locator('.toast').count(), { timeout: 20_000 }).toBe(0)
  await expect.poll(() => page.locator('.save-state[data-kind="saving"]').count()).toBe(0)
  await page.evaluate(() => document.fonts.ready)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 82, animations: 'disabled' })
}

/** A review half-way: some notes, a correction, numbers judged, a verdict. */
async function review(page: Page): Promise<void> {
  await noteOn(page, '312种老种子', '1', '标题里的312，与第二张图注的“321种”对不上，请查登记簿。')
  await noteOn(page, '10月18日（星期日）', '2', '2025年10月18日是星期六。')
  await selectPhrase(page, '数满200粒')
  await page.keyboard.press('5')
  await noteOn(page, '‘白露红’', '4', '名字起得好，留着。')
  await selectPhrase(page, '喂鸡')
  await page.keyboard.press('3')
  const fields = page.locator('.margin-slot[data-live] .draft-fields textarea')
  await fields.first().waitFor()
  await fields.first().fill('喂鸡仔')
  await fields.last().fill('照录音。')
  await fields.last().press('Enter')
  await page.keyboard.press('Control+3')
  await page.locator('.numbers-desk').waitFor()
  for (const key of ['j', 'v', 'n', 'q', 'v', 'v', 'n']) await page.keyboard.press(key)
  await page.keyboard.press('Control+1')
  await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, 0))
}

async function open(app: GalleyApp): Promise<Page> {
  await untilProof(app.page)
  return app.page
}

describe.skipIf(!isAsked)('pictures for the README', needs('pictures are taken with GALLEY_SCREENSHOTS=1'), () => {
  test('Chinese, light and dark', { timeout: 180_000 }, async () => {
    const settings = { reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' }
    const app = await launchGalley({ userDataDir: userFolder(settings), argv: ['--sample'] })
    const page = await open(app)
    await review(page)
    await page.locator('.margin-slot .card-head').first().click()
    await shoot(page, 'proof')
    await page.keyboard.press('Control+3')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.locator('.ledger-open').waitFor()
    await shoot(page, 'numbers')
    await page.keyboard.press('Control+2')
    await page.locator('.captions-desk').waitFor()
    await page.keyboard.press('v')
    await page.keyboard.press('q')
    await shoot(page, 'captions')
    await page.keyboard.press('Control+4')
    await page.keyboard.press('Escape')
    await shoot(page, 'notes')
    await page.keyboard.press('Control+5')
    await shoot(page, 'findings')
    await page.keyboard.press('Control+1')
    await page.locator('.figure-open').first().click()
    await page.locator('.stage-picture img').waitFor()
    await page.getByRole('button', { name: '加矩形' }).click()
    await page.locator('.picture-region textarea').first().fill('本子上的字看得清，能不能放大？')
    await shoot(page, 'picture')
    await page.keyboard.press('Escape')
    await page.locator('.picture-bar button').last().click()
    await page.keyboard.press('Control+Shift+P')
    await page.locator('.palette').waitFor()
    await shoot(page, 'palette')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+e')
    await page.locator('dialog').waitFor()
    await shoot(page, 'export')
    await page.keyboard.press('Escape')
    await app.menu.click('theme-next')
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, 0))
    await shoot(page, 'proof-dark')
    await app.menu.click('theme-next')
    await shoot(page, 'proof-contrast')
    await app.menu.click('theme-next')
    await app.menu.click('show-library')
    await page.locator('.library').waitFor()
    await shoot(page, 'library')
    await app.quit()
  })

  test('English', { timeout: 120_000 }, async () => {
    const settings = { reviewerName: 'R. Calloway', locale: 'en', theme: 'light' }
    const app = await launchGalley({ userDataDir: userFolder(settings), argv: ['--sample'], locale: 'en-GB' })
    const page = await open(app)
    const words = (await page.locator('[data-role="paragraph"] [data-text]').first().textContent()) ?? ''
    await noteOn(page, words.slice(0, 12), '1', 'Is this the opening we want?')
    await noteOn(page, words.slice(30, 48), '2', 'Says who? The source is missing.')
    await shoot(page, 'proof-en')
    await app.quit()
  })
})
