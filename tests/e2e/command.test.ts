import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId } from '#shared/domain/ids.ts'
import { packOf } from '../helpers/packages/packed-desk.ts'
import { builtGalley, hostBuiltGalley, type Ran } from '../helpers/run-galley.ts'

/** Every call of the command as it is built, once as it is meant and once with an input that fails (command.md). */
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-command-'))
const LIBRARY = ['--library', 'desk.sqlite']
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200"/></svg>'
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>盐田</title><article><h1>盐田村的夜里有了48盏灯</h1>
<p>本报记者 何雨舟</p><p>清晨，盐田村的风车响了。守车人数了数，一共48盏灯，比去年多了11盏。</p>
<figure><img src="mill.svg" alt="风车"><figcaption>图为盐田村的风车。</figcaption></figure></article></html>`

type Json = Readonly<Record<string, unknown>>

/** What one call prints of what an earlier one made. */
interface Made {
  article: string
  note: string
  number: string
}
const made: Made = { article: '', note: '', number: '' }

interface Case {
  readonly args: () => readonly string[]
  readonly input?: string
  readonly code: number
  /** Keys of each line that is printed, in their order; an error's where it fails. */
  readonly keys: readonly string[]
  /** Keys that a line may have besides. */
  readonly also?: readonly string[]
  readonly error?: string
  readonly keep?: (line: Json) => void
  /** What must be there first. */
  readonly before?: () => Promise<void>
}

const words = (text: string): readonly string[] => text.split(' ')
const INSPECTED = words(
  'file sha256 format encoding language publishedAt title byline editor source blocks repairs numbers figures captions census findings people notes suggestions',
)
const ERROR = ['error']
const FILE_ERROR = ['file', 'error']
const NOTE = words('id kind state placement author date block start end body suggest replies')
const judged = words('number text state by at evidence right')

/** In the order of a review; what is made by one is used by the next. */
const CALLS: Readonly<Record<string, { readonly right: Case; readonly wrong: Case }>> = {
  inspect: {
    right: { args: () => ['page.html', '--as-of', '2026-03-08'], code: 0, keys: INSPECTED },
    wrong: { args: () => ['gone.txt'], code: 1, keys: FILE_ERROR, error: 'file-missing' },
  },
  import: {
    right: {
      args: () => ['page.html', ...LIBRARY],
      code: 0,
      keys: words('file article version title blocks captions figures numbers repairs findings'),
      keep: (line) => (made.article = String(line['article'])),
    },
    wrong: { args: () => ['empty.txt', ...LIBRARY], code: 1, keys: FILE_ERROR, error: 'file-empty' },
  },
  check: {
    right: { args: () => ['page.html', '--severity', 'error'], code: 0, keys: words('file findings') },
    wrong: { args: () => ['gone.txt'], code: 1, keys: FILE_ERROR, error: 'file-missing' },
  },
  list: {
    right: {
      args: () => LIBRARY,
      code: 0,
      keys: words(
        'article title source byline publishedAt language stage captions numbers notes repairs characters changedAt',
      ),
    },
    wrong: { args: () => ['--library', 'none.sqlite'], code: 2, keys: ERROR, error: 'library-missing' },
  },
  show: {
    right: {
      args: () => [made.article, ...LIBRARY],
      code: 0,
      keys: [
        ...['article', 'version', ...INSPECTED.flatMap((key) => (key === 'source' ? [key, 'received'] : [key]))],
        'conflicts',
      ],
      keep: (line) => (made.number = String((line['numbers'] as readonly Json[])[0]?.['id'])),
    },
    wrong: { args: () => ['nobody', ...LIBRARY], code: 2, keys: ERROR, error: 'not-found' },
  },
  note: {
    right: {
      args: () => [made.article, ...words('--block 2 --start 3 --end 6 --suggest 盐田镇'), '--body', '核', ...LIBRARY],
      code: 0,
      keys: NOTE,
      also: ['quote'],
      keep: (line) => (made.note = String(line['id'])),
    },
    wrong: {
      args: () => [made.article, ...words('--block 99 --start 0 --end 1 --body x'), ...LIBRARY],
      code: 2,
      keys: ERROR,
      error: 'place-not-found',
    },
  },
  settle: {
    right: {
      args: () => [made.article, '--note', made.note, '--state', 'resolved', ...LIBRARY],
      code: 0,
      keys: ['note', 'state'],
    },
    wrong: {
      args: () => [made.article, '--note', 'nobody', '--state', 'resolved', ...LIBRARY],
      code: 2,
      keys: ERROR,
      error: 'not-found',
    },
  },
  verify: {
    right: {
      args: () => [made.article, '--number', made.number, ...words('--state verified --evidence 村账'), ...LIBRARY],
      code: 0,
      keys: judged,
    },
    wrong: {
      args: () => [made.article, '--number', 'nobody', '--state', 'verified', ...LIBRARY],
      code: 2,
      keys: ERROR,
      error: 'not-found',
    },
  },
  verdict: {
    right: {
      args: () => [made.article, ...words('--caption 4 --state approved'), ...LIBRARY],
      code: 0,
      keys: ['caption', 'verdict'],
    },
    wrong: {
      args: () => [made.article, ...words('--caption 0 --state approved'), ...LIBRARY],
      code: 2,
      keys: ERROR,
      error: 'place-not-found',
    },
  },
  details: {
    right: {
      args: () => [made.article, '--title', '风车转了', '--date', '2026年3月8日', ...LIBRARY],
      code: 0,
      keys: words('article title source byline editor publishedAt'),
    },
    wrong: { args: () => [made.article, '--date', '2026-02-30', ...LIBRARY], code: 2, keys: ERROR, error: 'usage' },
  },
  export: {
    right: {
      args: () => [made.article, ...words('--format web-annotation --out notes.jsonld'), ...LIBRARY],
      code: 0,
      keys: words('article format view file bytes'),
    },
    wrong: {
      args: () => [made.article, ...words('--format text --out notes.jsonld'), ...LIBRARY],
      code: 1,
      keys: FILE_ERROR,
      error: 'file-exists',
    },
  },
  annotations: {
    right: { args: () => [made.article, 'notes.jsonld', ...LIBRARY], code: 0, keys: ['id', 'status'] },
    wrong: {
      args: () => [made.article, 'mill.svg', ...LIBRARY],
      code: 1,
      keys: FILE_ERROR,
      error: 'annotations-invalid',
    },
  },
  reanchor: {
    right: {
      args: () => ['mill.svg', 'mill.svg', 'anchors.json'],
      code: 0,
      keys: ['id', 'status', 'start', 'end'],
    },
    wrong: {
      args: () => ['gone.txt', 'mill.svg', 'anchors.json'],
      code: 1,
      keys: ERROR,
      error: 'file-missing',
    },
  },
  repair: {
    right: {
      args: () => ['--script', 'hans'],
      input: '{"id":1,"text":"風車"}\n',
      code: 0,
      keys: ['id', 'output', 'repairs'],
    },
    wrong: { args: () => [], input: '{"id":1}\n', code: 1, keys: ['id', 'error'], error: 'invalid-input' },
  },
  numbers: {
    right: { args: () => [], input: '{"id":1,"text":"一共48盏灯"}\n', code: 0, keys: ['id', 'numbers'] },
    wrong: { args: () => [], input: 'no json\n', code: 1, keys: ['id', 'error'], error: 'invalid-input' },
  },
  lint: {
    right: {
      args: () => ['--rules', 'typo'],
      input: '{"id":1,"text":"一共48盏灯"}\n',
      code: 0,
      keys: ['id', 'findings'],
    },
    wrong: { args: () => ['--rules', 'nonsense'], input: '', code: 2, keys: ['error'], error: 'usage' },
  },
  revise: {
    right: {
      args: () => [made.article, 'later.html', ...LIBRARY],
      code: 0,
      keys: words('file article version isNew title notes suggestions numbers verdicts changes others share'),
    },
    wrong: {
      args: () => [made.article, 'empty.txt', ...LIBRARY],
      code: 1,
      keys: FILE_ERROR,
      error: 'file-empty',
    },
  },
  merge: {
    right: {
      before: async () => {
        const target = path.join(place, 'desk.galley')
        const written = await packOf(path.join(place, 'desk.sqlite'), [made.article as ArticleId], target)
        expect(written.ok).toBe(true)
      },
      args: () => ['desk.galley', ...LIBRARY, '--preview'],
      code: 0,
      keys: words('file article title isNew isTaken act acts known authors counts conflicts untracked left apart why'),
    },
    wrong: { args: () => ['page.html', ...LIBRARY], code: 1, keys: FILE_ERROR, error: 'package-foreign' },
  },
  log: {
    right: {
      args: () => [made.article, ...LIBRARY],
      code: 0,
      keys: words(
        'seq id article title act said what where standing author via at savedAt atMs savedAtMs undoes redoes change prevHash hash',
      ),
    },
    wrong: { args: () => ['gone', ...LIBRARY], code: 2, keys: ERROR, error: 'not-found' },
  },
  doctor: {
    right: {
      args: () => LIBRARY,
      code: 0,
      keys: words('library isSound articles binned acts wasClosed gaps faults backups backupFiles rescued rescue'),
    },
    wrong: {
      args: () => ['--library', 'page.html'],
      code: 2,
      keys: ['library', 'isSound', 'rescued', 'rescue', 'error'],
      error: 'library-foreign',
    },
  },
}

/** As a process of its own where the parser is started, where input is read from a pipe, and where SQLite alone is. */
const AS_PROCESS: ReadonlySet<string> = new Set(['import', 'revise', 'numbers', 'merge', 'doctor'])
const host = hostBuiltGalley()

const run = (name: string, { args, input }: Case): Promise<Ran> =>
  (AS_PROCESS.has(name) ? builtGalley : host.run)(place, [name, ...args(), '--json', '--lang', 'en'], input)

function look(ran: Ran, { code, keys, also = [], error, keep }: Case): void {
  const lines = ran.out.trimEnd().split('\n')
  // Standard output is JSON and nothing else, an object a line.
  expect(ran.json).toHaveLength(lines.length)
  expect(ran.code, ran.out + ran.errors).toBe(code)
  for (const line of ran.json) {
    expect(Object.keys(line).filter((key) => !also.includes(key))).toEqual(keys)
    if (error !== undefined)
      expect(line['error']).toEqual({ code: error, message: expect.stringMatching(/\S/) as string })
    keep?.(line)
  }
}

beforeAll(() => {
  writeFileSync(path.join(place, 'mill.svg'), svg)
  writeFileSync(path.join(place, 'page.html'), page)
  writeFileSync(path.join(place, 'later.html'), page.replace('比去年多了11盏', '比去年多了12盏'))
  writeFileSync(path.join(place, 'empty.txt'), '')
  writeFileSync(path.join(place, 'anchors.json'), '[{"id":1,"start":1,"end":4}]')
})
afterAll(() => {
  host.end()
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

test('every call that the built command tells of is in the table', async () => {
  const { code, out } = await builtGalley(place, ['help', '--lang', 'en'])
  expect(code).toBe(0)
  const told = [...out.matchAll(/^ {2}(?:galley )?([a-z]+)/gmu)].map((match) => match[1])
  expect(new Set(told)).toEqual(new Set(Object.keys(CALLS)))
})

describe.each(Object.entries(CALLS))('the built %s', (name, { right, wrong }) => {
  test('answers as the contract says', async () => {
    await right.before?.()
    const ran = await run(name, right)
    look(ran, right)
    expect(ran.errors).toBe('')
  })

  test('says what fails, with its code', async () => {
    look(await run(name, wrong), wrong)
  })
})

test('a conflict of a merge is settled by its side; none of that name is told as such', async () => {
  const args = ['settle', made.article, '--conflict', 'nobody', ...LIBRARY, '--json', '--lang', 'en']
  const none = await host.run(place, [...args, '--take', '1'])
  expect([none.code, none.json]).toMatchObject([2, [{ error: { code: 'not-found' } }]])
  const bare = await host.run(place, args)
  expect([bare.code, bare.json]).toMatchObject([2, [{ error: { code: 'usage' } }]])
})

test('an option that the format does not have is told, and what is written is as good', async () => {
  const args = ['export', made.article, ...words('--format text --list notes --proof-marks'), ...LIBRARY]
  const told = await host.run(place, [...args, '--out', 'idle.txt', '--json', '--lang', 'en'])
  expect([told.code, told.json]).toMatchObject([0, [{ format: 'text', unused: ['--proof-marks', '--list'] }]])
  const said = await host.run(place, [...args, '--out', 'idle.txt', '--force', '--lang', 'zh-Hans'])
  expect(said.out).toContain('--proof-marks, --list')
  const wrong = await host.run(place, [...args.slice(0, -2), '--paper', 'a0', '--out', 'a0.txt', ...LIBRARY, '--json'])
  expect([wrong.code, wrong.json]).toMatchObject([2, [{ error: { code: 'usage' } }]])
})

test('several articles for a file that holds one are told so, with the way to do it', async () => {
  const args = ['export', made.article, made.article, ...words('--format text --out two.txt'), ...LIBRARY]
  const ran = await host.run(place, [...args, '--json', '--lang', 'en'])
  expect([ran.code, ran.json]).toMatchObject([
    2,
    [{ error: { message: expect.stringContaining('--format package') as string } }],
  ])
})

test('what is wrongly used is told as usage, and changes nothing', async () => {
  const ran = await host.run(place, ['export', made.article, '--json', '--lang', 'en'])
  expect(ran.code).toBe(2)
  expect(ran.json).toEqual([{ error: { code: 'usage', message: expect.stringContaining('format') as string } }])
})
