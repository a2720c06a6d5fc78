import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, selectPhrase, undoSuggestions, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Typing on the proof of the sample: every letter is a suggestion, and the article's own words stay. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
let devtools: CDPSession

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  page.setDefaultTimeout(30_000)
  await page.locator('.library').waitFor()
  devtools = await page.context().newCDPSession(page)
  await app.menu.click('open-sample')
  await page.locator('.proof [data-text]').first().waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Every test leaves the article as it found it. */
afterEach(async () => {
  await page.keyboard.press('Escape')
  await undoSuggestions(page)
})

const suggestions = async (): Promise<readonly Suggestion[]> => (await kept(page)).suggestions
const told = async (): Promise<readonly string[]> =>
  (await suggestions()).map(({ before, after, state }) => `${before}→${after} ${state}`)
const isTold = (...wanted: readonly string[]): Promise<void> => expect.poll(told, { timeout: 20_000 }).toEqual(wanted)

/** A caret behind a phrase of the article, as a click sets it. */
async function caretBehind(phrase: string): Promise<void> {
  await selectPhrase(page, phrase)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  // The selection's own event comes a moment later.
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

describe('typing on the proof', () => {
  test('over a selection takes its place', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.type('x')
    await page.keyboard.insertText('种子工')
    await isTold('农艺员→x种子工 open')
    expect(await page.locator('.sheet ins').textContent()).toBe('x种子工')
  })

  test('at a caret puts words in, and goes on with them', async () => {
    await caretBehind('农艺员')
    await page.keyboard.insertText('老')
    await page.keyboard.type('ab')
    await isTold('→老ab open')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('c')
    await isTold('→老ac open')
  })

  test('Backspace and Delete propose to strike; typed back, nothing is left', async () => {
    await caretBehind('农艺员')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await isTold('艺员→ open')
    await page.keyboard.insertText('艺员')
    await isTold()
    await page.keyboard.press('Delete')
    await isTold('谭→ open')
  })

  test('letters are commands again once the text is let go of', async () => {
    await caretBehind('农艺员')
    await page.keyboard.press('Escape')
    await page.keyboard.type('ad')
    // What is typed is kept in its order: with the next word those letters would be there.
    await caretBehind('农艺员')
    await page.keyboard.insertText('老')
    await isTold('→老 open')
  })

  test('under an input method what is composed stands in the text, and arrives once', async () => {
    await caretBehind('农艺员')
    for (const step of ['z', 'zhong', "zhong'zi"])
      await devtools.send('Input.imeSetComposition', {
        text: step,
        selectionStart: step.length,
        selectionEnd: step.length,
      })
    await expect.poll(() => page.locator('.sheet ins').textContent()).toBe("zhong'zi")
    await devtools.send('Input.insertText', { text: '种子' })
    await isTold('→种子 open')
    // Left without a choice, nothing stays of it.
    await devtools.send('Input.imeSetComposition', { text: 'ku', selectionStart: 2, selectionEnd: 2 })
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await page.keyboard.insertText('库')
    await isTold('→种子库 open')
  })

  test('one undo takes back a burst', async () => {
    await caretBehind('农艺员')
    await page.keyboard.insertText('甲')
    await isTold('→甲 open')
    await page.keyboard.insertText('乙')
    await isTold('→甲乙 open')
    await page.keyboard.press('Control+z')
    await isTold('→甲 open')
    await page.keyboard.press('Control+z')
    await isTold()
  })
})

describe('form', () => {
  test('is proposed by its key, goes with it, and is told on the card', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('Control+b')
    await isTold('农艺员→农艺员 open')
    expect(await page.locator('.sheet [data-form~="bold"]').textContent()).toBe('农艺员')
    // What was selected is selected still.
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('农艺员')
    await page.keyboard.press('Control+i')
    await isTold('农艺员→农艺员 open', '农艺员→农艺员 open')
    await page.keyboard.press('Control+b')
    await expect.poll(async () => (await suggestions()).map(({ form }) => form)).toEqual(['italic'])
    await page.locator('.margin .card', { hasText: '斜体' }).waitFor()
    await page.keyboard.press('Control+i')
    await isTold()
  })

  test('a link asks for its address, takes no other than web and mail, and is in the clean text once accepted', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('dialog').getByRole('textbox')
    await field.fill('javascript:alert(1)')
    await field.press('Enter')
    await page.getByRole('alert').getByText('https://example.org').waitFor()
    await field.fill('www.example.org')
    await field.press('Enter')
    await isTold('农艺员→农艺员 open')
    const card = page.locator('.margin .card', { hasText: 'https://www.example.org' })
    await card.locator('.card-head').click()
    await card.getByRole('button', { name: '采纳' }).click()
    await isTold('农艺员→农艺员 accepted')
    await app.menu.click('view-clean')
    expect(await page.locator('.sheet [data-form~="link"]').textContent()).toBe('农艺员')
    await app.menu.click('view-marked')
  })
})

