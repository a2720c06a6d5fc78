import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { makeDocx, paragraph, run } from '../helpers/make-docx.ts'
import { randomOf } from '../helpers/seeds.ts'
import { violations } from '../helpers/violations.ts'

const place = mkdtempSync(path.join(os.tmpdir(), 'galley-queue-'))
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: path.join(place, 'user') })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

function write(name: string, data: string | Uint8Array): string {
  const file = path.join(place, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, data)
  return file
}

const WORDS =
  '山路 河水 渡船 豆腐 石桥 灯火 茶园 雨季 村口 木屋 稻田 老人 学生 马车 竹林 清晨 夜里 炊烟 集市 药铺'.split(' ')

/** A text of its own words: what has most of another's is to be decided. */
function article(title: string): string {
  const random = randomOf(Array.from(title).reduce((seed, sign) => seed * 31 + (sign.codePointAt(0) ?? 0), 7))
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? ''
  const sentence = (): string => `${Array.from({ length: 9 }, word).join('')}，每天要送40斤豆腐。`
  return `${title}\n\n本报记者 裴青原\n\n${Array.from({ length: 12 }, sentence).join('')}\n`
}
const commented = (): Uint8Array =>
  makeDocx({
    body: `${paragraph('What the ferry ledger says', 'Title')}${paragraph('By Nora Quill')}<w:p>${run('The ferry carried ')}<w:commentRangeStart w:id="1"/>${run('312 passengers')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:ins w:id="6" w:author="T. Vane">${run(' in one day')}</w:ins>${run(', and nobody spoke of the storm.')}</w:p>`,
    comments: `<w:comment w:id="1" w:author="R. Calloway"><w:p>${run('Does this include children?')}</w:p></w:comment>`,
    styles: '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>',
  })

const row = (name: string) => page.locator('.lib-import', { hasText: name })
const active = () => page.locator('.lib-imports [aria-selected="true"]')
const ended = () => expect.poll(() => page.getByRole('button', { name: '清掉这张单子' }).count()).toBe(1)

describe('a folder of sound and broken files', () => {
  test('each file says what became of it; what failed says why and what helps', async () => {
    const docx = commented()
    for (const name of ['索道', '水闸', '茶山']) write(`十一月/${name}.txt`, article(`${name}停了三天`))
    write('十一月/ferry.docx', docx)
    write('十一月/断了.docx', docx.slice(0, 900))
    write('十一月/旧稿.doc', Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(3000)]))
    write('十一月/空的.txt', '')
    write('十一月/修过.txt', `${article('水库演练')}闸门每年\u200b开一次。\n`)
    write('十一月/配图/稿.txt', `${article('一碗热饭')}\n图1：石梁街道助餐点开门迎客。罗知夏 摄\n`)
    write('十一月/配图/图1.png', makePng(320, 200))
    await app.dropFiles('.library', [path.join(place, '十一月')])
    await ended()
    expect(await page.locator('.lib-bar').textContent()).toMatch(/从文件夹导入.*十一月　9 个文件/)
    await expect.poll(() => row('ferry.docx').textContent()).toMatch(/What the ferry ledger says.*批注 1　修订 1/)
    expect(await row('断了.docx').textContent()).toMatch(/文件不完整.*重拷或另存/)
    expect(await row('旧稿.doc').textContent()).toMatch(/DOC.*请另存为/)
    expect(await row('空的.txt').textContent()).toContain('里面没有文字')
    expect(await row('修过.txt').textContent()).toMatch(/修复后打开.*修复 1 处/)
    expect(await row('配图').getAttribute('data-state')).toBe('decide')
    expect(await page.locator('.lib-tallies').textContent()).toMatch(/已打开 4.*修复后打开 1.*要你决定 1.*没打开 3/)
    const heads = await page.locator('.lib-imports-head [role="rowheader"]').allTextContents()
    expect(heads.map((head) => head.replace(/\s*\d+$/, ''))).toEqual(['要你决定', '没打开', '修复后打开', '已打开'])
  })

  test('no fault that axe can find, in three themes', async () => {
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
      expect(await violations(page)).toEqual([])
    }
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
  })

  test('keys go through the files, look at one and come back to it, fold a group and retry what was mended', async () => {
    await page.locator('.lib-imports').focus()
    await page.keyboard.press('Home')
    expect(await active().textContent()).toContain('配图')
    await page.keyboard.press('Enter')
    await page.locator('.opening').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.lib-imports').waitFor()
    await page.keyboard.press('j')
    expect(await active().textContent()).toMatch(/没打开/)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('.lib-import[data-state="failed"]').count()).toBe(0)
    expect(await active().textContent()).toContain('旧稿.doc')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.lib-import[data-state="failed"]').count()).toBe(3)
    write('十一月/空的.txt', article('不再是空的'))
    await page.keyboard.press('r')
    await ended()
    await expect.poll(() => row('空的.txt').getAttribute('data-state')).toBe('opened')
    expect(await page.locator('.lib-import[data-state="failed"]').count()).toBe(2)
  })
})

