import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTranslate } from '#shared/messages/translate.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { captionedArticle } from '../helpers/captioned-article.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { kept, noteOn, type Kept, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'

/** What the report of a review says, made by keys in the window, against a count by python's own SQLite. */
const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0
const t = createTranslate('zh-Hans')
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page

beforeAll(async () => {
  app = await launchGalley({
    userDataDir: folder,
    argv: [captionedArticle().article],
    locale: 'zh-CN',
    viewport: { width: 1440, height: 1700 },
  })
  page = app.page
  page.setDefaultTimeout(12_000)
  await untilProof(page)
})
afterAll(async () => {
  await quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

let article: Kept['article']
let isOpen = true
/** The command opens what no window holds. */
async function quit(): Promise<void> {
  if (isOpen) await app.quit()
  isOpen = false
}

type Row = readonly string[]
type Report = ReadonlyMap<string, readonly Row[]>

/** The tables of a report by their headings, without the heads; the first, which has none, by ''. */
function reportOf(html: string): Report {
  const found = new Map<string, Row[]>()
  let title = ''
  for (const part of parseHTML(html).document.querySelectorAll('h2, table')) {
    if (part.tagName === 'H2') title = (part.textContent ?? '').replace(/\s*\(\d+\)$/u, '')
    else
      found.set(
        title,
        [...part.querySelectorAll('tr')]
          .map((row) =>
            [...row.querySelectorAll('td, th')].map((cell) =>
              (cell.textContent ?? '').replaceAll(/[\u2068\u2069]/gu, ''),
            ),
          )
          .slice(title === '' ? 0 : 1),
      )
  }
  return found
}

const COUNT = `
import json, sqlite3, sys
db = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
def all_of(table):
    return [json.loads(row[0]) for row in db.execute('SELECT json FROM ' + table)]
article, = all_of('article')
blocks = {b['id']: b for b in all_of('block') if b['versionId'] == article['currentVersionId']}
numbers = [n for n in all_of('number') if n['versionId'] == article['currentVersionId'] and n['kind'] != 'name' and not n.get('isStruck') and blocks[n['blockId']]['role'] != 'furniture']
def by(records, field):
    counts = {}
    for r in records:
        counts[r[field]] = counts.get(r[field], 0) + 1
    return counts
notes = all_of('note')
print(json.dumps({
    'numbers': by(numbers, 'state'), 'captions': len([b for b in blocks.values() if b['role'] == 'caption']),
    'verdicts': by(all_of('verdict'), 'state'), 'suggestions': by(all_of('suggestion'), 'state'),
    'notes': by(notes, 'kind'), 'noteStates': by(notes, 'state'), 'replies': len(all_of('reply')), 'dismissals': len(all_of('dismissal')),
    'stage': article['stage'],
    'stages': [json.loads(c)['updated'][0][1]['stage'] for a, c in db.execute("SELECT act, change FROM log ORDER BY seq") if any(f['type'] == 'article' and f['stage'] != u['stage'] for f, u in json.loads(c)['updated'])],
    'repairs': len(all_of('repair')),
}))
`

/** The rows of all tables of a Word file, by python's own readers of ZIP and XML. */
const WORD_ROWS = `
import json, sys, zipfile
import xml.etree.ElementTree as tree
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
root = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))
print(json.dumps([[''.join(t.text or '' for t in cell.iter(W + 't')) for cell in row.iter(W + 'tc')] for row in root.iter(W + 'tr')]))
`

interface Counted {
  readonly numbers: Readonly<Record<string, number>>
  readonly captions: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly suggestions: Readonly<Record<string, number>>
  readonly notes: Readonly<Record<string, number>>
  readonly noteStates: Readonly<Record<string, number>>
  readonly replies: number
  readonly dismissals: number
  readonly stage: string
  readonly stages: readonly string[]
  readonly repairs: number
}

const sum = (counts: Readonly<Record<string, number>>, ...only: readonly string[]): number =>
  Object.entries(counts).reduce((all, [name, count]) => all + (only.length === 0 || only.includes(name) ? count : 0), 0)

async function review(): Promise<void> {
  await noteOn(page, '送餐员陆小满', '2', '他几岁？')
  await noteOn(page, '摆渡人', '1', '称呼前后一致')
  await noteOn(page, '柏树村', '4', '好')
  await expect.poll(async () => (await kept(page)).notes.length).toBe(3)
  // One thread grows and is settled.
  await openCard('称呼前后一致')
  await page.locator('.margin-slot[data-live] .reply-field').fill('已改')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await kept(page)).replies.length).toBe(1)
  await page.locator('.proof-scroll').focus()
  await page.keyboard.press('e')
  await expect.poll(async () => (await kept(page)).notes.filter(({ state }) => state === 'resolved').length).toBe(1)
  // Three changes: one taken, one refused, one left.
  const changes = [
    ['热饭', 'x餐点', 'a'],
    ['二十分钟', 'x一刻', 'd'],
    ['一天比一天', 'x日渐', ''],
  ] as const
  for (const [words, to, key] of changes) {
    await selectPhrase(page, words)
    await page.keyboard.type(to)
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await kept(page)).suggestions.map(({ before }) => before)).toContain(words)
    if (key === '') continue
    await openCard(to)
    await page.keyboard.press(key)
    await expect
      .poll(async () => (await kept(page)).suggestions.find(({ before }) => before === words)?.state)
      .not.toBe('open')
  }
  const settled = async (list: 'numbers' | 'verdicts'): Promise<number> =>
    (await kept(page))[list].filter(({ state }) => state !== 'unchecked').length
  const work = async (
    desk: string,
    row: string,
    keys: readonly string[],
    list: 'numbers' | 'verdicts',
  ): Promise<void> => {
    await page.keyboard.press(`Control+${desk}`)
    await page.locator(row).first().waitFor()
    for (const [at, key] of keys.entries()) {
      await page.keyboard.press('j')
      await page.keyboard.press(key)
      if (key === 'q') await page.keyboard.press('Escape')
      await expect.poll(() => settled(list)).toBe(at + 1)
    }
  }
  await work('3', '.ledger-row', ['v', 'v', 'q', 'n'], 'numbers')
  await work('2', '.caption-sheet', ['v', 'v'], 'verdicts')
  await page.keyboard.press('Control+5')
  await page.locator('.finding').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await expect.poll(async () => (await kept(page)).dismissals.length).toBe(1)
  await page.keyboard.press('Control+1')
  await app.menu.click('set-stage')
  await page.getByRole('radio', { name: t('library.stage.second') }).click()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await kept(page)).article.stage).toBe('second')
}

