import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { CDPSession } from 'playwright-core'
import { err, ok } from '#shared/lib/result.ts'
import { callError } from '#shared/contract/errors.ts'
import { backups, facts, libraryState, preview, summaries } from '../helpers/window/fixtures.ts'
import { closeWindows, openWindow, type Answers, type TestWindow } from '../helpers/window/window.ts'
import { violations } from '../helpers/violations.ts'

const NOW_MS = Date.now()
const crowd: Answers = {
  'library.state': () => ok(libraryState(30, NOW_MS)),
  'library.list': ({ isBin }) => ok({ articles: isBin === true ? [] : summaries(30, NOW_MS) }),
  'library.backups': () => ok({ backups: backups(NOW_MS) }),
}
let opened: TestWindow | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})
afterAll(closeWindows)

async function open(
  answers: Answers = crowd,
  ...rest: Parameters<typeof openWindow> extends [unknown, ...infer R] ? R : never
) {
  opened = await openWindow(answers, ...rest)
  return opened
}

/** Composes `text` as a Chinese input method does, and ends it with an Enter that belongs to the method. */
async function composeAndEnter(session: CDPSession, text: string): Promise<void> {
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await session.send('Input.insertText', { text })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

describe('under an input method', () => {
  test('the Enter that ends a composition chooses nothing; a command is found by its first letters and stands first the next time', async () => {
    const { page, calls } = await open()
    const session = await page.context().newCDPSession(page)
    const backUps = (): number => calls.filter(({ name }) => name === 'library.backUp').length
    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('dialog').waitFor()
    await composeAndEnter(session, '备份')
    await expect.poll(() => page.locator('.palette input').inputValue()).toBe('备份')
    expect(backUps()).toBe(0)
    await page.keyboard.press('Enter')
    await expect.poll(backUps).toBe(1)

    await page.keyboard.press('Control+Shift+P')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('xzbf')
    await expect.poll(() => page.locator('[cmdk-item]').allTextContents()).toEqual(['现在备份'])
    await page.keyboard.press('Enter')
    await expect.poll(backUps).toBe(2)
    await page.keyboard.press('Control+Shift+P')
    await expect.poll(() => page.locator('[cmdk-item]').first().textContent()).toBe('现在备份')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

    // In the search a composition is not sought until it has ended, and is never overwritten.
    await page.keyboard.press('Control+f')
    const sought = page.getByRole('searchbox')
    await expect.poll(() => sought.evaluate((field) => field === document.activeElement)).toBe(true)
    await session.send('Input.imeSetComposition', { text: 'qixiang', selectionStart: 7, selectionEnd: 7 })
    const rows = page.locator('.virtual-row')
    expect(await rows.count()).toBeGreaterThan(5)
    await session.send('Input.insertText', { text: '气象' })
    await expect.poll(() => page.locator('.lib-title').allTextContents()).toContain('稻田里的气象站')
    expect(await sought.inputValue()).toBe('气象')
  })
})

describe('dialogs', () => {
  test('the name is asked for where an act needs it, and taken from an input method whole', async () => {
    const { page, calls, emit } = await open()
    await emit('command.chosen', { id: 'undo' })
    await page.getByRole('dialog', { name: '审稿人' }).waitFor()
    expect(await violations(page)).toEqual([])
    const session = await page.context().newCDPSession(page)
    await composeAndEnter(session, '阮稚川')
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('阮稚川')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    const set = calls.filter(({ name }) => name === 'settings.change').at(-1)?.input
    expect(set).toEqual({ change: { reviewerName: '阮稚川' } })
  })

  test('a key belongs to an input method if it was pressed before the composition ended, not after, however busy the page is', async () => {
    const { page, emit } = await open()
    await emit('command.chosen', { id: 'undo' })
    const field = page.getByRole('dialog', { name: '审稿人' }).getByRole('textbox')
    await field.fill('阮稚川')
    const enter = (isBefore: boolean): Promise<void> =>
      field.evaluate((element, isPressedBefore) => {
        const tick = (): void => {
          for (const from = performance.now(); performance.now() - from < 2;);
        }
        const key = (): KeyboardEvent => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
        element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
        const before = key()
        tick()
        element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
        tick()
        element.dispatchEvent(isPressedBefore ? before : key())
      }, isBefore)
    await enter(true)
    expect(await field.inputValue()).toBe('阮稚川')
    await enter(false)
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  test('keys, about, paste and settings are sound in English, dark and large', async () => {
    const { page, emit } = await open(crowd, { settings: { locale: 'en', theme: 'dark', textScale: 1.5 } })
    for (const id of ['show-keys', 'about', 'paste-article']) {
      await emit('command.chosen', { id })
      await page.getByRole('dialog').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    }
    await emit('command.chosen', { id: 'open-settings' })
    await page.locator('.settings').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('states that are hard to come by', () => {
  test('a library held elsewhere says by whom, and offers nothing that would write in it', async () => {
    const holder = { pid: 4711, host: 'desk-3', program: 'galley' }
    const { page } = await open({
      ...crowd,
      'library.state': () => ok({ ...libraryState(30, NOW_MS), isReadOnly: true, holder }),
    })
    expect(await page.locator('.lib-banner').textContent()).toMatch(/galley.*desk-3.*4711/)
    await page.locator('.lib-row[aria-selected="true"]').click({ button: 'right', position: { x: 4, y: 4 } })
    await expect.poll(() => page.getByRole('menuitem').allTextContents()).toEqual(['打开Enter', '导出…CtrlE'])
    expect(await violations(page)).toEqual([])
  })

  test('a library that cannot be opened says why and shows its backups, in two steps', async () => {
    const { page, calls } = await open({
      ...crowd,
      'library.state': () => err(callError('library-damaged', { file: '/home/wei/a.sqlite' })),
    })
    await page.getByRole('heading', { name: '稿库有损坏' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.locator('.lib-backups').getByRole('button').first().click()
    await page.getByRole('button', { name: '换成这一份…' }).click()
    expect(calls.some(({ name }) => name === 'library.restore')).toBe(false)
    await page.getByRole('button', { name: '确定换' }).click()
    await expect
      .poll(() => calls.find(({ name }) => name === 'library.restore')?.input)
      .toEqual({ name: 'backup-0.sqlite' })
  })

  test('nothing is cut off on a small window with letters twice as large', async () => {
    const { page, emit } = await open(
      { ...crowd, 'import.read': () => ok(facts()), 'import.look': () => ok(preview()) },
      { settings: { textScale: 2 }, width: 1000, height: 700 },
    )
    const overflow = (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(await overflow()).toBe(false)
    await emit('files.handed', { files: [{ token: 'x', name: 'a.txt', place: '/x/a.txt' }], isSample: false })
    await page.locator('.opening').waitFor()
    expect(await overflow()).toBe(false)
    expect(await violations(page)).toEqual([])
  })
})
