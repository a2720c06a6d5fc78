import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORMATS, READ_FORMATS } from '#shared/contract/formats.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { userFolder } from '../helpers/proof.ts'

/** Doors by which a text comes in that no other file tries in the built window; drop and paste are in library.test.ts. */
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-doors-'))
const folder = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp

function article(name: string, title: string): string {
  const file = path.join(place, name)
  writeFileSync(file, `${title}\n\n本报记者 程里\n\n${'坪上的早市六点就开了，卖豆腐的人最多。'.repeat(4)}\n`)
  return file
}

const titles = (): Promise<readonly string[]> =>
  app.page.evaluate(async () => {
    const answer = (await window.galley.invoke('library.list', {})) as {
      readonly value: { readonly articles: readonly { readonly title: string }[] }
    }
    return answer.value.articles.map(({ title }) => title).toSorted()
  })

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder, argv: [article('a.txt', '早市的第一声')] })
  await app.page.locator('.proof [data-text]').first().waitFor()
})
afterAll(async () => {
  await app.quit()
  for (const each of [place, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

test('a file that is named at the start is opened', async () => {
  expect(await titles()).toEqual(['早市的第一声'])
})

test('the dialog offers every format that has a reader, and opens what is chosen', async () => {
  await app.page.evaluate(() => {
    new MutationObserver(() => {
      const said = document.querySelector('.work-line')?.textContent ?? ''
      if (said !== '') document.body.dataset['said'] = said
    }).observe(document.body, { childList: true, subtree: true })
  })
  await app.dialogs.queue({ canceled: false, filePaths: [article('b.txt', '早市的第二声')] }, 'showOpenDialog')
  await app.page.keyboard.press('Control+o')
  await expect.poll(titles).toEqual(['早市的第一声', '早市的第二声'])
  // Until it is open, the window says that it is being read.
  expect(await app.page.evaluate(() => document.body.dataset['said'])).toBe('正在读“b.txt”……')
  await expect.poll(() => app.page.locator('.work-line').count()).toBe(0)
  const { filters } = (await app.dialogs.seen()).at(-1)?.options as {
    readonly filters: readonly { readonly extensions: readonly string[] }[]
  }
  const [articles, everything] = filters
  const read = READ_FORMATS.flatMap((format) => FORMATS[format].endings)
  expect(articles?.extensions).toEqual(expect.arrayContaining(read))
  expect(everything?.extensions).toEqual(['*'])
})

test('a second start hands its file to the window that is open, and ends', async () => {
  const argv = [article('c.txt', '早市的第三声')]
  const second = await launchGalley({ userDataDir: folder, argv, expectWindow: false })
  expect(await second.exited).toEqual({ code: 0, signal: null })
  await expect.poll(titles).toEqual(['早市的第一声', '早市的第三声', '早市的第二声'])
  expect(await app.windows()).toHaveLength(1)
})
