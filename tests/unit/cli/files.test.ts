import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Readable, Writable } from 'node:stream'
import { runCommand } from '#electron/doors/cli/run-command.ts'
import { galley, galleyProcess, newFolder } from '#tests/helpers/run-galley.ts'

const article = [
  '三座风车重新转起来，盐田村的夜里有了48盏灯',
  '本报记者 何雨舟',
  '2026年3月8日清晨，盐田村的风车响了。守车人童守田数了数，一共48盏灯，比去年多了11盏。',
  '图为盐田村的风车。何雨舟 摄',
  '责任编辑：温如意',
].join('\n\n')

const KEYS = [
  'file sha256 format encoding language publishedAt title byline editor source',
  'blocks repairs numbers figures captions census findings people notes suggestions',
].flatMap((line) => line.split(' '))

describe('galley inspect', () => {
  it('prints one object a file, in the order given, with the path as given', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'a.txt'), article)
    writeFileSync(path.join(folder, 'empty.txt'), '')
    const ran = await galleyProcess(folder, ['inspect', './a.txt', 'empty.txt', 'gone.txt', 'a.txt', '--json'])
    expect(ran.code).toBe(1)
    expect(ran.json.map((each) => each['file'])).toEqual(['./a.txt', 'empty.txt', 'gone.txt', 'a.txt'])
    expect(Object.keys(ran.json[0] ?? {})).toEqual(KEYS)
    expect(ran.json[1]).toEqual({ file: 'empty.txt', error: { code: 'file-empty', message: expect.any(String) } })
    expect(ran.json[2]).toMatchObject({ file: 'gone.txt', error: { code: 'file-missing' } })
    expect(ran.out.trim().split('\n')).toHaveLength(4)
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'empty.txt'])
  })

  it('gives roles, numbers in code points, and null for what is absent', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'a.txt'), article)
    const [json] = (await galley(folder, ['inspect', 'a.txt', '--json'])).json
    const blocks = json?.['blocks'] as { role: string; text: string }[]
    expect(blocks.map((block) => block.role)).toEqual(['headline', 'byline', 'paragraph', 'caption', 'editor-line'])
    expect(json?.['source']).toBeNull()
    const numbers = json?.['numbers'] as {
      block: number
      start: number
      end: number
      text: string
      unit: string | null
    }[]
    for (const { block, start, end, text } of numbers)
      expect(
        Array.from(blocks[block]?.text ?? '')
          .slice(start, end)
          .join(''),
      ).toBe(text)
    expect(numbers.map((each) => each.text)).toContain('11盏')
    expect(json?.['captions']).toMatchObject([{ block: 3, figure: null, credit: '何雨舟' }])
    const [caption] = json?.['captions'] as { checks: { element?: string; state: string }[] }[]
    expect(caption?.checks.map(({ element }) => element)).toEqual(
      expect.arrayContaining(['who', 'what', 'where', 'when', 'credit', 'length']),
    )
    expect(caption?.checks).toContainEqual(expect.objectContaining({ element: 'credit', state: 'found' }))
    expect(json?.['figures']).toEqual([])
  })

  it('opens a folder of several articles as each of them, named as it was given', async () => {
    const folder = newFolder()
    mkdirSync(path.join(folder, 'desk/inner'), { recursive: true })
    for (const name of ['a 😀.txt', 'b.md', 'inner/c.txt']) writeFileSync(path.join(folder, 'desk', name), article)
    writeFileSync(path.join(folder, 'desk/aa.txt'), '')
    const ran = await galley(folder, ['inspect', 'desk', 'gone', '--json'])
    expect(ran.code).toBe(1)
    expect(ran.json.map((each) => String(each['file'])).sort()).toEqual([
      'desk/a 😀.txt',
      'desk/aa.txt',
      'desk/b.md',
      'desk/inner',
      'gone',
    ])
    expect(ran.json.filter((each) => 'error' in each).map((each) => each['file'])).toEqual(['desk/aa.txt', 'gone'])
  })

  it('reads a text in words without --json, and speaks the language asked for', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'a.txt'), article)
    const ran = await galley(folder, ['inspect', 'a.txt', '--lang', 'zh-Hans'])
    expect(ran.code).toBe(0)
    expect(ran.json).toEqual([])
    expect(ran.out).toContain('图注没有图片')
  })
})