async function openCard(words: string): Promise<void> {
  await page.locator('.margin-slot .card', { hasText: words }).first().click()
  await page.locator('.margin-slot[data-live]', { hasText: words }).waitFor()
  await page.locator('.proof-scroll').focus()
}

/** A cell that tells a count, under the heading and in the row that begins with `name`. */
const rowOf = (report: Report, title: string, name: string): Row =>
  report.get(t(`exports.report.${title}`))?.find(([first]) => first === name) ?? []

function agree(report: Report, counted: Counted): void {
  const { numbers, verdicts, suggestions, notes, noteStates } = counted
  const checked = (name: string): readonly number[] => rowOf(report, 'checked', name).slice(1, 3).map(Number)
  expect(checked(t('exports.numbers'))).toEqual([sum(numbers), sum(numbers) - sum(numbers, 'unchecked')])
  expect(checked(t('exports.captions'))).toEqual([counted.captions, sum(verdicts)])
  expect(checked(t('exports.report.changes'))).toEqual([sum(suggestions), sum(suggestions, 'accepted', 'rejected')])
  for (const [kind, count] of Object.entries(notes))
    expect(checked(t('exports.report.notesOf', { kind: t(`exports.kind.${kind}`) }))[0]).toBe(count)
  for (const state of ['verified', 'queried', 'not-a-statistic'])
    expect(rowOf(report, 'checked', t('exports.numbers'))[3]).toContain(
      t('exports.stateCount', { state: t(`exports.numberState.${state}`), count: numbers[state] ?? 0 }),
    )
  const changes = report.get(t('exports.report.suggestions')) ?? []
  const told = (state: string): number => changes.filter((row) => row[2] === t(`exports.state.${state}`)).length
  expect([told('accepted'), told('rejected'), told('proposed')]).toEqual([
    sum(suggestions, 'accepted'),
    sum(suggestions, 'rejected'),
    sum(suggestions, 'open'),
  ])
  expect(changes.every((row) => row[3]?.startsWith('阮稚川') === true)).toBe(true)
  const threads = report.get(t('exports.report.notes')) ?? []
  expect(threads.length).toBe(sum(notes))
  expect(threads.reduce((all, row) => all + (row[3]?.split(' ¶ ').length ?? 1) - 1, 0)).toBe(counted.replies)
  const left = (report.get(t('exports.report.findingList')) ?? []).filter((row) =>
    row[5]?.startsWith(t('exports.report.column.dismissed')),
  )
  expect(left.length).toBe(counted.dismissals)
  const waiting = report.get(t('exports.report.open')) ?? []
  const named = (name: string): number => waiting.filter(([first]) => first === name).length
  expect(named(t('exports.kind.suggestion'))).toBe(sum(suggestions, 'open'))
  expect(['query', 'comment', 'praise'].reduce((all, kind) => all + named(t(`exports.kind.${kind}`)), 0)).toBe(
    sum(noteStates, 'open'),
  )
  expect(named(t('exports.report.numberIs', { state: t('exports.numberState.queried') }))).toBe(sum(numbers, 'queried'))
  const rules = report.get(t('exports.report.findings')) ?? []
  const inAll = (column: number): number => rules.reduce((all, row) => all + Number(row[column] ?? 0), 0)
  expect(inAll(1)).toBe([2, 3, 4, 5, 6].reduce((all, column) => all + inAll(column), 0))
  expect(inAll(6)).toBe(counted.dismissals)
  const history = (report.get(t('exports.report.history')) ?? []).map(([what]) => what)
  for (const stage of counted.stages)
    expect(history).toContain(t('exports.report.stageIs', { stage: t(`library.stage.${stage}`) }))
  const facts = (report.get('') ?? []).map((row) => row.join(' '))
  for (const words of ['阮稚川', t(`library.stage.${counted.stage}`)]) expect(facts.join('\n')).toContain(words)
}

