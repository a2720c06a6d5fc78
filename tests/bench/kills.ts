/**
 * Kills -9 of core, main, page and parser of the built app at random points of saving, import, export, backup, restore
 * and migration (issue 8, 8): what was acknowledged and is lost, what the doctor finds, how long until it answers again.
 *
 *     KILLS=2000 SEED=1 npx node tests/bench/kills.ts
 *
 * KILLS (20): how many in all. SEED (1): another one is another series. MINUTES: ends before that many are made. A series
 * is written down in `.cache/kills-SEED.jsonl` and goes on where it stopped; `--anew` forgets it, `--print` only tells.
 * The page is a bare one (tests/fixtures/door-page): what it draws is not the point here.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildApp } from '#build/scripts/build-app.ts'
import { killLeftOvers } from '../helpers/app/app-driver.ts'
import { launchDoor, makeDoorApp } from '../helpers/door.ts'
import { keepText, openDesk } from '../helpers/keeping/desk.ts'
import { pageClient } from '../helpers/window/page-client.ts'
import { randomOf } from '../helpers/seeds.ts'
import { sizeOf } from './_floor/measure.ts'
import { Book } from './_kills/book.ts'
import { Victims, type Victim } from './_kills/victims.ts'
import { faultsIn, Ledger, oneOf, WORKS } from './_kills/work.ts'

/** So many kills share one library: a long one would be looked through at every kill. */
const KILLS_A_ROUND = 40
/** The work goes on for so long at most before the kill. */
const WITHIN_MS = 900
/** The core does all of the works and is soon back, so it dies most often. */
const DYING: readonly Victim[] = ['core', 'core', 'core', 'core', 'parser', 'page', 'main', 'main and core']

const root = path.join(import.meta.dirname, '../..')
const seed = sizeOf('SEED', 1)
const wanted = sizeOf('KILLS', 20)
const until = performance.now() + sizeOf('MINUTES', 100_000) * 60_000
const file = path.join(root, `.cache/kills-${String(seed)}.jsonl`)

/** A round: one app, one library, some kills. */
async function killRound(book: Book, round: number, mainFile: string, userDataDir: string): Promise<void> {
  const random = randomOf(seed * 100_000 + round)
  const library = path.join(userDataDir, 'library.sqlite')
  const desk = openDesk(library, userDataDir)
  const open = await keepText(desk.client)
  await desk.close()
  const ledger = new Ledger(library, open, userDataDir, random)
  const victims = new Victims(await launchDoor(mainFile, { userDataDir }), mainFile, userDataDir)
  for (let kill = 0; kill < KILLS_A_ROUND && isGoingOn(book); kill += 1) {
    const victim = oneOf(random, DYING)
    const work = victim === 'parser' ? 'import' : oneOf(random, WORKS)
    const delayMs = Math.round(random() * WITHIN_MS)
    const { app } = victims
    const client = pageClient(app)
    const before = ledger.acts
    let isOver = false
    const working = (async () => {
      while (!isOver) await ledger.act(work, app, client)
    })().catch(() => undefined)
    await sleep(delayMs)
    const comesBack = await victims.kill(victim)
    isOver = true
    // With nobody at it any more, the file is looked at as the kill left it.
    const atOnce = victim === 'main and core' ? faultsIn(library) : []
    const restartMs = Math.round(await comesBack())
    await Promise.race([working, sleep(30_000)])
    const lost = await ledger.missing(victims.app, pageClient(victims.app))
    const faults = [...atOnce, ...faultsIn(library)]
    book.add({ round, victim, work, delayMs, restartMs, acts: ledger.acts - before, lost, faults })
  }
  await victims.app.quit({ allowFailures: true })
}

const isGoingOn = (book: Book): boolean => book.kills.length < wanted && performance.now() < until

if (process.argv.includes('--anew')) rmSync(file, { force: true })
const book = new Book(file)
if (!process.argv.includes('--print') && isGoingOn(book)) {
  await buildApp()
  const mainFile = makeDoorApp()
  while (isGoingOn(book)) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-kills-'))
    try {
      await killRound(book, book.nextRound, mainFile, folder)
    } finally {
      await killLeftOvers()
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    }
  }
}
book.print()
process.exit(book.isBad ? 1 : 0)
