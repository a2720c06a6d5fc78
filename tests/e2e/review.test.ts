import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, selectPhrase, showFirst, userFolder } from '../helpers/proof.ts'

/** One whole review of the sample, in the order in which a person would do it: each test goes on from the one before. */
const REVIEWER = '阮稚川'
const picture = path.join(import.meta.dirname, '../../build/sample/zh/seed-house.jpg')
const folder = userFolder({ locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const live = (): Locator => page.locator('.margin-slot[data-live]')
const notes = async (): Promise<readonly string[]> => (await kept(page)).notes.map(({ kind }) => kind)
/** Waits until the library holds so many notes: what is on screen alone is no proof. */
const noteCount = (count: number): Promise<void> => expect.poll(notes).toHaveLength(count)
/** The article's own words as they are drawn, without the hidden lists of notes. */
const shownText = async (): Promise<string> => (await page.locator('.sheet [data-text]').allTextContents()).join('\n')

/** Opens the card of a note by its pin's line or its head in the margin. */
async function openNote(words: string): Promise<void> {
  await page.keyboard.press('Control+4')
  const row = page.locator('.desk-row', { hasText: words }).first()
  await row.click()
  await live().locator('.card[data-open]').waitFor()
}

describe('notes', () => {
  test('the first one asks for the name, and only the first', async () => {
    await app.menu.click('open-sample')
    await page.locator('.proof [data-text]').first().waitFor()
    await noteOn(page, '农艺员谭木生', '1', '正文写作“覃木生”，请核对。')
    const name = page.getByRole('textbox', { name: '姓名' })
    await name.fill(REVIEWER)
    await name.press('Enter')
    await noteCount(1)
    const [note] = (await kept(page)).notes
    const blocks = (await kept(page)).blocks
    expect(note?.author).toBe(REVIEWER)
    expect(note?.target.kind === 'text' && note.target.quote.exact).toBe('农艺员谭木生')
    const block = blocks.find(({ id }) => note?.target.kind === 'text' && id === note.target.start.blockId)
    expect(block?.role).toBe('caption')
  })

  test('of every kind stand within a block and across blocks, and on a number', async () => {
    await noteOn(page, '1120米', '2', '海拔数从哪里来？')
    await selectPhrase(page, '数满200粒')
    await page.keyboard.press('5')
    await noteCount(3)
    await noteOn(page, '指头一捻就叫得出名字', '4', '细节好。')
    await noteOn(page, '屋子也翻修过', '1', '两段可以合起来。', '这笔账算得过来')
    await noteCount(5)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await notes()).toEqual(expect.arrayContaining(['comment', 'query', 'highlight', 'praise']))
    const across = (await kept(page)).notes.find(({ body }) => body === '两段可以合起来。')
    expect(across?.target.kind === 'text' && across.target.start.blockId !== across.target.end.blockId).toBe(true)
  })

  test('a thread grows, is resolved, reopened and rewritten', async () => {
    await openNote('海拔数从哪里来？')
    await live().locator('.reply-field').fill('县志第三卷，1118米。')
    await live().locator('.reply-field').press('Enter')
    await expect.poll(() => live().locator('.reply').count()).toBe(1)
    expect(await live().locator('.reply-field').inputValue()).toBe('')
    const state = async (): Promise<string | undefined> =>
      (await kept(page)).notes.find(({ kind }) => kind === 'query')?.state
    await page.locator('.proof-scroll').focus()
    await page.keyboard.press('e')
    await expect.poll(state).toBe('resolved')
    await page.keyboard.press('e')
    await expect.poll(state).toBe('open')
    await live().getByRole('button', { name: '改写批注' }).click()
    await live().locator('.draft-fields textarea').fill('海拔数从哪里来？县志作1118米。')
    await live().locator('.draft-fields textarea').press('Enter')
    await expect
      .poll(async () => (await kept(page)).notes.map(({ body }) => body))
      .toContain('海拔数从哪里来？县志作1118米。')
    expect(await live().locator('.draft-fields').count()).toBe(0)
  })

  test('one that is deleted comes back by the undo that is offered', async () => {
    await openNote('细节好。')
    await live().getByRole('button', { name: '删除批注' }).click()
    await noteCount(4)
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
    await noteCount(5)
    expect((await kept(page)).notes.map(({ body }) => body)).toContain('细节好。')
  })

  test('ten on one phrase can all be reached, and their cards do not overlap', async () => {
    await page.keyboard.press('Control+1')
    for (let at = 1; at <= 10; at += 1) await noteOn(page, '老种子也要用新尺子量', '1', `叠在一起的第${at}条`)
    await noteCount(15)
    await page.locator('.proof-scroll').focus()
    await page.keyboard.press('Escape')
    const more = page.locator('.pin-more', { hasText: /\+9|\+1\d/ })
    const block = page.locator('.block', { hasText: '老种子也要用新尺子量' })
    for (let at = 1; at <= 10; at += 1) {
      await block.scrollIntoViewIfNeeded()
      await more.click()
      await page.locator('.menu-item', { hasText: new RegExp(`第${at}条`) }).click()
      await expect.poll(() => live().locator('.card[data-open]').textContent()).toContain(`第${at}条`)
    }
    const boxes = await page.locator('.margin-slot').evaluateAll((slots) =>
      slots
        .map((slot) => slot.getBoundingClientRect())
        .filter(({ top }) => top > -5000)
        .map(({ top, bottom }) => ({ top, bottom }))
        .sort((a, b) => a.top - b.top),
    )
    boxes.slice(1).forEach((box, index) => expect(box.top).toBeGreaterThanOrEqual((boxes[index]?.bottom ?? 0) - 0.5))
  })
})

describe('notes on a picture', () => {
  const regions = async (): Promise<readonly string[]> =>
    (await kept(page)).notes.flatMap(({ target }) => (target.kind === 'region' ? [target.region.shape] : []))
  const write = async (words: string): Promise<void> => {
    const field = page.locator('.picture-region[data-live] .draft-fields textarea')
    await field.waitFor()
    await field.fill(words)
    await field.press('Enter')
  }

  test('are drawn with the mouse: rectangle, point, polygon', async () => {
    await page.locator('.figure-open').first().scrollIntoViewIfNeeded()
    await page.locator('.figure-open').first().click()
    const image = page.locator('.stage-picture img')
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true)
    const box = await page.locator('.stage-picture').boundingBox()
    if (box === null) throw new Error('no picture')
    const at = (x: number, y: number): readonly [number, number] => [box.x + box.width * x, box.y + box.height * y]
    await page.keyboard.press('r')
    await page.mouse.move(...at(0.2, 0.2))
    await page.mouse.down()
    await page.mouse.move(...at(0.4, 0.3), { steps: 4 })
    await page.mouse.move(...at(0.5, 0.6), { steps: 4 })
    await page.mouse.up()
    await write('这一块太暗。')
    await expect.poll(regions).toEqual(['rectangle'])
    const [rectangle] = (await kept(page)).notes.flatMap(({ target }) =>
      target.kind === 'region' ? [target.region] : [],
    )
    if (rectangle?.shape !== 'rectangle') throw new Error('no rectangle')
    for (const [value, wanted] of [
      [rectangle.x, 0.2],
      [rectangle.y, 0.2],
      [rectangle.width, 0.3],
      [rectangle.height, 0.4],
    ] as const)
      expect(Math.abs(value - wanted)).toBeLessThan(0.02)
    await page.locator('.stage').focus()
    await page.keyboard.press('o')
    await page.mouse.click(...at(0.7, 0.7))
    await write('这是谁？')
    await page.locator('.stage').focus()
    await page.keyboard.press('p')
    await page.mouse.click(...at(0.1, 0.1))
    await page.mouse.click(...at(0.3, 0.1))
    await page.mouse.click(...at(0.2, 0.3))
    await page.keyboard.press('Enter')
    await write('裁掉这一角。')
    await expect.poll(async () => [...(await regions())].sort()).toEqual(['point', 'polygon', 'rectangle'])
  })

  test('are drawn by the keyboard: numbers in fields', async () => {
    await page.getByRole('button', { name: '加矩形' }).focus()
    await page.keyboard.press('Enter')
    const region = page.locator('.picture-region[data-live]')
    await region.waitFor()
    const [x, , width] = [0, 1, 2].map((index) => region.locator('.bounds input').nth(index))
    await x?.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('12.5')
    await width?.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('30')
    await write('用键盘画的。')
    const find = async () => (await kept(page)).notes.find(({ body }) => body === '用键盘画的。')?.target
    await expect
      .poll(find)
      .toMatchObject({ region: { shape: 'rectangle', x: 0.125, y: 0.25, width: 0.3, height: 0.5 } })
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.picture').count()).toBe(0)
  })
})

