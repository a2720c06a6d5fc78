import { afterAll, beforeAll, expect, test } from 'vitest'
import { childFile } from '#build/scripts/child-file.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { openPackage } from '#electron/services/packages/open-package.ts'
import { newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { DAMAGES, ODD } from '#tests/helpers/packages/damages.ts'
import { packedDesk, reviewedOn } from '#tests/helpers/packages/packed-desk.ts'
import { contentOf, tryHostile } from '#tests/helpers/packages/try-hostile.ts'
import { randomOf, seedOf } from '#tests/helpers/seeds.ts'

/** Of what `npx node tests/bench/packages.ts` tries every kind of damage, in a process of its own as in the window. */
const KINDS = [...Object.keys(DAMAGES), ...Object.keys(ODD)]
const RUNS = process.env.GALLEY_LONG === '1' ? 100 : KINDS.length
const desk = newDesk()
const parser = createParser(createNodeFork(childFile('import-worker')))
let from: Parameters<typeof tryHostile>[2]

beforeAll(async () => {
  const ids = [await reviewedOn(desk), await reviewedOn(desk, '#第二篇\n另有3座桥在修。')]
  const { path: sound } = await packedDesk(desk, ids)
  const opened = valueOf(await openPackage({ parser, now: () => 0 }, sound))
  from = { sound, library: desk.libraryPath, content: await contentOf(opened), folder: desk.folder }
  opened.close()
})
afterAll(async () => {
  await parser.close()
  await desk.remove()
})

test('no hostile package breaks anything, is taken unseen, or is written into', { timeout: 300_000 }, async () => {
  const seed = seedOf('hostile packages')
  for (let run = 0; run < RUNS; run += 1) {
    const kind = KINDS[run % KINDS.length] ?? ''
    const { ms: _ms, ...verdict } = await tryHostile(parser, kind, from, randomOf(seed * 1_000_003 + run))
    expect({ kind, run, ...verdict }).toMatchObject({ isCrash: false, isUnseen: false, isTouched: false })
  }
})