describe('five hundred files', () => {
  beforeAll(() => {
    for (let index = 0; index < 500; index += 1)
      write(`很多/稿${String(index).padStart(3, '0')}.txt`, article(`第${index}篇稿件`))
  })

  test('only the rows in sight are drawn, and what is under the pointer does not move', async () => {
    // What waits for a decision is not lost with the list; it goes when that is said of it.
    await page.getByRole('button', { name: '清掉这张单子' }).click()
    await page.locator('.toast').getByText('还有 1 份要你决定，留在单子上。').waitFor()
    await row('配图').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '从单子上拿掉' }).click()
    await expect.poll(() => page.locator('.lib-imports').count()).toBe(0)
    await app.dropFiles('.library', [path.join(place, '很多')])
    await page.locator('.lib-import[data-state="reading"]').waitFor()
    // Unfolds what waits, so that the file under the pointer is one that will change its group.
    // The head moves at every file that is read: a click that waits for it to rest may wait until nothing waits.
    await page.locator('.lib-imports-head', { hasText: '排队' }).getByRole('button').dispatchEvent('click')
    const waiting = page.locator('.lib-import[data-state="waiting"]')
    await waiting.first().waitFor()
    expect(await page.locator('.lib-imports [role="row"]').count()).toBeLessThan(80)
    let at = { x: 0, y: 0 }
    const under = () =>
      page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.lib-import')?.id ?? '', at)
    let id = ''
    // Until the pointer rests on it, a row moves with every file that is read.
    await expect
      .poll(async () => {
        const box = await waiting.nth(4).boundingBox()
        if (box === null) return undefined
        at = { x: box.x + 40, y: box.y + 10 }
        await page.mouse.move(at.x, at.y)
        id = await under()
        return id === '' ? undefined : page.locator(`[id="${id}"]`).getAttribute('data-state', { timeout: 1000 })
      })
      .toBe('waiting')
    const own = page.locator(`[id="${id}"]`)
    await expect.poll(() => own.getAttribute('data-state'), { timeout: 30_000 }).toBe('opened')
    expect(await under()).toBe(id)
    // Only that row keeps its place: all else goes on under the pointer, and each head counts what is so.
    const headOf = async (name: string): Promise<number> =>
      Number(
        /\d+$/.exec(
          (await page.locator('.lib-imports-head', { hasText: name }).locator('[role="rowheader"]').textContent()) ??
            '',
        )?.[0],
      )
    const waitingNow = await headOf('排队')
    await expect.poll(() => headOf('排队')).toBeLessThan(waitingNow)
    expect(await under()).toBe(id)
    await page.mouse.move(4, 4)
    await expect.poll(under).not.toBe(id)
  })

  test('the rest is foretold, the library is used meanwhile, and Escape ends after the file at hand', async () => {
    expect(await page.locator('.lib-progress-text').textContent()).toMatch(/还要约 \d+ (?:秒|分钟)。停下也留着/)
    await page.getByRole('button', { name: /^全部稿件/ }).click()
    await page.locator('.lib-title').first().waitFor()
    expect(await page.getByRole('button', { name: /^正在导入/ }).textContent()).toMatch(/\d+ \/ 500/)
    await page.getByRole('button', { name: /^正在导入/ }).click()
    await page.locator('.lib-imports').waitFor()
    await page.keyboard.press('Escape')
    await ended()
    const tally = (await page.locator('.lib-tallies').textContent()) ?? ''
    const opened = Number(/已打开 (\d+)/.exec(tally)?.[1])
    const unread = Number(/未读完 (\d+)/.exec(tally)?.[1])
    expect(opened + unread).toBe(500)
    expect(opened).toBeGreaterThan(3)
    expect(unread).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])
  })

  test('a file that is being read is skipped, and the others go on', async () => {
    await page.getByRole('button', { name: '清掉这张单子' }).click()
    // So long that it is still being read when the key comes.
    const slow = write('慢/慢.txt', '山上一共住着26户人家，每天要送40斤豆腐。\n'.repeat(60_000))
    const next = write('慢/快.txt', article('快的'))
    await app.dropFiles('.library', [slow, next])
    await page.locator('.lib-import[data-state="reading"]', { hasText: '慢.txt' }).waitFor()
    await page.keyboard.press('s')
    await ended()
    expect(await row('慢.txt').getAttribute('data-state')).toBe('stopped')
    expect(await row('快.txt').getAttribute('data-state')).toBe('opened')
  })
})
