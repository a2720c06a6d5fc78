import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { writeNumbersArticle } from '../helpers/numbers-article.ts'
import { kept, selectPhrase, userFolder, untilProof } from '../helpers/proof.ts'
import { violations, violationsIn } from '../helpers/violations.ts'

/** The numbers desk: an article with a fact in dispute, worked by its keys alone. */
const files = mkdtempSync(path.join(os.tmpdir(), 'galley-numbers-'))
const folder = userFolder({ reviewerName: '沈砚秋', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({
    userDataDir: folder,
    argv: [writeNumbersArticle(files)],
    // High enough for every row: those out of sight are not in the page.
    viewport: { width: 1440, height: 1700 },
  })
  page = app.page
  page.setDefaultTimeout(12_000)
  await untilProof(page)
  await page.keyboard.press('Control+3')
  await page.locator('.ledger-row').first().waitFor()
})
afterAll(async () => {
  await app.quit()
  for (const each of [files, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const numbers = async () => (await kept(page)).numbers
const byText = async (text: string) => (await numbers()).find((number) => number.text === text)
const row = (text: string) =>
  page.locator('.ledger-row', { has: page.getByRole('button', { name: text, exact: true }) })
/** Opens what lies beneath a row. */
const openCard = async (text: string): Promise<void> => {
  await row(text).click()
  if ((await page.locator('.ledger-open').count()) === 0) await row(text).click()
  await page.locator('.ledger-open').waitFor()
}
const liveText = () => page.locator('.ledger-row[data-live] .ledger-number').textContent()

/** What every place that tells the coverage says, the library's list last. */
async function coverages(): Promise<readonly string[]> {
  const own = async (selector: string, pattern: RegExp): Promise<string> => {
    const text = (await page.locator(selector).first().textContent()) ?? ''
    return pattern.exec(text)?.slice(1).join('/') ?? text
  }
  const listed = await page.evaluate(async () => {
    const answer = (await window.galley.invoke('library.list', {})) as {
      value: { articles: { numbers: { done: number; total: number } }[] }
    }
    const { done, total } = answer.value.articles[0]?.numbers ?? { done: -1, total: -1 }
    return `${done}/${total}`
  })
  return [
    await own('.numbers-done', /(\d+) \/ (\d+)/),
    await own('.foot-item:nth-child(2)', /(\d+) \/ (\d+)/),
    await own('.rail-desks li:nth-child(3) .rail-count', /(\d+) \/ (\d+)/),
    listed,
  ]
}
const agreed = async (): Promise<string> => [...new Set(await coverages())].join(' and ')

describe('a conflict', () => {
  test('stands above the ledger with both places, the sum that supports one, and its numbers marked', async () => {
    const card = page.locator('.clash')
    await card.waitFor()
    expect(await card.textContent()).toContain('同一事实，两个值')
    expect(await card.locator('.clash-side').allTextContents()).toEqual(['42个主题段 4', '43个图注 1'])
    expect(await card.locator('.clash-support').textContent()).toContain('13个 + 29个 = 42')
    expect(await page.locator('.ledger-row[data-conflict]').count()).toBeGreaterThanOrEqual(2)
    expect(await page.locator('.ledger-section').first().textContent()).toContain('1')
  })

  test('shown alone by C lists only its rows, in their sections', async () => {
    await press('c')
    await expect
      .poll(() => page.locator('.ledger-row .ledger-number').allTextContents())
      .toEqual(['42个', '43个', '42个'])
    await press('c')
  })

  test('is settled by 1 with one line of evidence, in one act that undo takes back', async () => {
    await press('1')
    const field = page.locator('.clash-evidence textarea')
    await field.waitFor()
    await page.keyboard.insertText('县馆台账，11月12日')
    await press('Enter')
    await expect.poll(async () => (await byText('43个'))?.state).toBe('wrong')
    const after = await kept(page)
    expect(after.suggestions).toMatchObject([{ before: '43个', after: '42个', state: 'open' }])
    const right = after.numbers.filter(({ text }) => text === '42个')
    expect(right.map(({ state }) => state)).toEqual(['verified', 'verified'])
    expect(right.map(({ evidence }) => evidence?.quotation)).toEqual(['县馆台账，11月12日', '县馆台账，11月12日'])
    await expect.poll(() => page.locator('.clash').count()).toBe(0)
    expect(await page.locator('.ledger-row[data-conflict]').count()).toBe(0)
    await press('Control+z')
    await expect.poll(async () => (await numbers()).filter(({ state }) => state !== 'unchecked').length).toBe(0)
    expect((await kept(page)).suggestions).toEqual([])
    await expect.poll(() => page.locator('.clash').count()).toBe(1)
  })

  test('that is none is set apart by 3, and comes back by undo', async () => {
    await press('3')
    await expect.poll(() => page.locator('.clash').count()).toBe(0)
    await press('Control+z')
    await expect.poll(() => page.locator('.clash').count()).toBe(1)
  })

  test('is joined by a line beside the text when both places are in view', async () => {
    await press('j')
    await expect.poll(() => page.locator('.tie-lines path[data-tone="wrong"]').count()).toBe(1)
  })
})

describe('the ledger', () => {
  test('leads the article, and the article leads the ledger', async () => {
    await row('96名').click()
    await expect.poll(liveText).toBe('96名')
    const at = await page.evaluate(() => {
      const text = [...document.querySelectorAll('.proof-scroll [data-text]')].find((one) =>
        one.textContent.includes('96名'),
      )
      const host = document.querySelector('.proof-scroll')
      if (text === undefined || host === null) return 1
      return (text.getBoundingClientRect().top - host.getBoundingClientRect().top) / host.clientHeight
    })
    expect(at).toBeLessThan(0.75)
    const point = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('.proof-scroll .sheet') ?? document.body, 4)
      for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
        const found = node.data.indexOf('18名')
        if (found === -1) continue
        const range = document.createRange()
        range.setStart(node, found)
        range.setEnd(node, found + 2)
        const box = range.getBoundingClientRect()
        return { x: box.left + 4, y: box.top + box.height / 2 }
      }
      return { x: 0, y: 0 }
    })
    await page.mouse.click(point.x, point.y)
    await expect.poll(liveText).toBe('18名')
  })

  test('is sorted by its heads, and back to the order of the text', async () => {
    const values = () => page.locator('.ledger-row [data-column="value"]').allTextContents()
    const before = await values()
    await page.getByRole('columnheader', { name: '值' }).getByRole('button').click()
    expect((await values()).slice(0, 3)).toEqual(['1', '1', '1'])
    expect(await page.locator('.ledger-section').count()).toBe(0)
    await page.getByRole('columnheader', { name: '值' }).getByRole('button').click()
    await page.getByRole('columnheader', { name: '值' }).getByRole('button').click()
    expect((await values())[0]).toBe(before[0])
  })

  test('is filtered by kind, unit and words, with true counts', async () => {
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('combobox', { name: '类型' }).selectOption('percent')
    await expect.poll(() => page.locator('.ledger-row .ledger-number').allTextContents()).toContain('36%')
    await page.getByRole('combobox', { name: '类型' }).selectOption('')
    await page.getByRole('combobox', { name: '单位' }).selectOption('名')
    await expect.poll(async () => (await page.locator('.ledger-row').count()) <= 3).toBe(true)
    await page.getByRole('combobox', { name: '单位' }).selectOption('')
    await page.getByRole('searchbox').fill('书车')
    await expect.poll(() => page.locator('.ledger-row .ledger-number').allTextContents()).toContain('3辆')
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: '筛选' }).click()
    const counted = (await numbers()).filter(({ kind, isStruck }) => kind !== 'name' && !isStruck).length
    expect(await page.locator('.numbers-chips .chip').first().textContent()).toBe(`全部 ${counted}`)
  })

  test('folds a section away, and opens it for a number that is chosen elsewhere', async () => {
    const head = page.locator('.ledger-section button', { hasText: '书跟着人走' })
    await head.click()
    await expect.poll(() => row('67个').count()).toBe(0)
    await page.locator('.ledger-section button', { hasText: '导语' }).press('j')
    await head.click()
    await expect.poll(() => row('67个').count()).toBe(1)
  })
})

