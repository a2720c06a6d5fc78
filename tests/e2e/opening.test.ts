import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lengthOf } from '#shared/text/count.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { kept, selectPhrase } from '../helpers/proof.ts'
import { violations, violationsIn } from '../helpers/violations.ts'

const root = path.join(import.meta.dirname, '../..')
const damaged = path.join(root, 'build/sample/zh-damaged/article.txt')
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-opening-'))
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({ userDataDir: place })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

function write(name: string, bytes: string | Buffer): string {
  const file = path.join(place, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return file
}
async function open(file: string): Promise<void> {
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
  await page.keyboard.press('Control+o')
}
async function showLibrary(): Promise<void> {
  await app.menu.click('show-library')
  await page.locator('.library').waitFor()
}
const sheet = (): Promise<string | null> => page.locator('.op-sheet').textContent()

describe('a damaged file, before it is kept', () => {
  test('shows how much was mended of each kind, and why, without a fault that axe can find', async () => {
    await open(damaged)
    await page.locator('.opening').waitFor()
    // Repairs of width and script are told apart from damage, in a part of their own.
    const damage = page.locator('.op-section').filter({ has: page.locator('h2', { hasText: '损伤' }) })
    const total = (await damage.locator('h2').textContent()) ?? ''
    const counts = await damage.locator('.op-kind b').allTextContents()
    const all = counts.reduce((sum, count) => sum + Number(count.replace(/\D/g, '')), 0)
    expect(all).toBeGreaterThan(100)
    expect(total).toContain(String(all))
    expect(await page.locator('.op-original').textContent()).toMatch(/格式TXT大小[\d,]+ 字节，换行 LF指纹/)
    expect(await violationsIn(page)).toEqual([])
  })

  test('the keys of the views swap the text as it came and the mended one at the same place', async () => {
    const block = page.locator('.op-block[data-role="section-heading"]').last()
    await block.scrollIntoViewIfNeeded()
    await page.locator('.op-sheet').focus()
    const first = (): Promise<string> =>
      page.locator('.op-sheet').evaluate((element) => {
        const top = element.getBoundingClientRect().top
        const blocks = [...element.querySelectorAll<HTMLElement>('[data-block]')]
        const at = blocks.find((one) => one.getBoundingClientRect().bottom > top)
        return `${at?.dataset['block'] ?? ''} ${Math.round((at?.getBoundingClientRect().top ?? 0) - top)}`
      })
    const mended = await sheet()
    const before = await first()
    await page.keyboard.press('Control+Alt+1')
    await expect.poll(sheet).not.toBe(mended)
    expect(await sheet()).toContain('(guà)')
    expect(await first()).toBe(before)
    await page.keyboard.press('Control+Alt+2')
    expect(await sheet()).toBe(mended)
    // The text is no trap.
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.op-sheet') === null)).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await page.locator('.op-sheet').focus()
  })

  test('a kind is listed alone, refused at once, and taken back', async () => {
    const gloss = page.locator('.op-kind', { hasText: '读音粘在字后' })
    const count = Number(await gloss.locator('b').textContent())
    await gloss.click()
    await page.getByRole('button', { name: '“读音粘在字后”都不修' }).click()
    expect(await page.locator('.op-refused').textContent()).toBe(`不修 ${count}`)
    expect(await sheet()).toContain('(guà)')
    await page.getByRole('button', { name: '“读音粘在字后”都修' }).click()
    expect(await page.locator('.op-refused').textContent()).toBe('不修 0')
    expect(await sheet()).not.toContain('(guà)')
    await gloss.click()
  })

  test('a repair refused with O, a role set with a digit: the article is kept so', async () => {
    await page.locator('.op-sheet').focus()
    const row = page.locator('.op-repair', { hasText: '(guà)' }).first()
    await row.locator('.op-before').click()
    await page.keyboard.press('o')
    expect(await sheet()).toContain('掛(guà)')
    const heading = page.locator('.op-row[data-role="section-heading"]').last()
    const words = (await heading.locator('.op-row-text').textContent()) ?? ''
    await heading.click()
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
    expect(await page.locator('[data-role="headline"]').first().textContent()).toContain('掛(guà)')
    expect(await page.locator('.block[data-role="quotation"]').first().textContent()).toContain(words)
    await showLibrary()
  })
})

describe('by the keyboard alone', () => {
  const lines = (): string => readFileSync(damaged, 'utf8').replace('坪上的', '場上的')

  test('a file is opened, decided and kept', async () => {
    await open(write('鍵盤.txt', lines()))
    await page.locator('.opening').waitFor()
    const refused = (): Promise<string | null> => page.locator('.op-refused').textContent()
    const active = page.locator('.op-repair[aria-selected="true"]')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('j')
    await expect.poll(() => active.locator('.op-why').textContent()).toContain('读音粘在字后“guà”是“掛”的读音')
    await page.keyboard.press('o')
    expect(await refused()).toBe('不修 1')
    expect(await active.locator('.op-after').textContent()).toBe('保留原样')
    // The rest of its kind goes the same way, and comes back; the one at hand was refused first and comes back too.
    await page.keyboard.press('Shift+O')
    const count = Number(await page.locator('.op-kind', { hasText: '读音粘在字后' }).locator('b').textContent())
    expect(await refused()).toBe(`不修 ${count}`)
    await page.keyboard.press('Shift+O')
    expect(await refused()).toBe('不修 0')
    await page.keyboard.press('o')

    await page.keyboard.press('F6')
    await page.keyboard.press('F6')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('op-structure')
    const row = page.locator('.op-row[aria-selected="true"]')
    const doubtful = (await row.locator('.op-row-text').textContent()) ?? ''
    expect(await row.getAttribute('data-doubtful')).toBe('true')
    expect(await page.locator('.op-part').first().textContent()).toContain('拿不准')
    await page.keyboard.press('0')
    await page.keyboard.press('Home')
    await page.keyboard.press('j')
    await page.keyboard.press('3')

    // What an input method is given is no key of the screen.
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
      ),
    )
    expect(await page.locator('.opening').count()).toBe(1)
    const foot = (await page.locator('.frame-foot').textContent()) ?? ''
    await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
    const { blocks } = await kept(page, '場上的')
    expect(blocks.find(({ text }) => text.startsWith(doubtful.trim().slice(0, 8)))?.role).toBe('furniture')
    expect(blocks.filter(({ role }) => role === 'quotation').length).toBeGreaterThan(0)
    // What the foot foretold is what the desks have.
    const rail = (await page.locator('.rail').first().textContent()) ?? ''
    expect(rail).toContain(`0 / ${/数字 (\d+)/.exec(foot)?.[1] ?? '?'}`)
    await showLibrary()
  })
})

