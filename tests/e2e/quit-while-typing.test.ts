import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GalleyApp } from '../helpers/app/app-driver.ts'
import { launchUnderTest } from '../helpers/door.ts'
import { kept } from '../helpers/proof.ts'

/** R17 of reliability.md: type, then quit within 0 to 300 ms, by every way out that there is. Nothing may be lost. */
// Each way out once; the long run goes each of them twenty times.
const RUNS = process.env.GALLEY_LONG === '1' ? 100 : 5

let userDataDir = ''
beforeAll(() => {
  userDataDir = mkdtempSync(path.join(os.tmpdir(), 'galley-user-'))
  // The reviewer's name is asked once, at the first note; here it has been given.
  writeFileSync(path.join(userDataDir, 'settings.json'), JSON.stringify({ reviewerName: '校对员', locale: 'zh-Hans' }))
})
afterAll(() => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 }))

/** The ways out of the app. */
const LEAVE: readonly ((app: GalleyApp) => Promise<unknown>)[] = [
  (app) => app.menu.click('quit'),
  (app) => app.closeWindow(),
  (app) => Promise.resolve(process.kill(app.processId, 'SIGTERM')),
  async (app) => {
    await app.menu.click('quit')
    await app.menu.click('quit').catch(() => undefined)
  },
  async (app) => {
    await app.closeWindow()
    await app.menu.click('quit').catch(() => undefined)
  },
]

/** Selects the first characters of a paragraph; a second note on the same one takes more of them. Runs in the page. */
function selectStart(at: number): void {
  const all = [...document.querySelectorAll('[data-block] .block-text')].filter(
    (one) => (one.textContent ?? '').length > 60,
  )
  const text = all[at % all.length]
  text?.scrollIntoView({ block: 'center' })
  const leaf = text && document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode()
  if (leaf === null || leaf === undefined) throw new Error('No text to select')
  document.querySelector<HTMLElement>('.proof-scroll')?.focus()
  getSelection()?.setBaseAndExtent(leaf, 0, leaf, 2 + Math.floor(at / all.length))
}

/** Opens a note on the first characters of a paragraph, and leaves the writer in its field. */
async function openNote(app: GalleyApp, paragraph: number): Promise<void> {
  const texts = app.page.locator('[data-block] .block-text')
  await texts.first().waitFor()
  // What is still being drawn may take a selection away again; the bar beside it shows, at the next look, that it holds.
  await expect
    .poll(async () => {
      const isHeld = await app.page.locator('.selection-bar').isVisible()
      if (!isHeld) await app.page.evaluate(selectStart, paragraph)
      return isHeld
    })
    .toBe(true)
  await app.page.keyboard.press('1')
  // The card that was open when the app was left is open again; the new one takes its place and the focus.
  const isEmptyField = (): boolean => {
    const field = document.activeElement
    return field instanceof HTMLTextAreaElement && field.value === ''
  }
  await expect.poll(() => app.page.evaluate(isEmptyField)).toBe(true)
}

test(
  `${RUNS} times: typed, quit within 300 ms, and every word is there at the next start`,
  async () => {
    const typed: string[] = []
    let ways = 0
    for (let run = 0; run <= RUNS; run++) {
      // From the second start on the window goes on in the article by itself.
      const app = await launchUnderTest({ userDataDir, argv: run === 0 ? ['--sample'] : [] })
      await app.page.locator('[data-block] .block-text').first().waitFor()
      expect((await kept(app.page)).drafts.map(({ body }) => body).sort()).toEqual([...typed].sort())
      // The last start only looks.
      if (run === RUNS) {
        await app.quit()
        break
      }
      await openNote(app, run)
      const text = `第${run}次 查一下 ${(run * 7919).toString(36)}`
      await app.page.keyboard.insertText(text.slice(0, -3))
      await app.page.keyboard.type(text.slice(-3))
      const written = await app.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value)
      expect(written).toBe(text)
      typed.push(text)
      await sleep((run * 97) % 301)
      await LEAVE[ways++ % LEAVE.length]?.(app)
      expect(await app.exited).toEqual({ code: 0, signal: null })
      const { failures, dialogs } = await app.recorded()
      expect(failures).toEqual([])
      expect(dialogs).toEqual([])
    }
    expect(typed).toHaveLength(RUNS)
  },
  RUNS * 60_000,
)
