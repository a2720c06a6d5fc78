import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Conflict } from '#shared/domain/conflict.ts'
import { canonical } from '#shared/merge/fields.ts'
import { kept, selectPhrase, type Kept } from './proof.ts'
import type { GalleyApp } from './app/app-driver.ts'

/** What two people do in the window, as far as several tests do it. */
export const live = (page: Page): Locator => page.locator('.margin-slot[data-live]')
export const dialog = (page: Page): Locator => page.locator('dialog[open]')
export const closed = (page: Page): Promise<void> => expect.poll(() => dialog(page).count()).toBe(0)
export const conflictRows = (page: Page): Locator => page.locator('.merge-conflict')

export type KeptWithConflicts = Kept & { readonly conflicts: readonly Conflict[] }
export const keptWhole = async (page: Page): Promise<KeptWithConflicts> => (await kept(page)) as KeptWithConflicts

/** Opens the card of a note by its line on the desk of notes. */
export async function openNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+4')
  await page.locator('.desk-row', { hasText: words }).first().click()
  await live(page).locator('.card[data-open]').waitFor()
}

/** Puts the reading caret behind words. */
export async function caretBehind(page: Page, words: string): Promise<void> {
  await selectPhrase(page, words)
  await page.keyboard.press('ArrowRight')
  // The selection's own event comes a moment later.
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
}

/** Exports what is on the desk by the dialog; `format`: as it begins there. */
export async function exportTo(app: GalleyApp, format: string, file: string): Promise<void> {
  const { page } = app
  await app.dialogs.queue({ canceled: false, filePath: file })
  await page.keyboard.press('Control+e')
  await page.locator('.dlg-format input').first().waitFor()
  await page.locator('.dlg-format', { hasText: format }).first().click()
  await page.keyboard.press('Enter')
  await closed(page)
  await page
    .locator('.toast', { hasText: path.basename(file) })
    .first()
    .waitFor()
}

/** Opens a file by Ctrl+O, and waits for its sheet. */
export async function openSheet(app: GalleyApp, file: string): Promise<void> {
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
  await app.page.keyboard.press('Control+o')
  await dialog(app.page).waitFor()
}

/** What an article says, apart from how often each record was stored. */
export function sayings({
  article,
  blocks,
  notes,
  replies,
  suggestions,
  numbers,
  verdicts,
  conflicts,
}: KeptWithConflicts) {
  const sorted = (all: readonly object[]): readonly string[] =>
    all.map((each) => canonical({ ...each, revision: 0 })).toSorted()
  return {
    title: article.title,
    blocks: sorted(blocks.map(({ id, text, order }) => ({ id, text, order }))),
    notes: sorted(notes),
    replies: sorted(replies),
    suggestions: sorted(suggestions),
    numbers: sorted(numbers.map(({ id, state, by }) => ({ id, state, by }))),
    verdicts: sorted(verdicts.map(({ blockId, state, by }) => ({ blockId, state, by }))),
    conflicts: sorted(conflicts),
  }
}
