import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Article } from '#shared/domain/article.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Checkmark } from '#shared/domain/checkmark.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import type { LinkRecord } from '#shared/domain/link.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Version } from '#shared/domain/version.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { Result } from '#shared/lib/result.ts'
import { launchGalley, type GalleyApp } from './app/app-driver.ts'

/** What the library holds of an article, as far as the tests ask. */
export interface Kept {
  readonly title: string
  readonly article: Article
  readonly versions: readonly Version[]
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
  readonly replies: readonly Reply[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly verdicts: readonly Verdict[]
  readonly drafts: readonly Draft[]
  readonly assets: readonly Asset[]
  readonly links: readonly LinkRecord[]
  readonly checkmarks: readonly Checkmark[]
  readonly dismissals: readonly Dismissal[]
}

/** A folder for the app, with settings as if a person had made them. */
export function userFolder(settings: Record<string, unknown> = {}): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-user-'))
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings))
  return folder
}

/** Reads the article through the page's own door: what the library has, not what the screen claims. */
export async function kept(page: Page, title?: string): Promise<Kept> {
  const read = await page.evaluate(async (wanted) => {
    const { galley } = window
    const list = await galley.invoke('library.list', {})
    if (!list.ok) return list
    const { articles } = list.value as { articles: { id: string; title: string }[] }
    const article = wanted === undefined ? articles[0] : articles.find((one) => one.title.includes(wanted))
    const answer: unknown = await galley.invoke('article.open', { articleId: article?.id })
    // Long answers come as text; as text all go on to the test, which else would be told of each field by itself.
    return typeof answer === 'string' ? answer : JSON.stringify(answer)
  }, title)
  const answer = (typeof read === 'string' ? JSON.parse(read) : read) as Result<Kept, unknown>
  // Outside of the page: what is thrown in it loses its words on the way.
  if (!answer.ok) throw new Error(`The library does not answer: ${JSON.stringify(answer.error)}`)
  return answer.value
}

/** Undoes until the library holds no suggestion, each time once the act before has arrived there. */
export async function undoSuggestions(page: Page): Promise<void> {
  const held = async (): Promise<string> => JSON.stringify((await kept(page)).suggestions)
  let now = await held()
  for (let left = 12; left > 0 && now !== '[]'; left -= 1) {
    const before = now
    await page.keyboard.press('Control+z')
    for (let looks = 20; looks > 0 && now === before; looks -= 1) {
      await page.evaluate(() => new Promise(requestAnimationFrame))
      now = await held()
    }
  }
}

/** Selects a phrase of the article as a drag would, and waits for the bar over it. */
export async function selectPhrase(page: Page, phrase: string, until = phrase): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.evaluate(selectInPage, { phrase, until })
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        return page.locator('.selection-bar').isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
}

/** Runs in the page. From the beginning of one phrase to the end of another, which may lie in a later block. */
export function selectInPage({ phrase, until }: { readonly phrase: string; readonly until: string }): void {
  const find = (words: string): { node: Text; at: number } => {
    for (const text of document.querySelectorAll('.proof-scroll [data-text]')) {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
        const at = node.data.indexOf(words)
        if (at !== -1) return { node, at }
      }
    }
    throw new Error(`Not in the article: ${words}`)
  }
  const from = find(phrase)
  const to = find(until)
  from.node.parentElement?.scrollIntoView({ block: 'center' })
  document.querySelector<HTMLElement>('.proof-scroll')?.focus({ preventScroll: true })
  getSelection()?.setBaseAndExtent(from.node, from.at, to.node, to.at + until.length)
}

/** Selects, opens a note of the kind by its key, writes and saves it. */
export async function noteOn(page: Page, phrase: string, key: string, words: string, until?: string): Promise<void> {
  await selectPhrase(page, phrase, until)
  await page.keyboard.press(key)
  const field = page.locator('.margin-slot[data-live] .draft-fields textarea').last()
  await field.waitFor()
  await field.focus()
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
}

/** Waits for the proof, through the opening sheet where the file has one. */
export async function untilProof(page: Page): Promise<void> {
  await page.locator('.proof [data-text], .opening').first().waitFor()
  if ((await page.locator('.opening').count()) > 0) await page.keyboard.press('Enter')
  await page.locator('.proof [data-text]').first().waitFor()
}

/** Opens the sample article from the library's menu. */
export async function openSample({ page, menu }: Pick<GalleyApp, 'page' | 'menu'>): Promise<void> {
  await page.locator('.library').waitFor()
  await menu.click('open-sample')
  await untilProof(page)
}

/** Starts the app with an article of so many paragraphs, whose sentences are alike but for their number. */
export async function launchLongArticle(userDataDir: string, paragraphs: number): Promise<GalleyApp> {
  const file = path.join(userDataDir, '长稿.txt')
  const body = Array.from({ length: paragraphs }, (_, at) => `第${String(at + 1)}段，山路上一早有人挑着豆腐走过石桥。`)
  writeFileSync(file, `一座桥的两千天\n本报记者 裴青原\n\n${body.join('\n')}\n`)
  const app = await launchGalley({ userDataDir, argv: [file] })
  await untilProof(app.page)
  return app
}

/** Waits for the proof that a start shows, or opens the first article of the library. */
export async function showFirst(page: Page): Promise<void> {
  const proof = page.locator('.proof [data-text]').first()
  await page.locator('.lib-title, .proof [data-text]').first().waitFor()
  // Where one left an article open it comes by itself, if need be in the moment in which the list is pressed.
  if ((await proof.count()) === 0) await Promise.race([page.locator('.lib-title').first().dblclick(), proof.waitFor()])
  await proof.waitFor()
}
