import { spawnSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { keepBlob } from '#electron/db/blob.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { launchGalley, type GalleyApp, type LaunchOptions } from '../../helpers/app/app-driver.ts'
import { processesOf } from '../../helpers/app/processes.ts'
import { actOf, keepText, noteOn, openDesk, openOf, valueOf } from '../../helpers/keeping/desk.ts'
import { pageClient } from '../../helpers/window/page-client.ts'
import { ms, quantile, sizeOf } from './measure.ts'

const PICTURE_BYTES = 8_000_000
const tinyMain = path.join(import.meta.dirname, '../../fixtures/tiny-app/main/main.js')

/** Lays pictures into the library through our own code, `gigabytes` of them, each another one. */
export function layPictures(libraryPath: string, gigabytes: number): void {
  const opened = valueOf(openLibrary(libraryPath, { program: 'bench', nowMs: 1, isCreating: false }))
  const bytes = Buffer.alloc(PICTURE_BYTES)
  for (let laid = 0; laid < gigabytes * 1e9; laid += PICTURE_BYTES) {
    keepBlob(opened.db, randomFillSync(bytes), 1, 'image/png')
  }
  opened.close()
}

/** What of the file the system holds in memory is let go, so that it comes from the disk. */
function letGo(file: string): void {
  spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
}

interface Start {
  readonly app: GalleyApp
  readonly usableMs: number
}

/** From the start of the process until `isUsable`, seen from outside: finding the page is part of it. */
async function timeStart(options: LaunchOptions, isUsable: (page: Page) => Promise<unknown>): Promise<Start> {
  const start = performance.now()
  const app = await launchGalley(options)
  await isUsable(app.page)
  return { app, usableMs: performance.now() - start }
}

const listed = (page: Page): Promise<unknown> => page.locator('.lib-row[aria-rowindex="2"]').first().waitFor()
const shown = (page: Page): Promise<unknown> => page.locator('body').waitFor({ state: 'attached' })

/** Start with a library of `GIGABYTES`, `STARTS` times in turn with a window that holds nothing. */
export async function benchStart(folder: string): Promise<void> {
  const gigabytes = sizeOf('GIGABYTES', 5)
  const rounds = sizeOf('STARTS', 5)
  const userDataDir = path.join(folder, 'start')
  const library = path.join(userDataDir, 'library.sqlite')
  const desk = openDesk(library, userDataDir)
  const { article } = await keepText(desk.client)
  await desk.close()
  layPictures(library, gigabytes)
  console.log(`library of ${(statSync(library).size / 1e9).toFixed(1)} GB, not in memory at a start`)
  const bare: number[] = []
  const clean: number[] = []
  const killed: number[] = []
  const blocks: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const tiny = await timeStart({ mainFile: tinyMain }, shown)
    bare.push(tiny.usableMs)
    await tiny.app.quit({ allowFailures: true })
    letGo(library)
    const sound = await timeStart({ userDataDir, env: { GALLEY_STAND_IN_WATCH: '1' } }, listed)
    clean.push(sound.usableMs)
    blocks.push((await sound.app.longestBlock()).workMs)
    await saveSome(sound.app, article.id)
    // The core would close the library well if it saw that main is gone.
    const [core] = processesOf(sound.app).core
    const ended = sound.app.kill()
    if (core !== undefined) process.kill(core, 'SIGKILL')
    await ended
    const left = statSync(`${library}-wal`, { throwIfNoEntry: false })?.size ?? 0
    if (left === 0) throw new Error('the kill left no log of SQLite: this start would be a clean one')
    letGo(library)
    const again = await timeStart({ userDataDir }, listed)
    killed.push(again.usableMs)
    await again.app.quit({ allowFailures: true })
  }
  const middle = quantile(bare, 0.5)
  const told = (name: string, times: readonly number[], most: string): void => {
    const p50 = quantile(times, 0.5)
    console.log(
      `${name}: p50 ${ms(p50)}, longest ${ms(Math.max(...times))} (to reach ≤ ${most}); ` +
        `${ms(p50 - middle)} more than a bare window, ratio ${(p50 / middle).toFixed(2)}`,
    )
  }
  console.log(`bare window of the same stand-in: p50 ${ms(middle)}, longest ${ms(Math.max(...bare))}`)
  told('start to the list, clean', clean, '1.5 s')
  told('start to the list, after kill -9 of main and core', killed, '2 s')
  console.log(
    `longest block of main in a start, own work: p50 ${ms(quantile(blocks, 0.5))}, longest ${ms(Math.max(...blocks))}`,
  )
}

async function saveSome(app: GalleyApp, articleId: ArticleId): Promise<void> {
  const client = pageClient(app)
  const open = await openOf(client, articleId)
  valueOf(await client.call('change.apply', actOf(articleId, { added: [noteOn(open, '再核对。')] })))
}
