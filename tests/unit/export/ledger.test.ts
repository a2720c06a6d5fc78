import { describe, expect, test } from 'vitest'
import { exportArticle } from '#electron/export/export-article.ts'
import { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { number, openArticle, readAsset, T0, wholeOf } from './fixture.ts'

async function bytesOf(open: OpenArticle, format: 'csv' | 'xlsx', locale: Locale = 'zh-Hans'): Promise<Uint8Array> {
  const made = await exportArticle(open, { format, view: 'marked', locale, readAsset, now: T0 })
  if (!made.ok) throw new Error(made.error.code)
  expect(made.value.extension).toBe(format)
  return wholeOf(made.value)
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

const hostile = ['=HYPERLINK("http://example.org","x")', '+1+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '＝1+1']

function withEvidence(quotation: string): OpenArticle {
  return openArticle({
    numbers: [number('m1', 'b4', '48棵', { state: 'verified', evidence: { quotation } })],
    ties: [],
  })
}

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
  test('has a sheet each for numbers, captions, sums and the article itself, in the language asked for', async () => {
    const sheets = await sheetsOf(openArticle())
    expect(sheets).toHaveLength(4)
    const archive = new ZipArchive(await bytesOf(openArticle(), 'xlsx', 'en'))
    expect(new TextDecoder().decode(archive.read('xl/workbook.xml', 1 << 24))).toMatch(
      /Numbers[\s\S]*Captions[\s\S]*Sums[\s\S]*Article/u,
    )
  })

  test.each(hostile)('has no formula, whatever is in a cell: %j', async (words) => {
    for (const sheet of await sheetsOf(withEvidence(words))) expect(sheet).not.toMatch(/<f[ >]/u)
  })

  test('leaves out what XML cannot carry', async () => {
    for (const sheet of await sheetsOf(withEvidence('甲\u0000乙\u000B丙\uD800丁')))
      expect(sheet).not.toMatch(/[\u0000\u000B\uFFFD]/u)
  })
})
