import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupArticles } from '#electron/import/files/group-articles.ts'
import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { openSource } from '#electron/import/files/open-source.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import type { ParsedFile, ParserPort } from '#electron/ports.ts'
import { makeArchive, type ArchiveEntry } from '#tests/helpers/make-archive.ts'
import { drawing, makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { NO_CHOICES, tryParse } from '#tests/helpers/parse.ts'
import { childFile } from '#build/scripts/child-file.ts'

const grouped = (...names: readonly string[]): unknown =>
  groupArticles(names).map(({ address, text, pictures }) => [address, text, ...pictures])

describe('articles among many files', () => {
  it('are each folder’s only text with the pictures of the folder and of picture folders below', () => {
    expect(grouped('甲/稿.docx', '甲/1.jpg', '甲/图片/2.jpg', '乙/稿.txt', '乙/3.png', '封面.jpg')).toEqual([
      ['甲', '甲/稿.docx', '甲/1.jpg', '甲/图片/2.jpg'],
      ['乙', '乙/稿.txt', '乙/3.png'],
    ])
  })

  it('are each text of one folder, with the pictures that are named after it', () => {
    expect(
      grouped('稿.docx', '稿1.jpg', '稿-图2.png', '稿/3.jpg', '稿子.txt', '稿子1.jpg', '稿子们.jpg', '别的.jpg'),
    ).toEqual([
      ['稿.docx', '稿.docx', '稿1.jpg', '稿-图2.png', '稿/3.jpg'],
      ['稿子.txt', '稿子.txt', '稿子1.jpg'],
    ])
  })

  it('are not what systems and programs leave, nor the frames of a saved page, nor the PDF beside a manuscript', () => {
    expect(
      grouped(
        '__MACOSX/甲/._稿.docx',
        '甲/.DS_Store',
        '甲/Thumbs.db',
        '甲/~$稿.docx',
        '甲/desktop.ini',
        '甲/稿.docx',
        '甲/稿.pdf',
        '.git/x.txt',
        '页.html',
        '页_files/frame.html',
        '页_files/a.png',
      ),
    ).toEqual([
      ['甲', '甲/稿.docx'],
      ['页.html', '页.html', '页_files/a.png'],
    ])
  })

  it('have addresses that lead nowhere else, each its own', () => {
    const addresses = groupArticles([
      '../../etc/a.txt',
      '../../etc/b.txt',
      '/root/c.txt',
      'C:\\x.txt',
      'C_\\x.txt',
    ]).map(({ address }) => address)
    // What climbs is hidden by its points, and nobody's article.
    expect(new Set(addresses).size).toBe(3)
    for (const address of addresses) expect(address).not.toMatch(/(?:^|\/)\.{0,2}(?:\/|$)|[\\:]/)
  })

  it('of two thousand names at any depth are each found', () => {
    const names = Array.from(
      { length: 2000 },
      (_, index) => `${'a/'.repeat(index % 300)}${index}.${index % 2 ? 'txt' : 'jpg'}`,
    )
    expect(groupArticles(names)).toHaveLength(1000)
  })
})

describe('a ZIP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-archives-'))
  let parser: ParserPort
  beforeAll(() => {
    parser = createParser(createNodeFork(childFile('import-worker')))
  })
  afterAll(async () => {
    await parser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const lay = (name: string, ...entries: readonly ArchiveEntry[]): string => {
    const path = join(folder, name)
    writeFileSync(path, makeArchive(entries))
    return path
  }
  const listed = async (path: string): Promise<readonly string[]> =>
    (await parser.list(path)).paths.map((each) => relative(folder, each))
  const opened = async (path: string): Promise<ParsedFile> => {
    const result = await parser.parse({ source: { kind: 'path', path }, choices: NO_CHOICES })
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    return result.value
  }
  const text = (title: string): string => `${title}\n本报记者 林知远\n入冬以来，梯田改造工程进入收尾阶段。\n`

  it('that nothing was put into is told as empty, and is not broken', async () => {
    const failed = async (path: string): Promise<string> => {
      const result = await parser.parse({ source: { kind: 'path', path }, choices: NO_CHOICES })
      return result.ok ? 'opened' : result.error.code
    }
    expect(await failed(lay('leer.zip'))).toBe('file-empty')
    expect(await failed(lay('ordner.zip', { name: '甲/', data: '' }))).toBe('file-empty')
    expect(await listed(lay('leer.zip'))).toEqual(['leer.zip'])
  })

  it('of several articles is each of them, with its own bytes and pictures', { timeout: 30_000 }, async () => {
    const path = lay(
      '来稿.zip',
      { name: '甲/稿.docx', data: makeDocx({ body: paragraph('石埂立起来') }) },
      { name: '甲/图1.png', data: makePng(3, 2) },
      { name: '乙/稿.txt', data: text('柿子红了') },
      { name: '乙/a.png', data: makePng(5, 4) },
      { name: '乙/b.png', data: makePng(7, 6) },
      { name: '乙/~$稿.docx', data: 'x' },
    )
    const { paths } = await parser.list(path)
    expect(paths.map((each) => relative(folder, each))).toEqual(['来稿.zip/甲', '来稿.zip/乙'])
    const [first, second] = await Promise.all(paths.map(opened))
    expect(first).toMatchObject({ fileName: '稿.docx', document: { format: 'docx' } })
    expect(first?.document.assets.map(({ width }) => width)).toEqual([3])
    expect(second?.fileName).toBe('稿.txt')
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe(text('柿子红了'))
    expect(second?.document.assets.map(({ width }) => width)).toEqual([5, 7])
    expect(first?.sha256).not.toBe(second?.sha256)
  })

  it.each([
    ['begins every name with ./', ['./甲.txt', './乙.txt'], ['甲.txt', '乙.txt']],
    ['begins a name with /', ['/甲.txt', '乙.txt'], ['甲.txt', '乙.txt']],
    ['has one above the folders of others', ['甲.txt', '乙/丙.txt'], ['乙', '甲.txt']],
    ['has names that climb', ['../../甲.txt', '乙//丙.txt'], ['乙', '甲.txt']],
    [
      'has one name twice',
      ['甲.txt', '甲.txt', '甲 (2).txt', '甲.txt'],
      ['甲 (2).txt', '甲 (3).txt', '甲 (4).txt', '甲.txt'],
    ],
  ])('that %s has every article in it', { timeout: 30_000 }, async (_what, names, addresses) => {
    const titles = names.map((_, index) => `第${'一二三四'[index] ?? ''}篇的题目`)
    const path = lay('名.zip', ...names.map((name, index) => ({ name, data: text(titles[index] ?? '') })))
    const files = await listed(path)
    expect(files.toSorted()).toEqual(addresses.map((address) => `名.zip/${address}`).toSorted())
    const read = await Promise.all(files.map((file) => opened(join(folder, file))))
    expect(read.map(({ document }) => document.title).toSorted()).toEqual(titles.toSorted())
  })

  it('whose only text begins with ./ has the picture that it names beside it', async () => {
    const data = '# 题目在此\n\n![塔](./塔.png)\n'
    const path = lay('点.zip', { name: './稿.md', data }, { name: './塔.png', data: makePng(3, 2) })
    expect(await listed(path)).toEqual(['点.zip'])
    expect((await opened(path)).document.assets.map(({ width }) => width)).toEqual([3])
  })

  it('of one article is itself, wherever in it the pictures lie', async () => {
    const path = lay('一.zip', { name: '稿/稿.txt', data: text('题') }, { name: '图片/1.png', data: makePng(3, 2) })
    expect(await listed(path)).toEqual(['一.zip'])
    expect((await opened(path)).document.assets).toHaveLength(1)
  })

  it('in a ZIP is refused with what to do, and the article beside it opens', async () => {
    const inner = makeArchive([{ name: 'x.txt', data: 'x' }])
    const path = lay('套.zip', { name: '稿.txt', data: text('题') }, { name: '里.zip', data: inner })
    expect(await listed(path)).toEqual(['套.zip/稿.txt', '套.zip/里.zip'].sort())
    expect((await opened(join(path, '稿.txt'))).fileName).toBe('稿.txt')
    const result = await parser.parse({ source: { kind: 'path', path: join(path, '里.zip') }, choices: NO_CHOICES })
    expect(result).toMatchObject({ ok: false, error: { code: 'archive-nested', values: { file: '里.zip' } } })
  })

  it('without such an article, or damaged, is told to be so', async () => {
    const path = lay('两.zip', { name: 'a.txt', data: text('题') }, { name: 'b.txt', data: text('题') })
    const missing = await parser.parse({ source: { kind: 'path', path: join(path, 'c.txt') }, choices: NO_CHOICES })
    expect(missing).toMatchObject({ ok: false, error: { code: 'folder-without-articles' } })
    writeFileSync(join(folder, '坏.zip'), 'PK\x03\x04 and nothing else')
    expect(await listed(join(folder, '坏.zip'))).toEqual(['坏.zip'])
  })
})

