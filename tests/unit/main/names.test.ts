import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFileWhole } from '#electron/files/write-whole.ts'
import { openSource, readBesideOf } from '#electron/import/files/open-source.ts'
import { parseFile, parsePicture } from '#electron/import/process/parse-file.ts'
import type { ParserPort } from '#electron/ports.ts'
import { fileNameOf } from '#electron/services/exports.ts'
import { createServices, type Services } from '#electron/services/services.ts'
import { createDispatch } from '#electron/transport/dispatch.ts'
import { createMemoryTransport } from '#electron/transport/memory.ts'
import { createClient, type Client } from '#shared/contract/client.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { tempFolder, testPorts } from '#tests/helpers/keeping/ports.ts'

/** Names that systems, tools and eyes stumble over (reliability.md R25); every one is a name that Linux and macOS take. */
const NAMES: readonly string[] = [
  ...['CON', 'con.txt', 'NUL', 'NUL.2024', 'PRN.md', 'AUX', 'COM1', 'com¹.txt', 'LPT9.html', 'CONIN$'],
  ...[
    'ends with a point.',
    'ends with points...',
    'ends with a space ',
    ' begins with one',
    '.hidden.txt',
    '...',
    '-rf',
  ],
  ...['a:b.txt', 'a\\b.txt', 'what?*.txt', '"quoted" <b>.txt', 'a|b.txt', '100%41 #1 &amp;.txt', '~$lock.docx'],
  ...['with\na newline.txt', 'with\ttab.txt', 'bell\u0007.txt', 'line\u2028separator.txt', 'zero\u200bwidth.txt'],
  ...['👩‍👩‍👧‍👦 家.txt', '🏳️‍🌈'.repeat(9), '😀'.repeat(63), '字'.repeat(85), 'n'.repeat(255)],
  ...['invoice\u202etxt.exe', '\u2067עברית\u2069.txt', 'a\u0300\u0301\u0302\u0303'.repeat(20)],
  ...[
    'N\u00ef h\u01ceo 你好.txt'.normalize('NFC'),
    'Nï hǎo 你好.txt'.normalize('NFD'),
    '\uf900\u795e.txt',
    '稿\u3000件.txt',
  ],
  ...['__proto__', 'constructor.txt', 'file:', 'https:x.txt', 'C:', '%2e%2e%2f.txt'],
]

const folder = tempFolder()
const { ports, control } = testPorts(folder.path)
/** The real reading, in this process. */
const parser: ParserPort = {
  ...ports.parser,
  parse: async ({ source, choices, asOf }) => {
    const opened = await openSource(source)
    if (!opened.ok) return opened
    const input = { ...opened.value, choices, ...(asOf === undefined ? {} : { asOf }) }
    return await parseFile(input, async (names) => new Map(await readBesideOf(opened.value, names)))
  },
  readPicture: async (source) => {
    const opened = await openSource(source)
    return opened.ok ? await parsePicture(opened.value.fileName, opened.value.bytes) : opened
  },
}
let services: Services
let client: Client

beforeAll(() => {
  const transport = createMemoryTransport()
  services = createServices({ ...ports, parser }, join(folder.path, 'test.galley'))
  transport.connect(
    createDispatch(services.handlers, (_name, thrown) => {
      throw thrown
    }),
  )
  client = createClient(transport)
  mkdirSync(join(folder.path, 'in'))
})
afterAll(async () => {
  await services.close()
  folder.remove()
})

async function keep(path: string): Promise<string> {
  const preview = await client.call('import.inspect', { source: { kind: 'file', file: { path } } })
  if (!preview.ok) throw new Error(JSON.stringify(preview.error))
  const kept = await client.call('import.keep', { token: preview.value.token, as: { kind: 'new' } })
  if (!kept.ok) throw new Error(JSON.stringify(kept.error))
  return kept.value.articleId
}

