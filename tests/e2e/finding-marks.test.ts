import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** What the checks found, in the proof itself: underlined by its kind, told beside it, put right there by the keyboard. */
let app: GalleyApp
let page: Page

const body = [
  '清早的码头上，船工们谈起往事，历厉在目。',
  '渡口的灯在在傍晚亮了起来，岸上的人渐渐多了。',
  '他说，“这条船不卖。',
]

beforeAll(async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const file = path.join(folder, '渡口.txt')
  writeFileSync(file, `渡口的灯\n本报记者 裴青原\n\n${body.join('\n')}\n`)
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  page = app.page
  await untilProof(page)
})
afterAll(() => app.quit())

/** The words that a layer's underlines stand under. */
function underlined(where: Page, layer: string): Promise<string[]> {
  return where.evaluate((name) => {
    const words = (mark: AbstractRange): string => {
      const range = document.createRange()
      range.setStart(mark.startContainer, mark.startOffset)
      range.setEnd(mark.endContainer, mark.endOffset)
      return range.toString()
    }
    return [...(CSS.highlights.get(`finding-${name}`) ?? [])].map(words)
  }, layer)
}

const card = () => page.locator('.margin-slot[data-live] .card[data-tone="finding"]')

test('each kind has its underlines, its count and its switch', async () => {
  await expect.poll(() => underlined(page, 'typo'), { timeout: 30_000 }).toEqual(['厉', '在在'])
  expect(await underlined(page, 'punctuation')).toHaveLength(1)
  const row = page.locator('.rail-layers li', { hasText: '错别字' })
  expect(await row.locator('.rail-count').textContent()).toBe('2')
  await row.getByRole('switch').focus()
  await page.keyboard.press('Space')
  await expect.poll(() => underlined(page, 'typo')).toEqual([])
  expect(await underlined(page, 'punctuation')).toHaveLength(1)
  await page.keyboard.press('Control+Alt+u')
  await expect.poll(() => underlined(page, 'punctuation')).toEqual([])
  await page.keyboard.press('Control+Alt+u')
  await expect.poll(() => underlined(page, 'typo')).toHaveLength(2)
})

test('one key leads to the next, its card says what it is, and one key each puts it right or lets it stand', async () => {
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('F8')
  await expect.poll(() => card().innerText()).toContain('固定写法是“历历在目”')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('s')
  await expect
    .poll(async () => (await kept(page)).suggestions.map(({ after, reason }) => [after, reason]))
    .toEqual([['历', '固定写法是“历历在目”']])
  await expect.poll(() => underlined(page, 'typo')).toEqual(['在在'])
  await page.keyboard.press('F8')
  await expect.poll(() => card().innerText()).toContain('“在”写了两遍')
  await page.keyboard.press('i')
  await expect.poll(() => underlined(page, 'typo')).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => underlined(page, 'typo')).toEqual(['在在'])
})

test('a note on the card begins with what was found, one on selected words or from the menu of the text is empty', async () => {
  const field = page.locator('.margin-slot[data-live] textarea')
  const begunWith = async (): Promise<string> => {
    await field.waitFor()
    const words = await field.inputValue()
    await page.getByRole('button', { name: '不要了' }).click()
    await expect.poll(() => field.count()).toBe(0)
    return words
  }
  const toFinding = async (): Promise<void> => {
    await page.locator('.proof-scroll').focus()
    // Two are open, and the one before is where the keys go on from.
    await expect
      .poll(async () => {
        await page.keyboard.press('F8')
        return card().innerText()
      })
      .toContain('“在”写了两遍')
  }
  await toFinding()
  await page.keyboard.press('1')
  expect(await begunWith()).toBe('“在”写了两遍')
  await toFinding()
  await selectPhrase(page, '灯在')
  await page.keyboard.press('1')
  expect(await begunWith()).toBe('')
  await selectPhrase(page, '在在')
  await page.evaluate(() => getSelection()?.collapseToStart())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: '意见', exact: true }).click()
  expect(await begunWith()).toBe('')
})

test('a click on underlined words opens their card, and what is typed into them takes the line away at once', async () => {
  await page.keyboard.press('Escape')
  const at = await page.evaluate(() => {
    const [mark] = CSS.highlights.get('finding-typo') ?? []
    const range = document.createRange()
    if (mark === undefined) throw new Error('no underline')
    range.setStart(mark.startContainer, mark.startOffset)
    range.setEnd(mark.endContainer, mark.endOffset)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
  await page.mouse.click(at.x, at.y)
  await expect.poll(() => card().count()).toBe(1)
  await page.mouse.click(at.x, at.y)
  await expect.poll(() => card().count()).toBe(0)
  await page.keyboard.type('这')
  expect(await underlined(page, 'typo')).toEqual([])
})

test('a rail that is narrow shows its desks whole, and no layers beside them', async () => {
  await page.setViewportSize({ width: 900, height: 800 })
  await expect.poll(() => page.locator('.rail-layers').isVisible()).toBe(false)
  const wide = await page.locator('.rail').evaluate((rail) => rail.scrollWidth - rail.clientWidth)
  expect(wide).toBe(0)
})