describe.skipIf(!hasPython)('the report of a review that was made by keys', () => {
  const file = path.join(folder, 'report.html')

  test('from the window says what python counts in the library', { timeout: 180_000 }, async () => {
    await review()
    await page.keyboard.press('Control+e')
    const format = t('dialogs.exporting.formats.report-html')
    await page.locator('.dlg-format').filter({ hasText: format }).first().click()
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    await page.getByRole('button', { name: t('dialogs.exporting.run') }).click()
    await expect.poll(() => page.locator('dialog[open]').count(), { timeout: 30_000 }).toBe(0)
    const counted = execFileSync('python3', ['-c', COUNT, path.join(folder, 'library.sqlite')], { encoding: 'utf8' })
    agree(reportOf(readFileSync(file, 'utf8')), JSON.parse(counted) as Counted)
  })

  test('says the same from the command', { timeout: 60_000 }, async () => {
    ;({ article } = await kept(page))
    const { id } = article
    await quit()
    const args = ['export', id, '--format', 'report-html', '--out', 'again.html', '--lang', 'zh-Hans', '--json']
    const ran = await builtGalley(folder, [...args, '--library', path.join(folder, 'library.sqlite')])
    expect([ran.errors, ran.code]).toEqual(['', 0])
    const [seen, again] = [file, path.join(folder, 'again.html')].map((each) => reportOf(readFileSync(each, 'utf8')))
    for (const [title, rows] of seen ?? []) if (title !== '') expect(again?.get(title)).toEqual(rows)
  })

  test('says the same as a Word file and on paper, read by what is not ours', { timeout: 120_000 }, async () => {
    const report = reportOf(readFileSync(path.join(folder, 'again.html'), 'utf8'))
    const { id } = article
    for (const format of ['report-docx', 'report-pdf']) {
      const args = [
        'export',
        id,
        '--format',
        format,
        '--out',
        `again.${format.slice(7)}`,
        '--lang',
        'zh-Hans',
        '--json',
      ]
      const ran = await builtGalley(folder, [...args, '--library', path.join(folder, 'library.sqlite')])
      expect([ran.errors, ran.code]).toEqual(['', 0])
    }
    const bare = (words: string): string => words.replaceAll(/[\s\u2060-\u2069\u200b]/gu, '')
    const read = execFileSync('python3', ['-c', WORD_ROWS, path.join(folder, 'again.docx')], { encoding: 'utf8' })
    const inWord = (JSON.parse(read) as string[][]).map((row) => row.map(bare).join('|'))
    const rows = [...report].flatMap(([title, all]) => (title === '' ? [] : all))
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.map((row) => row.map(bare).join('|')).filter((row) => !inWord.includes(row))).toEqual([])
    if (spawnSync('pdftotext', ['-v']).error !== undefined) return
    const paper = execFileSync('pdftotext', ['-layout', path.join(folder, 'again.pdf'), '-'], { encoding: 'utf8' })
    const lines = paper.split('\n').map(bare)
    const checked = report.get(t('exports.report.checked')) ?? []
    expect(checked.length).toBeGreaterThan(3)
    const counts = checked.map((row) => bare(row.slice(0, 3).join('')))
    expect(counts.filter((row) => !lines.some((line) => line.startsWith(row)))).toEqual([])
  })
})