describe('evidence', () => {
  test('is written beneath the row, survives leaving the field, and is saved by Enter', async () => {
    await row('96名').click()
    await press('e')
    const field = page.locator('.ledger-open').getByRole('textbox', { name: '依据' })
    await field.waitFor()
    await page.keyboard.insertText('人事册：管理员96名')
    await row('18名').click()
    await row('96名').click()
    await press('e')
    await expect.poll(() => field.inputValue()).toBe('人事册：管理员96名')
    await press('Escape')
    await expect.poll(() => page.locator('.ledger-open').count()).toBe(0)
    await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toEqual(['人事册：管理员96名'])
    await press('e')
    await page.locator('.ledger-open').getByRole('textbox', { name: '出处、网址' }).fill('县图书馆')
    await page.locator('.ledger-open').getByRole('textbox', { name: '页' }).fill('6')
    await field.press('Enter')
    await expect
      .poll(async () => (await byText('96名'))?.evidence)
      .toMatchObject({ quotation: '人事册：管理员96名', where: '县图书馆', page: '6', by: '沈砚秋' })
    expect((await byText('96名'))?.state).toBe('unchecked')
    expect((await kept(page)).drafts).toEqual([])
    expect(await page.locator('.evidence blockquote').textContent()).toBe('人事册：管理员96名')
    expect(await page.locator('.evidence-where').textContent()).toContain('第 6 页')
  })

  test('with a file is kept in the library, and Ctrl+Enter verifies by it', async () => {
    const file = path.join(files, 'register.pdf')
    writeFileSync(file, '%PDF-1.4 register of 96 people')
    await row('18名').click()
    await press('e')
    await page.keyboard.insertText('专职18名')
    await app.dialogs.queue({ canceled: false, filePaths: [file] })
    await page.getByRole('button', { name: '附文件…' }).click()
    await page.locator('.evidence-fields b', { hasText: 'register.pdf' }).waitFor()
    await page.locator('.ledger-open').getByRole('textbox', { name: '依据' }).press('Control+Enter')
    await expect.poll(async () => (await byText('18名'))?.state).toBe('verified')
    expect((await byText('18名'))?.evidence?.assetId).toBeDefined()
    expect(await liveText()).not.toBe('18名')
    await openCard('18名')
    expect(await page.locator('.evidence-file').textContent()).toContain('已收进稿库')
  })
})

