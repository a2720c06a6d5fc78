import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { galley } from '../../helpers/run-galley.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-report-'))
  const head = '本报记者 裴青原\n责任编辑：沈一鸣\n2026年3月8日\n\n'
  writeFileSync(path.join(folder, 'a.txt'), `桥上的灯\n${head}渔船靠了岸，人们都到齐了。。\n谈起往事，历厉在目。\n`)
  writeFileSync(
    path.join(folder, 'b.txt'),
    'The lamp of Harwick\n\nBy Mary Hale\n\nThe goverment has not said who will mend it.\n',
  )
})

const check = (...args: readonly string[]) => galley(folder, ['check', 'a.txt', 'b.txt', '--no-house', ...args])

it('what was found in several files is written into one table: rule and clause, place, words, right words', async () => {
  const ran = await check('--report', 'found.csv')
  expect(ran.code).toBe(0)
  const lines = readFileSync(path.join(folder, 'found.csv'), 'utf8').split('\r\n')
  expect(lines.find((line) => line.includes('历历在目'))).toMatch(/^a\.txt,.*,Warning.*,paragraph 2,厉,历$/iu)
  expect(lines.find((line) => line.includes('。。'))).toContain('GB/T 15834 B.2')
  expect(lines.find((line) => line.startsWith('b.txt') && line.includes('goverment,'))).toMatch(
    /goverment,government$/u,
  )
  expect(ran.errors).toContain('found.csv')
})

it('a web page, a Word document and a workbook hold the same; a file that is there is kept', async () => {
  for (const ending of ['html', 'docx', 'xlsx']) {
    expect((await check('--report', `found.${ending}`, '--json')).code).toBe(0)
    expect(existsSync(path.join(folder, `found.${ending}`))).toBe(true)
  }
  const page = readFileSync(path.join(folder, 'found.html'), 'utf8')
  for (const words of ['历历在目', 'goverment', 'b.txt (']) expect(page).toContain(words)
  expect(page).not.toContain('<script')
  writeFileSync(path.join(folder, 'mine.html'), 'mine')
  const refused = await check('--report', 'mine.html')
  expect(refused.code).toBe(1)
  expect(readFileSync(path.join(folder, 'mine.html'), 'utf8')).toBe('mine')
  expect((await check('--report', 'mine.html', '--force')).code).toBe(0)
  const wrong = await check('--report', 'found.odt')
  expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('html, docx, xlsx, csv')])
})

it('a file that cannot be read is told in the report, with the reason', async () => {
  writeFileSync(path.join(folder, 'empty.txt'), '')
  for (const ending of ['html', 'csv']) {
    const ran = await galley(folder, ['check', 'b.txt', 'empty.txt', '--no-house', '--report', `unread.${ending}`])
    expect(ran.code).toBe(1)
    const report = readFileSync(path.join(folder, `unread.${ending}`), 'utf8')
    for (const words of ['Couldn’t be checked', 'empty.txt has no text in it']) expect(report).toContain(words)
  }
})
