import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, untilProof, userFolder } from '../helpers/proof.ts'

/** The log in the window: told in words, filtered, gone to, exported; all by keys. */
const folder = userFolder({ reviewerName: 'A. Reader', locale: 'en' })
let app: GalleyApp
let page: Page

const dialog = () => page.locator('dialog[open]')
const rows = () => dialog().locator('.log-row')
const heads = () => dialog().locator('.log-act').allInnerTexts()
const shown = () => dialog().locator('.log-count').innerText()

async function openLog(): Promise<void> {
  await page.keyboard.press('Control+Shift+J')
  await rows().first().waitFor()
  await expect.poll(() => dialog().locator('.log-act').count()).toBeGreaterThan(0)
}

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: ['--sample'] })
  page = app.page
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

describe('the log', { timeout: 120_000 }, () => {
  test('tells what was done, where, and what was before and after', async () => {
    const words = (await page.locator('[data-role="paragraph"] [data-text]').first().innerText()).slice(0, 12)
    await noteOn(page, words, '1', 'Who says so?')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+3')
    await page.locator('.ledger-row').first().waitFor()
    // Each act is seen to be done before the next: they are told in their order.
    const foot = () => page.locator('.foot').innerText()
    for (const keys of [['j', 'v'], ['q'], ['Control+z']]) {
      const before = await foot()
      for (const key of keys) await page.keyboard.press(key)
      await expect.poll(foot).not.toBe(before)
    }
    await openLog()
    expect(await heads()).toEqual([
      'undid: checked a number',
      'checked a number',
      'checked a number',
      'added a note',
      'imported',
    ])
    expect(await dialog().locator('.log-date').allInnerTexts()).toEqual([expect.stringContaining('5 acts')])
    const note = rows().nth(3)
    expect(await note.innerText()).toContain('Who says so?')
    expect(await note.innerText()).toContain(`on “${words}”`)
    expect(await rows().nth(2).innerText()).toMatch(/State:\s*Unchecked → Verified/u)
    expect(await page.locator('.log-body').innerText()).not.toMatch(/\b(?:log|acts|numbers)\.[a-z]/u)
  })

  test('is filtered by words, person and kind of act, and says how many there are', async () => {
    expect(await shown()).toBe('5 of 5')
    // Letter by letter, as it is typed: the list changes under the field, which keeps the focus.
    await page.keyboard.type('WHO SAYS', { delay: 30 })
    await expect.poll(shown).toBe('1 of 5')
    expect(await heads()).toEqual(['added a note'])
    const field = dialog().getByRole('searchbox')
    expect(await field.inputValue()).toBe('WHO SAYS')
    await dialog().getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(shown).toBe('5 of 5')
    expect(await field.inputValue()).toBe('')
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    await dialog().getByLabel('Action', { exact: true }).selectOption('number.judge')
    await expect.poll(shown).toBe('3 of 5')
    await dialog().getByLabel('Action', { exact: true }).selectOption('')
    await dialog().getByLabel('Place', { exact: true }).selectOption({ index: 1 })
    await expect.poll(async () => Number((await shown()).split(' ')[0])).toBeLessThan(5)
    await dialog().getByRole('button', { name: 'Clear filters' }).click()
    await dialog().getByLabel('From', { exact: true }).fill('2020-01-01')
    await dialog().getByLabel('To', { exact: true }).fill('2020-01-02')
    await expect.poll(shown).toBe('0 of 5')
    expect(await dialog().locator('.log-none').innerText()).toBe('No act matches the filters')
    await dialog().getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(shown).toBe('5 of 5')
  })

  test('leads by keys to the place of an act', async () => {
    await rows().first().focus()
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('added a note')
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog().count()).toBe(0)
    await expect.poll(() => page.locator('.margin-slot[data-live]').innerText()).toContain('Who says so?')
  })

  test('leaves as a file, of the article or of the library', async () => {
    await openLog()
    const file = path.join(folder, 'log.jsonl')
    await app.dialogs.queue({ filePath: file, canceled: false }, 'showSaveDialog')
    await dialog().getByRole('radio', { name: 'Whole library' }).click()
    await dialog().getByRole('button', { name: 'Export log' }).click()
    await expect.poll(() => page.locator('.toast').allInnerTexts()).toContainEqual(expect.stringContaining('5 acts'))
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([1, 2, 3, 4, 5])
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog().count()).toBe(0)
  })
})