describe('corrections', () => {
  test('carry the text that takes the place; the three views show it as they say', async () => {
    await selectPhrase(page, '种子屋的的规矩')
    await page.keyboard.press('3')
    const [suggest, reason] = [live().locator('.suggest-field'), live().locator('.draft-fields textarea').last()]
    await suggest.fill('种子屋的规矩')
    await reason.fill('衍字。')
    await reason.press('Enter')
    await expect.poll(async () => (await kept(page)).suggestions[0]?.before).toBe('的')
    await page.keyboard.press('Control+Alt+1')
    await expect.poll(shownText).not.toContain('种子屋的规矩')
    await page.keyboard.press('Control+Alt+3')
    await expect.poll(shownText).toContain('种子屋的的规矩')
    await page.keyboard.press('Control+Alt+2')
    await expect.poll(() => page.locator('.sheet del').count()).toBeGreaterThan(0)
    await openNote('衍字。')
    await page.locator('.proof-scroll').focus()
    await page.keyboard.press('a')
    await expect.poll(async () => (await kept(page)).suggestions.map(({ state }) => state)).toEqual(['accepted'])
    await page.keyboard.press('Control+Alt+3')
    await expect.poll(shownText).not.toContain('种子屋的的规矩')
    await page.keyboard.press('Control+Alt+2')
  })

  test('made in place become suggestions; one is accepted and one is rejected', async () => {
    await page.keyboard.press('Control+1')
    await selectPhrase(page, '还一篮鸡蛋的也有')
    await page.keyboard.press('F2')
    const field = page.locator('.edit-field')
    const before = await field.inputValue()
    expect(before).toContain('还三斤的有')
    await field.fill(before.replace('还三斤的有', '还四斤的有').replace('一篮鸡蛋', '一筐鸡蛋'))
    await field.press('Enter')
    const made = async (): Promise<readonly string[]> =>
      (await kept(page)).suggestions
        .filter(({ noteId }) => noteId === undefined)
        .map(({ after, state }) => `${after}:${state}`)
        .sort()
    await expect.poll(made).toEqual(['四:open', '筐:open'])
    await page.keyboard.press('Control+4')
    await page.locator('.desk-row', { hasText: '四' }).filter({ hasText: '三' }).first().click()
    await page.keyboard.press('a')
    await page.locator('.desk-row', { hasText: '筐' }).first().click()
    await page.keyboard.press('d')
    await expect.poll(made).toEqual(['四:accepted', '筐:rejected'])
  })
})

