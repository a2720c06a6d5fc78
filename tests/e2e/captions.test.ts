import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { captionedArticle } from '../helpers/captioned-article.ts'
import { kept, showFirst, userFolder } from '../helpers/proof.ts'
import { violationsIn } from '../helpers/violations.ts'

/** One caption after the other, by the keyboard: each test goes on from the one before. */
const folder = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
const { article, newer } = captionedArticle()
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: [article] })
  page = app.page
  await openDesk()
})
afterAll(async () => {
  await app.quit()
  for (const each of [folder, path.dirname(article)]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

async function openDesk(): Promise<void> {
  await page.locator('.proof, .opening, .lib-title').first().waitFor()
  if ((await page.locator('.opening').count()) > 0) await page.keyboard.press('Enter')
  await page.locator('.proof, .lib-title').first().waitFor()
  // A restart comes back to this desk.
  if ((await page.locator('.captions-desk').count()) === 0) await showFirst(page)
  await page.keyboard.press('Control+2')
  await page.locator('.caption-sheet').first().waitFor()
}

const sheet = (index: number): Locator => page.locator('.caption-sheet').nth(index)
const chips = (index: number): Promise<readonly string[]> =>
  sheet(index)
    .locator('.element-chips li')
    .evaluateAll((items) => items.map((item) => `${item.textContent.trim()} ${item.dataset['state']}`))

const found = (): Promise<readonly string[]> => violationsIn(page)

describe('the desk', () => {
  test('says element by element what a caption lacks', async () => {
    expect(await page.locator('.caption-sheet').count()).toBe(3)
    expect(await chips(0)).toEqual(['何人 ok', '何事 ok', '何地 wrong', '何时 wrong', '署名 ok'])
    expect(await chips(1)).toEqual(['何人 ok', '何事 ok', '何地 ok', '何时 ok', '署名 ok'])
    expect(await sheet(0).locator('.caption-checks').textContent()).toContain('缺地点、时间')
    expect(await sheet(0).locator('.metadata-row').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^时间2025-10-23 11:20图注无/)]),
    )
    expect(await found()).toEqual([])
  })

  test('takes what the metadata offers as a suggestion, and the accepted one counts', async () => {
    await sheet(0).click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('s')
    await expect
      .poll(async () => (await kept(page)).suggestions.map(({ after, state }) => `${after} ${state}`))
      .toEqual([expect.stringMatching(/10月23日，在青笠县， open$/)])
    expect(await chips(0)).toContain('何时 wrong')
    await sheet(0).getByRole('button', { name: '采纳' }).click()
    await expect.poll(() => chips(0)).toEqual(['何人 ok', '何事 ok', '何地 ok', '何时 ok', '署名 ok'])
  })

  test('checks by the list that is chosen', async () => {
    await page.getByRole('combobox', { name: '要素表' }).selectOption('zh-web')
    await expect.poll(() => chips(0)).toEqual(['何事 ok', '何地 ok', '何时 ok', '署名 ok'])
    await page.getByRole('combobox', { name: '要素表' }).selectOption('auto')
    await expect.poll(async () => (await chips(0)).length).toBe(5)
  })

  test('approves several rows, and asks once where elements are missing', async () => {
    await page.locator('.captions-desk').focus()
    await page.keyboard.press('d')
    await page.locator('.captions-rows').waitFor()
    await sheet(1).click({ position: { x: 200, y: 5 } })
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+J')
    await expect.poll(() => page.locator('.bulk-bar').textContent()).toContain('已选 2 条')
    expect(await found()).toEqual([])
    await page.keyboard.press('v')
    await page.getByRole('button', { name: '全部通过' }).click()
    const states = async () => (await kept(page)).verdicts.map(({ state }) => state)
    await expect.poll(states).toEqual(['approved', 'approved'])
    await page.keyboard.press('Control+z')
    await expect.poll(states).toEqual([])
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(states).toEqual(['approved', 'approved'])
    await page.keyboard.press('Enter')
    await page.locator('.caption-open').waitFor()
    expect(await found()).toEqual([])
    await page.keyboard.press('d')
    await page.locator('.captions-list').waitFor()
  })

  test('enlarges a picture without leaving, and comes back to its card', async () => {
    await sheet(1).click({ position: { x: 5, y: 5 } })
    await sheet(1).focus()
    await page.keyboard.press('z')
    await page.locator('.large-view').waitFor()
    expect(await found()).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.large-view').count()).toBe(0)
    expect(await sheet(1).evaluate((card) => card === document.activeElement)).toBe(true)
  })
})

