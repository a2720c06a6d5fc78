import { readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { createServices } from '#electron/services/services.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openDesk, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'
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

/** Starts on as many days as are given, one after the other, from the day after `fromMs`; gives what is there in the end. */
async function startOnDays(
  fromMs: number,
  days: number,
): Promise<{ readonly articles: number; readonly binned: number }> {
  let found = { articles: -1, binned: -1 }
  for (let day = 1; day <= days; day += 1) found = await startAt(fromMs + day * DAY_MS)
  return found
}

test(
  'an article goes for good after thirty days of use, at a start and not before, after a backup',
  { timeout: 60_000 },
  async () => {
    const start = desk.control.nowMs
    valueOf(await desk.client.call('change.apply', binned(start)))
    await desk.close()
    // Seen in the bin on the first of them; a day on which the app does not run is none.
    expect(await startOnDays(start, 30)).toEqual({ articles: 0, binned: 1 })
    expect(await startAt(start + 30 * DAY_MS + 3_600_000)).toEqual({ articles: 0, binned: 1 })
    const before = openDesk(desk.libraryPath, desk.folder)
    const [article] = valueOf(await before.client.call('library.list', { isBin: true })).articles
    expect(article?.daysLeft).toBe(1)
    await before.close()
    expect(await startAt(start + 90 * DAY_MS)).toEqual({ articles: 0, binned: 0 })
    expect(readdirSync(`${desk.libraryPath}-backups`).filter((name) => name.endsWith('-purge.galley'))).toHaveLength(1)
  },
)

test('a clock that is wrong by days or years empties no bin, however often it is set', async () => {
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  for (const days of [40, 80, 3_650, -3_650, 1, 40, 41]) {
    expect(await startAt(start + days * DAY_MS)).toMatchObject({ binned: 1 })
  }
})

test('days that cannot be read are counted anew, and nothing goes', async () => {
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  await startOnDays(start, 3)
  const db = new Database(desk.libraryPath)
  db.exec("UPDATE meta SET value = 'nonsense'")
  db.close()
  expect(await startAt(start + 40 * DAY_MS)).toEqual({ articles: 0, binned: 1 })
})

test('an article that was taken back and binned again has all of its days again', { timeout: 60_000 }, async () => {
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  await startOnDays(start, 20)
  const taken = openDesk(desk.libraryPath, desk.folder)
  const { article } = await openOf(taken.client, open.article.id)
  valueOf(
    await taken.client.call(
      'change.apply',
      actOf(article.id, { updated: [[article, { ...article, deletedAtMs: undefined }]] }, 'article.restore'),
    ),
  )
  await taken.close()
  await startAt(start + 21 * DAY_MS)
  const again = openDesk(desk.libraryPath, desk.folder)
  const back = (await openOf(again.client, open.article.id)).article
  valueOf(
    await again.client.call(
      'change.apply',
      actOf(back.id, { updated: [[back, { ...back, deletedAtMs: start }]] }, 'article.bin'),
    ),
  )
  await again.close()
  expect(await startOnDays(start + 21 * DAY_MS, 29)).toEqual({ articles: 0, binned: 1 })
})

test('what another article still uses stays when one goes', { timeout: 60_000 }, async () => {
  const other = await keepText(desk.client, '#另一篇\n!\n^同一张图。')
  const start = desk.control.nowMs
  valueOf(await desk.client.call('change.apply', binned(start)))
  await desk.close()
  expect(await startOnDays(start, 31)).toEqual({ articles: 1, binned: 0 })
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
