import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makeDocx, paragraph, run } from '../helpers/make-docx.ts'
import { kept, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** A change that Word tracked: whose it is, and the words. */
const ins = (words: string, author = '高远'): string =>
  `<w:ins w:id="9" w:author="${author}" w:date="2024-01-15T09:30:00Z">${run(words)}</w:ins>`
const del = (words: string, author = '高远'): string =>
  `<w:del w:id="9" w:author="${author}" w:date="2024-01-15T09:30:00Z"><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
/** A paragraph whose mark is struck: it goes on with the next. */
const joined = (words: string): string =>
  `<w:p><w:pPr><w:rPr><w:del w:id="6" w:author="高远" w:date="2024-01-15T09:30:00Z"/></w:rPr></w:pPr>${run(words)}</w:p>`

const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
beforeAll(async () => {
  const file = path.join(folder, '修堤.docx')
  const body = [
    paragraph('堰头村修堤记'),
    `<w:p>${run('堰头村的')}${del('旧')}${ins('老')}${run('堤今年加高了两尺，')}${del('村民们都说好', '岑一苇')}${run('。')}</w:p>`,
    joined('水退之后，人们又回到'),
    paragraph('田里补种晚稻，一连忙了十来天。'),
    `<w:p>${run('堤长')}${del('三百')}${ins('三百二十')}${run('米，用土一万方。')}</w:p>`,
  ]
  writeFileSync(file, makeDocx({ body: body.join('') }))
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const desk = '.suggestions-desk'
const bar = (): Promise<string> => page.locator('.suggestion-bar').innerText()
const states = async (): Promise<readonly string[]> =>
  (await kept(page)).suggestions.toSorted((a, b) => a.createdAtMs - b.createdAtMs).map(({ state }) => state)
const count = async (state: string): Promise<number> => (await states()).filter((each) => each === state).length
const undo = async (): Promise<void> => {
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('Control+z')
}
const filter = (label: string, value: string): Promise<unknown> =>
  page.locator(desk).getByLabel(label, { exact: true }).selectOption(value)

describe('the list of suggestions', () => {
  test('shows what a Word file brought, before and after within the words around it, and paragraph marks', async () => {
    await page.keyboard.press('Control+9')
    await page.locator(`${desk} .virtual-row`).nth(3).waitFor()
    const rows = await page.locator(`${desk} .virtual-row`).allInnerTexts()
    expect(rows).toHaveLength(4)
    expect(rows[0]?.replaceAll('\n', ' ')).toContain('堰头村的旧老堤今年加高了两尺')
    expect(rows[1]).toContain('村民们都说好')
    expect(rows[2]).toContain('¶')
    expect(await page.locator('.rail [aria-current="page"] .rail-name').innerText()).toBe('改动')
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
  })

  test('by keyboard: chosen from row to row, accepted as one act that one undo takes back', async () => {
    await page.keyboard.press('j')
    await page.locator(`${desk} [aria-current="true"]:focus`).waitFor()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+J')
    await page.keyboard.press('Shift+J')
    expect(await bar()).toContain('已选 3 处')
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    await page.keyboard.press('a')
    await page.locator('.toast', { hasText: '已采纳 3 处改动。' }).waitFor()
    await expect.poll(() => count('accepted')).toBe(3)
    await undo()
    await expect.poll(() => count('open')).toBe(4)
  })

  test('all of a person, of a kind, of a paragraph: the filters, then all that is shown', async () => {
    await filter('作者', '岑一苇')
    expect(await page.locator(`${desk} .virtual-row`).count()).toBe(1)
    await page.getByRole('button', { name: '退回 1 处' }).click()
    await expect.poll(() => count('rejected')).toBe(1)
    await undo()
    await filter('作者', '')
    await filter('种类', 'replace')
    await page.getByRole('button', { name: '采纳 2 处' }).click()
    await expect.poll(() => count('accepted')).toBe(2)
    await filter('状态', 'accepted')
    await page.getByRole('button', { name: '收回 2 处' }).click()
    await expect.poll(() => count('open')).toBe(4)
    await filter('状态', 'open')
    await filter('种类', '')
    const block = (await kept(page)).suggestions.find(({ after }) => after === '老')?.blockId ?? ''
    await filter('段落', block)
    expect(await page.locator(`${desk} .virtual-row`).count()).toBe(2)
    await filter('段落', '')
  })

  test('why: class and reason of one on its card, of several in one act; found again by class', async () => {
    await page.locator(`${desk} .desk-row`).first().click()
    const card = page.locator('.margin-slot[data-live]')
    await card.getByLabel('差错类别').selectOption('word')
    await card.getByLabel('理由').fill('方志作“老堤”')
    await card.getByLabel('理由').press('Enter')
    await expect
      .poll(async () => (await kept(page)).suggestions.find(({ after }) => after === '老')?.reason)
      .toBe('方志作“老堤”')
    await filter('差错类别', 'word')
    expect(await page.locator(`${desk} .virtual-row`).count()).toBe(1)
    expect(await page.locator(`${desk} .virtual-row`).innerText()).toContain('方志作“老堤”')
    await filter('差错类别', 'none')
    await page.getByLabel('选中列出的全部').check()
    expect(await bar()).toContain('已选 3 处')
    await page.getByLabel('所选改动的理由').fill('编辑部约定')
    await page.getByLabel('所选改动的理由').press('Enter')
    await expect
      .poll(async () => (await kept(page)).suggestions.filter(({ reason }) => reason === '编辑部约定').length)
      .toBe(3)
    await undo()
    await expect
      .poll(async () => (await kept(page)).suggestions.filter(({ reason }) => reason !== undefined).length)
      .toBe(1)
    await filter('差错类别', '')
    await page.keyboard.press('Escape')
  })

  test('what is in conflict is said before: on the card who is rejected, in the bar what stays', async () => {
    await selectPhrase(page, '加高了两尺')
    await page.keyboard.press('3')
    const fields = page.locator('.margin-slot[data-live] .draft-fields textarea')
    await fields.first().fill('加高加宽')
    await fields.last().press('Enter')
    await selectPhrase(page, '了两尺')
    await page.keyboard.press('3')
    await fields.first().waitFor()
    await fields.first().fill('近两尺')
    await fields.last().press('Enter')
    await page.keyboard.press('Control+9')
    await expect.poll(() => page.locator(`${desk} .suggestion-conflict`).count()).toBe(2)
    expect(await bar()).toMatch(/采纳 4 处[\s\S]*退回 6 处[\s\S]*2 处有冲突，仍未结。/u)
    await page
      .locator(`${desk} .desk-row`, { has: page.locator('.suggestion-conflict') })
      .last()
      .click()
    await page.locator('.rivals-outcome', { hasText: '另外 1 处将退回。' }).waitFor()
    await page.keyboard.press('t')
    await expect.poll(() => count('accepted')).toBe(1)
    expect(await count('rejected')).toBe(1)
    await undo()
    await expect.poll(() => count('open')).toBe(6)
    await page.getByRole('button', { name: '采纳 4 处' }).click()
    await expect.poll(() => count('accepted')).toBe(4)
    expect(await count('open')).toBe(2)
    await undo()
    await expect.poll(() => count('open')).toBe(6)
  })
})