describe('desks', () => {
  test('a picture comes to its caption by drop, goes by undo, and comes by the dialog', async () => {
    const missing = async (): Promise<number> => {
      const { blocks } = await kept(page)
      const shown = new Set(blocks.filter(({ assetId }) => assetId !== undefined).map(({ id }) => id))
      return blocks.filter(({ role, figureId }) => role === 'caption' && !(figureId && shown.has(figureId))).length
    }
    await page.keyboard.press('Control+2')
    await expect.poll(() => page.locator('.captions-desk .figure-empty').count()).toBe(1)
    expect(await missing()).toBe(1)
    await app.dropFiles('.captions-desk .figure-empty', [picture])
    await expect.poll(missing).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(missing).toBe(1)
    await app.dialogs.queue({ canceled: false, filePaths: [picture] })
    await page.locator('.captions-desk .figure-empty button').click()
    await expect.poll(missing).toBe(0)
    await expect.poll(() => page.locator('.captions-desk .figure-empty').count()).toBe(0)
  })

  test('captions are judged by keys, and the bar says how many', async () => {
    await page.locator('.captions-desk').focus()
    await page
      .locator('.caption-sheet')
      .first()
      .click({ position: { x: 4, y: 4 } })
    for (const key of ['v', 'm', 'q']) await page.keyboard.press(key)
    const states = async () => (await kept(page)).verdicts.map(({ state }) => state).sort()
    await expect.poll(states).toEqual(['approved', 'changed', 'queried'])
    await expect.poll(() => page.locator('.foot-item').first().textContent()).toContain('3 / 4')
  })

  test('numbers are judged by J K V Q X N, a wrong one gets its right value, and the bar is true', async () => {
    await page.keyboard.press('Control+3')
    await page.locator('.numbers-desk').waitFor()
    for (const key of ['j', 'v', 'q', 'n', 'k', 'j']) await page.keyboard.press(key)
    await page.keyboard.press('x')
    const right = page.locator('.ledger-open').getByRole('textbox', { name: '应为' })
    await right.fill('2025年10月25日')
    await right.press('Enter')
    const judged = async () => (await kept(page)).numbers.filter(({ state }) => state !== 'unchecked')
    await expect
      .poll(async () => (await judged()).map(({ state }) => state).sort())
      .toEqual(['not-a-statistic', 'queried', 'verified', 'wrong'].sort())
    const wrong = (await judged()).find(({ state }) => state === 'wrong')
    expect(wrong?.rightValue).toBe('2025年10月25日')
    expect((await kept(page)).suggestions.find(({ numberId }) => numberId === wrong?.id)?.after).toBe('2025年10月25日')
    const counted = (await kept(page)).numbers.filter(({ kind, isStruck }) => kind !== 'name' && !isStruck).length
    expect(await page.locator('.foot-item').nth(1).textContent()).toContain(`4 / ${counted}`)
  })

  test('the list of notes is filtered by kind, state, author and place', async () => {
    await page.keyboard.press('Control+4')
    // The list holds the rows in sight; how many it has it tells with each.
    const count = async (): Promise<number> =>
      Number((await page.locator('.desk-list .virtual-row').first().getAttribute('aria-setsize')) ?? 0)
    const choose = (label: string, value: string): Promise<readonly string[]> =>
      page.getByRole('combobox', { name: label }).selectOption(value)
    await choose('种类', 'praise')
    await expect.poll(count).toBe(1)
    await choose('种类', '')
    await choose('状态', '')
    await expect.poll(count).toBeGreaterThan(5)
    const all = await count()
    await choose('位置', 'caption')
    await expect.poll(count).toBe(1)
    await choose('位置', '')
    await choose('状态', 'settled')
    await expect.poll(count).toBeLessThan(all)
    const settled = await count()
    await choose('状态', 'unsettled')
    await expect.poll(count).toBe(all - settled)
    await choose('状态', 'open')
    await expect.poll(count).toBe(all - settled - 2)
    await choose('作者', REVIEWER)
    await expect.poll(count).toBe(all - settled - 2)
  })

  test('a role is changed from the gutter', async () => {
    await page.keyboard.press('Control+1')
    const block = page.locator('.block', { hasText: '岚溪山里的' }).first()
    await block.locator('.gutter').click()
    await page.getByRole('menuitem', { name: /^引文/ }).click()
    await expect.poll(() => block.getAttribute('data-role')).toBe('quotation')
    await expect.poll(async () => (await kept(page)).blocks[0]?.role).toBe('quotation')
  })
})