describe('galley repair and numbers', () => {
  it('answers lines in order, and a bad line with its error', async () => {
    const input = ['{"id":1,"text":"水渠(qú)修好了"}', 'no json', '{"id":"x"}', '{"id":"b","text":"一共48盏灯"}'].join(
      '\n',
    )
    const ran = await galleyProcess(newFolder(), ['numbers'], input)
    expect(ran.code).toBe(1)
    expect(ran.json.map((each) => each['id'])).toEqual([1, null, 'x', 'b'])
    expect(ran.json[2]).toMatchObject({ error: { code: 'invalid-input' } })
    expect(ran.json[3]?.['numbers']).toEqual([
      { start: 2, end: 5, text: '48盏', kind: 'count', value: 48, unit: '盏', approx: 'none', counts: null },
    ])
  })

  it('leaves a clean text as it is and converts when asked', async () => {
    const line = JSON.stringify({ id: 'a', text: '風車重新轉起來' })
    const keep = await galley(newFolder(), ['repair'], `${line}\n`)
    expect(keep.json).toEqual([{ id: 'a', output: '風車重新轉起來', repairs: [] }])
    const hans = await galley(newFolder(), ['repair', '--script', 'hans'], `${line}\n`)
    expect(hans.json[0]?.['output']).toBe('风车重新转起来')
    expect((hans.json[0]?.['repairs'] as unknown[]).length).toBeGreaterThan(0)
  })

  it('ends a line at a line feed alone', async () => {
    const line = JSON.stringify({ id: 'a', text: '甲\u2028乙\u0085丙' })
    for (const input of [`${line}\r\n${line}`, `\uFEFF${line}\n\n${line}\n`])
      expect((await galley(newFolder(), ['repair'], input)).json.map((each) => each['id'])).toEqual(['a', 'a'])
    const bytes = Buffer.from(`${JSON.stringify({ id: '😀', text: '守车人' })}\n`)
    const streams = { input: Readable.from(Array.from(bytes, (byte) => Buffer.of(byte))) }
    let out = ''
    const code = await runCommand({
      args: ['numbers'],
      folder: '.',
      workerPath: '',
      samplePath: '',
      environment: {},
      ...streams,
      output: new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          out += chunk.toString()
          done()
        },
      }),
      errors: new Writable({ write: (_chunk, _encoding, done) => done() }),
    })
    expect([code, out]).toEqual([0, `${JSON.stringify({ id: '😀', numbers: [] })}\n`])
  })
})

describe('the words of a call', () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'a.txt'), article)
  const messageOf = (json: unknown): string => (json as { error: { message: string } }).error.message

  it.each(['2023-02-30', '2023-13', '23-01-01', '2023-01-01T25:00', 'yesterday'])(
    'refuse %s as a date',
    async (date) => {
      const ran = await galley(folder, ['inspect', 'a.txt', '--as-of', date, '--json'])
      expect(ran.code).toBe(2)
      expect(ran.json).toMatchObject([{ error: { code: 'usage' } }])
    },
  )

  it.each(['2023', '2023-02', '2023-02-28', '2024-02-29T09:30', '2024-02-29T09:30:59'])(
    'take %s as a date',
    async (date) => {
      // A call that was understood misses the file, and starts no parser.
      const ran = await galley(folder, ['inspect', 'gone.txt', '--as-of', date, '--json'])
      expect(ran.json).toMatchObject([{ file: 'gone.txt', error: { code: 'file-missing' } }])
    },
  )

  it('may have --json before the call, and none at all is told in JSON too', async () => {
    expect((await galley(folder, ['--json', 'inspect', 'a.txt'])).json).toHaveLength(1)
    for (const args of [
      ['--json'],
      ['nonsense', '--json'],
      ['inspect', '--json'],
      ['inspect', '--nonsense', '--json'],
    ]) {
      const ran = await galley(folder, args)
      expect(ran.code).toBe(2)
      expect(ran.out.trim().split('\n')).toHaveLength(1)
      expect(ran.json).toEqual([{ error: { code: 'usage', message: expect.any(String) } }])
    }
  })

  it.each(['search'])('say that %s comes later', async (name) => {
    const ran = await galley(folder, [name, 'x', '--library', 'x.galley', '--json'])
    expect(ran.code).toBe(2)
    expect(ran.json).toMatchObject([{ error: { code: 'later' } }])
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  it('name what is not there', async () => {
    await galley(folder, ['import', 'a.txt', '--library', 'l.galley'])
    const [ran] = (await galley(folder, ['show', 'nobody', '--library', 'l.galley', '--json'])).json
    expect(messageOf(ran)).toContain('nobody')
    const [held] = (await galley(folder, ['list', '--library', 'a.txt', '--json'])).json
    expect(held).toMatchObject({ error: { code: 'library-foreign' } })
  })
})