describe('paragraphs', () => {
  test('Enter begins one as a suggestion; Backspace at the start proposes to join; accepted they are one, and undo parts them', async () => {
    await caretBehind('就在本子上画一道。')
    await page.keyboard.press('Enter')
    await isTold('→\n open')
    expect(await page.locator('.sheet ins[data-break]').count()).toBe(1)
    await page.keyboard.press('Backspace')
    await isTold()
    const blocks = async (): Promise<number> => (await kept(page)).blocks.length
    const before = await blocks()
    await selectPhrase(page, '从半碗到')
    await page.evaluate(() => getSelection()?.collapseToStart())
    await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
    // Before it stands a caption, which is no running text: nothing is joined.
    await page.keyboard.press('Backspace')
    // Of several the last one is shown.
    await page.locator('.toast').last().waitFor()
    expect(await blocks()).toBe(before)
    const { blocks: list } = await kept(page)
    const second = list.find(({ role }, at) => role === 'paragraph' && list[at - 1]?.role === 'paragraph')
    await selectPhrase(page, second?.text.slice(0, 5) ?? '')
    await page.evaluate(() => getSelection()?.collapseToStart())
    await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
    await page.keyboard.press('Backspace')
    await expect
      .poll(async () => (await suggestions()).map(({ kind, state }) => `${kind} ${state}`))
      .toEqual(['join open'])
    expect(await blocks()).toBe(before)
    await page.locator('.sheet [data-joins]').waitFor()
    const card = page.locator('.margin .card', { hasText: '与上段合并' })
    await card.locator('.card-head').click()
    await card.getByRole('button', { name: '采纳' }).click()
    await expect.poll(blocks).toBe(before - 1)
    await page.keyboard.press('Control+z')
    await expect.poll(blocks).toBe(before)
  })
})

describe('one kind of change', () => {
  test('a correction strikes no more than differs, is accepted by its key, and the acceptance is taken back', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('3')
    const field = page.locator('.margin-slot[data-live] .suggest-field')
    await field.fill('技术员')
    await field.press('Enter')
    await isTold('农艺→技术 open')
    await page.locator('.margin-slot[data-live] .card').waitFor()
    await page.keyboard.press('a')
    await isTold('农艺→技术 accepted')
    await page.keyboard.press('b')
    await isTold('农艺→技术 open')
  })

  test('two that want the same place are not both accepted: one is taken, the other rejected in the same act', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('3')
    const field = page.locator('.margin-slot[data-live] .suggest-field')
    await field.fill('技术员')
    await field.press('Enter')
    await isTold('农艺→技术 open')
    await selectPhrase(page, '农艺')
    await page.keyboard.press('3')
    await field.fill('园艺')
    await field.press('Enter')
    await isTold('农艺→技术 open', '农→园 open')
    const card = page.locator('.margin-slot[data-live] .card[data-open]')
    await card.getByText('有冲突').waitFor()
    // The key accepts nothing as long as both wait.
    await page.keyboard.press('a')
    await card.getByRole('button', { name: '采用这一个' }).waitFor()
    expect((await told()).filter((each) => each.endsWith('accepted'))).toEqual([])
    await card.getByRole('button', { name: '采用这一个' }).click()
    await expect
      .poll(async () => (await told()).map((each) => each.split(' ')[1]).sort())
      .toEqual(['accepted', 'rejected'])
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await told()).map((each) => each.split(' ')[1])).toEqual(['open', 'open'])
  })
})

describe('the menu of what stands there', () => {
  const items = (): Promise<readonly string[]> => page.locator('[role="menuitem"] .menu-text').allTextContents()
  const choose = (name: string): Promise<void> => page.getByRole('menuitem', { name, exact: true }).click()

  test('cuts and pastes words of the article, and opens and closes by key with the focus where it was', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menu').waitFor()
    expect(await items()).toEqual(expect.arrayContaining(['剪切', '复制', '粘贴', '意见', '查找']))
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('复制')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('menu').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('proof-scroll')
    await page.keyboard.press('ContextMenu')
    await choose('剪切')
    await isTold('农艺员→ open')
    await caretBehind('谭木生在梯田')
    await page.keyboard.press('Shift+F10')
    expect(await items()).not.toContain('剪切')
    await choose('粘贴')
    await isTold('农艺员→ open', '→农艺员 open')
  })

  test('is of the mark that was pressed, with what its state allows', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.insertText('技术员')
    await isTold('农艺→技术 open')
    await page.keyboard.press('Escape')
    await page.locator('.sheet ins').click({ button: 'right' })
    expect((await items()).slice(0, 4)).toEqual(['采纳', '退回', '采纳，到下一条', '退回，到下一条'])
    await choose('采纳')
    await isTold('农艺→技术 accepted')
    await page.locator('.margin-slot[data-live] .card-head').click({ button: 'right' })
    expect(await items()).toEqual(['收回决定'])
    await choose('收回决定')
    await isTold('农艺→技术 open')
  })

  test('makes a note on the word, and in its field cuts, copies and pastes', async () => {
    await caretBehind('农艺员')
    await page.keyboard.press('ContextMenu')
    await choose('意见')
    const field = page.locator('.margin-slot[data-live] textarea')
    await field.waitFor()
    expect(await page.locator('.margin-slot[data-live]').getAttribute('data-place')).toMatch(/^draft /)
    await field.press('Shift+F10')
    expect(await items()).toEqual(['粘贴', '插入常用批语', '插入特殊字符…'])
    await page.keyboard.press('Escape')
    await page.keyboard.insertText('请核对')
    await field.press('Shift+F10')
    await choose('全选')
    await expect.poll(() => field.evaluate(() => getSelection()?.toString())).toBe('请核对')
    await field.press('Shift+F10')
    expect(await items()).toEqual(['撤销', '剪切', '复制', '粘贴', '全选', '插入常用批语', '插入特殊字符…'])
    await choose('剪切')
    await expect.poll(() => field.inputValue()).toBe('')
    for (let times = 0; times < 2; times += 1) {
      await field.click({ button: 'right' })
      await choose('粘贴')
      await expect.poll(() => field.inputValue()).toBe('请核对'.repeat(times + 1))
    }
    await page.getByRole('button', { name: '不要了' }).click()
  })
})