describe('after the app has ended', () => {
  const startAgain = async (): Promise<void> => {
    app = await launchGalley({ userDataDir: folder })
    page = app.page
    await showFirst(page)
  }

  test('everything is there, and the last acts are still undone and redone', async () => {
    const before = await kept(page)
    expect((await app.quit()).code).toBe(0)
    await startAgain()
    const after = await kept(page)
    for (const part of ['blocks', 'notes', 'replies', 'suggestions', 'numbers', 'verdicts'] as const)
      expect(after[part]).toEqual(before[part])
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await kept(page)).blocks[0]?.role).not.toBe('quotation')
    await page.keyboard.press('Control+z')
    await expect
      .poll(async () =>
        (await kept(page)).numbers
          .filter(({ state }) => state === 'wrong')
          .every(({ rightValue }) => rightValue === undefined),
      )
      .toBe(true)
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await kept(page)).blocks[0]?.role).toBe('quotation')
  })

  test('a draft outlives kill -9', async () => {
    await selectPhrase(page, '连着53天')
    await page.keyboard.press('2')
    await live().locator('.draft-fields textarea').fill('气象局的说法是51天')
    await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toContain('气象局的说法是51天')
    await app.kill()
    await startAgain()
    expect((await kept(page)).drafts.map(({ body }) => body)).toContain('气象局的说法是51天')
  })

  test('the reviewed article is exported as a page, as text and as annotations', async () => {
    const run = async (format: string, view: string | undefined, name: string): Promise<string> => {
      const file = path.join(folder, name)
      await page.keyboard.press('Control+e')
      await page.getByRole('radio', { name: new RegExp(`^${format}`) }).check()
      if (view !== undefined) await page.locator('.dlg-view').getByText(view, { exact: true }).click()
      await app.dialogs.queue({ canceled: false, filePath: file })
      await page.getByRole('button', { name: /^导出…/ }).click()
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
      return readFileSync(file, 'utf8')
    }
    const marked = await run('网页', '标记', 'marked.html')
    expect(marked).toContain('两段可以合起来。')
    expect(marked).toContain('data:image/jpeg;base64,')
    expect(marked).not.toMatch(/src="(?!data:)/)
    const clean = await run('纯文字', '清稿', 'clean.txt')
    expect(clean).toContain('种子屋的规矩')
    expect(clean).not.toContain('的的规矩')
    expect(clean).toContain('还四斤的有')
    expect(clean).toContain('一篮鸡蛋')
    const annotations = JSON.parse(await run('W3C', undefined, 'notes.jsonld')) as { '@context': unknown }
    expect(JSON.stringify(annotations['@context'])).toContain('http://www.w3.org/ns/anno.jsonld')
    for (const { body } of (await kept(page)).notes)
      if (body !== '') expect(JSON.stringify(annotations)).toContain(body)
  })
})
