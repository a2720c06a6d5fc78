import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRegularFile } from '#electron/files/read-regular.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import type { ParserPort } from '#electron/ports.ts'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { drawing, makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { NO_CHOICES, parse, tryParse } from '#tests/helpers/parse.ts'
import { childFile } from '#build/scripts/child-file.ts'

const WORKER = childFile('import-worker')
const isUnix = process.platform !== 'win32'
const folder = mkdtempSync(join(tmpdir(), 'galley-odd-'))
const at = (name: string): string => join(folder, name)
let parser: ParserPort
beforeAll(() => {
  parser = createParser(createNodeFork(WORKER))
})
afterAll(async () => {
  await parser.close()
  rmSync(folder, { recursive: true, force: true })
})
const opened = async (path: string): Promise<string> => {
  const result = await parser.parse({ source: { kind: 'path', path }, choices: NO_CHOICES })
  return result.ok ? result.value.fileName : result.error.code
}

describe.runIf(isUnix)('only regular files are opened', () => {
  it('a named pipe, whatever it is called, and alone in its folder', async () => {
    execFileSync('mkfifo', [at('x.zip'), at('稿.txt')])
    expect(await opened(at('x.zip'))).toBe('file-not-regular')
    expect(await opened(at('稿.txt'))).toBe('file-not-regular')
    expect(await opened(join(at('x.zip'), '稿.txt'))).toBe('file-missing')
    expect((await parser.list(at('x.zip'))).paths).toEqual([at('x.zip')])
  })

  it('a device, a link to one, and a socket', async () => {
    symlinkSync('/dev/zero', at('zero.txt'))
    expect(await opened('/dev/zero')).toBe('file-not-regular')
    expect(await opened(at('zero.txt'))).toBe('file-not-regular')
    const server = createServer().listen(at('socket.txt'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await opened(at('socket.txt'))).toBe('file-not-regular')
    server.close()
  })

  it('a file that says that it is larger than it may be, and one whose links lead nowhere', async () => {
    writeFileSync(at('sparse.txt'), '')
    truncateSync(at('sparse.txt'), 20 * 2 ** 30)
    symlinkSync(at('loop.txt'), at('loop.txt'))
    symlinkSync(at('nobody.txt'), at('dangling.txt'))
    expect(await opened(at('sparse.txt'))).toBe('file-too-large')
    expect(await opened(at('loop.txt'))).toBe('file-missing')
    expect(await opened(at('dangling.txt'))).toBe('file-missing')
  })

  it.runIf(process.platform === 'linux')('and they are counted, whatever size they say that they have', async () => {
    // The kernel says 0 of what it makes up while it is read.
    const read = await readRegularFile('/proc/self/maps', 1_000_000)
    expect(read.ok && read.value.byteLength).toBeGreaterThan(1000)
    expect(await readRegularFile('/proc/self/maps', 500)).toMatchObject({ error: { code: 'file-too-large' } })
  })

  it.runIf(process.platform === 'linux')('by names that are no UTF-8, each of several that look alike', async () => {
    mkdirSync(at('gbk'))
    // 石埂 and 柿子 in GB18030: neither is UTF-8, and both lose the same when read as it.
    const place = (bytes: readonly number[]): Buffer => Buffer.concat([Buffer.from(at('gbk/')), Buffer.from(bytes)])
    const ending = [0x2e, 0x74, 0x78, 0x74]
    writeFileSync(place([0xca, 0xaf, 0xb9, 0xa1, ...ending]), '石埂立起来。')
    writeFileSync(place([0xca, 0xc1, 0xd7, 0xd3, ...ending]), '柿子红了。')
    const { paths } = await parser.list(at('gbk'))
    expect(await Promise.all(paths.map(opened))).toEqual(['石埂.txt', '柿子.txt'])
    // A dialog gives the path with the bytes lost: only one of a kind is found again.
    writeFileSync(place([0xca, ...ending]), '一段。')
    expect(await opened(at('gbk/\ufffd.txt'))).not.toBe('file-missing')
  })

  it('and a sound one is opened after all of them', async () => {
    writeFileSync(at('sound.txt'), '石埂立起来。')
    expect(await opened(at('sound.txt'))).toBe('sound.txt')
  })
})

describe('a folder', () => {
  it('of thousands of texts is all of them', async () => {
    mkdirSync(at('many'))
    for (let count = 0; count < 3000; count += 1) writeFileSync(at(`many/${String(count)}.txt`), 'x')
    const listed = await parser.list(at('many'))
    expect(listed.paths).toHaveLength(3000)
    expect(listed.leftOut).toBeUndefined()
  })

  it.runIf(isUnix)('with links and pipes says how many were not followed, also beside its only text', async () => {
    mkdirSync(at('mixed/inner'), { recursive: true })
    for (const name of ['1.txt', '2.txt', 'inner/3.txt']) writeFileSync(at(`mixed/${name}`), 'x')
    symlinkSync('1.txt', at('mixed/link.txt'))
    symlinkSync('..', at('mixed/.hidden'))
    execFileSync('mkfifo', [at('mixed/inner/4.txt')])
    const leftOut = (count: number, links: number): object => ({
      code: 'folder-left-out',
      values: { count, folders: 0, links },
    })
    expect((await parser.list(at('mixed'))).leftOut).toMatchObject(leftOut(3, 2))
    expect(await parser.list(at('mixed/inner'))).toMatchObject({ paths: [at('mixed/inner')], leftOut: leftOut(1, 1) })
    mkdirSync(at('links'))
    symlinkSync('../mixed', at('links/all'))
    expect(await parser.list(at('links'))).toMatchObject({ paths: [at('links')], leftOut: leftOut(0, 1) })
  })

  it('that goes deeper than is looked says so', async () => {
    mkdirSync(at(`deep/${'a/'.repeat(40)}`), { recursive: true })
    writeFileSync(at('deep/1.txt'), 'x')
    writeFileSync(at('deep/2.txt'), 'x')
    expect((await parser.list(at('deep'))).leftOut).toMatchObject({
      code: 'folder-left-out',
      values: { count: 2, folders: 1 },
    })
  })
})

describe('a ZIP with a changed entry', () => {
  const png = makePng(40, 30)
  const text = '石埂立起来\n本报记者 林知远\n入冬以来，梯田改造工程进入收尾阶段。\n'

  /** Changes one byte of what an entry holds, and leaves its checksum. */
  function changed(archive: Uint8Array, needle: Uint8Array): Uint8Array {
    const copy = Buffer.from(archive)
    const place = copy.indexOf(needle)
    expect(place).toBeGreaterThan(0)
    copy[place + needle.length - 1] = (copy[place + needle.length - 1] ?? 0) ^ 1
    return copy
  }

  it('is not taken for sound: the text is refused with its name', async () => {
    const archive = makeArchive([{ name: '稿.txt', data: text, isStored: true }])
    const result = await tryParse(changed(archive, Buffer.from('石埂立')), '来稿.zip')
    expect(result).toMatchObject({ error: { code: 'archive-damaged', values: { entry: '稿.txt', file: '来稿.zip' } } })
  })

  it('is opened without its picture, and says which is missing', async () => {
    const archive = makeArchive([
      { name: '稿.txt', data: text },
      { name: '图1.png', data: png, isStored: true },
    ])
    const file = await parse(changed(archive, png.subarray(0, 60)), '来稿.zip')
    expect(file.document.assets).toEqual([])
    expect(file.document.findings).toContainEqual(
      expect.objectContaining({ rule: 'structure.entry-unreadable', values: { file: '图1.png' } }),
    )
    expect(file.reasons).toContain('left-out')
  })

  it('in a Word document leaves out the picture, and says which', async () => {
    const body = paragraph('石埂立起来') + `<w:p>${drawing('wall.png', '石埂')}</w:p>`
    const docx = makeDocx({ body, pictures: { 'wall.png': png } })
    expect((await parse(docx, '稿.docx')).document.assets).toHaveLength(1)
    const file = await parse(changed(docx, deflateRawSync(png).subarray(0, 40)), '稿.docx')
    expect(file.document.blocks[0]?.text).toBe('石埂立起来')
    expect(file.document.findings).toContainEqual(
      expect.objectContaining({ rule: 'structure.entry-unreadable', values: { file: 'word/media/wall.png' } }),
    )
  })
})

it('a ZIP in the form of large archives is read', async () => {
  const archive = makeArchive([{ name: '稿.txt', data: '石埂立起来\n入冬以来，梯田改造工程进入收尾阶段。\n' }], true)
  expect((await parse(archive, '来稿.zip')).document.blocks[0]?.text).toBe('石埂立起来')
})