describe('a folder on the disk', () => {
  it('of one text has the pictures of picture folders below, and not those of another article or of a saved page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-folder-'))
    const lay = (name: string, bytes: string | Uint8Array): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    lay('稿.txt', '题目\n一段话。\n')
    lay('~$稿.docx', 'x')
    lay('1.png', makePng(1, 1))
    lay('图片/2.png', makePng(2, 2))
    lay('别的/稿.txt', '题目\n')
    lay('别的/3.png', makePng(3, 3))
    lay('稿_files/4.png', makePng(4, 4))
    const opened = await openSource({ kind: 'path', path: folder })
    expect(opened.ok && opened.value.loose.map(({ fileName }) => fileName)).toEqual(['1.png', '2.png'])
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('what came beside an article and is no part of it', () => {
  const named = (file: ParsedFile): unknown =>
    file.document.findings.find(({ rule }) => rule === 'structure.entry-not-taken')?.values
  const text = '题目\n\n一段话，说了一些事。\n'

  it('is named: the PDF of a manuscript, a table, what is no picture, and a picture that a document does not show', async () => {
    const [own, other] = [makePng(3, 2), makePng(4, 2)]
    const docx = makeDocx({
      body: `${paragraph('题目')}<w:p>${drawing('a.png', '石')}</w:p>`,
      pictures: { 'a.png': own },
    })
    const bytes = makeArchive([
      { name: '稿/稿.docx', data: docx },
      { name: '稿/稿.pdf', data: '%PDF-1.4' },
      { name: '稿/a.png', data: own },
      { name: '稿/b.png', data: other },
      { name: '稿/坏.jpg', data: 'no picture' },
      { name: 'notes.xlsx', data: 'PK' },
      { name: '__MACOSX/x.pdf', data: 'x' },
    ])
    const result = await tryParse(bytes, '来稿.zip')
    if (!result.ok) throw new Error(result.error.code)
    expect(named(result.value)).toEqual({ count: 4, file: '稿/稿.pdf, notes.xlsx, 稿/坏.jpg, b.png' })
    expect(result.value.reasons).not.toContain('left-out')
  })

  it('is nothing where all of it was taken, and not what belongs to a saved page', async () => {
    const plain = makeArchive([
      { name: '稿.html', data: '<h1>题目</h1><p>一段话，说了一些事。</p>' },
      { name: '稿_files/style.css', data: 'a{}' },
      { name: '1.png', data: makePng(3, 2) },
    ])
    const result = await tryParse(plain, '来稿.zip')
    expect(result.ok && named(result.value)).toBe(undefined)
  })

  it('is named by the first of several articles of a folder, and each of several folders its own', () => {
    const others = groupArticles(['甲.txt', '乙.txt', '表.xlsx', '丙/丙.txt', '丙/丙.mp4', '丁/声.mp3'])
    expect(others.map(({ text, others: own }) => [text, ...own])).toEqual([
      ['丙/丙.txt', '丙/丙.mp4'],
      ['甲.txt', '表.xlsx', '丁/声.mp3'],
      ['乙.txt'],
    ])
  })

  it('is a picture that is named after none of several texts, where no text can name it itself', () => {
    const othersOf = (...names: readonly string[]) => groupArticles(names).flatMap(({ others }) => others)
    expect(othersOf('甲.txt', '乙.docx', '稿.pdf', '甲1.png', 'IMG_1.png')).toEqual(['IMG_1.png'])
    expect(othersOf('甲.html', '乙.txt', 'IMG_1.png')).toEqual([])
  })

  it('is a picture that is none, and what lies further down, in a folder on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-folder-'))
    mkdirSync(join(folder, '图片', '备用'), { recursive: true })
    mkdirSync(join(folder, '别的'))
    const png = makePng(3, 2)
    for (const [name, data] of [
      ['稿.txt', text],
      ['坏.jpg', 'broken'],
      ['图片/1.png', png],
      ['图片/表.xlsx', 'x'],
      ['图片/备用/2.png', png],
      ['别的/另一篇.txt', text],
    ] as const)
      writeFileSync(join(folder, name), data)
    const opened = await openSource({ kind: 'path', path: folder })
    if (!opened.ok) throw new Error(opened.error.code)
    expect(opened.value.loose.map(({ fileName }) => fileName)).toEqual(['1.png'])
    expect(opened.value.others?.toSorted()).toEqual(['坏.jpg', '图片/备用/2.png', '图片/表.xlsx'].toSorted())
    rmSync(folder, { recursive: true, force: true })
  })

  it('is named in a folder on the disk, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-folder-'))
    writeFileSync(join(folder, '稿.txt'), text)
    writeFileSync(join(folder, '稿.pdf'), '%PDF-1.4')
    writeFileSync(join(folder, 'Thumbs.db'), 'x')
    const opened = await openSource({ kind: 'path', path: folder })
    expect(opened.ok && opened.value.others).toEqual(['稿.pdf'])
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('the names in a ZIP', () => {
  const nameOf = async (entries: readonly ArchiveEntry[]): Promise<readonly (string | undefined)[]> => {
    const result = await tryParse(makeArchive([{ name: 'a.txt', data: '一段。' }, ...entries]), 'a.zip')
    return result.ok ? result.value.document.assets.map(({ fileName }) => fileName) : [result.error.code]
  }
  const data = makePng(2, 2)

  it.each([
    ['GBK', iconv.encode('图片/北坡的石埂.png', 'gbk'), '北坡的石埂.png'],
    ['UTF-8 without its flag', Buffer.from('图片/北坡的石埂.png'), '北坡的石埂.png'],
    ['Big5', iconv.encode('圖片/北坡的石埂與農民.png', 'big5'), '北坡的石埂與農民.png'],
    ['GBK, with backslashes for folders', iconv.encode('图片\\北坡的石埂.png', 'gbk'), '北坡的石埂.png'],
  ])('in %s are read', async (_, name, expected) => {
    expect(await nameOf([{ name, data }])).toEqual([expected])
  })

  it('in a field of their own are read, while it belongs to the name', async () => {
    const name = Buffer.from('____.png')
    const field = (sum: number): Uint8Array => {
      const unicode = Buffer.from('石埂.png')
      const head = Buffer.alloc(9)
      head.writeUInt16LE(0x7075, 0)
      head.writeUInt16LE(unicode.length + 5, 2)
      head.writeUInt8(1, 4)
      head.writeUInt32LE(sum, 5)
      return Buffer.concat([head, unicode])
    }
    expect(await nameOf([{ name, data, extra: field(crc32(name)) }])).toEqual(['石埂.png'])
    expect(await nameOf([{ name, data, extra: field(1) }])).toEqual(['____.png'])
  })

  it('composed in the page and decomposed in the archive are the same', async () => {
    const page = '<h1>题</h1><p>一段话在这里。</p><img src="caf\u00e9.png">'
    const result = await tryParse(
      makeArchive([
        { name: 'a.html', data: page },
        { name: 'cafe\u0301.png', data },
      ]),
      'a.zip',
    )
    expect(result.ok && result.value.document.assets.length).toBe(1)
  })
})
