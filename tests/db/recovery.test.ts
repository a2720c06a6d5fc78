import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { actOf, keepText, noteOn, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { makeReadOnly, smallDisk } from '#tests/helpers/keeping/mounts.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let open: OpenArticle
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

/** Makes a library with an article, and closes it. */
async function makeLibrary(path: string): Promise<void> {
  const desk = openDesk(path, folder.path)
  open = await keepText(desk.client)
  await desk.close()
}

const save = (desk: TestDesk) =>
  desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '注')] }))
const troubleOf = async (desk: TestDesk): Promise<string | undefined> => {
  const state = await desk.client.call('library.state', {})
  return state.ok ? state.value.trouble?.code : state.error.code
}

/** Fills a disk to its last byte. */
function fill(path: string): string {
  const ballast = join(path, 'ballast')
  const { bavail, bsize } = statfsSync(path)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize))
  return ballast
}

describe('saving comes back by itself', () => {
  test('after a start on a full disk, which says so, once there is room', async ({ skip }) => {
    const disk = smallDisk(folder.path, 1_200)
    if (disk === undefined) return skip('no file system of our own')
    const path = join(disk.path, 'l.galley')
    await makeLibrary(path)
    const ballast = fill(disk.path)
    const desk = openDesk(path, folder.path)
    expect(await troubleOf(desk)).toBe('disk-full')
    expect((await openOf(desk.client, open.article.id)).blocks).toHaveLength(open.blocks.length)
    expect((await save(desk)).ok).toBe(false)
    rmSync(ballast)
    valueOf(await save(desk))
    expect(await troubleOf(desk)).toBeUndefined()
    expect(desk.control.told.filter(({ name }) => name === 'library.troubled').at(-1)?.data).toEqual({})
    expect(desk.bugs).toEqual([])
    await desk.close()
    disk.remove()
  })

  test('when a medium that could only be read can be written', async ({ skip }) => {
    const shelf = join(folder.path, 'shelf')
    mkdirSync(shelf)
    const path = join(shelf, 'l.galley')
    await makeLibrary(path)
    const restore = makeReadOnly(
      shelf,
      readdirSync(shelf).map((name) => join(shelf, name)),
    )
    if (restore === undefined) return skip('neither a read-only mount nor an ordinary user')
    const desk = openDesk(path, folder.path)
    expect(['library-read-only', 'library-forbidden']).toContain(await troubleOf(desk))
    expect((await save(desk)).ok).toBe(false)
    restore()
    valueOf(await save(desk))
    expect(await troubleOf(desk)).toBeUndefined()
    await desk.close()
  })

  test('when whoever held the library lets go of it, without anybody asking', { timeout: 30_000 }, async () => {
    const path = join(folder.path, 'l.galley')
    await makeLibrary(path)
    const first = openDesk(path, folder.path)
    const second = openDesk(path, folder.path)
    expect(await troubleOf(second)).toBe('library-held')
    await first.close()
    await expect.poll(() => troubleOf(second), { timeout: 20_000 }).toBeUndefined()
    valueOf(await save(second))
    await second.close()
  })

  test('when a drive that was missing at the start is there', async () => {
    const path = join(folder.path, 'l.galley')
    await makeLibrary(path)
    renameSync(path, `${path}.away`)
    const desk = openDesk(path, folder.path, { isCreating: false })
    expect(await troubleOf(desk)).toBe('library-missing')
    renameSync(`${path}.away`, path)
    valueOf(await save(desk))
    await desk.close()
  })
})

test('a file of another owner says that it may not be written', async ({ skip }) => {
  if (process.getuid?.() !== 0) return skip('only root can make a file of another owner')
  const path = join(folder.path, 'l.galley')
  await makeLibrary(path)
  chmodSync(folder.path, 0o755)
  const script = `process.setuid(65534)
    const { openLibrary } = await import('#electron/db/open.ts')
    const opened = openLibrary(process.argv[1], { program: 't', nowMs: 1, isCreating: false })
    process.stdout.write(opened.ok ? String(opened.value.refusal?.code) : opened.error.code)`
  const root = resolve(import.meta.dirname, '../..')
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, path], {
    cwd: root,
    encoding: 'utf8',
  })
  if (stderr.includes('EACCES')) return skip('the project lies where another user may not go')
  expect(stdout).toBe('library-forbidden')
})
