import { join } from 'node:path'
import { childFile } from '#build/scripts/child-file.ts'
import { setup } from '#build/scripts/bundle-children.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { openPackage } from '#electron/services/packages/open-package.ts'
import { newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { DAMAGES, ODD } from '#tests/helpers/packages/damages.ts'
import { packedDesk, reviewedOn } from '#tests/helpers/packages/packed-desk.ts'
import { contentOf, tryHostile } from '#tests/helpers/packages/try-hostile.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

/**
 * Figures of hostile packages (issue 12, section 4): RUNS (1000) damaged files of every kind, each opened as the window
 * opens it. `npx node tests/bench/packages.ts [kind]…`; SEED sets what chance does (1).
 */
await setup()
const runs = Number(process.env.RUNS ?? 1000)
const wanted = process.argv.slice(2)
const kinds = [...Object.keys(DAMAGES), ...Object.keys(ODD)].filter(
  (kind) => wanted.length === 0 || wanted.some((part) => kind.includes(part)),
)
const desk = newDesk()
const ids = [await reviewedOn(desk), await reviewedOn(desk, '#第二篇\n另有3座桥在修。')]
const { path: sound } = await packedDesk(desk, ids)
const parser = createParser(createNodeFork(childFile('import-worker')))
const whole = valueOf(await openPackage({ parser, now: () => 0 }, sound))
const content = await contentOf(whole)
whole.close()
const from = { sound, library: desk.libraryPath, content, folder: join(desk.folder) }
const ends = new Map<string, number>()
let [crashes, hangs, unseen, touched, slowest] = [0, 0, 0, 0, 0]
for (let run = 0; run < runs; run += 1) {
  const kind = kinds[run % kinds.length] ?? ''
  const random = randomOf(Number(process.env.SEED ?? 1) * 1_000_003 + run)
  const verdict = await tryHostile(parser, kind, from, random)
  ends.set(verdict.end, (ends.get(verdict.end) ?? 0) + 1)
  crashes += Number(verdict.isCrash)
  unseen += Number(verdict.isUnseen)
  touched += Number(verdict.isTouched)
  hangs += Number(verdict.ms > 5000)
  slowest = Math.max(slowest, verdict.ms)
  const isWrong = verdict.isCrash || verdict.isUnseen || verdict.isTouched || verdict.ms > 5000
  if (isWrong) console.log(`WRONG: ${kind}, run ${String(run)}:`, verdict)
}
await parser.close()
await desk.remove()
console.log(
  [...ends]
    .sort(([, a], [, b]) => b - a)
    .map(([end, count]) => `${end} ${String(count)}`)
    .join(', '),
)
console.log(
  `${String(runs)} packages of ${String(kinds.length)} kinds: ${String(crashes)} crashes, ${String(hangs)} hangs over 5 s (slowest ${slowest.toFixed(0)} ms), ${String(unseen)} taken unseen, ${String(touched)} files touched (to reach: 0 each)`,
)
