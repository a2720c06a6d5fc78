import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallError } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { examineLibrary } from '#electron/services/doctor.ts'
import {
  actOf,
  codeOf,
  keepText,
  noteOn,
  openDesk,
  openOf,
  valueOf,
  type TestDesk,
} from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

let folder: ReturnType<typeof tempFolder>
let path: string
let desk: TestDesk
let open: OpenArticle
/** Ids of notes that were acknowledged. */
let said: string[]

beforeEach(async () => {
  folder = tempFolder()
  mkdirSync(join(folder.path, '稿件'))
  path = join(folder.path, '稿件', '书库.galley')
  desk = openDesk(path, folder.path)
  open = await keepText(desk.client)
  said = []
  await note()
})
afterEach(async () => {
  await desk.close()
  folder.remove()
})

/** Saves a note; gives the error, if it was not saved. */
async function note(): Promise<CallError | undefined> {
  const added = noteOn(open, `第${String(said.length)}条`)
  const answer = await desk.client.call('change.apply', actOf(open.article.id, { added: [added] }))
  if (answer.ok) said.push(added.id)
  return answer.ok ? undefined : answer.error
}

/** Ids of the notes in a file, read by a process that knows nothing of the one that wrote it. */
function notesIn(file: string): readonly string[] {
  const db = new Database(file, { readonly: true })
  try {
    return (db.prepare('SELECT id FROM note ORDER BY id').all() as { id: string }[]).map(({ id }) => id)
  } finally {
    db.close()
  }
}

/** Everything that was said saved is in the file that the person was told of, which is a sound library. */
function expectKept(error: CallError | undefined): void {
  expect(error?.code).toBe('library-moved')
  const kept = String(error?.values?.kept)
  for (const id of said) expect(notesIn(kept)).toContain(id)
  expect(valueOf(examineLibrary(kept, 1)).isSound).toBe(true)
}

const troubles = (): readonly unknown[] =>
  desk.control.told.filter(({ name }) => name === 'library.troubled').map(({ data }) => data)

describe('a library that is taken away while it is open', () => {
  const away: readonly (readonly [string, () => void])[] = [
    ['removed', () => rmSync(path)],
    ['renamed', () => renameSync(path, `${path}.old`)],
    ['removed with its folder', () => rmSync(dirname(path), { recursive: true })],
    ['renamed with its folder', () => renameSync(dirname(path), join(folder.path, '别处'))],
    ['replaced by another file', () => replaceBy('something else')],
    ['replaced by a copy of itself', () => replaceBy(readFileSync(path))],
  ]
  test.each(away)('%s, is not said to be saved, and all of it is in a new file', async (_name, take) => {
    take()
    const error = await note()
    expectKept(error)
    expect(valueOf(await desk.client.call('library.state', {})).trouble).toEqual(error)
    expect(troubles()).toEqual([{ trouble: error }])
    expectKept(await note())
    expect(troubles()).toHaveLength(1)
  })

  test('is missed within a second or two, though nobody saves anything', async () => {
    rmSync(path)
    await expect.poll(troubles, { timeout: 10_000 }).toHaveLength(1)
    expectKept((troubles()[0] as { trouble: CallError }).trouble)
  })

  test('goes on when it is put back, and nothing is lost', async () => {
    renameSync(dirname(path), join(folder.path, '别处'))
    expectKept(await note())
    renameSync(join(folder.path, '别处'), dirname(path))
    expect(await note()).toBeUndefined()
    expect(troubles().at(-1)).toEqual({})
    await desk.close()
    for (const id of said) expect(notesIn(path)).toContain(id)
  })

  test('leaves the file that took its place as it is, also at the end', async () => {
    replaceBy('something else')
    expect((await note())?.code).toBe('library-moved')
    await desk.close()
    expect(readFileSync(path, 'utf8')).toBe('something else')
  })

  test('is overwritten in place: told, kept if it can be, and the new bytes stay as they are', async () => {
    const other = openDesk(join(folder.path, 'other.galley'), folder.path)
    await keepText(other.client)
    await other.close()
    const bytes = readFileSync(other.libraryPath)
    copyFileSync(other.libraryPath, path)
    const error = await note()
    expect(['library-moved', 'library-damaged']).toContain(error?.code)
    if (error?.code === 'library-moved') expectKept(error)
    await desk.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('cut short in place is told', async () => {
    await desk.client.call('library.checkpoint', {})
    const half = readFileSync(path).subarray(0, 8_192)
    writeFileSync(path, half)
    expect(['library-moved', 'library-damaged']).toContain((await note())?.code)
  })

  test('that is only touched, or whose log was taken away, is saved to as before', async () => {
    utimesSync(path, 1, 1)
    expect(await note()).toBeUndefined()
    for (const suffix of ['-wal', '-shm']) {
      rmSync(path + suffix)
      expect(await note()).toBeUndefined()
    }
    expect(troubles()).toEqual([])
    await desk.close()
    for (const id of said) expect(notesIn(path)).toContain(id)
  })

  test('leaves its log to no new library that is made at its place, and finds it again when it comes back', async () => {
    await desk.client.call('library.checkpoint', {})
    expect(await note()).toBeUndefined()
    const away = join(folder.path, 'away.galley')
    renameSync(path, away)
    await note()
    await desk.close()
    desk = openDesk(path, folder.path)
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ articles: 0, isSound: true })
    await keepText(desk.client)
    await desk.close()
    expect(valueOf(examineLibrary(path, 1))).toMatchObject({ isSound: true, articles: 1 })
    const back = join(dirname(path), '归来.galley')
    renameSync(away, back)
    desk = openDesk(back, folder.path)
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ isSound: true, isReadOnly: false })
    await desk.close()
    for (const id of said) expect(notesIn(back)).toContain(id)
  })

  function replaceBy(bytes: string | Buffer): void {
    const other = join(folder.path, 'other')
    writeFileSync(other, bytes)
    renameSync(other, path)
  }
})

describe('a library with two names', () => {
  const links: readonly (readonly [string, (to: string) => void])[] = [
    ['a symbolic link', (to) => symlinkSync(path, to)],
    ['a hard link', (to) => linkSync(path, to)],
  ]
  test.each(links)('reached by %s is held by whoever has it open', async (_name, link) => {
    const second = join(folder.path, 'second.galley')
    link(second)
    const other = openDesk(second, folder.path)
    expect(valueOf(await other.client.call('library.state', {})).trouble?.code).toBe('library-held')
    const refused = await other.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, 'x')] }))
    expect(codeOf(refused)).toBe('library-held')
    await other.close()
    expect(await note()).toBeUndefined()
  })

  test('opened by a symbolic link is the file behind it, until the link leads elsewhere', async () => {
    const link = join(folder.path, 'link.galley')
    symlinkSync(path, link)
    await desk.close()
    desk = openDesk(link, folder.path)
    open = await openOf(desk.client, open.article.id)
    expect(valueOf(await desk.client.call('library.state', {})).path).toBe(path)
    expect(await note()).toBeUndefined()
    expect(existsSync(`${link}-wal`)).toBe(false)
    rmSync(link)
    symlinkSync(join(folder.path, 'elsewhere'), link)
    expectKept(await note())
  })
})
