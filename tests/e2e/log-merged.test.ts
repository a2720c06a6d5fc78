import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { actOf, keepText, noteOn, openDesk, valueOf } from '../helpers/keeping/desk.ts'
import { packOf } from '../helpers/packages/packed-desk.ts'
import { userFolder } from '../helpers/proof.ts'

/** The log of a library that took the work of a colleague in. */
const folder = userFolder({ reviewerName: 'A. Reader', locale: 'en' })
const library = path.join(folder, 'library.sqlite')
let app: GalleyApp
let page: Page

const dialog = () => page.locator('dialog[open]')
const rows = () => dialog().locator('.log-row')

beforeAll(async () => {
  const ours = openDesk(library, folder)
  const open = await keepText(ours.client)
  await ours.client.call('library.checkpoint', {})
  const copy = path.join(folder, 'copy.sqlite')
  copyFileSync(library, copy)
  const theirs = openDesk(copy, folder)
  const act = { ...actOf(open.article.id, { added: [noteOn(open, 'Who says so?')] }), author: 'Mei' }
  valueOf(await theirs.client.call('change.apply', { ...act, atMs: Date.UTC(2026, 0, 5, 12) }))
  const file = { path: path.join(folder, 'mei.galley') }
  valueOf(await packOf(copy, [open.article.id], file.path))
  valueOf(await ours.client.call('merge.take', { file, author: 'A. Reader' }))
  await theirs.close()
  await ours.close()
  app = await launchGalley({ userDataDir: folder })
  page = app.page
}, 120_000)
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

test('what a merge brought stands beneath it by its own author and time, and leads to its place', async () => {
  await page.locator('.library').waitFor()
  await page.keyboard.press('Control+Shift+J')
  await expect.poll(() => rows().count()).toBe(3)
  await expect
    .poll(() => dialog().locator('.log-act').allInnerTexts())
    .toEqual(['merged a colleague’s work', 'added a note', 'imported'])
  const row = rows().nth(1)
  expect(await row.locator('.log-who').innerText()).toBe('Mei')
  expect(await row.locator('time').innerText()).toMatch(/Jan/u)
  const said = await row.innerText()
  expect(said).toContain('Who says so?')
  expect(said).toMatch(/Merged in by A\. Reader, .+ · entry 2/u)
  expect(said).not.toMatch(/Saved|Entry/u)
  await dialog().getByLabel('Person', { exact: true }).selectOption('Mei')
  await expect.poll(() => dialog().locator('.log-count').innerText()).toBe('1 of 3')
  await rows().first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog().count()).toBe(0)
  await expect.poll(() => page.locator('.margin-slot[data-live]').innerText()).toContain('Who says so?')
})
