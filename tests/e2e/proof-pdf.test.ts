import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAPER_SIZES } from '#shared/domain/paper.ts'
import { REPLY, reviewedArticle, TEXTS, type Shown } from '../helpers/exports/reviewed-article.ts'
import { readPdf } from '../helpers/read-pdf.ts'
import { builtGalley, galley } from '../helpers/run-galley.ts'

/** The proof as poppler reads it, which has nothing of ours or of Chromium's in it. */
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

const place = mkdtempSync(path.join(os.tmpdir(), 'galley-proof-'))
const library = path.join(place, 'library.sqlite')
let shown: Shown

beforeAll(async () => {
  shown = await reviewedArticle((args) => galley(place, args), place, library)
})
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 10 }))

async function proof(name: string, ...args: readonly string[]): Promise<string> {
  const asked = ['export', shown.article, '--format', 'pdf', '--out', name, '--library', library, '--json']
  const ran = await builtGalley(place, [...asked, '--lang', 'zh-Hans', ...args])
  expect([ran.errors, ran.code]).toEqual(['', 0])
  return path.join(place, name)
}

/** The ink of a first reading, as Chromium writes a colour: shares of red, green and blue. */
const RED_INK = /^\.70\d* \.149\d* \.117\d*$/u

const bare = (words: string): string => words.replaceAll(/[\s\u2060\u200b]/gu, '')
const textOf = (file: string): string => bare(execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }))
const infoOf = (file: string): string => execFileSync('pdfinfo', [file], { encoding: 'utf8' })

describe.skipIf(!hasPoppler)('poppler finds in the proof', () => {
  test.each(['margin', 'end'])('every note and every paragraph, with notes in the %s', async (notes) => {
    const file = await proof(`${notes}.pdf`, '--notes', notes)
    const text = textOf(file)
    const words = [...shown.notes.map(({ body }) => body), REPLY]
    expect(words.filter((each) => !text.includes(bare(each)))).toEqual([])
    expect(text).toContain('11月8日，顾长河在水渠边还书。')
    expect(infoOf(file)).toMatch(/Tagged: +yes/u)
    expect(infoOf(file)).toContain(shown.title)
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    expect(fonts.filter((line) => !/ yes (?:yes|no) +yes +\d+ +0$/u.test(line))).toEqual([])
  })

  test.each(['margin', 'end'])(
    'the marks of a proof, their new words and what they are called, with notes in the %s',
    async (notes) => {
      const file = await proof(`marks-${notes}.pdf`, '--notes', notes, '--proof-marks')
      const text = textOf(file)
      for (const words of ['图书4', '19名5', '渡船2', '校对符号（GB/T14706—1993）', '改正', '红：初审', REPLY])
        expect(text).toContain(bare(words))
      // What was said to a note stays.
      expect(shown.notes.filter(({ body }) => !text.includes(bare(body)))).toEqual([])
      expect(infoOf(file)).toMatch(/Tagged: +yes/u)
      const inks = readPdf(readFileSync(file)).flatMap(({ colours }) => [...colours])
      expect(inks.filter((ink) => RED_INK.test(ink)).length).toBeGreaterThan(0)
    },
  )

  test.each(Object.entries(PAPER_SIZES))('paper of the size %s, and its number on each page', async (name, size) => {
    const file = await proof(`${name}.pdf`, '--paper', name)
    const [, width, height] = /Page size: +([\d.]+) x ([\d.]+) pts/u.exec(infoOf(file)) ?? []
    const points = (mm: number): number => (mm / 25.4) * 72
    expect(Math.abs(Number(width) - points(size.widthMm))).toBeLessThan(1.5)
    expect(Math.abs(Number(height) - points(size.heightMm))).toBeLessThan(1.5)
    const pages = Number(/Pages: +(\d+)/u.exec(infoOf(file))?.[1])
    const text = textOf(file)
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`${String(page)}/${String(pages)}`)
  })

  test.each(['clean', 'original'] as const)('the %s text whole, and nothing of the review', async (view) => {
    const text = textOf(await proof(`${view}.pdf`, '--view', view))
    const lacking = TEXTS[view].filter((line) => !text.includes(bare(line)))
    expect(lacking).toEqual([])
    expect(shown.notes.filter(({ body }) => text.includes(bare(body)))).toEqual([])
  })
})

test('without a Chromium the command says what is missing', async () => {
  const before = process.env['GALLEY_CHROMIUM']
  process.env['GALLEY_CHROMIUM'] = ''
  const asked = ['export', shown.article, '--format', 'pdf', '--out', 'none.pdf', '--library', library]
  const ran = await builtGalley(place, [...asked, '--lang', 'en', '--json'])
  if (before === undefined) delete process.env['GALLEY_CHROMIUM']
  else process.env['GALLEY_CHROMIUM'] = before
  expect(ran.code).toBe(1)
  expect(ran.json).toMatchObject([{ error: { code: 'paper-missing' } }])
})