describe('a tie', () => {
  test('is made by T, Space and Enter, and is worked out again when a term is put right', async () => {
    await row('18.8%').click()
    await press('t', '2', 'k', ' ', 'k', ' ')
    const bar = page.locator('.tie-bar')
    await bar.waitFor()
    // Part before whole: the terms are taken in the order in which they are chosen.
    expect(await bar.locator('.equation b').allTextContents()).toEqual(['18', '96', '18.8'])
    expect(await bar.locator('output').textContent()).toBe('成立')
    await press('Enter')
    await expect.poll(() => page.locator('.tie-view').count()).toBe(1)
    expect(await page.locator('.tie-view').textContent()).toContain('成立')
    await row('18名').click()
    await press('x')
    const right = page.locator('.ledger-open').getByRole('textbox', { name: '应为' })
    await right.fill('18名28名')
    await right.press('Enter')
    // Read as two numbers: asked about, and nothing is suggested yet.
    expect(await page.locator('.ledger-open [role="alert"]').textContent()).toContain('18名28名')
    await right.fill('18名')
    await press('Escape')
    await press('x')
    // The digits are selected: what is typed takes their place, and the unit stays.
    await page.keyboard.type('28')
    expect(await right.inputValue()).toBe('28名')
    await right.press('Enter')
    await expect.poll(() => page.locator('.numbers-chips .chip', { hasText: '冲突' }).textContent()).toContain('2')
    await openCard('18.8%')
    await expect.poll(() => page.locator('.tie-view').textContent()).toContain('不成立')
    expect(await page.locator('.tie-view del').textContent()).toBe('18')
    await press('Escape', 'Control+z')
    await expect.poll(() => page.locator('.numbers-chips .chip', { hasText: '冲突' }).textContent()).toContain('1')
  })

  test('is untied, and tied again by undo', async () => {
    await openCard('18.8%')
    await page.locator('.tie-view').getByRole('button', { name: '解开' }).click()
    await expect.poll(() => page.locator('.tie-view').count()).toBe(0)
    await press('Escape', 'Control+z')
    await expect.poll(() => page.locator('.numbers-chips .chip', { hasText: '算式' }).textContent()).toContain('1')
  })
})

