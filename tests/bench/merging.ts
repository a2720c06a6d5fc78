/**
 * Two sides with 10,000 notes each are merged (issue 12): time and memory of the preview and of the merge as the command does it,
 * and how long one process stands still that also does what else a child does (the check of the package); then in the built window: how long that stands still, and how long
 * another call waits for the core. Run: `npx node tests/bench/merging.ts [alone|window]`. Sizes: NOTES (10,000), PARAGRAPHS (500),
 * AT_ONCE (1: notes an act).
 */
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from '#build/scripts/build-app.ts'
import type { ArticleId, NoteId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { killLeftOvers, launchGalley } from '../helpers/app/app-driver.ts'
import { actOf, noteOn, openDesk, openOf, valueOf } from '../helpers/keeping/desk.ts'
import { packOf } from '../helpers/packages/packed-desk.ts'
import { pageClient } from '../helpers/window/page-client.ts'
import { ms, printBlocks, shownIn, sizeOf } from './_floor/measure.ts'
import { makeLongArticle } from './_window/long-article.ts'

const NOTES = sizeOf('NOTES', 10_000)
const PARAGRAPHS = sizeOf('PARAGRAPHS', 500)
const AT_ONCE = sizeOf('AT_ONCE', 1)
const MB = 1_000_000
const megabytes = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`

/** Notes all over the article, a few of them an act. */
async function write(library: string, folder: string, id: ArticleId, side: string): Promise<void> {
  const desk = openDesk(library, folder)
  const open = await openOf(desk.client, id)
  const blocks = open.blocks.filter(({ text }) => text.length > 50)
  for (let from = 0; from < NOTES; from += AT_ONCE) {
    const added = Array.from({ length: Math.min(AT_ONCE, NOTES - from) }, (_, at) => {
      const index = from + at
      const { id: blockId = open.blocks[0]?.id, text = '' } = blocks[index % blocks.length] ?? {}
      const start = (index * 7) % 40
      const point = (offset: number) => ({ blockId: blockId as NonNullable<typeof blockId>, offset })
      const quote = { exact: text.slice(start, start + 6), prefix: '', suffix: '' }
      const target = { kind: 'text' as const, start: point(start), end: point(start + 6), quote }
      return { ...noteOn(open, `${side}的第 ${String(index + 1)} 条`), id: newId() as NoteId, target }
    })
    valueOf(await desk.client.call('change.apply', actOf(id, { added })))
  }
  await desk.close()
}

/** Two libraries that went on from one, and the package that one of them sends. */
async function make(folder: string): Promise<{ readonly ours: string; readonly pack: string; readonly id: ArticleId }> {
  await makeLongArticle(folder, { paragraphs: PARAGRAPHS, notes: 0 })
  const ours = path.join(folder, 'library.sqlite')
  const desk = openDesk(ours, folder)
  const id = valueOf(await desk.client.call('library.list', {})).articles[0]?.id
  if (id === undefined) throw new Error('no article')
  await desk.client.call('library.checkpoint', {})
  await desk.close()
  const theirs = path.join(folder, 'theirs.sqlite')
  copyFileSync(ours, theirs)
  await write(ours, folder, id, '我们')
  await write(theirs, folder, id, '他们')
  const pack = path.join(folder, 'theirs.galley')
  valueOf(await packOf(theirs, [id], pack))
  console.log(`the package ${megabytes(statSync(pack).size)}, the library ${megabytes(statSync(ours).size)}`)
  return { ours, pack, id }
}

async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  let most = process.memoryUsage().rss
  const began = most
  const looks = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
  const stands = monitorEventLoopDelay({ resolution: 5 })
  stands.enable()
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = await work()
  const took = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  stands.disable()
  clearInterval(looks)
  console.log(
    `${name}: ${ms(took)}, of the processor ${ms((user + system) / 1000)}; memory ${megabytes(began)} before, at most ${megabytes(most)}; ` +
      `the process stands still for ${ms(stands.max / 1e6)} at most`,
  )
  return value
}

async function alone(folder: string, ours: string, pack: string): Promise<void> {
  const copy = path.join(folder, 'alone.sqlite')
  copyFileSync(ours, copy)
  const desk = openDesk(copy, folder)
  const file = { path: pack }
  const told = await measured('preview', async () => valueOf(await desk.client.call('merge.preview', { file })))
  console.log(`  ${String(told.articles[0]?.acts)} acts, ${String(told.articles[0]?.counts.notes)} notes`)
  await measured('merge', async () => valueOf(await desk.client.call('merge.take', { file, author: '周' })))
  await measured('the same again', async () => valueOf(await desk.client.call('merge.take', { file, author: '周' })))
  await desk.close()
}

async function inWindow(folder: string, pack: string): Promise<void> {
  // Who merges would be asked otherwise.
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ reviewerName: '沈', locale: 'zh-Hans' }))
  const app = await launchGalley({ userDataDir: folder, env: { GALLEY_STAND_IN_WATCH: '1' } })
  const { page } = app
  page.setDefaultTimeout(300_000)
  await page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
  const client = pageClient(app)
  /** How long somebody else's call waits for the core while something goes on. */
  const waiting = async (name: string, work: () => Promise<void>): Promise<void> => {
    let isOver = false
    const waits: number[] = []
    const asking = (async () => {
      while (!isOver) {
        const start = performance.now()
        valueOf(await client.call('library.list', {}))
        waits.push(performance.now() - start)
        await sleep(10)
      }
    })()
    await printBlocks(app, name, work)
    isOver = true
    await asking
    const long = waits.filter((each) => each > 50).map((each) => each.toFixed(0))
    console.log(
      `  another call waits ${ms(Math.max(...waits))} at most; of ${String(waits.length)} over 50 ms: ${long.join(', ') || 'none'}`,
    )
  }
  await waiting('the package is opened, and what it would bring is told', async () => {
    await app.openFile(pack)
    await shownIn(page, '.merge-part')
  })
  await waiting('merged, and the article shown', async () => {
    await page.keyboard.press('Enter')
    await shownIn(page, '.sheet .block-text')
    await sleep(2_000)
  })
  await app.kill()
}

const wanted = process.argv.slice(2)
const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-merging-'))
try {
  const { ours, pack } = await make(folder)
  if (wanted.length === 0 || wanted.includes('alone')) await alone(folder, ours, pack)
  if (wanted.length === 0 || wanted.includes('window')) {
    await buildApp()
    await inWindow(folder, pack)
  }
} finally {
  await killLeftOvers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
process.exit()