describe('the picture', () => {
  test('links regions to words by the keyboard, and says that left and right do not fit', async () => {
    await sheet(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.picture').waitFor()
    const words = page.locator('.picture-caption')
    await words.focus()
    // 方小满（左）: eighteen letters before it.
    const text = (await words.textContent()) ?? ''
    for (let at = 0; at < text.indexOf('方小满'); at += 1) await page.keyboard.press('ArrowRight')
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key)
    await page.keyboard.press('l')
    await page.getByRole('button', { name: '加矩形' }).press('Enter')
    const links = async () => (await kept(page)).links
    await expect.poll(async () => (await links()).map((link) => link.words)).toEqual(['方小满'])
    await page.locator('.picture-region .bounds input').nth(2).fill('20')
    await page.locator('.picture-region .bounds input').first().fill('60')
    await expect.poll(async () => (await links())[0]?.region).toMatchObject({ shape: 'rectangle', x: 0.6, width: 0.2 })
    await page
      .getByRole('group', { name: '可连的字' })
      .getByRole('button', { name: /顾长河/ })
      .first()
      .press('Enter')
    await page.locator('.picture-caption').focus()
    await page.keyboard.press('l')
    await page.getByRole('button', { name: '加矩形' }).press('Enter')
    await expect.poll(async () => (await links()).length).toBe(2)
    const second = page.locator('.picture-region-head').getByRole('button', { name: /^区域 1 .*顾长河/ })
    await second.focus()
    for (let at = 0; at < 10; at += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect
      .poll(async () => (await links()).find((link) => link.words.includes('顾长河'))?.region)
      .toMatchObject({ x: 0.15, width: 0.499 })
    await expect.poll(() => page.locator('.picture-panel .caption-checks').textContent()).toContain('不符')
    expect(await found()).toEqual([])
  })

  test('keeps its checklist, and takes an answer back', async () => {
    const answers = async () => (await kept(page)).checkmarks.map(({ item, state }) => `${item} ${state}`).sort()
    await page.getByRole('button', { name: '裁切: 可以' }).press('Enter')
    await page.getByRole('button', { name: '版权: 有疑' }).press('Enter')
    await expect.poll(answers).toEqual(['crop ok', 'rights doubt'])
    await page.keyboard.press('Control+z')
    await expect.poll(answers).toEqual(['crop ok'])
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(answers).toEqual(['crop ok', 'rights doubt'])
    await page.locator('.stage').focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.picture').count()).toBe(0)
    expect(await sheet(1).evaluate((card) => card === document.activeElement)).toBe(true)
    expect(await sheet(1).locator('.caption-checks').textContent()).toContain('不符')
  })

  test('is replaced, remembers the one before, and both are compared', async () => {
    await app.dialogs.queue({ canceled: false, filePaths: [newer] })
    await sheet(1).getByRole('button', { name: '换图' }).click()
    await expect.poll(async () => (await kept(page)).assets.length).toBe(3)
    const { assets, blocks } = await kept(page)
    const fresh = assets.find(({ fileName }) => fileName === 'boat-new.png')
    expect(assets.find(({ id }) => id === fresh?.replaces)?.fileName).toBe('boat.png')
    expect(blocks.some(({ assetId }) => assetId === fresh?.id)).toBe(true)
    await sheet(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.stage-picture').first().waitFor()
    // The regions were drawn on the other picture: they are listed, not drawn.
    expect(await page.locator('.stage .region-disc').count()).toBe(0)
    expect(await page.locator('.picture-stale').count()).toBe(2)
    await page.keyboard.press('c')
    await page.locator('.compare').waitFor()
    const differing = await page.locator('.compare-facts [data-differs] th').allTextContents()
    expect(differing).toEqual(expect.arrayContaining(['像素', 'SHA-256', '时间']))
    expect(differing).not.toContain('作者')
    expect(await found()).toEqual([])
    const modes = page.getByRole('radiogroup', { name: '比法' })
    await modes.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('slider', { name: '分界' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('slider').inputValue()).toBe('51')
    expect(await found()).toEqual([])
    await modes.getByRole('radio').nth(1).focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.compare .stage').first().focus()
    await page.keyboard.press('Space')
    const shown = page.locator('.compare-bar [role="status"]')
    const before = await shown.textContent()
    await page.keyboard.press('Space')
    await expect.poll(() => shown.textContent()).not.toBe(before)
    await page.keyboard.press('Escape')
    await page.locator('.picture-words').waitFor()
    await page.locator('.picture-stale').first().getByRole('button').first().click()
    await expect.poll(() => page.locator('.stage .region-disc').count()).toBe(1)
    await page.locator('.stage').focus()
    await page.keyboard.press('Escape')
  })

  test('keeps a region that was noted in the list under its number, and its tools have their keys when it is opened again', async () => {
    const numbers = (): Promise<readonly string[]> => page.locator('.picture-region-head').allInnerTexts()
    await sheet(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.picture').waitFor()
    const before = (await numbers()).length
    await page.getByRole('button', { name: '加矩形' }).press('Enter')
    await expect.poll(async () => (await numbers()).length).toBe(before + 1)
    await page.getByRole('button', { name: '加点' }).press('Enter')
    const field = page.locator('.picture-region[data-live] .draft-fields textarea')
    await field.fill('这一点要放大。')
    const last = page.locator('.picture-region').last()
    expect(await last.locator('.region-number').textContent()).toBe(String(before + 2))
    await field.press('Enter')
    await expect.poll(() => last.locator('.region-number + strong').textContent()).toBe('这一点要放大。')
    expect(await last.locator('.region-number').textContent()).toBe(String(before + 2))
    await last.locator('.reply-field').waitFor()
    await page.locator('.stage').focus()
    await page.keyboard.press('Escape')
    await sheet(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.picture-region[data-live] .reply-field').waitFor()
    await page.keyboard.press('r')
    await page.locator('.stage[data-tool="rectangle"]').waitFor()
    // One thing scrolls beside the picture.
    const scrolling = await page
      .locator('.picture')
      .evaluate((picture) =>
        [...picture.querySelectorAll('*')]
          .filter(
            (each) =>
              each.scrollHeight > each.clientHeight + 1 &&
              ['auto', 'scroll'].includes(getComputedStyle(each).overflowY),
          )
          .map((each) => each.className),
      )
    expect(scrolling.every((name) => String(name).includes('picture-panel'))).toBe(true)
    expect(await found()).toEqual([])
    if (process.env.GALLEY_LOOK !== undefined) await page.screenshot({ path: process.env.GALLEY_LOOK })
    await page.locator('.stage').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.picture').count()).toBe(0)
  })

  test('is compared with its own versions, and with other pictures when they are asked for', async () => {
    await sheet(0).click({ position: { x: 4, y: 4 } })
    await page.keyboard.press('Enter')
    await page.locator('.picture').waitFor()
    await page.keyboard.press('c')
    await page.getByText('没有这张图的旧版').waitFor()
    await page.getByRole('button', { name: '和稿件里别的图比较' }).press('Enter')
    await page.locator('.compare').waitFor()
    expect(await page.locator('.compare-choices select').first().locator('option').count()).toBeGreaterThan(1)
    await page.getByRole('checkbox', { name: '和稿件里别的图比较' }).click()
    await page.getByText('没有这张图的旧版').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.picture').count()).toBe(0)
    await sheet(1).click({ position: { x: 4, y: 4 } })
  })
})

describe('after the app has ended', () => {
  test('links, answers, verdicts, pictures and the list of elements are there', async () => {
    await page.getByRole('combobox', { name: '要素表' }).selectOption('zh-periodical')
    const before = await kept(page)
    expect((await app.quit()).code).toBe(0)
    app = await launchGalley({ userDataDir: folder })
    page = app.page
    await openDesk()
    const after = await kept(page)
    for (const part of ['blocks', 'links', 'checkmarks', 'assets', 'verdicts', 'suggestions'] as const)
      expect(after[part]).toEqual(before[part])
    expect(await page.getByRole('combobox', { name: '要素表' }).inputValue()).toBe('zh-periodical')
  })
})

describe('the settings', () => {
  test('add a list of the house and an item of the checklist, and both hold', async () => {
    await page.getByRole('combobox', { name: '要素表' }).selectOption({ label: '改要素表…' })
    const section = page.locator('#set-captions')
    await section.waitFor()
    await section.getByRole('button', { name: '另存一份' }).click()
    await section.getByRole('textbox', { name: '名称' }).fill('县报')
    await section.getByRole('checkbox', { name: '何人' }).uncheck()
    await section.getByRole('textbox', { name: '加一项，按 Enter' }).fill('水印')
    await section.getByRole('textbox', { name: '加一项，按 Enter' }).press('Enter')
    await expect.poll(() => section.locator('.item-list li').count()).toBe(6)
    expect(await found()).toEqual([])
    await section.getByRole('combobox', { name: '要素表' }).selectOption({ label: '县报' })
    await page.keyboard.press('Escape')
    await page.locator('.caption-sheet').first().waitFor()
    await expect.poll(() => chips(0)).toEqual(['何事 ok', '何地 ok', '何时 ok', '署名 ok'])
    await sheet(1)
      .locator('.caption-thumb')
      .click({ position: { x: 8, y: 8 } })
    await page.getByRole('button', { name: '水印: 不适用' }).click()
    await expect.poll(async () => (await kept(page)).checkmarks.length).toBe(3)
    await page.keyboard.press('Escape')
  })
})
