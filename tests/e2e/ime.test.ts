import { rmSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { composer } from '../helpers/app/composing.ts'
import { kept, noteOn, selectPhrase, userFolder } from '../helpers/proof.ts'

/** A10 of reliability.md: every field to write in, under an input method, through the DevTools protocol. */
const TURNS = process.env.GALLEY_LONG === '1' ? 15 : 3

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
let ime: ReturnType<typeof composer>

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(12_000)
  await page.locator('.library').waitFor()
  ime = composer(await page.context().newCDPSession(page))
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const compose = (field: Locator): Promise<void> => ime.compose(field, TURNS)

const live = (): Locator => page.locator('.margin-slot[data-live]')

/** What the library holds, without what is still being written. */
async function records(): Promise<unknown> {
  const { notes, replies, suggestions, numbers, verdicts, blocks } = await kept(page)
  return { notes, replies, suggestions, numbers, verdicts, blocks }
}

/** A way to each field of the open article; the names are what the test is called. */
const FIELDS: readonly (readonly [name: string, reach: () => Promise<Locator>])[] = [
  [
    'the draft of a note',
    async () => {
      await selectPhrase(page, '半碗谷粒')
      await page.keyboard.press('1')
      return live().locator('.draft-fields textarea')
    },
  ],
  [
    'a suggested text',
    async () => {
      await selectPhrase(page, '旧粮仓里')
      await page.keyboard.press('3')
      return live().locator('.suggest-field')
    },
  ],
  [
    'a reply',
    async () => {
      await page.keyboard.press('Control+4')
      await page.locator('.desk-row').first().click()
      return live().locator('.reply-field')
    },
  ],
  [
    'whom a note is given to',
    async () => {
      await live().getByRole('button', { name: '交办' }).click()
      return live().getByRole('textbox', { name: '交给谁' })
    },
  ],
  [
    'a sentence that is rewritten in place',
    async () => {
      await page.keyboard.press('Control+1')
      await selectPhrase(page, '种子屋从不上锁')
      await page.keyboard.press('F2')
      return page.locator('.edit-field')
    },
  ],
  [
    'the find bar',
    async () => {
      await page.locator('.edit-field').press('Escape')
      await page.keyboard.press('Control+f')
      return page.locator('.find-bar input').first()
    },
  ],
  [
    'the search in the numbers',
    async () => {
      await page.locator('.find-bar input').first().press('Escape')
      await page.keyboard.press('Control+3')
      await page.getByRole('button', { name: '筛选' }).click()
      return page.locator('.numbers-filters input')
    },
  ],
  [
    'evidence',
    async () => {
      await page.locator('.numbers-filters input').fill('')
      await page.locator('.ledger-number').first().click()
      await page.keyboard.press('e')
      return page.locator('.ledger-open').getByRole('textbox', { name: '依据' })
    },
  ],
  [
    'where evidence is from',
    () => Promise.resolve(page.locator('.ledger-open').getByRole('textbox', { name: '出处、网址' })),
  ],
  [
    'the right value',
    async () => {
      await page.locator('.ledger-open').getByRole('textbox', { name: '依据' }).fill('')
      await page.locator('.ledger-number').nth(2).click()
      await page.keyboard.press('x')
      return page.locator('.ledger-open').getByRole('textbox', { name: '应为' })
    },
  ],
  [
    'a caption',
    async () => {
      await page.keyboard.press('Control+2')
      await page.getByRole('button', { name: '改图注' }).first().click()
      return page.locator('.caption-field')
    },
  ],
  [
    'an alternative text',
    async () => {
      await page.locator('.caption-field').press('Escape')
      return page.getByRole('textbox', { name: '替代文字' }).first()
    },
  ],
]

test('the article and a note to reply to', async () => {
  await app.menu.click('open-sample')
  await page.locator('.proof [data-text]').first().waitFor()
  await noteOn(page, '1120米', '2', '海拔数从哪里来？')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(1)
})

test.each(FIELDS)(
  'in the field for %s an input method keeps its keys',
  async (_name, reach) => {
    const field = await reach()
    await field.waitFor()
    const before = await records()
    await compose(field)
    expect(await records()).toEqual(before)
  },
  120_000,
)

test('what was composed in a note is what the library keeps', async () => {
  await page.keyboard.press('Control+1')
  await selectPhrase(page, '一篮鸡蛋')
  await page.keyboard.press('1')
  const field = live().locator('.draft-fields textarea')
  await compose(field)
  const written = await field.inputValue()
  await field.press('Enter')
  await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain(written)
})

test('the reason of a suggestion, of several, and what takes the place of found words keep to it', async () => {
  const reasons = async (): Promise<readonly unknown[]> => (await kept(page)).suggestions.map(({ reason }) => reason)
  await page.keyboard.press('Control+1')
  await selectPhrase(page, '种子屋从不上锁')
  await page.keyboard.press('Control+b')
  await expect.poll(async () => (await reasons()).length).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.locator('.margin-slot .card-head', { hasText: '格式' }).first().click()
  const own = live().getByRole('textbox', { name: '理由' })
  const before = await records()
  await compose(own)
  expect(await records()).toEqual(before)
  const written = await own.inputValue()
  await own.press('Enter')
  await expect.poll(reasons).toContain(written)

  await page.keyboard.press('Control+9')
  await page.getByLabel('选中列出的全部').check()
  const all = page.getByRole('textbox', { name: '所选改动的理由' })
  const now = await records()
  await compose(all)
  expect(await records()).toEqual(now)
  await all.fill('依方志')
  await all.press('Enter')
  await expect.poll(reasons).toContain('依方志')

  await page.keyboard.press('Control+Alt+f')
  await compose(page.locator('.find-row').nth(1).locator('input'))
  await page.keyboard.press('Escape')
}, 120_000)

test('the search of the library and the palette keep to it too', async () => {
  await page.keyboard.press('Control+Shift+P')
  await compose(page.locator('.palette input'))
  await page.keyboard.press('Escape')
  await page.locator('.rail-person').click()
  await compose(page.getByRole('textbox', { name: '姓名' }))
  await page.keyboard.press('Escape')
  await app.menu.click('show-library')
  await compose(page.getByRole('searchbox'))
})
