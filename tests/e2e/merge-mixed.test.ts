import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { hostBuiltGalley } from '../helpers/run-galley.ts'
import { screenFaults } from '../helpers/screen-faults.ts'
import { closed, dialog, openSheet } from '../helpers/two-people.ts'

/** What comes in by one sheet comes in by one key, and goes by one. */
const HERE = ['渡口的书屋', '山谷里的三座桥'] as const
const NEW = ['江边的灯', '一夜的雪'] as const
const folders: string[] = []
const folder = (settings: Readonly<Record<string, unknown>>): string => {
  const made = userFolder(settings)
  folders.push(made)
  return made
}
const post = folder({})
const host = hostBuiltGalley()
const shot = process.env['SHOTS']
afterAll(() => {
  host.end()
  for (const each of folders) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

async function call(library: string, ...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await host.run(post, [...args, '--library', library, '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

async function imported(library: string, title: string): Promise<string> {
  const file = `${title}.txt`
  writeFileSync(path.join(post, file), `${title}\n\n${title}的人都看得见这盏灯。\n`)
  return String((await call(library, 'import', file))['article'])
}

const titles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const list = (await window.galley.invoke('library.list', {})) as {
      readonly value: { readonly articles: readonly { readonly title: string }[] }
    }
    return list.value.articles.map(({ title }) => title).sort()
  })

async function inWindow(userDataDir: string, work: (app: GalleyApp) => Promise<void>): Promise<void> {
  const app = await launchGalley({ userDataDir })
  try {
    await work(app)
  } finally {
    await app.quit()
  }
}

test.each([
  ['en', 'dark', 'Add 2 and merge 2', 'Articles added: 2. Articles merged: 2.', 'added articles moved to the bin'],
  ['zh-Hans', 'light', '收进 2 篇，合并 2 篇', '已收进 2 篇，合并 2 篇。', '收进的 2 篇已移到回收站'],
] as const)('new articles and those that are here, by one button (%s)', async (locale, theme, both, done, undone) => {
  const own = folder({ reviewerName: '秦未央', locale, theme })
  const ours = path.join(own, 'library.sqlite')
  const theirs = `theirs-${locale}.sqlite`
  const ids: string[] = []
  for (const title of HERE) ids.push(await imported(ours, title))
  await call(ours, 'export', ...ids, '--format', 'package', '--out', `one-${locale}.galley`)
  await call(theirs, 'import', `one-${locale}.galley`)
  for (const id of ids)
    await call(
      theirs,
      'note',
      id,
      ...['--block', '1', '--start', '0', '--end', '2', '--body', '谁？', '--author', '周行'],
    )
  for (const title of NEW) ids.push(await imported(theirs, title))
  const file = path.join(post, `two-${locale}.galley`)
  await call(theirs, 'export', ...ids, '--format', 'package', '--out', file)
  await inWindow(own, async (app) => {
    const { page } = app
    const bodies = async (): Promise<readonly string[]> => {
      const all: string[] = []
      for (const title of HERE) all.push(...(await kept(page, title)).notes.map(({ body }) => body))
      return all
    }
    await page.locator('.library').waitFor()
    await openSheet(app, file)
    await page.locator('.merge-part').nth(1).waitFor()
    const main = dialog(page).locator('.dialog-foot button').last()
    await expect.poll(() => main.innerText()).toContain(both)
    expect(await dialog(page).locator('.dialog-foot button').count()).toBe(2)
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `merge-mixed-${locale}.png`) })
    expect(await screenFaults(page, locale)).toEqual([])
    // One of each kind left out is not counted, and not taken.
    const boxes = page.locator('.package-article input')
    expect(await boxes.count()).toBe(4)
    await boxes.first().focus()
    await page.keyboard.press('Space')
    await expect.poll(() => main.innerText()).not.toContain(both)
    await page.keyboard.press('Space')
    await expect.poll(() => main.innerText()).toContain(both)
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(() => titles(page)).toEqual([...HERE, ...NEW].sort())
    await expect.poll(bodies).toEqual(['谁？', '谁？'])
    await page.locator('.toast', { hasText: done }).waitFor()
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, `merge-mixed-done-${locale}.png`) })
    await page.keyboard.press('Control+z')
    await page.locator('.toast', { hasText: undone }).waitFor()
    await expect.poll(() => titles(page)).toEqual([...HERE].sort())
    await expect.poll(bodies).toEqual([])
  })
})
