import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callError } from '#shared/contract/errors.ts'
import type { Unsaved } from '#shared/contract/unsaved.ts'
import { Outbox } from '#electron/services/outbox.ts'
import { actOf, keepText, newDesk, noteOn, openDesk, valueOf, type TestDesk } from '../helpers/keeping/desk.ts'
import { smallDisk } from '../helpers/keeping/mounts.ts'

let desk: TestDesk & { readonly remove: () => Promise<void> }
beforeEach(() => {
  desk = newDesk()
})
afterEach(() => desk.remove())

async function entryOf(body: string): Promise<Unsaved> {
  const open = await keepText(desk.client)
  const act = actOf(open.article.id, { added: [noteOn(open, body)] })
  return { kind: 'act', id: act.id, title: open.article.title, error: callError('disk-full'), act }
}

const folder = (): string => join(desk.folder, 'outbox')

test('an entry outlives the services, in the place of its former self', async () => {
  const entry = await entryOf('没存上的话')
  valueOf(await desk.client.call('outbox.keep', { entry: { ...entry, error: callError('library-held') } }))
  valueOf(await desk.client.call('outbox.keep', { entry }))
  await desk.close()
  const again = openDesk(desk.libraryPath, desk.folder)
  const { entries } = valueOf(await again.client.call('outbox.list', {}))
  expect(entries).toEqual([entry])
  valueOf(await again.client.call('outbox.drop', { id: entry.id }))
  expect(valueOf(await again.client.call('outbox.list', {})).entries).toEqual([])
  await again.close()
})

test('a damaged entry is put aside and hurts no other', async () => {
  const entry = await entryOf('完好的')
  const outbox = new Outbox(desk.folder)
  valueOf(outbox.keep(entry))
  writeFileSync(join(folder(), 'deadbeef.json'), '{"kind":"act"')
  expect(outbox.list()).toEqual([entry])
  expect(readdirSync(folder())).toContain('deadbeef.damaged')
  expect(readFileSync(join(folder(), 'deadbeef.damaged'), 'utf8')).toBe('{"kind":"act"')
})

test('no id leads out of the folder', async () => {
  const outbox = new Outbox(desk.folder)
  valueOf(outbox.keep({ ...(await entryOf('x')), id: '../../escaped' }))
  expect(readdirSync(desk.folder)).not.toContain('escaped.json')
  expect(outbox.list()).toHaveLength(1)
})

test('on a full disk the held room takes what could not be saved', async ({ skip }) => {
  const disk = smallDisk(desk.folder, 2048)
  if (disk === undefined) return skip('no small disk on this machine')
  try {
    const entry = await entryOf('盘满时写的')
    const outbox = new Outbox(disk.path)
    expect(outbox.list()).toEqual([])
    const filler = join(disk.path, 'filler')
    for (let size = 1 << 20; size >= 1024; size /= 2) {
      try {
        writeFileSync(filler, new Uint8Array(size), { flag: 'a' })
      } catch {
        // Full at this size; smaller pieces fill the rest.
      }
    }
    expect(() => writeFileSync(join(disk.path, 'more'), new Uint8Array(8192))).toThrow(/ENOSPC/)
    expect(outbox.keep(entry).ok).toBe(true)
    expect(new Outbox(disk.path).list()).toEqual([entry])
  } finally {
    disk.remove()
  }
})
