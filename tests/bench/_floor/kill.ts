import { statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '#shared/contract/client.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import { launchGalley, type GalleyApp } from '../../helpers/app/app-driver.ts'
import { processesOf, type AppProcesses } from '../../helpers/app/processes.ts'
import { actOf, keepText, noteOn, openDesk, openOf, valueOf, SAMPLE_TEXT } from '../../helpers/keeping/desk.ts'
import { pageClient } from '../../helpers/window/page-client.ts'
import { ms, quantile, sizeOf } from './measure.ts'

const VICTIMS = ['core', 'main', 'main and core', 'page', 'parser'] as const
type Victim = (typeof VICTIMS)[number]
const WORKS = ['save', 'import', 'export', 'backup'] as const
type Work = (typeof WORKS)[number]

/** A third loss within a minute is asked about; before it comes to that main is killed, and counts anew. */
const MOST_LOSSES = 2
/** The work goes on for so long at most before the kill. */
const WITHIN_MS = 900
const RESTART_LIMIT_MS = 3_000

/** All that the app said was done. */
interface Said {
  readonly notes: Set<string>
  readonly articles: Set<string>
  readonly exports: Map<string, number>
  /** The last one: older ones make room by and by. */
  backup: string | undefined
}

const randomOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

/** One act of a kind of work, asked by the page; what is answered is written down when the answer is here. */
async function actOnce(app: GalleyApp, client: Client, work: Work, articleId: ArticleId, said: Said, folder: string) {
  switch (work) {
    case 'save': {
      const note = noteOn(await openOnce(client, articleId), `第${String(said.notes.size)}条`)
      const answer = await client.call('change.apply', actOf(articleId, { added: [note] }))
      if (answer.ok) said.notes.add(note.id)
      return
    }
    case 'import': {
      const text = `${newId()}\n\n${SAMPLE_TEXT.repeat(20)}`
      const preview = await client.call('import.inspect', { source: { kind: 'paste', text } })
      if (!preview.ok) return
      const kept = await client.call('import.keep', { token: preview.value.token, as: { kind: 'new' } })
      if (kept.ok) said.articles.add(kept.value.articleId)
      return
    }
    case 'export': {
      const format = randomOf(['html', 'text', 'xlsx', 'csv'] as const)
      const file = path.join(folder, `${newId()}.${format}`)
      await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
      const answer = await client.call('export.run', { articleId, format, view: 'marked', locale: 'zh-Hans' })
      if (answer.ok) said.exports.set(file, answer.value.byteLength)
      return
    }
    case 'backup': {
      const answer = await client.call('library.backUp', {})
      if (answer.ok) said.backup = answer.value.name
    }
  }
}

const opened = new WeakMap<Client, Awaited<ReturnType<typeof openOf>>>()

/** Notes go to its first paragraph, which no act changes. */
async function openOnce(client: Client, articleId: ArticleId) {
  const open = opened.get(client) ?? (await openOf(client, articleId))
  opened.set(client, open)
  return open
}

/** What of all that was said is not there. */
async function missingOf(client: Client, articleId: ArticleId, said: Said): Promise<readonly string[]> {
  const open = await openOf(client, articleId)
  const notes = new Set<string>(open.notes.map(({ id }) => id))
  const articles = new Set<string>(valueOf(await client.call('library.list', {})).articles.map(({ id }) => id))
  const backups = valueOf(await client.call('library.backups', {})).backups.map(({ name }) => name)
  return [
    ...[...said.notes].filter((id) => !notes.has(id)).map((id) => `note ${id}`),
    ...[...said.articles].filter((id) => !articles.has(id)).map((id) => `article ${id}`),
    ...[...said.exports]
      .filter(([file, length]) => statSync(file, { throwIfNoEntry: false })?.size !== length)
      .map(([file]) => `export ${file}`),
    ...(said.backup === undefined || backups.includes(said.backup) ? [] : [`backup ${said.backup}`]),
  ]
}

/** Waits until something answers; how long that took. */
async function timeUntil(what: string, isThere: () => Promise<boolean>): Promise<number> {
  const start = performance.now()
  let why: unknown
  while (!(await isThere().catch((thrown: unknown) => void (why = thrown)))) {
    if (performance.now() - start > 60_000) throw new Error(`${what} does not come back`, { cause: why })
    await sleep(10)
  }
  return performance.now() - start
}

/** The process to be killed, once it is there. */
async function pidsOf(app: GalleyApp, role: keyof AppProcesses): Promise<readonly number[]> {
  let pids: readonly number[] = []
  await timeUntil(role, () => Promise.resolve((pids = processesOf(app)[role]).length > 0))
  return pids
}

/** The app, with what has been killed of it so far. */
class Victims {
  app: GalleyApp
  readonly #userDataDir: string
  readonly #losses = { core: 0, page: 0 }

  constructor(app: GalleyApp, userDataDir: string) {
    this.app = app
    this.#userDataDir = userDataDir
  }

  choose(): Victim {
    const victim = randomOf(VICTIMS)
    const isWorn = (victim === 'core' || victim === 'page') && this.#losses[victim] >= MOST_LOSSES
    return isWorn ? 'main' : victim
  }

  /** Kills, and gives how the app comes back, which takes the time that is measured. */
  async kill(victim: Victim): Promise<() => Promise<number>> {
    const { app } = this
    if (victim === 'main' || victim === 'main and core') {
      const core = victim === 'main' ? [] : processesOf(app).core
      const ended = app.kill()
      for (const pid of core) process.kill(pid, 'SIGKILL')
      await ended
      return () => this.#restart()
    }
    if (victim === 'page') await app.dialogs.queue({ response: 0 }, 'showMessageBox')
    if (victim !== 'parser') this.#losses[victim] += 1
    for (const pid of await pidsOf(app, victim)) process.kill(pid, 'SIGKILL')
    const isBack = async (): Promise<boolean> => (await pageClient(app).call('library.state', {})).ok
    return () =>
      timeUntil(victim, async () => {
        if (victim === 'page') await app.findPage()
        return isBack()
      })
  }

  async #restart(): Promise<number> {
    Object.assign(this.#losses, { core: 0, page: 0 })
    const start = performance.now()
    this.app = await launchGalley({ userDataDir: this.#userDataDir })
    await timeUntil('main', async () => (await pageClient(this.app).call('library.state', {})).ok)
    return performance.now() - start
  }
}

/** KILLS kills -9 at random points of saving, import, export and backup. */
export async function benchKill(folder: string): Promise<void> {
  const kills = sizeOf('KILLS', 20)
  const userDataDir = path.join(folder, 'kill')
  const library = path.join(userDataDir, 'library.sqlite')
  const desk = openDesk(library, userDataDir)
  const { article } = await keepText(desk.client)
  await desk.close()
  const said: Said = { notes: new Set(), articles: new Set(), exports: new Map(), backup: undefined }
  const victims = new Victims(await launchGalley({ userDataDir }), userDataDir)
  const restarts = new Map<Victim, number[]>(VICTIMS.map((victim) => [victim, []]))
  let lost = 0
  let faults = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = victims.choose()
    const work = victim === 'parser' ? 'import' : randomOf(WORKS)
    const { app } = victims
    const client = pageClient(app)
    let isOver = false
    const working = (async () => {
      while (!isOver) await actOnce(app, client, work, article.id, said, folder)
    })().catch(() => undefined)
    await sleep(Math.random() * WITHIN_MS)
    const comesBack = await victims.kill(victim)
    isOver = true
    if (victim === 'main and core') faults += faultsIn(library)
    restarts.get(victim)?.push(await comesBack())
    await Promise.race([working, sleep(5_000)])
    const missing = await missingOf(pageClient(victims.app), article.id, said)
    lost += missing.length
    for (const what of missing) console.log(`LOST after a kill of ${victim} while ${work}: ${what}`)
  }
  const exit = await victims.app.quit({ allowFailures: true })
  faults += faultsIn(library)
  console.log(
    `${String(kills)} kills: ${String(said.notes.size + said.articles.size + said.exports.size)} acts acknowledged, ${String(lost)} lost, ${String(faults)} integrity faults (to reach 0, 0); last exit ${String(exit.code)}`,
  )
  for (const [victim, times] of restarts) {
    if (times.length === 0) continue
    const slow = times.filter((time) => time > RESTART_LIMIT_MS).length
    console.log(
      `  ${victim}: ${String(times.length)} kills, back after p50 ${ms(quantile(times, 0.5))}, longest ${ms(Math.max(...times))}; over 3 s: ${String(slow)} (to reach 0)`,
    )
  }
}

function faultsIn(library: string): number {
  const report = valueOf(examineLibrary(library, 1))
  return report.structure.length + report.rows.length
}
