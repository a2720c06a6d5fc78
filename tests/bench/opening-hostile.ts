/**
 * Measures what hostile and many files cost: how soon bombs are refused (reliability.md R10), what 500 mutated files of each
 * format come to (R9), and the memory of a queue of many articles with their photos.
 * Run: `npx node tests/bench/opening-hostile.ts` (`GALLEY_ROUNDS=50` for a shorter look)
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ForkChild } from '#electron/import/process/child.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { needsPreview } from '#electron/import/preview/kinds.ts'
import { Imports } from '#electron/services/imports.ts'
import { LibraryFile } from '#electron/services/library-file.ts'
import { BOMBS, QUIET_BOMBS } from '#tests/helpers/bombs.ts'
import { testPorts } from '#tests/helpers/keeping/ports.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { mutate, random, SEEDS } from '#tests/helpers/mutate.ts'
import { NO_CHOICES } from '#tests/helpers/parse.ts'

const ROUNDS = Number(process.env.GALLEY_ROUNDS ?? 500)
const ARTICLES = 200
const PHOTO_BYTES = 2 * 1024 * 1024

const children: number[] = []
const nodeFork = createNodeFork(new URL('../../electron/import/process/worker.ts', import.meta.url).pathname)
const watched: ForkChild = (memoryMb) => {
  const child = nodeFork(memoryMb)
  if (child.pid !== undefined) children.push(child.pid)
  return child
}

/** Resident memory of a process at its height, as the system counted it; what it was when it has ended is not known. */
function peakMb(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
const ownMb = (): number => process.memoryUsage().rss / 1_048_576
const bytesOf = (made: Uint8Array | string): Uint8Array =>
  typeof made === 'string' ? new TextEncoder().encode(made) : made
const whole = (value: number): string => value.toFixed(0)

async function bombs(): Promise<void> {
  console.log('bomb | answer | ms | MB above an idle child')
  for (const [name, make, fileName] of [...BOMBS, ...QUIET_BOMBS]) {
    const bytes = bytesOf(make())
    // A child for each: its height is the bomb's own.
    const parser = createParser(watched)
    await parser.parse({ source: { kind: 'bytes', fileName: 'warm.txt', bytes: bytesOf('x') }, choices: NO_CHOICES })
    const idle = peakMb(children.at(-1))
    const started = performance.now()
    const result = await parser.parse({ source: { kind: 'bytes', fileName, bytes }, choices: NO_CHOICES })
    const elapsed = performance.now() - started
    const answer = result.ok ? 'opened' : result.error.code
    console.log(`${name} | ${answer} | ${whole(elapsed)} | ${whole(peakMb(children.at(-1)) - idle)}`)
    await parser.close()
  }
}

async function mutated(): Promise<void> {
  console.log(
    `\nformat | mutated files | opened | refused | stopped (time, memory) | longest ms | child MB | main MB more`,
  )
  const parser = createParser(watched)
  for (const [fileName, seed] of Object.entries(SEEDS)) {
    const next = random(fileName.charCodeAt(0) * 31 + fileName.length)
    const counts = { opened: 0, refused: 0, stopped: 0 }
    let longest = 0
    const before = ownMb()
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = mutate(seed, next)
      const started = performance.now()
      const result = await parser.parse({ source: { kind: 'bytes', fileName, bytes }, choices: NO_CHOICES })
      if (result.ok) {
        counts.opened += 1
        for (const [index, asset] of result.value.document.assets.entries()) {
          const picture = result.value.pictures[index]
          if (picture !== undefined && needsPreview(asset.mediaType)) await parser.preview(picture)
        }
      } else if (result.error.code === 'parse-timeout' || result.error.values?.detail === 'memory') counts.stopped += 1
      else counts.refused += 1
      longest = Math.max(longest, performance.now() - started)
    }
    const cells = [
      ROUNDS,
      counts.opened,
      counts.refused,
      counts.stopped,
      whole(longest),
      whole(peakMb(children.at(-1))),
    ]
    console.log([fileName, ...cells, whole(ownMb() - before)].join(' | '))
  }
  await parser.close()
}

/** A queue as the window runs it: each article is inspected and kept before the next one is read. */
async function many(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-many-'))
  const photo = Buffer.from(makePng(64, 48))
  for (let index = 0; index < ARTICLES; index += 1) {
    const own = join(folder, 'in', `稿${String(index)}`)
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, '稿.txt'), `题目${String(index)}\n本报记者 林知远\n入冬以来，改造工程进入收尾阶段。\n`)
    writeFileSync(join(own, '图1.png'), Buffer.concat([photo, Buffer.alloc(PHOTO_BYTES, index)]))
  }
  const parser = createParser(watched)
  const { ports } = testPorts(folder)
  const library = new LibraryFile(join(folder, 'many.galley'), () => ({
    program: 'bench',
    nowMs: ports.now(),
    isCreating: true,
  }))
  const imports = new Imports({ ...ports, parser }, library)
  const before = ownMb()
  let height = before
  const started = performance.now()
  let kept = 0
  for (const path of (await parser.list(join(folder, 'in'))).paths) {
    const preview = await imports.inspect({ kind: 'file', file: { path } })
    if (!preview.ok) throw new Error(preview.error.code)
    height = Math.max(height, ownMb())
    const answer = await imports.keep(preview.value.token, { kind: 'new' }, 'bench')
    if (!answer.ok) throw new Error(answer.error.code)
    kept += 1
    height = Math.max(height, ownMb())
  }
  console.log(
    `\n${String(kept)} articles of ${String(ARTICLES)}, each with a photo of 2 MB: ${whole((performance.now() - started) / ARTICLES)} ms each, main at most ${whole(height)} MB (${whole(height - before)} more than before), child at most ${whole(peakMb(children.at(-1)))} MB`,
  )
  await parser.close()
  library.close()
  rmSync(folder, { recursive: true, force: true })
}

await bombs()
await mutated()
await many()
