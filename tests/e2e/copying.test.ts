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

interface Read {
  readonly html: string
  readonly text: string
  readonly types: readonly string[]
  /** What Chromium made of it where it was pasted. */
  readonly pasted: string
}

/** What lies on the clipboard, as any place that is pasted into is given it: both forms as they are, and what it shows of them. */
async function pasted(): Promise<Read> {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('div'))
    field.id = 'pasted'
    field.contentEditable = 'true'
    field.addEventListener('paste', ({ clipboardData: data }) => {
      field.dataset['types'] = JSON.stringify(data?.types ?? [])
      field.dataset['html'] = data?.getData('text/html') ?? ''
      field.dataset['text'] = data?.getData('text/plain') ?? ''
    })
    field.focus()
  })
  await page.keyboard.press('Control+V')
  await expect.poll(() => page.locator('#pasted').innerText()).not.toBe('')
  const got = await page.locator('#pasted').evaluate((field) => {
    const { types = '[]', html = '', text = '' } = (field as HTMLElement).dataset
    return { types: JSON.parse(types) as string[], html, text, pasted: (field as HTMLElement).innerText }
  })
  await page.locator('#pasted').evaluate((field) => field.remove())
  return got
}

const bare = (words: string): string => words.replaceAll(/\s/gu, '')

async function copied(command: string, words: string): Promise<Read> {
  await app.menu.click(command)
  await page.locator('.toast', { hasText: words }).waitFor()
  const read = await pasted()
  expect([...read.types].sort()).toEqual(['text/html', 'text/plain'])
  // Nothing of the window leaves with the words, and nothing that runs or is fetched.
  expect(read.html).not.toMatch(
    /<(?:script|style|link|iframe|object|svg|img)\b|<[^>]*\s(?:on\w+|data-\w+|class)=|app:/iu,
  )
  expect(bare(read.text)).not.toBe('')
  return read
}

test('the paragraph, the clean text and the notes are copied, each said so', { timeout: 60_000 }, async () => {
  await selectPhrase(page, '送餐员陆小满')
  const paragraph = await copied('copy-paragraph', t('proof.copied.paragraph'))
  expect(paragraph.text.trim()).toMatch(/^青笠县有四百多级石阶.*热饭。$/u)
  expect(bare(paragraph.pasted)).toBe(bare(paragraph.text))
  expect(paragraph.html).toContain(paragraph.text.trim())
  const clean = await copied('copy-clean', t('proof.copied.clean'))
  expect(clean.html).toContain('<h1')
  expect(clean.text).toContain('渡口送书')
  expect(clean.text).toContain('方小满把新到的书递给摆渡人')
  await app.menu.click('copy-notes')
  await page.locator('.toast', { hasText: t('proof.copied.noNotes') }).waitFor()
  await selectPhrase(page, '送餐员陆小满')
  await page.keyboard.press('2')
  await page.keyboard.insertText('他 <b>几岁</b>？<img src=x onerror=alert(1)>')
  await page.keyboard.press('Control+Enter')
  await page.locator('.card', { hasText: '几岁' }).first().waitFor()
  const notes = await copied('copy-notes', t('proof.copied.notes', { count: 1 }))
  expect(notes.html).toMatch(/<table[^]*<td[^]*他 &lt;b&gt;几岁&lt;\/b&gt;？/u)
  expect(notes.text).toContain('送餐员陆小满')
  expect(notes.pasted).toContain('几岁')
})
