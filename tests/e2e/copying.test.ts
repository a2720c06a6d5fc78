import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTranslate } from '#shared/messages/translate.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { captionedArticle } from '../helpers/captioned-article.ts'
import { selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'

const t = createTranslate('zh-Hans')
const folder = userFolder({ reviewerName: '阮', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  const { article } = captionedArticle()
  app = await launchGalley({ userDataDir: folder, argv: [article], locale: 'zh-CN' })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** What a place to write in gets when it is pasted into, through the clipboard itself. */
async function pasted(): Promise<{ readonly html: string; readonly text: string }> {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('div'))
    field.id = 'pasted'
    field.contentEditable = 'true'
    field.focus()
  })
  await page.keyboard.press('Control+V')
  await expect.poll(() => page.locator('#pasted').innerText()).not.toBe('')
  const got = await page
    .locator('#pasted')
    .evaluate((field) => ({ html: field.innerHTML, text: (field as HTMLElement).innerText }))
  await page.locator('#pasted').evaluate((field) => field.remove())
  return got
}

async function copied(command: string, words: string): Promise<{ readonly html: string; readonly text: string }> {
  await app.menu.click(command)
  await page.locator('.toast', { hasText: words }).waitFor()
  return pasted()
}

test('the paragraph, the clean text and the notes are copied, each said so', { timeout: 60_000 }, async () => {
  await selectPhrase(page, '送餐员陆小满')
  const paragraph = await copied('copy-paragraph', t('proof.copied.paragraph'))
  expect(paragraph.text.trim()).toMatch(/^青笠县有四百多级石阶.*热饭。$/u)
  const clean = await copied('copy-clean', t('proof.copied.clean'))
  expect(clean.html).toContain('<h1')
  expect(clean.text).toContain('渡口送书')
  expect(clean.text).toContain('方小满把新到的书递给摆渡人')
  await app.menu.click('copy-notes')
  await page.locator('.toast', { hasText: t('proof.copied.noNotes') }).waitFor()
  await selectPhrase(page, '送餐员陆小满')
  await page.keyboard.press('2')
  await page.keyboard.insertText('他 <b>几岁</b>？')
  await page.keyboard.press('Control+Enter')
  await page.locator('.card', { hasText: '几岁' }).first().waitFor()
  const notes = await copied('copy-notes', t('proof.copied.notes', { count: 1 }))
  expect(notes.html).toMatch(/<table[^]*<td[^]*他 &lt;b&gt;几岁&lt;\/b&gt;？/u)
  expect(notes.text).toContain('送餐员陆小满')
})