describe('a reader that goes', () => {
  it('ends the command quietly', async () => {
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const lines = Array.from({ length: 500 }, (_, id) => JSON.stringify({ id, text: '一共48盏灯' }))
    const code = await runCommand({
      args: ['numbers'],
      folder: '.',
      workerPath: '',
      samplePath: '',
      environment: {},
      input: Readable.from([lines.join('\n')]),
      output: gone,
      errors: new Writable({ write: (_chunk, _encoding, done) => done() }),
    })
    expect(code).toBe(0)
  })
})

describe('wrong usage', () => {
  it.each([
    [['inspect', '--json']],
    [['inspect', 'a.txt', '--nonsense', '--json']],
    [['inspect', 'a.txt', '--script', 'latin', '--json']],
    [['inspect', 'a.txt', '--as-of', '14 March', '--json']],
    [['list', '--json']],
    [['note', 'x', '--library', 'l.galley', '--block', '-1', '--json']],
    [['dance', '--json']],
    // An empty name would be the folder itself, with all that is in it.
    [['inspect', '', '--json']],
    [['import', 'a.txt', '', '--library', 'l.galley', '--json']],
    [['annotations', 'x', '', '--library', 'l.galley', '--json']],
  ])('%j ends with 2 and changes nothing', async (args) => {
    const folder = newFolder()
    const ran = await galley(folder, args)
    expect(ran.code).toBe(2)
    expect(ran.json).toEqual([{ error: { code: 'usage', message: expect.any(String) } }])
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([['search', '灯']])('%s says that it comes later', async (...args) => {
    const ran = await galley(newFolder(), [...args, '--json'])
    expect(ran.code).toBe(2)
    expect(ran.json).toMatchObject([{ error: { code: 'later' } }])
  })

  it('does not make a library that is only to be read', async () => {
    const folder = newFolder()
    const ran = await galley(folder, ['list', '--library', 'none.galley', '--json'])
    expect(ran.code).toBe(2)
    expect(ran.json).toMatchObject([{ error: { code: 'library-missing' } }])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('galley import', () => {
  it('takes a folder of texts as articles, a folder of one text as one, and goes on after a bad file', async () => {
    const folder = newFolder()
    mkdirSync(path.join(folder, 'many'))
    writeFileSync(path.join(folder, 'many/1.txt'), article)
    writeFileSync(path.join(folder, 'many/2.txt'), article.replace('三座', '四座'))
    mkdirSync(path.join(folder, 'one'))
    writeFileSync(path.join(folder, 'one/text.txt'), article.replace('三座', '五座'))
    mkdirSync(path.join(folder, 'none'))
    const ran = await galley(folder, ['import', 'many', 'none', 'one', '--library', 'l.galley', '--json'])
    expect(ran.code).toBe(1)
    expect(ran.json.map((each) => each['file'])).toEqual([
      path.join('many', '1.txt'),
      path.join('many', '2.txt'),
      'none',
      'one',
    ])
    expect(ran.json[2]).toMatchObject({ error: { code: 'folder-without-articles' } })
    expect(Object.keys(ran.json[0] ?? {})).toEqual(
      'file article version title blocks captions figures numbers repairs findings'.split(' '),
    )
    const again = await galley(folder, ['import', path.join('many', '1.txt'), '--library', 'l.galley', '--json'])
    expect(again.json[0]?.['article']).toBe(ran.json[0]?.['article'])
    const list = await galley(folder, ['list', '--library', 'l.galley', '--json'])
    expect(list.json).toHaveLength(3)
  })
})

it('prints words in their form for people: a power is no hundred and eight', async () => {
  const folder = newFolder()
  writeFileSync(
    path.join(folder, 'a.html'),
    '<meta charset="utf-8"><article><h1>Salt on the northern flats</h1><p>The flats hold 3×10<sup>8</sup> tonnes of salt, the keeper says, and he sells a sack at <s>300</s>280 crowns, as his mother did before him for many years.</p></article>',
  )
  const ran = await galleyProcess(folder, ['inspect', 'a.html'])
  expect(ran.out).toContain('3×10⁸ tonnes')
  expect(ran.out).toContain('a sack at 280 crowns')
})
