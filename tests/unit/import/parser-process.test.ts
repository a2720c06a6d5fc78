import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ForkChild } from '#electron/import/process/child.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import { resultsOf } from '#tests/helpers/w3c-results.ts'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import type { ParserPort, ParseRequest } from '#electron/ports.ts'
import { openArticle, T0 } from '#tests/unit/export/fixture.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { NO_CHOICES } from '#tests/helpers/parse.ts'
import { needs } from '#tests/helpers/left-out.ts'
import { childFile } from '#build/scripts/child-file.ts'

const WORKER = childFile('import-worker')
const nodeFork = createNodeFork(WORKER)
let folder = ''
let starts = 0
const counting: ForkChild = (memoryMb) => {
  starts += 1
  return nodeFork(memoryMb)
}
let open: ParserPort[] = []

function parser(limits?: Parameters<typeof createParser>[1], fork: ForkChild = counting): ParserPort {
  const made = createParser(fork, limits)
  open.push(made)
  return made
}

const at = (...names: readonly string[]): string => join(folder, ...names)
const request = (path: string): ParseRequest => ({ source: { kind: 'path', path }, choices: NO_CHOICES })
const text = (content: string, fileName = 'a.txt'): ParseRequest => ({
  source: { kind: 'bytes', fileName, bytes: new TextEncoder().encode(content) },
  choices: NO_CHOICES,
})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-parser-'))
  writeFileSync(at('secret.png'), makePng(9, 9))
  mkdirSync(at('page', 'page_files'), { recursive: true })
  writeFileSync(at('page', 'page_files', 'in.png'), makePng(3, 2))
  symlinkSync(at('secret.png'), at('page', 'page_files', 'out.png'))
  writeFileSync(
    at('page', 'page.html'),
    '<body><p>一段。</p><img src="page_files/in.png"><img src="page_files/out.png"><img src="../secret.png"><img src="page_files/../../secret.png"></body>',
  )
  mkdirSync(at('set'))
  writeFileSync(at('set', '石埂.txt'), '石埂立起来\n第一段，句子结束。')
  writeFileSync(at('set', '图1.png'), makePng(3, 2))
  mkdirSync(at('none'))
  writeFileSync(at('none', 'a.png'), makePng(3, 2))
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('large.txt'), Buffer.alloc(50 * 1024 * 1024 + 1, 0x61))
})
afterEach(async () => {
  await Promise.all(open.map((made) => made.close()))
  open = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the parser', () => {
  it('opens a page with the pictures in its folder, and none from outside', async () => {
    const result = await parser().parse(request(at('page', 'page.html')))
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.document.assets.map(({ width }) => width)).toEqual([3])
    expect(result.value.document.blocks.filter((block) => block.role === 'figure')).toHaveLength(4)
    expect(result.value.pictures[0]).toEqual(makePng(3, 2))
  })

  it('opens a folder of one text and its pictures as one article', async () => {
    const result = await parser().parse(request(at('set')))
    expect(result).toMatchObject({
      ok: true,
      value: { fileName: '石埂.txt', document: { title: '石埂立起来', assets: [{ fileName: '图1.png' }] } },
    })
  })

  it('says of what cannot be opened why', async () => {
    const port = parser()
    const code = async (path: string): Promise<string> => {
      const result = await port.parse(request(path))
      return result.ok ? 'opened' : result.error.code
    }
    expect(await code(at('gone.txt'))).toBe('file-missing')
    expect(await code(at('none'))).toBe('folder-without-articles')
    expect(await code(at('empty.txt'))).toBe('file-empty')
    expect(await code(at('large.txt'))).toBe('file-too-large')
    expect(await code('/dev/zero')).toBe('file-not-regular')
  })

  it.skipIf(process.getuid?.() === 0)(
    'says that a file may not be read',
    needs('the superuser may read every file'),
    async () => {
      writeFileSync(at('closed.txt'), 'x')
      chmodSync(at('closed.txt'), 0)
      expect(await parser().parse(request(at('closed.txt')))).toMatchObject({
        ok: false,
        error: { code: 'file-unreadable' },
      })
    },
  )

  it('reads a picture alone', async () => {
    const port = parser()
    expect(await port.readPicture({ kind: 'path', path: at('secret.png') })).toMatchObject({
      ok: true,
      value: { asset: { width: 9, height: 9, fileName: 'secret.png' } },
    })
    expect(await port.readPicture({ kind: 'bytes', fileName: 'a.png', bytes: new Uint8Array([1, 2]) })).toMatchObject({
      ok: false,
      error: { code: 'picture-invalid' },
    })
  })

  it('keeps one child warm for many files, in the order that they were asked for', async () => {
    starts = 0
    const port = parser()
    const results = await Promise.all(['甲', '乙', '丙'].map((content) => port.parse(text(content))))
    expect(results.map((result) => (result.ok ? result.value.document.blocks[0]?.text : ''))).toEqual([
      '甲',
      '乙',
      '丙',
    ])
    expect(starts).toBe(1)
  })

  it('kills a child that takes too long, and starts a new one for the next file', async () => {
    starts = 0
    const port = parser({ timeMs: 40, memoryMb: 1024 })
    const slow = await port.parse(text('# a\n'.repeat(400_000), 'a.md'))
    expect(slow).toMatchObject({ ok: false, error: { code: 'parse-timeout', values: { file: 'a.md' } } })
    const patient = parser()
    expect((await patient.parse(text('甲'))).ok).toBe(true)
    await port.parse(text('乙'))
    expect(starts).toBe(3)
  })

  it('ends a child that takes too much memory', async () => {
    const port = parser({ timeMs: 20_000, memoryMb: 40 })
    expect(await port.parse(text('<p>甲</p>'.repeat(1_500_000), 'a.html'))).toMatchObject({
      ok: false,
      error: { code: 'parse-limit', values: { file: 'a.html' } },
    })
  })

  it('reads annotations in the child as this process would, and kills it when they take too long', async () => {
    const article = openArticle()
    const input = (json: string) => ({ bytes: Buffer.from(json), open: article, author: '读者', nowMs: T0 })
    const json = webAnnotations(article, T0)
    const here = resultsOf(json, article, '读者', T0)
    expect(here.length).toBeGreaterThan(3)
    expect(await parser().readAnnotations('a.json', input(json))).toEqual({ ok: true, value: here })
    const port = parser({ timeMs: 40, memoryMb: 1024 })
    const slow = `[${'{"type":"Annotation","target":"x"},'.repeat(200_000)}1]`
    expect(await port.readAnnotations('b.json', input(slow))).toMatchObject({
      ok: false,
      error: { code: 'parse-timeout', values: { file: 'b.json' } },
    })
  })

  it('does not take a child at its word', async () => {
    const document = { format: 'virus' }
    const value = { fileName: 'a', sha256: 'x', document, originals: [], encodings: [], reasons: [], pictures: [] }
    const lie = (answer: object): ForkChild => {
      const listeners: ((message: unknown) => void)[] = []
      return () => ({
        pid: undefined,
        send: (message) => {
          const { id } = message as { id: number }
          setTimeout(() => listeners.forEach((listener) => listener({ ...answer, id })), 1)
        },
        onMessage: (listener) => void listeners.push(listener),
        onExit: () => undefined,
        kill: () => undefined,
      })
    }
    const annotated = lie({ kind: 'annotated', results: [{ id: 'a', status: 'exact', change: { added: [{}] } }] })
    const input = { bytes: new Uint8Array(), open: openArticle(), author: '读者', nowMs: T0 }
    expect(await parser(undefined, annotated).readAnnotations('a.json', input)).toMatchObject({
      ok: false,
      error: { code: 'annotations-invalid', values: { file: 'a.json' } },
    })
    const lying = lie({ kind: 'parsed', result: { ok: true, value } })
    expect(await parser(undefined, lying).parse(text('甲'))).toMatchObject({
      ok: false,
      error: { code: 'parse-failed' },
    })
  })

  it('answers what is under way when it is closed', async () => {
    const port = createParser(counting)
    const waiting = port.parse(text('甲'))
    const queued = port.parse(text('乙'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await port.close()
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'canceled' } })
    expect(await queued).toMatchObject({ ok: false, error: { code: 'canceled' } })
  })
})
