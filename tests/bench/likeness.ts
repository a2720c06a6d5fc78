import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import type { VersionId } from '#shared/domain/ids.ts'
import { sketchOf, writeSketch } from '#shared/text/likeness.ts'
import { layCopies } from '#tests/helpers/keeping/copies.ts'
import { keepText, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

/**
 * How long an opening text waits until it is held against a library of ARTICLES articles (10,000), each of LETTERS
 * letters (2,000) of its own: with their sketches kept, and as an earlier Galley kept them, without.
 */
const ARTICLES = Number(process.env.ARTICLES ?? 10_000)
const LETTERS = Number(process.env.LETTERS ?? 2_000)

/** A text that shares its letters with the others, and no run of five. */
function textOf(seed: number): string {
  const random = randomOf(seed)
  return Array.from({ length: LETTERS }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))).join('')
}

async function measure(name: string, hasSketch: boolean): Promise<void> {
  const folder = tempFolder()
  const path = join(folder.path, 'alike.galley')
  const first = openDesk(path, folder.path)
  const one = await keepText(first.client, `#第一篇\n${textOf(0)}`)
  await first.close()
  layCopies(path, one, ARTICLES - 1, (record, copy) => varied(record, copy + 1, hasSketch))
  const desk = openDesk(path, folder.path)
  // A third of the text is written anew.
  const own = textOf(7)
  const text = `#另一题\n${own.slice(0, (LETTERS * 2) / 3)}${textOf(ARTICLES + 1).slice(0, LETTERS / 3)}`
  for (const round of ['first', 'second', 'third', 'fourth']) {
    const start = performance.now()
    const { alike } = valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text } }))
    const found = alike.map(({ title, share }) => `${title} ${(share * 100).toFixed(0)} %`).join(', ') || 'none'
    console.log(`${name}, ${round} inspect: ${(performance.now() - start).toFixed(0)} ms, alike: ${found}`)
  }
  await desk.close()
  folder.remove()
}

function varied(record: DomainRecord, copy: number, hasSketch: boolean): DomainRecord {
  const versionId = `v${String(copy).padStart(19, '0')}` as VersionId
  const text = textOf(copy)
  if (record.type === 'article') return { ...record, title: `第${String(copy)}篇`, currentVersionId: versionId }
  if (record.type === 'version')
    return { ...record, id: versionId, sketch: hasSketch ? writeSketch(sketchOf([text])) : undefined }
  if (record.type === 'block') return { ...record, versionId, ...(record.role === 'headline' ? {} : { text }) }
  return 'versionId' in record ? { ...record, versionId } : record
}

console.log(`${String(ARTICLES)} articles of ${String(LETTERS)} letters`)
await measure('sketches kept', true)
await measure('no sketches', false)
