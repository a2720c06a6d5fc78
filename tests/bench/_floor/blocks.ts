import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchGalley, type GalleyApp } from '../../helpers/app/app-driver.ts'
import { layCopies } from '../../helpers/keeping/copies.ts'
import { keepText, openDesk, valueOf } from '../../helpers/keeping/desk.ts'
import { pageClient } from '../../helpers/window/page-client.ts'
import { printBlocks, shownIn, sizeOf } from './measure.ts'
import { layPictures } from './start.ts'

const SENTENCE = '山谷里的桥修好了，孩子们走过桥去上学，村民们在桥头种上了树。'
/** So long at least a window is watched after what it was asked for is there: checks and marks come in later. */
const AFTER_MS = 3_000

/** A text of paragraphs of about 200 characters, each another one. */
function textOf(characters: number): string {
  const paragraph = SENTENCE.repeat(6)
  const count = Math.ceil(characters / (paragraph.length + 6))
  return Array.from({ length: count }, (_, index) => `第${String(index + 1)}段。${paragraph}`).join('\n')
}

async function launch(userDataDir: string): Promise<GalleyApp> {
  const app = await launchGalley({ userDataDir, env: { GALLEY_STAND_IN_WATCH: '1' } })
  app.page.setDefaultTimeout(300_000)
  return app
}

/** A library with one article; gives the folder of its app. */
async function makeLibrary(folder: string, name: string, text?: string) {
  const userDataDir = path.join(folder, name)
  const library = path.join(userDataDir, 'library.sqlite')
  const desk = openDesk(library, userDataDir)
  const open = await keepText(desk.client, text)
  await desk.close()
  return { userDataDir, library, open }
}

const row = '.lib-row[aria-rowindex="2"]'

/** Two texts are dropped, so that they go through the list and the long one is not opened at once. */
async function benchImport(folder: string): Promise<void> {
  const megabytes = sizeOf('IMPORT_MB', 25)
  const userDataDir = path.join(folder, 'import')
  mkdirSync(userDataDir, { recursive: true })
  const long = path.join(folder, '长稿.txt')
  writeFileSync(long, `一篇很长的稿子\n\n${textOf((megabytes * 1e6) / 3)}\n`)
  const short = path.join(folder, '短稿.txt')
  writeFileSync(short, `一篇很短的稿子\n\n${SENTENCE}\n`)
  const app = await launch(userDataDir)
  await app.page.locator('.library').waitFor()
  await printBlocks(app, `a text of ${String(megabytes)} MB is imported`, async () => {
    await app.dropFiles('.library', [short, long])
    const isOver = (): boolean =>
      document.querySelectorAll('.lib-import').length === 2 &&
      document.querySelector('.lib-import:is([data-state=waiting], [data-state=reading])') === null
    await app.page.waitForFunction(isOver, undefined, { polling: 500 })
  })
  console.log(`  ${(await app.page.locator('.lib-import').allTextContents()).join(' | ')}`)
  await app.kill()
}

async function benchBackup(folder: string): Promise<void> {
  const gigabytes = sizeOf('BACKUP_GB', 1)
  const { userDataDir, library } = await makeLibrary(folder, 'backup')
  layPictures(library, gigabytes)
  const app = await launch(userDataDir)
  await app.page.locator(row).first().waitFor()
  const made = await printBlocks(app, `a backup of ${String(gigabytes)} GB is made`, () =>
    pageClient(app).call('library.backUp', {}),
  )
  valueOf(made)
  await app.kill()
}

async function benchList(folder: string): Promise<void> {
  const articles = sizeOf('ARTICLES', 10_000)
  const { userDataDir, library, open } = await makeLibrary(
    folder,
    'list',
    `#一块\n去年9月有10万人，花了1.15万元。${'山'.repeat(500)}`,
  )
  layCopies(library, open, articles - 1)
  const app = await launch(userDataDir)
  await printBlocks(app, `${String(articles)} articles are listed for the first time`, async () => {
    await shownIn(app.page, row)
    await sleep(AFTER_MS)
  })
  await app.kill()
}

async function benchOpen(folder: string): Promise<void> {
  const characters = sizeOf('CHARACTERS', 1_000_000)
  const { userDataDir } = await makeLibrary(folder, 'open', `#百万字\n${textOf(characters)}`)
  const app = await launch(userDataDir)
  await app.page.locator(row).first().waitFor()
  await printBlocks(app, `an article of ${String(characters)} characters is opened`, async () => {
    await app.page.locator(row).first().dblclick()
    await shownIn(app.page, '.sheet .block-text')
    await sleep(AFTER_MS)
  })
  await app.kill()
}

export const BLOCKS = { import: benchImport, backup: benchBackup, list: benchList, open: benchOpen } as const
