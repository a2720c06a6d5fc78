import * as XLSX from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { xlsxOf } from '#electron/export/ledger/xlsx.ts'
import type { Cell } from '#electron/export/ledger/export-table.ts'
import { exportArticle } from '#electron/export/export-article.ts'
import { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { blocks, number, openArticle, readAsset, suggestion, T0, textTarget, note, wholeOf } from './fixture.ts'

async function bytesOf(open: OpenArticle, format: 'csv' | 'xlsx', locale: Locale = 'zh-Hans'): Promise<Uint8Array> {
  const made = await exportArticle(open, { format, view: 'marked', locale, readAsset, now: T0 })
  if (!made.ok) throw new Error(made.error.code)
  expect(made.value.extension).toBe(format)
  return wholeOf(made.value)
}

const t = createTranslate('zh-Hans')

/** A table's rows as another library reads them. */
async function readBack(rows: readonly (readonly Cell[])[]): Promise<unknown[][]> {
  const columns = (rows[0] ?? []).map((_, at) => ({ head: `列${String(at)}`, width: 9 }))
  const book = XLSX.read(await xlsxOf([{ name: '表', columns, rows }], t))
  return XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['表'] ?? {}, { header: 1 }).slice(1)
}

/** A reader of RFC 4180 of its own, so that what is written is read by other eyes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gsu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  rows.pop()
  return rows
}

async function sheetsOf(open: OpenArticle): Promise<string[]> {
  const archive = new ZipArchive(await bytesOf(open, 'xlsx'))
  const names = archive.names.filter((name) => name.startsWith('xl/worksheets/sheet')).sort()
  return names.map((name) => new TextDecoder().decode(archive.read(name, 1 << 24)))
}

/** The words of all cells; the sheets name them by number. */
async function sheetWords(open: OpenArticle): Promise<string> {
  const archive = new ZipArchive(await bytesOf(open, 'xlsx'))
  return new TextDecoder().decode(archive.read('xl/sharedStrings.xml', 1 << 24))
}

const hostile = ['=HYPERLINK("http://example.org","x")', '+1+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '＝1+1']

function withEvidence(quotation: string): OpenArticle {
  return openArticle({
    numbers: [number('m1', 'b4', '48棵', { state: 'verified', evidence: { quotation } })],
    ties: [],
  })
}

const SAID = '镇长吴砚田说，這条路修了三年。吴砚田还说，路边种了树。'

describe('the ledger as CSV', () => {
  test('has a line for every number that stands in the text, with state, evidence and right value', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(openArticle(), 'csv'))
    expect(text.startsWith('\uFEFF')).toBe(true)
    const [head = [], ...rows] = readCsv(text.slice(1))
    expect(head).toContain('应为')
    const texts = rows.map((row) => row[1])
    expect(texts.toSorted()).toEqual(['11棵', '12.5万元', '4.2公里', '48棵', '48棵', '86万元', '三年'])
    expect(texts.slice(0, 3)).toEqual(['48棵', '48棵', '11棵'])
    const wrong = rows.find((row) => row[1] === '12.5万元') ?? []
    expect(wrong).toEqual(expect.arrayContaining(['有误', '15.2万元', '自筹15.2万元', '村务公开栏', '秦未央']))
    expect(rows.every((row) => row.length === head.length)).toBe(true)
  })

  test.each([
    ['captions', '图注'],
    ['notes', '批注'],
    ['suggestions', '改为'],
  ])('holds the list that is asked for: %s', async (list, head) => {
    const options = { format: 'csv', view: 'marked', locale: 'zh-Hans', readAsset, now: T0, options: { list } } as const
    const open = openArticle()
    const made = await exportArticle(open, options)
    if (!made.ok) throw new Error(made.error.code)
    const [heads = [], ...rows] = readCsv(new TextDecoder().decode(wholeOf(made.value)))
    expect(heads).toContain(head)
    const all = {
      captions: open.blocks.filter(({ role }) => role === 'caption'),
      notes: open.notes,
      suggestions: open.suggestions,
    }
    expect(rows).toHaveLength(all[list as keyof typeof all].length)
    expect(rows.every((row) => row.length === heads.length)).toBe(true)
  })

  test('holds what the checks found and who is named, as the workbook does', async () => {
    const said = blocks.map((block) => (block.id === 'b5' ? { ...block, text: SAID } : block))
    const open = openArticle({ blocks: said, suggestions: [], notes: [], numbers: [], ties: [] })
    const listed = async (list: string): Promise<readonly string[][]> => {
      const options = {
        format: 'csv',
        view: 'marked',
        locale: 'zh-Hans',
        readAsset,
        now: T0,
        options: { list },
      } as const
      const made = await exportArticle(open, options)
      if (!made.ok) throw new Error(made.error.code)
      return readCsv(new TextDecoder().decode(wholeOf(made.value)))
    }
    const findings = await listed('findings')
    const right = findings[0]?.indexOf('应作') ?? -1
    expect(findings.find((row) => row.includes('這'))?.[right]).toBe('这')
    const people = await listed('people')
    expect(people).toContainEqual(['吴砚田', '镇长', '第 2 段', '2'])
    const book = XLSX.read(await bytesOf(open, 'xlsx'))
    const rowsOf = (sheet: string): readonly unknown[] =>
      XLSX.utils.sheet_to_json(book.Sheets[t(`exports.sheet.${sheet}`)] ?? {}, { header: 1, raw: false, defval: '' })
    expect(rowsOf('findings')).toHaveLength(findings.length)
    expect(rowsOf('people')).toHaveLength(people.length)
  })

  test.each(hostile)('runs nothing: %j', async (words) => {
    const text = new TextDecoder().decode(await bytesOf(withEvidence(words), 'csv'))
    for (const row of readCsv(text)) for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^\t/u)
    expect(text).toContain(`'${words.replaceAll('"', '""')}`)
  })

  test('keeps commas, quotation marks and line ends inside a cell', async () => {
    const words = '他说："一共\r\n48棵",数过'
    const text = new TextDecoder().decode(await bytesOf(withEvidence(words), 'csv'))
    expect(readCsv(text).flat()).toContain(words)
  })
})

