/**
 * The log of a library with many acts: opening, filtering, reading a page of it far down, and writing it, whole and filtered.
 * `npx node tests/bench/log.ts [--acts 100000]`. Told: the time of each, and the longest work for which nothing else of the
 * same process came to its turn meanwhile (to reach: 50 ms). It is counted in time of the processor, which is the time that
 * passes on a machine that does nothing else; the time that passed here stands beside it.
 */
import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import type { ChangeId } from '#shared/domain/ids.ts'
import { appendLog } from '#electron/db/log.ts'
import { setPragmas } from '#electron/db/pragmas.ts'
import { keepText, noteOn, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

const { values } = parseArgs({ options: { acts: { type: 'string', default: '100000' } } })
const ACTS = Number(values.acts)
const AUTHORS = ['阮稚川', '沈砚秋', '江予白', '秦未央']
const MOST_BLOCKED_MS = 50

const folder = tempFolder()
const file = path.join(folder.path, 'library.galley')
const first = openDesk(file, folder.path)
const open = await keepText(first.client)
await first.close()
const db = new Database(file)
setPragmas(db)
db.transaction(() => {
  for (let at = 0; at < ACTS; at += 1) {
    const note = noteOn(open, `第${String(at)}条意见${at % 1000 === 0 ? '：查证' : ''}`)
    appendLog(db, {
      id: note.id as unknown as ChangeId,
      articleId: open.article.id,
      act: at % 3 === 0 ? 'note.add' : 'note.edit',
      author: AUTHORS[at % AUTHORS.length] ?? '',
      atMs: at * 1000,
      savedAtMs: at * 1000,
      change: { added: [note], updated: [], removed: [] },
    })
  }
})()
db.close()
console.log(`${String(ACTS)} acts, ${(statSync(file).size / 1e6).toFixed(0)} MB`)

const desk = openDesk(file, folder.path)
await desk.client.call('library.state', {})
await desk.services.whenIdle()
let worst = 0

/** What this thread has worked so far. */
function workMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Does it, and tells how long it took and how long nothing else came to its turn. */
async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const longest = { ms: 0, workMs: 0 }
  let last = { at: performance.now(), work: workMs() }
  const beat = setInterval(() => {
    const now = { at: performance.now(), work: workMs() }
    longest.ms = Math.max(longest.ms, now.at - last.at - 1)
    longest.workMs = Math.max(longest.workMs, now.work - last.work)
    last = now
  }, 1)
  await new Promise((turn) => setTimeout(turn, 20))
  Object.assign(longest, { ms: 0, workMs: 0 })
  last = { at: performance.now(), work: workMs() }
  const begun = performance.now()
  const done = await work()
  const ms = performance.now() - begun
  await new Promise((turn) => setTimeout(turn, 5))
  clearInterval(beat)
  worst = Math.max(worst, longest.workMs)
  const waited = `${longest.workMs.toFixed(0)} ms of work at most (${longest.ms.toFixed(0)} ms passed)`
  console.log(`${name}: ${ms.toFixed(0)} ms, others waited for ${waited}`)
  return done
}

const find = (filter: object, articleId?: typeof open.article.id) => async () =>
  valueOf(await desk.client.call('log.find', { ...(articleId === undefined ? {} : { articleId }), filter }))
const all = await measured('the whole log', find({}))
console.log(`  ${String(all.total)} acts`)
await measured('the log of the article', find({}, open.article.id))
for (const [name, filter] of Object.entries({
  'by a person': { author: AUTHORS[1] },
  'by an act': { act: 'note.add' },
  'by its days': { fromMs: 1_000_000, toMs: 9_000_000 },
  'by words': { words: '查证' },
  'by a block': { blockId: open.blocks[1]?.id },
})) {
  const found = await measured(name, find(filter, open.article.id))
  console.log(`  ${String(found.ids.length)} acts`)
}
const far = Math.floor(all.ids.length * 0.7)
await measured('fifty lines far down', async () =>
  valueOf(await desk.client.call('log.lines', { ids: all.ids.slice(far, far + 50) })),
)
const exportsMade = [
  ['the whole log as JSON lines', 'jsonl', {}],
  ['the whole log as CSV', 'csv', {}],
  ['the acts of a person as CSV', 'csv', { author: AUTHORS[1] }],
] as const
for (const [name, format, filter] of exportsMade) {
  const out = path.join(folder.path, `log.${format}`)
  desk.control.chosenPath = out
  const asked = { filter, format, locale: 'zh-Hans' as const, isReplacing: true }
  const { acts } = await measured(name, async () => valueOf(await desk.client.call('log.export', asked)))
  console.log(`  ${String(acts)} acts, ${(statSync(out).size / 1e6).toFixed(1)} MB`)
}
await desk.close()
rmSync(folder.path, { recursive: true, force: true, maxRetries: 10 })
console.log(worst <= MOST_BLOCKED_MS ? 'well' : `others waited for ${worst.toFixed(0)} ms of work`)
process.exit(worst <= MOST_BLOCKED_MS ? 0 : 1)