describe('what only the editor can decide', () => {
  test('two scripts in one text: how many places, and which', async () => {
    const text =
      '這间茶館開了六十二年，门口的櫃臺換过三次。她的兒子在县城教书，學生们管他叫先生。來的人越來越少，爐子一直燒着。门边贴着开业时间，还有关于县里图书馆的通知，说过几个礼拜会来办书会。'
    const whole = `老茶馆的2026年夏天\n\n本报记者 沈拾禾\n\n${text}\n`
    await open(write('茶馆.txt', whole))
    await page.locator('.opening').waitFor()
    // As the desks count it: a number is one.
    const length = `${String(lengthOf(whole).characters)} 字`
    await expect.poll(() => page.locator('.frame-foot b').first().textContent()).toBe(length)
    expect(await page.locator('.op-reasons').textContent()).toBe('简体和繁体混用')
    expect(await page.locator('.op-section', { hasText: '只换字形' }).textContent()).toMatch(/夹着 \d+ 处繁体：這、/)
    await page.getByRole('radio', { name: '简体' }).click()
    await expect.poll(sheet).toContain('柜台换过三次')
    await page.locator('.op-kind', { hasText: '繁简' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
  })

  test('a text with one name in the other script opens at once', async () => {
    await open(
      write('一个名字.txt', `早市\n\n本报记者 蘇拾禾\n\n${'坪上的早市六点就开了，卖豆腐的人最多。'.repeat(4)}\n`),
    )
    await page.locator('.proof').waitFor()
    await showLibrary()
  })

  test('photos that lie beside the text are seen at their captions', async () => {
    write(
      '饭/稿.txt',
      `一碗热饭\n\n本报记者 罗知夏\n\n${'老人们沿坡走来，坐到靠窗的位置。'.repeat(5)}\n\n图1：助餐点开门迎客。罗知夏 摄\n`,
    )
    write('饭/图1.png', Buffer.from(makePng(320, 200)))
    await app.dropFiles('.library', [path.join(place, '饭')])
    await page.locator('.opening').waitFor()
    expect(await page.locator('.op-picture figcaption').textContent()).toBe('图1.png　320 × 200')
    const width = (): Promise<number> =>
      page.locator('.op-picture img').evaluate((image) => (image as HTMLImageElement).naturalWidth)
    await expect.poll(width).toBe(320)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
  })

  test('of each encoding it is said how well the bytes read in it, or where they break', async () => {
    const bytes = iconv.encode(readFileSync(damaged, 'utf8').replace('坪上的', '村頭的'), 'gb18030')
    await open(write('國標二.txt', bytes))
    await page.locator('.opening').waitFor()
    const shown = await page.locator('.op-encoding').allTextContents()
    expect(shown[0]).toMatch(/^GB18030最像9\d.*% 成字/)
    expect(shown.find((each) => each.startsWith('UTF-8'))).toMatch(/第 \d+ 字节起不合法/)
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
  })

  test('a file whose encoding is chosen otherwise is read anew', async () => {
    await open(write('國標.txt', iconv.encode(readFileSync(damaged, 'utf8'), 'gb18030')))
    await page.locator('.opening').waitFor()
    const before = await sheet()
    await page.getByRole('combobox', { name: '其他编码' }).selectOption('euc-kr')
    await expect.poll(sheet).not.toBe(before)
    await page.getByRole('radio', { name: /GB18030/ }).click()
    await expect.poll(sheet).toBe(before)
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
  })

  test('a Traditional text is read in Simplified when that is chosen', async () => {
    await open(damaged)
    // The very same file is there already, so it opens at once; other bytes are another file.
    await page.locator('.proof').waitFor()
    await showLibrary()
    await open(write('坪上.txt', `${readFileSync(damaged, 'utf8')}\n補記一行。\n`))
    await page.locator('.opening').waitFor()
    await page.getByRole('radio', { name: '简体' }).click()
    await expect.poll(sheet).toContain('挂在晒谷坪上的银幕')
    await page.getByRole('radio', { name: '原样' }).click()
    await expect.poll(sheet).toContain('掛在曬穀坪上的銀幕')
  })

  test('Escape keeps nothing', async () => {
    await page.locator('.op-sheet').focus()
    await page.keyboard.press('Escape')
    await page.locator('.library').waitFor()
    await expect.poll(() => page.locator('.lib-title').allTextContents()).not.toContain('掛在曬穀坪上的銀幕')
  })

  test('the same headline over another text asks, and becomes a new version of the one that is there', async () => {
    const say = (body: string): string => `木桥重修记\n\n本报记者 尉迟安\n\n${body}\n`
    await open(write('木桥一.txt', say('桥长62米，用了280根杉木。')))
    await page.locator('.opening, .proof').waitFor()
    if ((await page.locator('.opening').count()) > 0) await page.keyboard.press('Enter')
    await page.locator('.proof').waitFor()
    await showLibrary()
    const titles = (): Promise<readonly string[]> => page.locator('.lib-title').allTextContents()
    await expect.poll(titles).toContain('木桥重修记')
    const before = await titles()
    await open(write('木桥二.txt', say('桥长62米，用了283根杉木，又补了一段栏杆。')))
    await page.locator('.opening').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '并排对照…' }).click()
    const sides = page.getByRole('dialog', { name: '这份文件和稿库里的那篇' })
    await sides.locator('tr[data-kind="changed"]').waitFor()
    expect(await sides.getByRole('status').textContent()).toMatch(/^相同 2 段 · 有改动 1 段$/)
    expect((await sides.locator('tr[data-kind="changed"] del').allTextContents()).join('')).toMatch(/^(?:28)?0$/)
    expect(await violations(page)).toEqual([])
    await sides.getByRole('checkbox', { name: '只看不同的' }).check()
    await expect.poll(() => sides.locator('tbody tr').count()).toBe(1)
    await sides.getByRole('button', { name: '是新版本' }).click()
    expect(await page.getByRole('radio', { name: '“木桥重修记”的新版本' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await page.locator('.proof').waitFor()
    expect(await page.locator('.proof').textContent()).toContain('283')
    await showLibrary()
    // An act refreshes the list row by row; a new article would stand in it at the latest with the version's own row.
    await expect.poll(async () => (await titles()).toSorted()).toEqual(before.toSorted())
  })

  test('an earlier version is opened from the list and from the palette; what is done to it is refused in plain words', async () => {
    const said = page.locator('.toast')
    const notice = page.locator('.proof-notice', { hasText: '看现在的版本' })
    await page.getByRole('button', { name: '“木桥重修记”的操作' }).click()
    await page.getByRole('menuitem', { name: /^看第 1 版/ }).click()
    await expect.poll(() => page.locator('.proof').textContent()).toContain('280')
    expect(await notice.textContent()).toContain('第 1 版，共 2 版，只能看')
    // Over what is only for reading stands no pencil.
    expect(await page.locator('.sheet-head').count()).toBe(1)
    expect(await page.locator('.sheet-details').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    const before = JSON.stringify((await kept(page, '木桥重修记')).notes)
    await selectPhrase(page, '280根')
    await page.keyboard.press('1')
    await expect.poll(() => said.allTextContents()).toEqual(['这是旧版本，只能看。'])
    expect(await page.locator('.draft-fields').count()).toBe(0)
    // Every desk's own keys, each in its turn: the words stand there once, and nothing changes.
    for (const [desk, keys] of [
      ['3', 'jvqxn'],
      ['2', 'vmq'],
      ['5', 'j1i'],
      ['1', 'ad'],
    ] as const) {
      await page.keyboard.press(`Control+${desk}`)
      for (const key of keys) await page.keyboard.press(key)
      // What is said passes by itself: but nothing else is ever said.
      expect((await said.allTextContents()).filter((words) => words !== '这是旧版本，只能看。')).toEqual([])
    }
    await page.keyboard.press('Control+Shift+P')
    await page.getByPlaceholder(/找命令/).fill('第 2 版')
    await page.getByRole('option', { name: /^第 2 版/ }).click()
    await expect.poll(() => page.locator('.proof').textContent()).toContain('283')
    expect(await notice.count()).toBe(0)
    expect(JSON.stringify((await kept(page, '木桥重修记')).notes)).toBe(before)
    await showLibrary()
  })

  test('a file that cannot be opened says why, and that stays until it is read', async () => {
    await open(write('程序.txt', readFileSync(process.execPath).subarray(0, 8192)))
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain('程序.txt')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog.count()).toBe(0)
  })
})