describe('the ledger as a workbook', () => {
  test('has a sheet each for numbers, captions, notes, suggestions, sums, the article itself, findings and people, in the language asked for', async () => {
    const sheets = await sheetsOf(openArticle())
    expect(sheets).toHaveLength(8)
    const archive = new ZipArchive(await bytesOf(openArticle(), 'xlsx', 'en'))
    expect(new TextDecoder().decode(archive.read('xl/workbook.xml', 1 << 24))).toMatch(
      /Numbers[\s\S]*Captions[\s\S]*Notes[\s\S]*Suggestions[\s\S]*Calculations[\s\S]*Article/u,
    )
  })

  test('keeps days and times as such, heads in sight and to be filtered by, and every digit of what is no number of a spreadsheet', async () => {
    const numbers = [
      number('m1', 'b4', '48棵', { value: '2025-11-08', kind: 'date', state: 'verified', by: '秦', atMs: T0 }),
      number('m2', 'b4', '11棵', { value: 1234567890123456789, start: 20, end: 23 }),
      number('m3', 'b4', '48棵', { value: '1887-05-01', kind: 'date' }),
    ]
    const book = XLSX.read(await bytesOf(openArticle({ numbers, ties: [] }), 'xlsx'), { UTC: true, cellNF: true })
    const sheet = book.Sheets['数字台账'] ?? {}
    const cells = Object.values(sheet).filter((each): each is XLSX.CellObject => typeof each?.t === 'string')
    const written = cells.map(({ t, w }) => `${t} ${w ?? ''}`)
    expect(written).toContain('n 2025-11-08')
    expect(written).toContain('s 1887-05-01')
    expect(written).toContain('s 1234567890123456800')
    expect(cells.filter(({ z }) => z === 'yyyy-mm-dd hh:mm')).toHaveLength(1)
    expect(sheet['!autofilter']?.ref).toBe('A1:Q4')
    for (const each of await sheetsOf(openArticle())) expect(each).toMatch(/<pane [^>]*state="frozen/u)
  })

  test('goes on on the next sheet where one holds no more rows, and loses none', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => [`第${String(at)}行`, at])
    const columns = [
      { head: '甲', width: 9 },
      { head: '乙', width: 9 },
    ]
    const empty = { name: '空', columns, rows: [] }
    const book = XLSX.read(await xlsxOf([{ name: '长表', columns, rows }, empty], t, 5))
    expect(book.SheetNames).toEqual(['长表', '长表 (2)', '长表 (3)', '空'])
    const read = book.SheetNames.map((name) =>
      XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }),
    )
    expect(read.map(([head]) => head)).toEqual(Array.from({ length: 4 }, () => ['甲', '乙']))
    expect(read.flatMap((sheet) => sheet.slice(1))).toEqual(rows)
    expect(book.SheetNames.map((name) => book.Sheets[name]?.['!autofilter']?.ref)).toEqual([
      'A1:B5',
      'A1:B5',
      'A1:B3',
      'A1:B1',
    ])
  })

  test('a word longer than a cell holds goes on in the next rows, told in both, none of it lost; amounts stand once', async () => {
    const MOST = 32_767
    const long = `${'柿'.repeat(MOST - 20)}${'👨‍👩‍👧'.repeat(9000)}末`
    const rows = await readBack([
      ['甲', 7, long, '乙'.repeat(MOST)],
      ['丙', 8, '短', '短'],
    ])
    expect(rows.at(-1)).toEqual(['丙', 8, '短', '短'])
    const parts = rows.slice(0, -1)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) {
      expect(part[0]).toBe('甲')
      expect(part[3]).toBe('乙'.repeat(MOST))
      expect(String(part[2]).length).toBeLessThanOrEqual(MOST)
    }
    expect(parts.map((part) => part[1])).toEqual([7, ...parts.slice(1).map(() => undefined)])
    const onward = `\n${t('exports.cell.onward')}`
    const from = `${t('exports.cell.from')}\n`
    const words = parts.map((part, at) => {
      const cell = String(part[2])
      expect([cell.startsWith(from), cell.endsWith(onward)]).toEqual([at > 0, at < parts.length - 1])
      const own = cell.slice(at > 0 ? from.length : 0, at < parts.length - 1 ? -onward.length : undefined)
      expect(own).not.toMatch(/^\u200D|^[\uDC00-\uDFFF]|\u200D$/)
      return own
    })
    expect(words.join('')).toBe(long)
  })

  test('has words as they are: names that an object has from birth, signs for what could not be read, what looks like a numbered character', async () => {
    const born = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
    const told = ['\uFFFD读不出\uFFFD', '_x0041_x0042_', 'a_x000D_b', '\u0080旧\u009F', ' 前后 ', '一\n二', '<&">']
    expect(await readBack([born, told])).toEqual([born, told])
    expect(await readBack([['甲\uDC00乙', '丙\uD800丁']])).toEqual([['甲乙', '丙丁']])
  })

  test.each(hostile)('has no formula, whatever is in a cell: %j', async (words) => {
    for (const sheet of await sheetsOf(withEvidence(words))) expect(sheet).not.toMatch(/<f[ >]/u)
  })

  test('leaves out what XML cannot carry', async () => {
    const open = withEvidence('甲\u0000乙\u000B丙\uD800丁')
    for (const part of [await sheetWords(open), ...(await sheetsOf(open))])
      expect(part).not.toMatch(/[\u0000\u000B\uFFFD]/u)
    expect(await sheetWords(open)).toContain('甲乙丙丁')
  })
})

