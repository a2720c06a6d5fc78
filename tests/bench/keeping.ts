import { statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { newId } from '#shared/lib/ids.ts'
import { actOf, keepText, noteOn, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { saveUntilKilled } from '#tests/helpers/keeping/kill.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { setup } from '#build/scripts/bundle-children.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

/**
 * Figures of keeping (issue 2, section 7). `npx node tests/bench/keeping.ts [save|kill|library|long]…`; all when none is
 * named. KILLS sets how often a saving process is killed (200), SEED when (1).
 */
await setup()
const folder = tempFolder()
const wanted = process.argv.slice(2)
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part)

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

const ms = (value: number): string => `${value.toFixed(2)} ms`

/** Saving a note through client, wire, dispatch, checks, rows and log, against one bare insert with the same pragmas. */
async function benchSave(): Promise<void> {
  const desk = openDesk(join(folder.path, 'save.galley'), folder.path)
  const open = await keepText(desk.client)
  const bare = new Database(join(folder.path, 'bare.sqlite'))
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  bare.exec('CREATE TABLE note (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO note VALUES (?, ?)')
  const layers: number[] = []
  const plain: number[] = []
  // In turns, so that whatever else the machine does meets both alike.
  for (let round = 0; round < 2_200; round += 1) {
    const note = noteOn(open, '这里请再核对一次原始资料。')
    const json = JSON.stringify(note)
    const start = performance.now()
    insert.run(newId(), json)
    const between = performance.now()
    const act = actOf(open.article.id, { added: [note] })
    const saved = await desk.client.call('change.apply', act)
    const end = performance.now()
    valueOf(saved)
    if (round < 200) continue
    plain.push(between - start)
    layers.push(end - between)
  }
  for (const [name, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    const [a, b] = [quantile(layers, q), quantile(plain, q)]
    console.log(`saving a note, ${name}: ${ms(a)} through all layers, ${ms(b)} bare; ratio ${(a / b).toFixed(2)}`)
  }
  const mean = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length
  console.log(
    `saving a note, mean: ${ms(mean(layers))} / ${ms(mean(plain))}; ratio ${(mean(layers) / mean(plain)).toFixed(2)} (to reach: 3)`,
  )
  bare.close()
  await desk.close()
}

async function benchKill(): Promise<void> {
  const runs = Number(process.env.KILLS ?? 200)
  const path = join(folder.path, 'kill.galley')
  const desk = openDesk(path, folder.path)
  const { article } = await keepText(desk.client)
  await desk.close()
  const chance = randomOf(Number(process.env.SEED ?? 1))
  let acknowledged = 0
  let lost = 0
  let faults = 0
  for (let run = 0; run < runs; run += 1) {
    const outcome = await saveUntilKilled(path, folder.path, article.id, chance() * 60)
    acknowledged += outcome.acknowledged
    lost += outcome.lost.length
    faults += outcome.report.structure.length + outcome.report.rows.length
  }
  console.log(
    `${String(runs)} kills: ${String(acknowledged)} acts acknowledged, ${String(lost)} lost, ${String(faults)} faults (to reach: 0, 0)`,
  )
}

/** Adds `count` notes to an article as one act. */
async function addNotes(desk: TestDesk, open: Awaited<ReturnType<typeof openOf>>, count: number): Promise<void> {
  const added = Array.from({ length: count }, (_, index) => noteOn(open, `第${String(index)}条意见，请核对。`))
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added }, 'annotations.read')))
}

async function benchLibrary(): Promise<void> {
  const path = join(folder.path, 'many.galley')
  const building = openDesk(path, folder.path)
  const paragraph = '去年9月，近10万名村民投票，选出了320座要修的老桥，花费1.15万元。'
  let last: Awaited<ReturnType<typeof openOf>> | undefined
  for (let count = 0; count < 100; count += 1) {
    const text = `#第${String(count)}篇\n${`${paragraph}\n`.repeat(40)}`
    last = await keepText(building.client, text)
    await addNotes(building, last, 2_000)
  }
  await building.close()
  if (last === undefined) return
  const start = performance.now()
  const desk = openDesk(path, folder.path)
  const opened = performance.now()
  const { articles } = valueOf(await desk.client.call('library.list', {}))
  const listed = performance.now()
  const article = await openOf(desk.client, last.article.id)
  const shown = performance.now()
  const notes = articles.reduce((sum, one) => sum + one.notes.total, 0)
  const size = `${(statSync(path).size / 1e6).toFixed(0)} MB`
  console.log(
    `library of ${String(articles.length)} articles, ${String(notes)} notes, ${size}: opened in ${ms(opened - start)}, listed in ${ms(listed - opened)}, one article of ${String(article.notes.length)} notes in ${ms(shown - listed)} (to reach: 1,000 ms)`,
  )
  const saves: number[] = []
  for (let count = 0; count < 200; count += 1) {
    const act = actOf(article.article.id, { added: [noteOn(article, '再核对。')] })
    const before = performance.now()
    valueOf(await desk.client.call('change.apply', act))
    saves.push(performance.now() - before)
  }
  console.log(
    `saving a note there: p50 ${ms(quantile(saves, 0.5))}, p95 ${ms(quantile(saves, 0.95))} (to reach: 50 ms)`,
  )
  const backup = performance.now()
  valueOf(await desk.client.call('library.backUp', {}))
  console.log(`a backup of it: ${ms(performance.now() - backup)}`)
  await desk.close()
}

async function benchLong(): Promise<void> {
  const desk = openDesk(join(folder.path, 'long.galley'), folder.path)
  const sentence = '山谷里的桥修好了，孩子们走过桥去上学，村民们在桥头种上了树。'
  const text = `#百万字\n${`${sentence.repeat(6)}\n`.repeat(Math.ceil(1_000_000 / (sentence.length * 6)))}`
  const importing = performance.now()
  const open = await keepText(desk.client, text)
  const imported = performance.now()
  await addNotes(desk, open, 10_000)
  const added = performance.now()
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    const answer = valueOf(await desk.services.handlers['article.open']({ articleId: open.article.id }))
    times.push(performance.now() - start)
    if (answer.notes.length !== 10_000) throw new Error('notes are missing')
  }
  console.log(
    `article of 1,000,000 characters: kept in ${ms(imported - importing)}, 10,000 notes added as one act in ${ms(added - imported)}, opened in ${ms(quantile(times, 0.5))}`,
  )
  await desk.close()
}

if (isWanted('save')) await benchSave()
if (isWanted('library')) await benchLibrary()
if (isWanted('long')) await benchLong()
if (isWanted('kill')) await benchKill()
folder.remove()
