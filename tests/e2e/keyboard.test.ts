import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, userFolder } from '../helpers/proof.ts'

/** The main job without a pointer, from the first screen to the export: not one click in this file. */
const folder = userFolder({ locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(12_000)
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const focus = (): Promise<string> => page.evaluate(() => document.activeElement?.className ?? '')
const selected = (): Promise<string> => page.evaluate(() => String(getSelection()))
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

test('the sample is opened from the palette, and the article has the focus', async () => {
  await press('Control+Shift+P')
  await page.locator('.palette').waitFor()
  await page.keyboard.insertText('打开样稿')
  await press('Enter')
  await page.locator('.proof [data-text]').first().waitFor()
  await expect.poll(focus).toContain('proof-scroll')
})

test('a list without rows takes the keys itself, one with rows begins at the first', async () => {
  // The checks have come to their end.
  await expect.poll(() => page.locator('.rail').textContent(), { timeout: 30_000 }).toMatch(/检查[1-9]/)
  await press('Control+4')
  await expect.poll(focus).toBe('desk-panel')
  await press('Control+5')
  await expect.poll(focus).toBe('finding-row')
  await press('Control+1')
  await expect.poll(focus).toContain('proof-scroll')
})

test('arrows move a caret, Shift selects, a digit opens a note, Enter saves it', async () => {
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Home')
  for (let at = 0; at < 4; at += 1) await press('Shift+ArrowRight')
  await expect.poll(async () => [...(await selected())].length).toBe(4)
  const words = await selected()
  await press('1')
  await page.locator('.margin-slot[data-live] textarea').first().waitFor()
  await page.keyboard.insertText('这里要查')
  await press('Enter')
  await page.getByRole('textbox', { name: '姓名' }).waitFor()
  await page.keyboard.insertText('阮稚川')
  await press('Enter')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(1)
  const { target } = (await kept(page)).notes[0] ?? {}
  expect(target?.kind === 'text' && target.quote.exact).toBe(words)
})

test('after a note is saved the caret goes on from where it was', async () => {
  await expect.poll(focus).toContain('proof-scroll')
  await press('ArrowDown', 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect.poll(async () => [...(await selected())].length).toBe(2)
  await press('2')
  await page.locator('.margin-slot[data-live] textarea').first().waitFor()
  await page.keyboard.insertText('为什么？')
  await press('Escape')
  await expect.poll(focus).toContain('proof-scroll')
  await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toEqual(['为什么？'])
})

test('a sentence is rewritten with F2', async () => {
  await press('ArrowDown', 'ArrowDown', 'F2')
  await page.locator('.edit-field').waitFor()
  await press('End')
  await page.keyboard.insertText('（待核）')
  await press('Enter')
  // What is put in and what is struck are told apart without the eye.
  await expect.poll(() => page.locator('.sheet').getByRole('insertion').allInnerTexts()).toEqual(['（待核）'])
  await expect.poll(async () => (await kept(page)).suggestions.map(({ after }) => after)).toEqual(['（待核）'])
  await expect.poll(focus).toContain('proof-scroll')
})

test('what is selected is sought, the match stays selected when the bar goes, and F3 goes on', async () => {
  const said = (): Promise<string> => page.locator('.find-bar output').innerText()
  const type = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText(words)
  }
  // The field has what was sought last, or selected, and all of it is selected.
  await press('ArrowDown', 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await expect.poll(async () => [...(await selected())].length).toBe(2)
  const words = await selected()
  await press('Control+f')
  const field = page.locator('.find-bar input')
  await expect.poll(() => field.inputValue()).toBe(words)
  expect(await selected()).toBe(words)
  await type('種子')
  await expect.poll(said).toMatch(/^\d+ \/ 19$/)
  await press('Alt+x')
  await expect.poll(said).toBe('没有找到')
  await press('Alt+x', 'Enter')
  const [at = 0] = (await said()).split(' / ').map(Number)
  await press('Escape')
  await expect.poll(selected).toBe('种子')
  await expect.poll(focus).toContain('proof-scroll')
  const place = (): Promise<string> =>
    page.evaluate(() => `${getSelection()?.anchorNode?.textContent ?? ''} ${String(getSelection()?.anchorOffset)}`)
  const first = await place()
  await press('F3')
  await expect.poll(place).not.toBe(first)
  await press('Shift+F3')
  await expect.poll(place).toBe(first)
  await press('Control+f')
  await expect.poll(said).toBe(`${String(at)} / 19`)
  // A pattern that never ends is given up beside the window; the window goes on.
  await press('Alt+r')
  await type('(\\p{L}+)+\\1z$')
  await expect.poll(said, { timeout: 10_000 }).toContain('太费时')
  await type('(')
  await expect.poll(said).toContain('有误')
  await type('这里要查')
  await expect.poll(said).toBe('1 / 1')
  await press('Enter')
  await expect.poll(() => page.locator('.margin-slot[data-live]').innerText()).toContain('这里要查')
  await press('Alt+r', 'Escape')
  await expect.poll(focus).toContain('proof-scroll')
})

test('all words are replaced as suggestions of one act, and one undo takes them back', async () => {
  const changes = async () => (await kept(page)).suggestions.filter(({ after }) => after === '谷种')
  await press('Control+h')
  await page.locator('.find-bar input').first().waitFor()
  await press('Control+a')
  await page.keyboard.insertText('种子屋')
  await expect.poll(() => page.locator('.find-bar output').innerText()).toMatch(/^\d+ \/ \d+$/)
  await page.getByRole('textbox', { name: '替换为' }).focus()
  await page.keyboard.insertText('谷种屋')
  await press('Control+Alt+Enter')
  await expect.poll(async () => (await changes()).length).toBeGreaterThan(3)
  expect(new Set((await changes()).map(({ groupId }) => groupId)).size).toBe(1)
  expect((await changes()).map(({ before, state }) => `${before} ${state}`)).toEqual(
    (await changes()).map(() => '种子 open'),
  )
  await press('Escape', 'Control+z')
  await expect.poll(async () => (await kept(page)).suggestions.map(({ after }) => after)).toEqual(['（待核）'])
})

test('what is copied is the text of the article and nothing that stands around it; notes come along when asked', async () => {
  const copied = async (keys: string): Promise<{ plain: string; html: string }> => {
    // The page listens before the key is pressed: what it holds is a handle, so that nobody waits for the event yet.
    const event = await page.evaluateHandle(() => ({
      told: new Promise<{ plain: string; html: string }>((done) => {
        const read = ({ clipboardData }: ClipboardEvent): void =>
          done({ plain: clipboardData?.getData('text/plain') ?? '', html: clipboardData?.getData('text/html') ?? '' })
        window.addEventListener('copy', read, { once: true })
      }),
    }))
    await press(keys)
    return event.evaluate(({ told }) => told)
  }
  await press('Escape', 'Control+a')
  const { plain, html } = await copied('Control+c')
  const blocks = (await kept(page)).blocks.filter(({ role }) => role !== 'figure' && role !== 'furniture')
  const words = (await page.locator('.proof-scroll [data-text] ins').allInnerTexts()).join()
  expect(words).toBe('（待核）')
  expect(plain.replace(words, '').split('\n')).toEqual(blocks.flatMap(({ text }) => text.split('\n')))
  expect(html).toMatch(/^<p>|^<h1>/)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  const withNotes = await copied('Control+Shift+c')
  expect(withNotes.plain.startsWith(plain)).toBe(true)
  expect(withNotes.plain).toContain('这里要查')
  expect(plain).not.toContain('这里要查')
  // A few words are words, and the clipboard itself has them.
  await press('Escape', 'ArrowDown', 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  const some = await selected()
  expect(await copied('Control+c')).toEqual({ plain: some, html: some })
  await press('Control+f', 'Delete', 'Control+v')
  await expect.poll(() => page.locator('.find-bar input').first().inputValue()).toBe(some)
  await press('Escape')
})

test('J and K go through the places, keys settle what is live', async () => {
  await press('Escape', 'j')
  await expect.poll(() => page.locator('.margin-slot[data-live]').count()).toBe(1)
  const said = (): Promise<string> => page.locator('[role="status"].toasts').innerText()
  await expect.poll(said).toMatch(/第 \d+ 处，共 \d+ 处/)
  await press('j', 'k')
  for (let at = 0; at < 60; at += 1) {
    if ((await page.locator('.margin-slot[data-live] .settle').count()) > 0) break
    await press('j')
  }
  await press('a')
  await expect.poll(async () => (await kept(page)).suggestions.map(({ state }) => state)).toEqual(['accepted'])
  await expect.poll(said).toContain('采纳')
})

test('from anywhere one key leads to the next work of its kind', async () => {
  const live = page.locator('.margin-slot[data-live]')
  await press('Escape', 'F9')
  await expect.poll(() => live.innerText()).toContain('数字')
  const first = await live.getAttribute('data-slot')
  await press('F9')
  await expect.poll(() => live.getAttribute('data-slot')).not.toBe(first)
  await press('Shift+F9')
  await expect.poll(() => live.getAttribute('data-slot')).toBe(first)
  await press('F4')
  await expect.poll(() => live.innerText()).toContain('这里要查')
  await press('F7')
  await expect.poll(() => live.innerText()).toContain('图注')
  await press('F8')
  await expect.poll(() => page.locator('.margin-slot[data-live] .card[data-tone="finding"]').count()).toBe(1)
  await press('Control+1', 'Escape')
  await expect.poll(() => live.count()).toBe(0)
})

test('the desks are worked by their keys', async () => {
  await press('Control+2', 'v')
  await expect.poll(async () => (await kept(page)).verdicts.map(({ state }) => state)).toEqual(['approved'])
  await press('Control+3', 'j', 'v', 'n')
  const states = async (): Promise<readonly string[]> =>
    (await kept(page)).numbers.map(({ state }) => state).filter((state) => state !== 'unchecked')
  await expect.poll(states).toEqual(['verified', 'not-a-statistic'])
  await press('Control+z')
  await expect.poll(states).toEqual(['verified'])
  await press('Control+4', 'Control+5', 'Control+1')
  await page.locator('.proof[data-desk="outline"]').waitFor()
})

/** The pane in which the focus is. */
const pane = (): Promise<string> =>
  page.evaluate(() => {
    const names = ['tab-strip', 'top-bar', 'rail', 'desk-panel', 'numbers-desk', 'findings-desk', 'captions-desk']
    const all = [...names, 'margin', 'proof-scroll', 'foot', 'frame-rail', 'frame-main', 'frame-top', 'frame-foot']
    return all.find((name) => document.activeElement?.closest(`.${name}`)) ?? document.activeElement?.tagName ?? ''
  })

test('a desk that is asked for has the focus, and what is settled or left leaves it somewhere', async () => {
  for (const [key, name] of [
    ['2', 'captions-desk'],
    ['3', 'numbers-desk'],
    ['4', 'desk-panel'],
    ['5', 'findings-desk'],
    ['1', 'proof-scroll'],
  ] as const) {
    await press(`Control+${key}`)
    await expect.poll(pane).toBe(name)
  }
  for (const dialog of ['F1', 'Control+e', 'Control+Shift+p']) {
    await press(dialog)
    await page.locator('dialog[open]').waitFor()
    await press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    await expect.poll(pane).toBe('proof-scroll')
  }
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await expect.poll(pane).toBe('proof-scroll')
})

test('F6 goes round the panes of every screen and comes back, Shift goes the other way', async () => {
  const round = async (key: string): Promise<readonly string[]> => {
    const first = await pane()
    const seen: string[] = []
    for (let at = 0; at < 12 && (at === 0 || seen.at(-1) !== first); at += 1) {
      await press(key)
      seen.push(await pane())
    }
    return seen
  }
  await press('j')
  await expect.poll(() => page.locator('.margin-slot[data-live]').count()).toBe(1)
  const there = await round('F6')
  expect(there).toEqual(['margin', 'foot', ...there.slice(2, -2), 'rail', 'proof-scroll'])
  expect(there).toContain('top-bar')
  expect(await round('Shift+F6')).toEqual([...there.slice(0, -1).toReversed(), 'proof-scroll'])
  await press('Escape', 'Control+,')
  await page.locator('.settings').waitFor()
  await expect.poll(pane).not.toBe('BODY')
  expect((await round('F6')).toSorted()).toEqual(['frame-foot', 'frame-main', 'frame-rail', 'frame-top'])
  await press('Escape')
  await page.locator('.proof [data-text]').first().waitFor()
  await expect.poll(pane).toBe('proof-scroll')
})

test('title and date are put right, come back by undo, outlive a restart and go into the export', async () => {
  const head = page.locator('.sheet-head')
  const title = page.locator('.top-title')
  const [before, shown] = [await title.innerText(), await head.innerText()]
  await press('Control+Shift+E')
  const field = (name: string) => page.getByRole('dialog').getByRole('textbox', { name })
  await field('标题').waitFor()
  await expect.poll(() => field('标题').evaluate((element) => element === document.activeElement)).toBe(true)
  await press('Control+a')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Input.imeSetComposition', { text: 'gaiguo', selectionStart: 6, selectionEnd: 6 })
  // The Enter that ends a composition saves nothing.
  const taken = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...taken })
  await devtools.send('Input.insertText', { text: '改过的题目' })
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...taken })
  await expect.poll(() => field('标题').inputValue()).toBe('改过的题目')
  for (let at = 0; at < 12; at += 1) {
    if (await field('发表日期').evaluate((element) => element === document.activeElement)) break
    await press('Tab')
  }
  await press('Control+a')
  await page.keyboard.insertText('2026年2月30日')
  await press('Enter')
  expect(await field('发表日期').getAttribute('aria-invalid')).toBe('true')
  await press('Control+a')
  await page.keyboard.insertText('2024年2月29日')
  await press('Enter')
  await expect.poll(() => title.innerText()).toBe('改过的题目')
  expect(await head.innerText()).toContain('2024-02-29')
  await expect.poll(focus).toContain('proof-scroll')
  await press('Control+z')
  await expect.poll(() => title.innerText()).toBe(before)
  expect(await head.innerText()).toBe(shown)
  await press('Control+Shift+z')
  await expect.poll(() => title.innerText()).toBe('改过的题目')
  await app.quit()
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  // It opens where one left it.
  await page.locator('.proof [data-text]').first().waitFor()
  expect(await page.locator('.top-title').innerText()).toBe('改过的题目')
  expect(await page.locator('.sheet-head').innerText()).toContain('2024-02-29')
  const file = path.join(folder, 'out.html')
  await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
  await press('Control+e')
  await page.getByRole('dialog').waitFor()
  await press('Enter')
  await expect.poll(() => existsSync(file)).toBe(true)
  const html = readFileSync(file, 'utf8')
  expect(/<title>(.*?)<\/title>/u.exec(html)?.[1]).toContain('改过的题目')
  expect(/<meta property="article:published_time" content="(.*?)">/u.exec(html)?.[1]).toBe('2024-02-29')
})