describe('words in their form', () => {
  const sentence = '去年收柿子3×104斤，比20193年多。'
  const mark = (kind: string, start: number): object => ({ kind, start, end: start + 1 })
  const formed = blocks.map((block) =>
    block.id !== 'b12'
      ? block
      : { ...block, text: sentence, marks: [mark('superscript', 9), mark('note-ref', 17), mark('struck', 0)] },
  )
  const at = (start: number, end: number): object => ({ blockId: 'b12', start, end })
  const told = { state: 'verified', by: '秦未央', atMs: T0 }
  const open = openArticle({
    blocks: formed,
    numbers: [
      number('m1', 'b4', '48棵', { ...at(5, 11), text: '3×104斤', ...told }),
      number('m2', 'b4', '48棵', { ...at(13, 19), text: '20193年', kind: 'date' }),
      number('m3', 'b4', '48棵', { ...at(0, 2), text: '102里', suggestionId: 's9', ...told }),
    ],
    suggestions: [
      suggestion('s9', 'b4', '48棵', '约102里', {
        ...at(0, 2),
        before: '去年',
        state: 'accepted',
        marks: [mark('superscript', 3)],
      }),
    ],
    notes: [
      note('n1', 'query', {
        ...(textTarget('b4', '48棵柿树') as object),
        start: { blockId: 'b12', offset: 5 },
        end: { blockId: 'b12', offset: 11 },
        quote: { exact: '3×104斤', prefix: '', suffix: '' },
      }),
    ],
    replies: [],
    ties: [],
    repairs: [],
  })

  test('stand in the ledger’s cells as signs: a power is no hundred and four, a note mark none of the year', async () => {
    const text = new TextDecoder().decode(await bytesOf(open, 'csv'))
    const rows = readCsv(text).slice(1)
    expect(rows.map((row) => row[1])).toEqual(['10²里', '3×10⁴斤', '2019[3]年'])
    expect(rows[1]?.[2]).toBe('年收柿子3×10⁴斤，比2019[3]年多。')
    expect(await sheetWords(open)).toContain('3×10⁴斤')
  })

  test('stand in the marked page’s ledger and cards as they do in its text', async () => {
    const made = await exportArticle(open, { format: 'html', view: 'marked', locale: 'zh-Hans', readAsset, now: T0 })
    const page = made.ok ? new TextDecoder().decode(wholeOf(made.value)) : ''
    expect(page).toContain('>3×10<sup>4</sup>斤</td>')
    expect(page).toContain('>10<sup>2</sup>里</td>')
    expect(page).toContain('class="chip">2019<sup>3</sup>年<')
    expect(page).toContain('3×10⁴斤')
    expect(page).not.toMatch(/3×104|20193/)
  })
})