async function open(articleId: string) {
  const opened = await client.call('article.open', { articleId: articleId as never })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

describe('names', () => {
  it('of files and of pictures come back as they were', async () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(40)
    for (const [index, name] of NAMES.entries()) {
      // The same name twice, once for each: a folder each keeps them apart.
      const place = join(folder.path, 'in', String(index))
      mkdirSync(place)
      writeFileSync(join(place, name), `A wall of stone ${String(index)}\n\nBy Tamsin Okafor\n\nOne text of words.\n`)
      const articleId = await keep(join(place, name))
      expect((await open(articleId)).versions[0]?.fileName, JSON.stringify(name)).toBe(name)
      writeFileSync(join(place, name), makePng(2, 2))
      const asset = await client.call('asset.read', {
        articleId: articleId as never,
        source: { kind: 'file', file: { path: join(place, name) } },
      })
      expect(asset.ok ? asset.value.fileName : asset.error, JSON.stringify(name)).toBe(name)
    }
  })

  it('that are too long, and paths that are, open or say so', async () => {
    const missing = await client.call('import.inspect', {
      source: { kind: 'file', file: { path: join(folder.path, `${'n'.repeat(300)}.txt`) } },
    })
    expect(missing).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^file-(missing|unreadable)$/) } })
    const nul = await client.call('import.inspect', {
      source: { kind: 'file', file: { path: join(folder.path, 'a\0b.txt') } },
    })
    expect(nul).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^file-(missing|unreadable)$/) } })
    const deep = join(folder.path, ...Array.from({ length: 9 }, () => '深'.repeat(20)))
    mkdirSync(deep, { recursive: true })
    expect(deep.length).toBeGreaterThan(180)
    expect(Buffer.byteLength(deep)).toBeGreaterThan(520)
    writeFileSync(join(deep, '稿.txt'), '深处的稿\n\n一段正文，写在很深的地方。\n')
    expect((await open(await keep(join(deep, '稿.txt')))).versions[0]?.fileName).toBe('稿.txt')
  })

  it('of pictures that a page names are found composed and decomposed', async () => {
    const place = join(folder.path, 'beside')
    mkdirSync(place)
    const onDisk = ['caf\u00e9.png'.normalize('NFD'), 'm\u00fcnzen.png'.normalize('NFC')]
    for (const [index, name] of onDisk.entries()) writeFileSync(join(place, name), makePng(3 + index, 3))
    const images = [onDisk[0]?.normalize('NFC'), onDisk[1]?.normalize('NFD')].map((name) => `<img src="${name ?? ''}">`)
    writeFileSync(
      join(place, 'page.html'),
      `<h1>Coins</h1><p>One text of words.</p>${images.join('<p>More of it.</p>')}`,
    )
    expect((await open(await keep(join(place, 'page.html')))).assets.map(({ width }) => width).sort()).toEqual([3, 4])
  })

  it('that an export proposes are names on every system', () => {
    const titles = [
      ...NAMES,
      '',
      ' ',
      '.',
      '\ud800',
      'x'.repeat(400),
      `${'长'.repeat(59)}. 尾`,
      'CON .x',
      'aux: a report',
    ]
    for (const title of titles) {
      const name = fileNameOf(title)
      const shown = JSON.stringify([title, name])
      expect(name, shown).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(name, shown).not.toMatch(/^[. ]|[. ]$|^$/)
      expect(name.split('.')[0]?.trim(), shown).not.toMatch(
        /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i,
      )
      expect(Buffer.byteLength(`${name}.jsonld`), shown).toBeLessThanOrEqual(255)
      expect(name, shown).toBe(name.normalize('NFC'))
      // Whatever is proposed for a proposal is the same.
      expect(fileNameOf(name), shown).toBe(name)
    }
    expect(fileNameOf('三年种下48棵柿树：柳湾的账本？')).toBe('三年种下48棵柿树：柳湾的账本？')
    expect(fileNameOf('CON.2024')).toBe('galley CON.2024')
    expect(fileNameOf('Contents')).toBe('Contents')
  })

  it('that a person gives to an export are taken, to the last byte, or refused with the reason', async () => {
    const place = join(folder.path, 'in', 'out.txt')
    writeFileSync(place, 'A wall to export\n\nBy Tamsin Okafor\n\nOne text of words.\n')
    const articleId = (await keep(place)) as never
    const out = join(folder.path, 'out')
    mkdirSync(out)
    const format = { format: 'text', view: 'clean', locale: 'en' } as const
    for (const name of NAMES) {
      control.chosenPath = join(out, name)
      const made = await client.call('export.run', { articleId, ...format })
      expect(made.ok ? made.value.file : made.error, JSON.stringify(name)).toEqual({ path: join(out, name), name })
    }
    expect(readdirSync(out).sort()).toEqual([...NAMES].sort())
    const refused = await client.call('export.run', {
      articleId,
      ...format,
      file: { path: join(out, 'n'.repeat(256)) },
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-not-written' } })
    expect(readdirSync(out)).toHaveLength(NAMES.length)
  })

  it('are written whole beside a name of full length', () => {
    const place = join(folder.path, 'n'.repeat(250))
    writeFileWhole(place, new Uint8Array([1]))
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
