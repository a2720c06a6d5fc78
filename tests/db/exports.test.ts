import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EventData } from '#shared/contract/events.ts'
import { codeOf, keepText, newDesk, valueOf, type TestDesk } from '../helpers/keeping/desk.ts'

let desk: TestDesk & { readonly remove: () => Promise<void> }
let folder: string

beforeEach(() => {
  desk = newDesk()
  folder = join(desk.folder, 'out')
  mkdirSync(folder)
  writeFileSync(join(folder, '别人的.txt'), 'theirs')
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const form = { view: 'clean', locale: 'zh-Hans' } as const

/** Gives the work up as soon as it has told of itself so often. */
function stopAfter(times: number): readonly EventData<'library.working'>[] {
  const told: EventData<'library.working'>[] = []
  desk.client.on('library.working', (data) => {
    if (data.work !== 'export') return
    told.push(data)
    if (told.length === times) void desk.client.call('library.stopWork', {})
  })
  return told
}

test('an export that is given up leaves nothing, and the next one comes to be', async () => {
  const open = await keepText(desk.client)
  const file = { path: join(folder, 'a.html') }
  const asked = { articleId: open.article.id, format: 'html', ...form, file } as const
  const told = stopAfter(2)
  expect(codeOf(await desk.client.call('export.run', asked))).toBe('canceled')
  expect(told.every(({ isCancelable }) => isCancelable)).toBe(true)
  expect(told.at(-1)?.isOver).toBe(true)
  expect(readdirSync(folder)).toEqual(['别人的.txt'])
  valueOf(await desk.client.call('export.run', asked))
  expect(readdirSync(folder).toSorted()).toEqual(['a.html', '别人的.txt'])
})

test('of several that are given up none is left, and what was there before is', async () => {
  const articleIds = []
  for (let at = 0; at < 5; at += 1)
    articleIds.push((await keepText(desk.client, `#第${String(at)}篇\n有${String(at)}座桥。`)).article.id)
  desk.control.chosenPath = folder
  const told = stopAfter(4)
  expect(codeOf(await desk.client.call('export.many', { articleIds, format: 'text', ...form }))).toBe('canceled')
  const shares = told.flatMap(({ share }) => share ?? [])
  expect(shares.length).toBeGreaterThan(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(readdirSync(folder)).toEqual(['别人的.txt'])
  expect(readFileSync(join(folder, '别人的.txt'), 'utf8')).toBe('theirs')
})

test('two exports that are asked for at a time both come to be, and stopping when none is made stops nothing later', async () => {
  const open = await keepText(desk.client)
  valueOf(await desk.client.call('library.stopWork', {}))
  const asked = { articleId: open.article.id, format: 'text', ...form } as const
  const both = await Promise.all(
    ['1.txt', '2.txt'].map((name) => desk.client.call('export.run', { ...asked, file: { path: join(folder, name) } })),
  )
  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  expect(readdirSync(folder).toSorted()).toEqual(['1.txt', '2.txt', '别人的.txt'])
})
