import { statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { actOf, keepText, noteOn, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

/**
 * ACTS acts (10,000) in one article: whether the last takes longer than the first, and what grows. Notes are added, edited and
 * removed in turns, so that the article itself stays as large as it is and only the log grows.
 */
const ACTS = Number(process.env.ACTS ?? 10_000)
const folder = tempFolder()
const desk = openDesk(join(folder.path, 'acts.galley'), folder.path)
const open = await keepText(desk.client)
const times: number[] = []
const memory: number[] = []
let note = noteOn(open, '核对一次。')
for (let round = 0; round < ACTS; round += 1) {
  const stored = { ...note, revision: note.revision + 1 }
  const edited = { ...stored, body: `核对第${String(round)}次。` }
  const parts =
    round % 3 === 0 ? { added: [note] } : round % 3 === 1 ? { updated: [[note, edited] as const] } : { removed: [note] }
  const start = performance.now()
  const answer = await desk.client.call('change.apply', actOf(open.article.id, parts, 'note.edit'))
  times.push(performance.now() - start)
  valueOf(answer)
  if (round % 3 === 0) note = stored
  else if (round % 3 === 1) note = { ...edited, revision: stored.revision }
  else note = noteOn(open, '核对一次。')
  if (round % 500 === 499) {
    globalThis.gc?.()
    memory.push(process.memoryUsage().heapUsed / 1_048_576)
  }
}
await desk.close()
const tenth = Math.max(1, Math.floor(ACTS / 10))
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
// The first few acts warm the machine up and are left out.
const first = median(times.slice(tenth / 2, tenth / 2 + tenth))
const last = median(times.slice(-tenth))
console.log(
  `${String(ACTS)} acts: median of the first tenth ${first.toFixed(2)} ms, of the last ${last.toFixed(2)} ms; ratio ${(last / first).toFixed(2)} (to reach: 1.2)`,
)
console.log(`heap after each 500 acts, MB: ${memory.map((megabytes) => megabytes.toFixed(0)).join(' ')}`)
const db = new Database(desk.libraryPath, { readonly: true })
const { letters } = db.prepare('SELECT sum(length(CAST(change AS BLOB))) AS letters FROM log').get() as {
  letters: number
}
db.close()
const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1)
console.log(
  `library ${megabytes(statSync(desk.libraryPath).size)} MB, of which what the log says of the acts ${megabytes(letters)} MB`,
)
folder.remove()