describe('the coverage', () => {
  test('is the same in desk, foot, rail and library after every act', async () => {
    await expect.poll(agreed).toMatch(/^\d+\/\d+$/)
    const [, total = 0] = (await agreed()).split('/').map(Number)
    await row('3辆').click()
    await press('v')
    await expect.poll(agreed).toMatch(new RegExp(`/${total}$`))
    await row('67个').click()
    await press('s')
    await expect.poll(agreed).toMatch(new RegExp(`/${total - 1}$`))
    expect((await byText('67个'))?.isStruck).toBe(true)
    await press('Control+z')
    await expect.poll(agreed).toMatch(new RegExp(`/${total}$`))
  })

  test('counts a number that is added by selecting it', async () => {
    const [, total = 0] = (await agreed()).split('/').map(Number)
    await selectPhrase(page, '全县')
    await press('6')
    await expect.poll(agreed).toMatch(new RegExp(`/${total + 1}$`))
    expect((await numbers()).filter(({ origin }) => origin === 'editor')).toMatchObject([{ text: '全县' }])
    await press('Control+z')
    await expect.poll(agreed).toMatch(new RegExp(`/${total}$`))
  })

  test('follows an accepted suggestion that takes a number away and brings another', async () => {
    const [, total = 0] = (await agreed()).split('/').map(Number)
    await selectPhrase(page, '每周跑11条线路')
    await press('3')
    const field = page.locator('.draft-fields .suggest-field')
    await page.keyboard.press('Control+1')
    await field.fill('每周跑遍全县')
    await field.press('Enter')
    await press('a')
    await press('Control+3')
    await expect.poll(agreed).toMatch(new RegExp(`/${total - 1}$`))
    await page.locator('.chip', { hasText: '划掉的' }).click()
    await expect
      .poll(() => page.locator('.ledger-row').allTextContents())
      .toContainEqual(expect.stringContaining('已改'))
    await page.locator('.chip', { hasText: '全部' }).click()
    await press('Control+z')
    await expect.poll(agreed).toMatch(new RegExp(`/${total}$`))
  })
})

test('charts have their tables, and a far date does not squeeze the line', async () => {
  for (const name of ['文中日期', '进度']) {
    const fold = page.locator('.numbers-fold button', { hasText: name })
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
  }
  expect(await page.locator('.date-chart .date-dot').count()).toBeGreaterThan(2)
  expect(await page.locator('.date-beyond').textContent()).toContain('1949年')
  const tables = page.locator('.numbers-fold .chart')
  await tables.first().getByRole('button', { name: '表格' }).click()
  await tables.first().locator('tbody button', { hasText: '2021年9月' }).click()
  await expect.poll(liveText).toBe('2021年9月')
  await tables.first().getByRole('button', { name: '表格' }).click()
  expect(await violations(page)).toEqual([])
})

test('axe finds nothing in any theme, with a card open and with numbers being tied', async () => {
  await row('四年').click()
  await press('v', 'q', 'e')
  await page.locator('.evidence-fields').waitFor()
  expect(await violationsIn(page)).toEqual([])
  await press('Escape', 't', 'j', ' ')
  await page.locator('.tie-bar').waitFor()
  expect(await violationsIn(page)).toEqual([])
  await press('Escape', 'Control+z', 'Control+z')
}, 120_000)

test('all numbers are worked by V, Q, X and N without the mouse, and Ctrl+Z takes back each', async () => {
  await page.locator('.numbers-chips .chip').first().click()
  await page.locator('.ledger-section button').first().focus()
  await page.locator('.ledger').evaluate((list) => list.scrollTo(0, 0))
  await row('四年').click()
  const counted = (await numbers()).filter(({ kind, isStruck }) => kind !== 'name' && !isStruck)
  const keys = ['v', 'q', 'n', 'v', 'x'] as const
  const wanted = { v: 'verified', q: 'queried', n: 'not-a-statistic', x: 'wrong' } as const
  for (let at = 0; at < counted.length; at += 1) {
    const key = keys[at % keys.length] ?? 'v'
    await press(key)
    if (key !== 'x') continue
    await page.locator('.ledger-open :is(input, textarea):focus').waitFor()
    await press('End')
    await page.keyboard.insertText('（改）')
    await press('Enter')
    await expect.poll(() => page.locator('.ledger-open').count()).toBe(0)
  }
  await expect
    .poll(async () => (await numbers()).filter(({ state, kind }) => kind !== 'name' && state === 'unchecked').length)
    .toBe(0)
  const states = (await numbers()).filter(({ kind }) => kind !== 'name').map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(Object.values(wanted)))
  const wrong = (await numbers()).filter(({ state }) => state === 'wrong')
  expect((await kept(page)).suggestions.filter(({ numberId }) => numberId !== undefined)).toHaveLength(wrong.length)
  await expect.poll(agreed).toBe(`${counted.length}/${counted.length}`)
  await press('Control+z')
  await expect
    .poll(async () => (await numbers()).filter(({ state }) => state === 'unchecked').length)
    .toBeGreaterThan(0)
}, 120_000)
