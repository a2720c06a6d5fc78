import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { selectPhrase, userFolder } from '../helpers/proof.ts'

/** Spelling in the fields that a person writes in, and the house's choice of American or British (issue 13, section 4). */
const folder = userFolder({ reviewerName: 'Mary Hale', locale: 'en', theme: 'light' })
const file = path.join(folder, 'ferry.md')
let app: GalleyApp
let page: Page

beforeAll(async () => {
  const text = [
    'The harbor board met on a wet night in March. Its colour scheme has yet to be agreed, said Isobel Marr.',
    'When Isobel Marr had left, the mayor heard of it by email. In an e-mail to Isabel Marr he asked for 4 percent more.',
    'The plan was shown on YouTube, and on Youtube it was seen by few.',
  ].join('\n\n')
  writeFileSync(file, `# The last ferry of Harwick\n\nBy Mary Hale\n\n${text}\n`)
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  page = app.page
  page.setDefaultTimeout(12_000)
  await page.locator('.proof [data-text]').first().waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** How many words (each on one line) are underlined. */
const underlined = (field: Locator): Promise<number> =>
  field.evaluate((element) => (element as HTMLElement).style.backgroundImage.split('url(').length - 1)

const spelling = (field: Locator): Promise<string | null> => field.getAttribute('aria-invalid')

test('what is misspelled in a note is underlined, put right from the menu, and learned by the house', async () => {
  await selectPhrase(page, 'harbor board')
  await page.keyboard.press('1')
  const field = page.locator('.margin-slot[data-live] textarea').last()
  await field.waitFor()
  // Nothing is spelled while an input method composes.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: 'goverment', selectionStart: 9, selectionEnd: 9 })
  await page.waitForTimeout(500)
  expect(await underlined(field)).toBe(0)
  await devtools.send('Input.insertText', { text: 'goverment ' })
  await expect.poll(() => underlined(field)).toBe(1)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('The goverment')
  await page.waitForTimeout(600)
  // It may still be going on at the caret.
  expect(await underlined(field)).toBe(0)
  await page.keyboard.type(' recieved Brixworthian quarlet')
  await page.keyboard.type(' twice')
  await expect.poll(() => underlined(field)).toBe(3)
  expect(await spelling(field)).toBe('spelling')
  // By keyboard alone: the first wrong word, its menu, the first suggestion.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Alt+F7')
  await page.getByRole('menuitem', { name: 'government', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toContain('The government recieved')
  await page.keyboard.press('Control+z')
  await expect.poll(() => field.inputValue()).toContain('The goverment recieved')
  await page.keyboard.press('Control+y')
  await expect.poll(() => field.inputValue()).toContain('The government recieved')
  await expect.poll(() => underlined(field)).toBe(2)
  await page.keyboard.press('Alt+F7')
  await page.getByRole('menuitem', { name: 'received', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  // The menu key at the last word that is wrong: the house knows it from now on.
  await page.keyboard.press('Control+End')
  for (let back = 0; back < 7; back += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Add “quarlet” to the words that are right' }).click()
  await expect.poll(() => underlined(field)).toBe(1)
  expect(readFileSync(path.join(folder, 'house/words.txt'), 'utf8')).toBe('quarlet\n')
})

test('the article is held to one spelling, or to the one that the house has chosen, and to AP style as one layer', async () => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+5')
  const rules = async (): Promise<readonly (string | null)[]> => {
    const rows = page.locator('.findings-desk .finding:has(.desk-quote b)')
    return (await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-rule')))).toSorted()
  }
  const consistent = ['consistency.name-spelling', 'english.hyphenation', 'english.term-case']
  await expect.poll(rules, { timeout: 20_000 }).toEqual([...consistent, 'english.variety'].toSorted())
  const choose = async (group: string, name: string): Promise<void> => {
    await page.keyboard.press('Control+,')
    await page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).click()
    await page.keyboard.press('Escape')
    await page.locator('.findings-desk').waitFor()
  }
  await choose('English spelling', 'British')
  await expect.poll(rules).toEqual([...consistent, 'english.house-spelling'].toSorted())
  expect(await page.locator('[data-rule="english.house-spelling"] strong').textContent()).toBe(
    '“harbor”: the house spells it “harbour”',
  )
  await choose('AP style for English', 'On')
  await expect.poll(rules).toEqual([...consistent, 'english.ap-percent', 'english.house-spelling'].toSorted())
})
