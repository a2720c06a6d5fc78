import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, keepText, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

/** What the next start knows of a library that went from its place while it was open. */
let folder: ReturnType<typeof tempFolder>
let path: string
let desk: TestDesk
let articleId: string
beforeEach(async () => {
  folder = tempFolder()
  mkdirSync(join(folder.path, '稿件'))
  path = join(folder.path, '稿件', '书库.galley')
  desk = openDesk(path, folder.path)
  articleId = (await keepText(desk.client)).article.id
})
afterEach(async () => {
  await desk.close()
  folder.remove()
})

const moved = (): Promise<void> =>
  expect
    .poll(async () => (await desk.client.call('library.state', {})) as unknown, { timeout: 10_000 })
    .toMatchObject({ value: { trouble: { code: 'library-moved' } } })
    .then(() => undefined)
const again = async (at = path): Promise<void> => {
  await desk.close()
  desk = openDesk(at, folder.path, { isCreating: false })
}
const kept = async (): Promise<string | undefined> => {
  const { file } = valueOf(await desk.client.call('library.kept', {}))
  return file !== undefined && 'path' in file ? file.path : undefined
}

describe('a copy that was made because the library had gone', () => {
  test('is named by the next start, and is the library once it is opened', async () => {
    rmSync(dirname(path), { recursive: true })
    await moved()
    await again()
    expect(codeOf(await desk.client.call('library.state', {}))).toBe('library-missing')
    const copy = await kept()
    expect(copy !== undefined && existsSync(copy)).toBe(true)
    expect(valueOf(await desk.client.call('library.openKept', {}))).toMatchObject({ path: copy, isReadOnly: false })
    expect((await openOf(desk.client, articleId as never)).article.id).toBe(articleId)
    expect(await kept()).toBeUndefined()
  })

  test('is named also where another library has come to lie at the place', async () => {
    renameSync(path, join(folder.path, '别处.galley'))
    await moved()
    const copy = await kept()
    await desk.close()
    desk = openDesk(path, folder.path)
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ articles: 0 })
    expect(await kept()).toBe(copy)
  })

  test('is not spoken of any more when the library came back, when the person put it away, or when it is gone', async () => {
    renameSync(dirname(path), join(folder.path, '别处'))
    await moved()
    renameSync(join(folder.path, '别处'), dirname(path))
    await expect.poll(kept, { timeout: 10_000 }).toBeUndefined()
    for (const end of ['dismissed', 'removed']) {
      renameSync(path, `${path}.old`)
      await moved()
      const copy = (await kept()) ?? ''
      if (end === 'removed') rmSync(copy)
      else valueOf(await desk.client.call('library.dismissKept', {}))
      expect(await kept()).toBeUndefined()
      expect(existsSync(copy)).toBe(end === 'dismissed')
      renameSync(`${path}.old`, path)
      await again()
    }
  })

  test('hurts no start when what was noted cannot be read', async () => {
    writeFileSync(join(folder.path, 'kept-copies.json'), '{"half":')
    await again()
    expect(await kept()).toBeUndefined()
    expect(valueOf(await desk.client.call('library.state', {}))).toMatchObject({ articles: 1 })
  })
})
