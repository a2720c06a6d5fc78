import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, userFolder, untilProof } from '../helpers/proof.ts'

/** The form of words on the sheet: what it looks like, and that places in it are still places of the text. */
const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>河口镇种树记</title></head><body><article>
<h1>河口镇种树记</h1>
<p>今年春天，河口镇种下 3×10<sup>6</sup> 株树苗，成活率为 <b>95.5%</b>。镇长说，<ruby>翟<rt>zhái</rt></ruby>家坡的土层最薄，树苗每株原价<s>30</s>28元，这里的人年年种树，年年数树，数到今年才算数清楚。</p>
<ol start="3"><li>选山坡</li><li>避开水源</li></ol>
<table><tr><th>年份</th><th>柏（棵）</th></tr><tr><td>2025</td><td>9000</td></tr><tr><td>2026</td><td>11000</td></tr></table>
<p>镇上<del>另外许多</del><ins>另有2×10<sup>4</sup></ins>株树苗要补，镇长说，<b>补苗的人<ins datetime="2026-03-02">今年</ins>不够</b>，要到秋天才能补齐。</p>
<p>树种下去之后的事情更多，要有人巡山，要有人补苗，也要有人记账，账本上的每一个数字都要有人签字，签字的人要对得上当天的值班表。</p>
</article></body></html>`

let place: string
let app: GalleyApp
beforeAll(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-form-'))
  writeFileSync(path.join(place, '种树.html'), PAGE)
  const userDataDir = userFolder({ reviewerName: '校对员', locale: 'zh-Hans' })
  app = await launchGalley({ userDataDir, argv: [path.join(place, '种树.html')] })
  await untilProof(app.page)
})
afterAll(async () => {
  await app.quit()
  rmSync(app.userDataDir, { recursive: true, force: true, maxRetries: 10 })
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

test('words stand in their form, lists under their numbers, a table in its cells', async () => {
  const { page } = app
  expect(await page.locator('[data-form~="superscript"]').first().textContent()).toBe('6')
  expect(await page.locator('[data-form~="struck"]').textContent()).toBe('30')
  expect(await page.locator('[data-reading]').getAttribute('data-reading')).toBe('zhái')
  const numbers = await page
    .locator('[data-list-number]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-list-number')))
  expect(numbers).toEqual(['3.', '4.'])
  const cells = await page
    .locator('.sheet-table tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => `${cell.tagName} ${cell.textContent.trim()}`)),
    )
  expect(cells).toEqual([
    ['TH 年份', 'TH 柏（棵）'],
    ['TD 2025', 'TD 9000'],
    ['TD 2026', 'TD 11000'],
  ])
})

test('a note on words in a cell, or over a form’s border, stands on those words', async () => {
  await noteOn(app.page, '9000', '2', '与账本核对。')
  await noteOn(app.page, '×10', '2', '是株还是亩？', '6')
  const { notes, numbers } = await kept(app.page)
  const quotes = notes.map(({ target }) => (target.kind === 'text' ? target.quote.exact : ''))
  expect(quotes.toSorted()).toEqual(['9000', '×106'])
  expect(numbers.map(({ value }) => value)).toContain(3_000_000)
  expect(numbers.map(({ text }) => text)).not.toContain('3028元')
})

test('the desks show words in their form too: 3×10⁶ is not 3×106 in the ledger or beside a note', async () => {
  const { page } = app
  await page.keyboard.press('Control+3')
  const number = page.locator('.ledger-number', { has: page.locator('[data-form~="superscript"]') })
  expect(await number.first().textContent()).toContain('3×106')
  await page.keyboard.press('Control+4')
  await page.locator('.desk-quote [data-form~="superscript"]').first().waitFor()
})

test('words that a suggestion puts in stand in their form, accepted and taken back', async () => {
  const { page } = app
  await page.keyboard.press('Control+1')
  const raised = page.locator('.proof [data-text] ins[data-form~="superscript"]')
  expect(await raised.allTextContents()).toEqual(['4'])
  expect(await page.locator('.proof [data-text] ins[data-form~="bold"]').allTextContents()).toEqual(['今年'])
  // A click on words that are put in opens their card, as one on struck words does.
  await page.locator('.proof [data-text] ins', { hasText: '今年' }).click()
  await page.locator('.card[data-open] ins', { hasText: '今年' }).waitFor()
  const change = page.locator('.change', { has: page.locator('ins [data-form~="superscript"]') })
  expect(await change.textContent()).toContain('2×104')
  await page.locator('.card', { has: change }).locator('.card-head').click()
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('a')
  const block = page.locator('.proof [data-text]', { hasText: '镇上' })
  await expect.poll(() => block.locator('span[data-form~="superscript"]').allTextContents()).toEqual(['4'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => raised.allTextContents()).toEqual(['4'])
})
