import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'

/** A text in one line, one block: drawn in stretches, of which only those near the view are laid out; else it is a paragraph like any. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans' })
const SENTENCES = 2500
/** No more than so many characters are laid out as one, or at once. */
const MOST_AS_ONE = 12_000
const MOST_AT_ONCE = 30_000
const line = Array.from(
  { length: SENTENCES },
  (_, at) => `第${String(at + 1)}天，山路上一早有${String((at * 7) % 90)}人挑着豆腐走过石桥，没有人说话。`,
).join('')
let app: GalleyApp
let page: Page

beforeAll(async () => {
  const file = path.join(folder, '一行.txt')
  writeFileSync(file, `一座桥的两千天\n本报记者 裴青原\n\n${line}\n\n这是末段。\n`)
  app = await launchGalley({ userDataDir: folder, argv: [file] })
  page = app.page
  page.setDefaultTimeout(30_000)
  await untilProof(page)
  await page.locator('[data-stretched]').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** The words of each stretch, and of those that are laid out. */
const stretches = (): Promise<{ all: string[]; laidOut: string[] }> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('[data-stretch]')]
    const words = (elements: Element[]): string[] => elements.map(({ textContent }) => textContent ?? '')
    // Words have no sign of their own: a guest among them tells whether they are skipped.
    const isLaidOut = (stretch: Element): boolean => {
      const guest = stretch.appendChild(document.createElement('i'))
      const isSeen = guest.checkVisibility({ contentVisibilityAuto: true })
      guest.remove()
      return isSeen
    }
    return { all: words(all), laidOut: words(all.filter(isLaidOut)) }
  })

/** Sets the caret so many characters before the end of a stretch. */
const caretNearEnd = async (stretch: number, back: number): Promise<void> => {
  await page.evaluate(
    ({ at, before }) => {
      const last = document.querySelectorAll('[data-stretch]')[at]?.lastChild
      if (!(last instanceof Text)) throw new Error('no words')
      last.parentElement?.scrollIntoView({ block: 'end' })
      document.querySelector<HTMLElement>('.proof-scroll')?.focus({ preventScroll: true })
      getSelection()?.collapse(last, last.length - before)
    },
    { at: stretch, before: back },
  )
}
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
/** What the clipboard gets. */
const copied = (): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        const read = ({ clipboardData }: ClipboardEvent): void => done(clipboardData?.getData('text/plain') ?? '')
        document.addEventListener('copy', read, { once: true })
        document.execCommand('copy')
      }),
  )

test('no more than some thousands of characters are laid out at once, wherever one looks', async () => {
  const { all, laidOut } = await stretches()
  expect(all.join('')).toBe(line)
  expect(Math.max(...all.map(({ length }) => length))).toBeLessThan(MOST_AS_ONE)
  expect(laidOut.length).toBeGreaterThan(0)
  expect(laidOut.join('').length).toBeLessThan(MOST_AT_ONCE)
  // Each ends where a sentence does.
  expect(all.every((words) => words.endsWith('。'))).toBe(true)
})

test('a caret passes from stretch to stretch with one key a character, and a copied run is one line', async () => {
  const { all } = await stretches()
  await caretNearEnd(1, 2)
  await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  expect(await copied()).toBe(`${all[1]?.slice(-2) ?? ''}${all[2]?.slice(0, 2) ?? ''}`)
  await press('Control+ArrowUp', 'Control+Shift+ArrowDown')
  expect(await copied()).toBe(line)
  await press('Control+Home', 'Control+Shift+End')
  expect((await copied()).split('\n').filter((part) => part !== '')).toHaveLength(4)
})

test('what is typed at the border of two stretches stands there, once', async () => {
  const { all } = await stretches()
  const at = all.slice(0, 3).join('').length
  await caretNearEnd(2, 1)
  await press('ArrowRight')
  await page.keyboard.type('又来了')
  const suggestions = async () => (await kept(page)).suggestions.map(({ start, end, after }) => ({ start, end, after }))
  await expect.poll(suggestions, { timeout: 20_000 }).toEqual([{ start: at, end: at, after: '又来了' }])
  await press('ArrowRight', 'ArrowLeft', 'Backspace')
  await expect.poll(suggestions, { timeout: 20_000 }).toEqual([{ start: at, end: at, after: '又来' }])
  expect((await stretches()).all.length).toBe(all.length)
})

test('a note over a border names one run of the block, and is found again from the other end', async () => {
  const { all } = await stretches()
  const far = all.length - 3
  const start =
    all
      .slice(0, far + 1)
      .join('')
      .replace('又来', '').length - 6
  await caretNearEnd(far, 6)
  await press(...Array.from({ length: 12 }, () => 'Shift+ArrowRight'))
  const words = line.slice(start, start + 12)
  await page.locator('.selection-bar').waitFor()
  await page.keyboard.press('1')
  const field = page.locator('.margin-slot[data-live] .draft-fields textarea').last()
  await field.focus()
  await page.keyboard.insertText('桥名？')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await kept(page)).notes.map(({ target }) => target.kind === 'text' && target.quote.exact))
    .toEqual([words])
  await press('Escape', 'Control+Home')
  await page.locator('.proof-scroll').focus()
  await press('Escape', 'Control+f')
  await page.keyboard.insertText(`第${String(SENTENCES - 1)}天`)
  await expect.poll(() => page.locator('.find-bar output').innerText()).toBe('1 / 1')
  await press('Enter', 'Escape')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(`第${String(SENTENCES - 1)}天`)
  const isInView = (): Promise<boolean> =>
    page.evaluate(() => {
      const box = getSelection()?.getRangeAt(0).getBoundingClientRect()
      return box !== undefined && box.top > 48 && box.bottom < innerHeight
    })
  await expect.poll(isInView).toBe(true)
  expect((await stretches()).laidOut.join('').length).toBeLessThan(MOST_AT_ONCE)
})