describe('what was done', () => {
  test('is listed with whose and what, and one goes back to a moment and on again', async () => {
    for (const words of ['农艺员', '梯田']) {
      await selectPhrase(page, words)
      await page.keyboard.insertText('试')
      await expect.poll(told).toContain(`${words}→试 open`)
    }
    await page.keyboard.press('Control+Shift+H')
    const dialog = page.getByRole('dialog', { name: '操作记录' })
    const rows = dialog.locator('.history-row')
    await expect.poll(() => rows.first().textContent()).toMatch(/阮稚川.*梯田 → 试现在/)
    expect(await violations(page)).toEqual([])
    // The moment that is now has the focus; the arrow leads to the one before.
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => dialog.locator('.history-way').textContent()).toBe('会退回 1 步：阮稚川 1 步')
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.count()).toBe(0)
    await isTold('农艺员→试 open')
    await page.keyboard.press('Control+Shift+H')
    await expect.poll(() => rows.first().textContent()).toMatch(/已退回$/)
    await rows.first().click()
    await dialog.getByRole('button', { name: '重做到这里' }).click()
    await expect.poll(told).toContain('梯田→试 open')
  })

  test('an offer to take back an act is gone with it', async () => {
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('5')
    // What was saved is live.
    await page.locator('.margin-slot[data-live] .card[data-tone="highlight"]').waitFor()
    await page.keyboard.press('Delete')
    const offer = page.locator('.toast').getByRole('button', { name: '撤销' })
    await offer.waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(1)
    expect(await offer.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(0)
  })
})

describe('a note', () => {
  test('takes a saved remark by its digit, and a person by initials; the house keeps both lists as plain files', async () => {
    mkdirSync(path.join(folder, 'house'), { recursive: true })
    writeFileSync(path.join(folder, 'house', 'remarks.txt'), '请注明出处。\nSource?\n')
    writeFileSync(path.join(folder, 'house', 'people.txt'), '王敏\n卫知远\n')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await selectPhrase(page, '农艺员')
    await page.keyboard.press('1')
    const field = page.locator('.margin-slot[data-live] textarea')
    await field.waitFor()
    await field.press('Control+;')
    const items = page.locator('[role="menuitem"] .menu-text')
    await expect.poll(() => items.allTextContents()).toEqual(['请注明出处。', 'Source?', '编辑常用批语…'])
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('2')
    await expect.poll(() => field.inputValue()).toBe('Source?')
    await page.keyboard.type('@wz')
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['卫知远'])
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => field.inputValue()).toBe('Source?@卫知远 ')
    await page.keyboard.press('Enter')
    const card = page.locator('.margin-slot[data-live] .card', { hasText: 'Source?@卫知远' })
    await card.getByRole('button', { name: '交办' }).click()
    await page.keyboard.type('wm')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await kept(page)).notes.map(({ assignee }) => assignee)).toEqual(['王敏'])
    for (let times = 0; times < 2; times += 1) await app.menu.click('undo')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(0)
  })
})

test('the article is fitted to a length: the foot and the counts say live what is over or under', async () => {
  const told = page.locator('.foot-count .goal-words')
  await page.locator('.foot-count').click()
  const dialog = page.getByRole('dialog', { name: '字数统计' })
  const field = dialog.getByRole('textbox', { name: '版面字数' })
  await field.fill('千字')
  await dialog.getByRole('alert').waitFor()
  await field.fill('1,700')
  await field.press('Enter')
  await expect.poll(() => told.textContent()).toBe('/ 1700 超 2')
  expect(await dialog.locator('.goal-words').textContent()).toBe('/ 1700 超 2')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await selectPhrase(page, '农艺员')
  await page.keyboard.press('Delete')
  await isTold('农艺员→ open')
  await page.keyboard.press('Escape')
  await page.locator('.sheet del').click()
  await page.keyboard.press('a')
  await expect.poll(() => told.textContent()).toBe('/ 1700 缺 1')
  for (let times = 0; times < 3; times += 1) await app.menu.click('undo')
  await expect.poll(() => told.count()).toBe(0)
})
