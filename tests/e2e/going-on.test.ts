import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { noteOn, selectPhrase, showFirst, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Going on where one left: by the outline, by the library and back, and over a restart. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

const start = async (argv: readonly string[] = []): Promise<void> => {
  app = await launchGalley({ userDataDir: folder, argv })
  page = app.page
}
beforeAll(async () => {
  await start(['--sample'])
  await showFirst(page)
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const live = (): Locator => page.locator('.margin-slot[data-live]')

/** What stands at the top of the view, and how far below its edge. */
const top = (): Promise<{ readonly id: string | undefined; readonly off: number }> =>
  page.locator('.proof-scroll').evaluate((host) => {
    const { top, left, width } = host.getBoundingClientRect()
    const block = document.elementFromPoint(left + width / 3, top + 60)?.closest<HTMLElement>('[data-block]')
    return { id: block?.dataset['block'], off: (block?.getBoundingClientRect().top ?? 0) - top }
  })
const current = (): Promise<string | null> => page.locator('.outline [aria-current="location"]').textContent()

describe('an article', () => {
  test('the outline follows the scroll, and says of a heading gone to that it is the one', async () => {
    await page.keyboard.press('Control+1')
    const rows = page.locator('.outline [role="listitem"] button')
    await rows.nth(3).waitFor()
    const names = await rows.allTextContents()
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, 0))
    await expect.poll(current).toBe(names[0])
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, host.scrollHeight / 2))
    await expect.poll(current).not.toBe(names[0])
    for (const index of [names.length - 1, 1]) {
      await rows.nth(index).click()
      await expect.poll(current).toBe(names[index])
    }
    expect(await page.locator('.outline [aria-current]').count()).toBe(1)
  })
})

describe('several articles', () => {
  const second = path.join(folder, '水闸.txt')
  const tabs = (): Promise<readonly string[]> => page.locator('.tab-strip .tab-name').allTextContents()
  const shown = (): Promise<string | null> => page.locator('.top-title').textContent()

  test('are open in tabs: each keeps its desk, its place and its drafts', async () => {
    await page.keyboard.press('Control+1')
    await selectPhrase(page, '半碗种')
    await page.keyboard.press('1')
    await live().locator('.draft-fields textarea').fill('写到一半的批注')
    const first = await shown()
    writeFileSync(
      second,
      `水闸边的修表匠\n本报记者 荆小舟\n\n${'他修好的表有3100多块，最老的一块走了97年。'.repeat(3)}\n`,
    )
    await app.dialogs.queue({ canceled: false, filePaths: [second] })
    await app.menu.click('open-articles')
    await expect.poll(shown).toBe('水闸边的修表匠')
    await expect.poll(tabs).toEqual([first, '水闸边的修表匠'])
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+3')
    await page.locator('.proof[data-desk="numbers"]').waitFor()
    await page.keyboard.press('Control+Tab')
    await expect.poll(shown).toBe(first)
    expect(await live().locator('.draft-fields textarea').inputValue()).toBe('写到一半的批注')
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+Tab')
    await expect.poll(shown).toBe('水闸边的修表匠')
    await page.locator('.proof[data-desk="numbers"]').waitFor()
    await page.locator('.tab-name').first().click()
    await expect.poll(shown).toBe(first)
    await page.locator('.proof[data-desk="outline"]').waitFor()
  })

  test('a restart goes on in the article, at the desk, the place and the line, with the tabs that were open', async () => {
    await noteOn(page, '农艺员谭木生', '1', '正文写作“覃木生”，请核对。')
    await noteOn(page, '1120米', '2', '海拔数从哪里来？')
    await page.keyboard.press('Control+4')
    await page.locator('.desk-row').nth(1).click()
    await live().locator('.card[data-open]').waitFor()
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, host.scrollHeight * 0.6))
    await expect.poll(async () => (await top()).id).toBeDefined()
    const [line, card, before] = [await top(), await live().getAttribute('data-slot'), await tabs()]
    expect((await app.quit()).code).toBe(0)
    await start()
    await page.locator('.proof[data-desk="notes"]').waitFor()
    await expect.poll(async () => (await top()).id).toBe(line.id)
    expect(Math.abs((await top()).off - line.off)).toBeLessThan(4)
    expect(await live().getAttribute('data-slot')).toBe(card)
    await expect.poll(tabs).toEqual(before)
    // Within a run as well: by the library and back.
    await page.keyboard.press('Control+0')
    await page.locator('.lib-title', { hasText: before[0] ?? '' }).dblclick()
    await page.locator('.proof[data-desk="notes"]').waitFor()
    await expect.poll(async () => (await top()).id).toBe(line.id)
  })

  test('the last one that is closed leads to the library', async () => {
    await page.keyboard.press('Control+w')
    await expect.poll(shown).toBe('水闸边的修表匠')
    expect(await page.locator('.tab-strip').count()).toBe(0)
    await page.keyboard.press('Control+w')
    await page.locator('.library').waitFor()
    await page.locator('.lib-title').first().waitFor()
    await page.keyboard.press('Control+Tab')
    expect(await page.locator('.proof').count()).toBe(0)
  })
})

test('an article that was put into the bin meanwhile is not opened, and nothing is said of it', async () => {
  await page.locator('.lib-title', { hasText: '水闸边的修表匠' }).dblclick()
  await page.locator('.proof [data-text]').first().waitFor()
  await app.menu.click('move-to-bin')
  await page.locator('.library').waitFor()
  expect((await app.quit()).code).toBe(0)
  const file = path.join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), isAtArticle: true }))
  await start()
  await page.locator('.library').waitFor()
  await page.getByRole('button', { name: /回收站/ }).click()
  await page.locator('.lib-title', { hasText: '水闸边的修表匠' }).waitFor()
  expect(await page.locator('.toast').count()).toBe(0)
})
