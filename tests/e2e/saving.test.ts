import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { takeLock } from '#electron/db/holder.ts'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { launchUnderTest } from '../helpers/door.ts'
import { kept, noteOn, selectPhrase, userFolder, untilProof } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** How long one types before the kill; more than the second that may be missing, and by far more than a pause between keys. */
const TYPING_MS = process.env.GALLEY_LONG === '1' ? 9000 : 3000

/** The library in a folder of its own, which goes away and comes back as a disk does; each test takes up the last one's window. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
const books = path.join(folder, 'books')
const away = path.join(folder, 'unplugged')
const library = path.join(books, 'second.sqlite')
let app: GalleyApp | undefined
afterAll(async () => {
  await app?.kill()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const start = async (): Promise<GalleyApp> => (app = await launchUnderTest({ userDataDir: folder }))
function running(): GalleyApp {
  if (app === undefined) throw new Error('the test before this one has not started the app')
  return app
}

async function openSample(on: GalleyApp): Promise<Page> {
  await on.menu.click('open-sample')
  await untilProof(on.page)
  return on.page
}

const bar = (page: Page) => page.locator('.unsaved-bar')
const bodies = async (page: Page): Promise<readonly string[]> => (await kept(page)).notes.map(({ body }) => body)
const questions = async (on: GalleyApp): Promise<readonly string[]> =>
  (await on.dialogs.seen()).map(({ options }) => String((options as { message?: string }).message))
/** What the first test chooses, and every later start still has. */
const CHOSEN = { value: { libraryPath: library, theme: 'dark' } }
const settings = (page: Page): Promise<unknown> =>
  page.evaluate(async () => (await window.galley.invoke('settings.get', {})) as unknown)

describe('saving, in the real window', { timeout: 180_000 }, () => {
  test('another theme leaves the chosen library where it is', async () => {
    const { page, dialogs, menu } = await start()
    await page.locator('.library').waitFor()
    mkdirSync(books)
    await dialogs.queue({ canceled: false, filePath: library })
    await page.evaluate(() => window.galley.invoke('library.choose', { isNew: true }))
    await openSample(running())
    await menu.click('theme-next')
    await expect.poll(() => settings(page)).toMatchObject(CHOSEN)
    expect((await kept(page)).notes).toEqual([])
  })

  test('what is refused stands in a bar with its words, holds the window, and is saved by itself', async () => {
    const { page } = running()
    renameSync(books, away)
    await noteOn(page, '数满200粒', '1', '这一句请查登记簿')
    await bar(page).waitFor()
    expect(await bar(page).innerText()).toContain('1 处改动没有存上')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '查看…' }).click()
    await expect.poll(() => page.getByLabel('你写的文字').inputValue()).toContain('这一句请查登记簿')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    // “Stay”: the window is there, and so is what was written.
    await running().dialogs.queue({ response: 0 }, 'showMessageBox')
    await running().closeWindow()
    await expect.poll(() => questions(running()), { timeout: 30_000 }).toContain('有内容没有存上')
    await bar(page).waitFor()
    renameSync(away, books)
    await expect.poll(() => bar(page).count(), { timeout: 60_000 }).toBe(0)
    expect(await bodies(page)).toEqual(['这一句请查登记簿'])
  })

  test('what is left unsaved on the person’s word lies in the outbox, and the next start shows it', async () => {
    const { page } = running()
    renameSync(books, away)
    await noteOn(page, '喂鸡', '1', '退出也不能丢')
    await bar(page).waitFor()
    await running().dialogs.queue({ response: 1 }, 'showMessageBox')
    await running().quit()
    expect(readdirSync(path.join(folder, 'outbox')).filter((name) => name.endsWith('.json'))).not.toEqual([])
    const next = await start()
    await bar(next.page).waitFor()
    expect(await settings(next.page)).toMatchObject(CHOSEN)
    await next.page.getByRole('button', { name: '查看…' }).click()
    await expect.poll(() => next.page.getByLabel('你写的文字').inputValue()).toContain('退出也不能丢')
    await next.page.keyboard.press('Escape')
    await next.dialogs.queue({ response: 1 }, 'showMessageBox')
    await next.quit()
    renameSync(away, books)
    const last = await start()
    await expect.poll(() => bodies(last.page), { timeout: 60_000 }).toContain('退出也不能丢')
    await expect.poll(() => bar(last.page).count()).toBe(0)
  })

  test(`${String(TYPING_MS / 1000)} seconds of typing and a kill: at most the last second is missing`, async () => {
    const page = await openSample(running())
    await selectPhrase(page, '白露红')
    await page.keyboard.press('1')
    const field = page.locator('.margin-slot[data-live] .draft-fields textarea').last()
    await field.click()
    const typed: { readonly atMs: number; readonly text: string }[] = []
    const startMs = Date.now()
    for (let at = 0; at < 12 || Date.now() - startMs < TYPING_MS; at++) {
      // As fast as people type: a key is down until the next one is.
      await page.keyboard.press(String(at % 10), { delay: 120 })
      typed.push({ atMs: Date.now(), text: await field.inputValue() })
    }
    const killedMs = Date.now()
    await running().kill()
    const again = await start()
    await again.page.locator('.proof, .library').first().waitFor()
    const found = (await kept(again.page)).drafts.map(({ body }) => body).sort((a, b) => b.length - a.length)[0] ?? ''
    const due = typed.findLast(({ atMs }) => atMs <= killedMs - 1000)?.text ?? ''
    expect(due).not.toBe('')
    expect(found.startsWith(due)).toBe(true)
    await again.quit()
  })

  test('a start that goes on in an article says what keeps the library from being saved to, and when that is over', async () => {
    const other = takeLock(library, 'Galley', 1)
    const { page } = await start()
    await page.locator('.proof [data-text]').first().waitFor()
    await page.locator('.toast').filter({ hasText: 'second.sqlite' }).waitFor()
    if (other.kind === 'held') other.release()
    await page.locator('.toast').filter({ hasText: '又可以保存了' }).waitFor()
  })

  test('what was saved in a library that went away is not said to be saved any longer', async () => {
    const { page } = running()
    const saved = page.locator('.save-state[data-kind="saved"]')
    await noteOn(page, '喂鸡', '1', '存上以后稿库没了')
    await saved.waitFor()
    renameSync(books, away)
    await saved.waitFor({ state: 'detached' })
    renameSync(away, books)
    await expect.poll(() => page.locator('.toast').filter({ hasText: '又可以保存了' }).count()).toBe(1)
    await running().quit()
  })
})
