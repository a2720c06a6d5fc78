import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, openSample, selectPhrase, userFolder } from '../helpers/proof.ts'

/** Two reviewers at one place: what the second types there waits beside the first's, and one of them is taken. */
const settings = { locale: 'zh-Hans', theme: 'light' }
const folder = userFolder({ ...settings, reviewerName: '卫知远' })
let app: GalleyApp | undefined

afterEach(async () => {
  await app?.quit()
  app = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

async function as(reviewerName: string): Promise<Page> {
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...settings, reviewerName }))
  app = await launchGalley({ userDataDir: folder })
  const { page } = app
  page.setDefaultTimeout(30_000)
  await openSample(app)
  return page
}

const told = async (page: Page): Promise<readonly string[]> =>
  (await kept(page)).suggestions.map((each) => `${each.author} ${each.before}→${each.after} ${each.state}`).toSorted()
const isTold = (page: Page, ...wanted: readonly string[]): Promise<void> =>
  expect.poll(() => told(page), { timeout: 20_000 }).toEqual(wanted)

const toasts = (page: Page) => page.locator('.toast').allInnerTexts()
const card = (page: Page, words: string) => page.locator('.margin .card', { hasText: words }).first()

test('the second is told, neither is accepted by itself, one is taken, and taken back both wait again', async () => {
  let page = await as('卫知远')
  await selectPhrase(page, '农艺员')
  await page.keyboard.insertText('技术员')
  await isTold(page, '卫知远 农艺→技术 open')
  await app?.quit()

  page = await as('阮稚川')
  await selectPhrase(page, '技术')
  await page.keyboard.insertText('老把式')
  await isTold(page, '卫知远 农艺→技术 open', '阮稚川 农艺→老把式 open')
  await expect.poll(() => toasts(page)).toEqual([expect.stringContaining('卫知远')])

  // Both cards show the other, and the key that accepts says why it does not.
  await page.locator('.sheet ins', { hasText: '老把式' }).click()
  await expect.poll(() => card(page, '老把式').locator('.rival').count()).toBe(1)
  await page.locator('.proof-scroll').press('a')
  await isTold(page, '卫知远 农艺→技术 open', '阮稚川 农艺→老把式 open')
  await expect.poll(async () => (await toasts(page)).length).toBeGreaterThan(0)

  await page
    .getByRole('button', { name: /采用这一个/ })
    .first()
    .click()
  await isTold(page, '卫知远 农艺→技术 rejected', '阮稚川 农艺→老把式 accepted')
  // What was said of the conflict is no longer so.
  await expect.poll(() => toasts(page)).toEqual([])
  await page.locator('.proof-scroll').press('b')
  await isTold(page, '卫知远 农艺→技术 open', '阮稚川 农艺→老把式 open')
  await expect.poll(() => card(page, '老把式').locator('.rival').count()).toBe(1)
}, 240_000)

test('across what another struck only what differs is proposed, and both can be accepted', async () => {
  let page = await as('卫知远')
  await selectPhrase(page, '老种子')
  await page.keyboard.press('Delete')
  const title = (all: readonly string[]) => all.filter((each) => !each.includes('农艺'))
  await expect.poll(async () => title(await told(page)), { timeout: 20_000 }).toEqual(['卫知远 老种子→ open'])
  await app?.quit()

  page = await as('阮稚川')
  await selectPhrase(page, '312种', '又回到')
  await page.keyboard.insertText('312种，又来到')
  await expect
    .poll(async () => title(await told(page)), { timeout: 20_000 })
    .toEqual(['卫知远 老种子→ open', '阮稚川 回→来 open'])
  // Nothing is in conflict, so nothing is said of one.
  expect((await toasts(page)).join(' ')).not.toContain('卫知远')
}, 240_000)
