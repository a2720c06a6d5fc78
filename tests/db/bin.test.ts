import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { createServices } from '#electron/services/services.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
import { testPorts } from '#tests/helpers/keeping/ports.ts'
import { createDispatch } from '#electron/transport/dispatch.ts'
import { createMemoryTransport } from '#electron/transport/memory.ts'
import { createClient } from '#shared/contract/client.ts'

const DAY_MS = 86_400_000

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})
afterEach(() => desk.remove())

const binned = (atMs: number | undefined) => {
  const { article } = open
  const to = { ...article, deletedAtMs: atMs }
  return actOf(article.id, { updated: [[article, to]] }, atMs === undefined ? 'article.restore' : 'article.bin')
}

/** Starts again at another time of the clock, and gives how many articles are there and in the bin. */
async function startAt(nowMs: number): Promise<{ readonly articles: number; readonly binned: number }> {
  const { ports, control } = testPorts(desk.folder)
  control.nowMs = nowMs
  const transport = createMemoryTransport()
  const services = createServices(ports, desk.libraryPath)
  transport.connect(createDispatch(services.handlers))
  const { articles, binned: inBin } = valueOf(await createClient(transport).call('library.state', {}))
  await services.close()
  return { articles, binned: inBin }
}

test('an article in the bin is listed there alone, and comes back whole', async () => {
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '注')] })))
  const { stored } = valueOf(await desk.client.call('change.apply', binned(desk.control.nowMs)))
  expect(valueOf(await desk.client.call('library.list', {})).articles).toEqual([])
  expect(valueOf(await desk.client.call('library.list', { isBin: true })).articles).toMatchObject([
    { id: open.article.id, deletedAtMs: desk.control.nowMs, notes: { done: 0, total: 1 } },
  ])
  const [article] = stored
  if (article?.type !== 'article') throw new Error('no article')
  const back = actOf(article.id, { updated: [[article, { ...article, deletedAtMs: undefined }]] }, 'article.restore')
  valueOf(await desk.client.call('change.apply', back))
  expect((await openOf(desk.client, open.article.id)).notes).toHaveLength(1)
  expect(valueOf(await desk.client.call('library.list', {})).articles).toHaveLength(1)
})

test('an article goes for good thirty days later, at a start and not before, after a backup', async () => {
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  // The library is open all the while: nothing goes.
  desk.control.nowMs = start + 60 * DAY_MS
  expect(valueOf(await desk.client.call('library.list', { isBin: true })).articles).toHaveLength(1)
  await desk.close()
  expect(await startAt(start + 15 * DAY_MS)).toEqual({ articles: 0, binned: 1 })
  expect(await startAt(start + 29 * DAY_MS)).toEqual({ articles: 0, binned: 1 })
  expect(await startAt(start + 31 * DAY_MS)).toEqual({ articles: 0, binned: 0 })
  expect(readdirSync(`${desk.libraryPath}-backups`).filter((name) => name.endsWith('-purge.galley'))).toHaveLength(1)
})

test('a clock that jumps years ahead or back empties no bin by itself', async () => {
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  expect(await startAt(start + 3_650 * DAY_MS)).toMatchObject({ binned: 1 })
  expect(await startAt(start - 3_650 * DAY_MS)).toMatchObject({ binned: 1 })
  expect(await startAt(start + DAY_MS)).toMatchObject({ binned: 1 })
})

test('what another article still uses stays when one goes', async () => {
  const other = await keepText(desk.client, '#另一篇\n!\n^同一张图。')
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  await startAt(start + 16 * DAY_MS)
  expect(await startAt(start + 31 * DAY_MS)).toEqual({ articles: 1, binned: 0 })
  const { ports } = testPorts(desk.folder)
  const services = createServices(ports, desk.libraryPath)
  expect(services.assetBytes(other.assets[0]?.sha256 ?? '')).toMatchObject({ mediaType: 'image/png' })
  await services.close()
})

test('there is no other way out of the library', async () => {
  for (const record of [open.article, open.versions[0]]) {
    if (record === undefined) throw new Error('no record')
    expect(codeOf(await desk.client.call('change.apply', actOf(open.article.id, { removed: [record] })))).toBe(
      'invalid-input',
    )
  }
})
