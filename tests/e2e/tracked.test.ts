import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, userFolder, untilProof } from '../helpers/proof.ts'
import { trackedArticle } from '../helpers/tracked-article.ts'

let app: GalleyApp | undefined

afterEach(async () => {
  await app?.quit()
  app = undefined
})

/** What stands on the sheet: words of pictures, and of texts that are seen. */
async function shown(page: Page, view: '原文' | '标记' | '清稿'): Promise<string> {
  await page.getByText(view, { exact: true }).first().click()
  const pictures = await page
    .locator('.figure img:visible')
    .evaluateAll((all) => all.map((each) => each.getAttribute('alt')))
  const texts = await page.locator('[data-text]:visible').allInnerTexts()
  return [...pictures, ...texts].join(' ')
}

test('pictures and paragraphs that were tracked stand in the views that have them', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const file = path.join(folder, '种树.docx')
  writeFileSync(file, trackedArticle())
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)

  const marked = await shown(page, '标记')
  for (const each of ['旧图', '新图', '图为清河镇的山坡', '据林业站']) expect(marked).toContain(each)
  for (const view of ['原文', '清稿'] as const) {
    const text = await shown(page, view)
    expect(text).toContain('旧图')
    for (const each of ['新图', '图为清河镇的山坡', '据林业站']) expect(text).not.toContain(each)
  }

  await shown(page, '标记')
  const cards = page.locator('.margin-slot .card-head')
  for (let count = await cards.count(); count > 0; count = await cards.count()) {
    await cards.first().click()
    await page.getByRole('button', { name: '采纳' }).first().click()
    // What is settled keeps its card while it is live, so that it can be taken back.
    await page.locator('.proof-scroll').press('Escape')
    await expect.poll(() => cards.count()).toBeLessThan(count)
  }
  const clean = await shown(page, '清稿')
  for (const each of ['新图', '图为清河镇的山坡', '以上由林业站统计', '据林业站']) expect(clean).toContain(each)
  expect(clean).not.toContain('旧图')
  expect(clean.split('先说这个').length).toBe(2)
  expect(await shown(page, '原文')).toContain('旧图')
})

test('a move is one thing: one card at either place, counted once everywhere, settled and taken back as one', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const file = path.join(folder, '种树.docx')
  writeFileSync(file, trackedArticle())
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  const parts = async () => (await kept(page)).suggestions.filter(({ kind }) => kind === 'move')
  const total = (await kept(page)).suggestions.length
  expect((await parts()).length).toBe(2)
  const [lead, target] = (await parts()).toSorted((a, b) => b.before.length - a.before.length)
  const cards = page.locator('.margin-slot', { hasText: '先说这个' })
  const isOneCard = async (id: string | undefined): Promise<void> => {
    await expect
      .poll(() => cards.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.slot)))
      .toEqual([id])
  }

  await page.keyboard.press('Control+4')
  await expect.poll(() => page.locator('.desk-list .desk-row').count()).toBe(total - 1)
  for (const count of ['.rail-desks [aria-current] .rail-count', '.foot-words:has-text("未结") + strong'])
    await expect.poll(() => page.locator(count).first().innerText()).toBe(String(total - 1))
  const { notes } = await page.evaluate(async () => {
    const list = await window.galley.invoke('library.list', {})
    return (list as { value: { articles: { notes: unknown }[] } }).value.articles[0] ?? { notes: 0 }
  })
  expect(notes).toEqual({ total: total - 1, done: 0 })

  await page.locator('.desk-list .desk-row', { hasText: '先说这个' }).click()
  await isOneCard(lead?.id)
  await cards.getByRole('button', { name: '到新位置' }).click()
  await isOneCard(target?.id)
  await expect.poll(() => page.locator('.desk-list .desk-row[aria-current]').innerText()).toContain('先说这个')
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('a')
  await expect.poll(async () => (await parts()).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await parts()).map(({ state }) => state)).toEqual(['open', 'open'])
})
