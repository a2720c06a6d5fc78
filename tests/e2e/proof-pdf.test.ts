import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suggestionOf } from '#shared/acts/new-suggestion.ts'
import { PAPER_SIZES } from '#shared/domain/paper.ts'
import { REPLY, reviewedArticle, TEXTS, type Shown } from '../helpers/exports/reviewed-article.ts'
import { actOf, keepText, openDesk, valueOf } from '../helpers/keeping/desk.ts'
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

const DOTS = 100

/** How many dots of a PPM (Netpbm, P6) are red between two millimetres across and two down. */
function redIn(picture: Buffer, across: readonly [number, number], down: readonly [number, number]): number {
  const [head = '', width = '0'] = /^P6\s+(\d+)\s+\d+\s+255\s/u.exec(picture.subarray(0, 40).toString('latin1')) ?? []
  const dots = (mm: number): number => Math.round((mm / 25.4) * DOTS)
  let red = 0
  for (let y = dots(down[0]); y < dots(down[1]); y += 1)
    for (let x = dots(across[0]); x < dots(across[1]); x += 1) {
      const at = head.length + 3 * (y * Number(width) + x)
      if ((picture[at] ?? 0) - (picture[at + 1] ?? 0) > 50) red += 1
    }
  return red
}

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

/** A proof of several pages: in so many places something is put in the place of two letters. */
async function crowdedProof(): Promise<string> {
  const own = path.join(place, 'crowded.sqlite')
  const desk = openDesk(own, place)
  const paragraph =
    '渡口的灯一直亮到末班船靠岸，书箱从船上抬下来，孩子们排着队还书借书，管理员一本一本记在簿子上。'.repeat(16)
  const open = await keepText(desk.client, `#渡口的新书屋\n${paragraph}\n${paragraph}`)
  const added = open.blocks.flatMap((block) =>
    Array.from({ length: block.role === 'paragraph' ? 40 : 0 }, (_, index) => {
      const [start, end] = [4 + index * 18, 6 + index * 18]
      const edit = { kind: 'replace', start, end, before: block.text.slice(start, end), after: '改作' } as const
      return suggestionOf(block, edit, { author: '沈', atMs: 5 })
    }),
  )
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added }, 'suggestion.add')))
  await desk.close()
  const asked = ['--format', 'pdf', '--notes', 'margin', '--proof-marks', '--paper', 'a4', '--out', 'crowded.pdf']
  const ran = await builtGalley(place, ['export', open.article.id, ...asked, '--library', own])
  expect([ran.errors, ran.code]).toEqual(['', 0])
  return path.join(place, 'crowded.pdf')
}

test.skipIf(!hasPoppler)('no line from a mark to the margin runs over the end of a page', async () => {
  const file = await crowdedProof()
  const prefix = path.join(place, 'crowded')
  execFileSync('pdftoppm', ['-r', String(DOTS), file, prefix])
  const pages = readdirSync(place).filter((name) => /^crowded-\d+\.ppm$/u.test(name))
  expect(pages.length).toBeGreaterThan(1)
  // Between the text and the margin only lines are drawn; the text of an A4 page ends 18 mm above its edge.
  const between = pages.map((name) => redIn(readFileSync(path.join(place, name)), [129.5, 133.5], [277, 279.5]))
  expect(between).toEqual(pages.map(() => 0))
  const drawn = pages.map((name) => redIn(readFileSync(path.join(place, name)), [129.5, 133.5], [20, 276]))
  expect(Math.max(...drawn)).toBeGreaterThan(100)
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
