import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invertChange } from '#shared/change/change-set.ts'
import type { LogFilter, LogLine } from '#shared/contract/log.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Act } from '#shared/domain/act.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { actWords, lineWords, standingWords, whereWords } from '#shared/log/words.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { actOf, keepText, newDesk, noteOn, valueOf } from '#tests/helpers/keeping/desk.ts'

const t = createTranslate('en')
/** The program that the README gives to those who check a log. */
const [, CHECK = ''] = /```python\n(.+?)```/su.exec(readFileSync('README.md', 'utf8')) ?? []
const PYTHON = spawnSync('python3', ['--version']).status === 0
let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})

afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const DAY = 86_400_000

/** Four acts after the import: a note, its edit, its deletion by another, and that taken back. */
async function review(): Promise<void> {
  const { id } = open.article
  const note = noteOn(open, 'Who says so?')
  const apply = async (act: Act) => valueOf(await desk.client.call('change.apply', act))
  const [added] = (await apply({ ...actOf(id, { added: [note] }), atMs: DAY })).stored
  if (added?.type !== 'note') throw new Error('no note')
  const edit = { ...added, body: 'Who says so, and “where”?' }
  const edited = await apply({ ...actOf(id, { updated: [[added, edit]] }, 'note.edit'), atMs: 2 * DAY })
  const [now] = edited.stored
  if (now?.type !== 'note') throw new Error('no note')
  const removal = { ...actOf(id, { removed: [now] }, 'note.delete'), author: 'Mei', atMs: 3 * DAY }
  await apply(removal)
  const back = { ...actOf(id, invertChange(removal.change), 'note.delete'), author: 'Mei', atMs: 4 * DAY }
  await apply({ ...back, undoes: removal.id })
}

async function lines(filter: LogFilter = {}, articleId?: ArticleId): Promise<readonly LogLine[]> {
  const asked = articleId === undefined ? { filter } : { articleId, filter }
  const { ids } = valueOf(await desk.client.call('log.find', asked))
  return valueOf(await desk.client.call('log.lines', { ids })).lines
}

const said = (all: readonly LogLine[]): readonly string[] => all.map((line) => actWords(line, t))

describe('the log in words', () => {
  test('tells who did what, where and when, the newest first, and what an undo took back', async () => {
    await review()
    const all = (await lines()).filter(({ act }) => act !== 'article.import')
    expect(said(all)).toEqual(['undid: deleted a note', 'deleted a note', 'edited a note', 'added a note'])
    expect(all.map(({ author, atMs }) => [author, atMs / DAY])).toEqual([
      ['Mei', 4],
      ['Mei', 3],
      ['沈', 2],
      ['沈', 1],
    ])
    expect(all[0]?.of).toEqual({ step: 'undo', author: 'Mei', atMs: 3 * DAY })
    expect(all.map((line) => whereWords(line, t))).toEqual(Array(4).fill('¶1'))
    expect(all.map((line) => standingWords(line, t))).toEqual(Array(4).fill(undefined))
  })

  test('tells what was before and after an edit, and the words that it was on', async () => {
    await review()
    const [edit] = await lines({ act: 'note.edit' })
    expect(edit?.quote).toBe('去年9月')
    expect(edit?.fields).toEqual([
      { type: 'note', field: 'body', before: 'Who says so?', after: 'Who says so, and “where”?' },
    ])
    expect(edit && lineWords(edit, t)).toBe(
      'Who says so, and “where”?; on “去年9月”; Text: Who says so? → Who says so, and “where”?',
    )
  })

  test('says that something is gone, and that an article was deleted', async () => {
    const note = noteOn(open, 'x')
    const { stored } = valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [note] })))
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { removed: stored }, 'note.delete')))
    const [gone] = await lines({ act: 'note.add' })
    expect(gone?.place?.standing).toBe('gone')
    expect(gone && standingWords(gone, t)).toBe('No longer there')
  })

  test.each<[string, LogFilter, number]>([
    ['a person', { author: 'Mei' }, 2],
    ['an act', { act: 'note.edit' }, 1],
    ['days', { fromMs: 2 * DAY, toMs: 4 * DAY }, 2],
    ['words of a note, whatever their case', { words: 'WHO SAYS' }, 4],
    ['words with signs that JSON writes otherwise', { words: '“where”' }, 3],
    ['words that were quoted', { words: '去年9' }, 4],
    ['a name', { words: 'mei' }, 2],
    ['names of fields, which nobody sees', { words: 'createdAtMs' }, 0],
  ])('is filtered by %s', async (_by, filter, count) => {
    await review()
    const all = await lines(filter, open.article.id)
    expect(all.filter(({ act }) => act !== 'article.import')).toHaveLength(count)
  })

  test('is filtered by paragraph, and counts what there is', async () => {
    await review()
    const found = valueOf(await desk.client.call('log.find', { articleId: open.article.id }))
    const block = open.blocks.find(({ role }) => role === 'paragraph')?.id ?? ''
    expect(found).toMatchObject({ total: 5, blocks: [[block, 4]] })
    expect(found.authors).toEqual([
      ['沈', 3],
      ['Mei', 2],
    ])
    expect(found.acts[0]).toEqual(['note.delete', 2])
    expect(await lines({ blockId: block }, open.article.id)).toHaveLength(4)
    expect(await lines({ blockId: 'another' }, open.article.id)).toEqual([])
  })

  test('an article has its own acts alone, and the library all', async () => {
    await review()
    const other = await keepText(desk.client, '#另一篇\n别的话。')
    expect(await lines({}, other.article.id)).toHaveLength(1)
    expect(await lines()).toHaveLength(6)
    expect(await lines({ words: '另一篇' })).toHaveLength(1)
  })
})

describe('the log as a file', () => {
  const write = async (format: 'jsonl' | 'csv' | 'xlsx', articleId?: ArticleId): Promise<Buffer> => {
    const path = join(desk.folder, `log.${format}`)
    const asked = { format, locale: 'en' as const, file: { path }, isReplacing: true }
    valueOf(await desk.client.call('log.export', articleId === undefined ? asked : { articleId, ...asked }))
    return readFileSync(path)
  }
  const check = (text: string): string => {
    const path = join(desk.folder, 'copy.jsonl')
    writeFileSync(path, text)
    return spawnSync('python3', ['-c', CHECK, path], { encoding: 'utf8' }).stdout.trim()
  }

  test.skipIf(!PYTHON)('as lines of JSON is checked by a program that knows nothing of ours', async () => {
    await review()
    const text = (await write('jsonl')).toString('utf8')
    expect(check(text)).toMatch(/^sound, numbers left out in 0 places, last hash [0-9a-f]{64}$/u)
    expect(check(text.replace('"author":"Mei"', '"author":"May"'))).toBe('4: not as it was written')
    expect(check(text.replace('\\"Who says so?', '\\"Who said so?'))).toContain('not as it was written')
    const all = text.trimEnd().split('\n')
    expect(check(all.toSpliced(2, 1).join('\n'))).toContain('left out in 1 places')
    const [a = '', b = '', ...rest] = all
    const forged = b.replace(/"prevHash":"[0-9a-f]{64}"/u, `"prevHash":"${'1'.repeat(64)}"`)
    expect(check([a, forged, ...rest].join('\n'))).toContain('2: does not follow 1')
    expect(check((await write('jsonl', open.article.id)).toString('utf8'))).toMatch(/^sound/u)
  })

  test('has the acts that are wanted alone where some are, in the order of the chain', async () => {
    await review()
    const path = join(desk.folder, 'some.jsonl')
    const filter = { act: 'note.delete' }
    const asked = { filter, format: 'jsonl' as const, locale: 'en' as const, file: { path } }
    const made = valueOf(await desk.client.call('log.export', asked))
    const wanted = (await lines(filter)).toReversed()
    const written = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(made.acts).toBe(wanted.length)
    expect(written.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(wanted.map(({ id }) => id))
  })

  test('as tables is read by another library, each act a row with its hash', async () => {
    await review()
    for (const format of ['csv', 'xlsx'] as const) {
      const bytes = await write(format)
      const book = format === 'csv' ? XLSX.read(bytes.toString('utf8').slice(1), { type: 'string' }) : XLSX.read(bytes)
      const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(Object.values(book.Sheets)[0] ?? {})
      expect(rows).toHaveLength(5)
      expect(rows[4]).toMatchObject({
        Person: 'Mei',
        Action: 'undid: deleted a note',
        Place: '¶1',
        'Undoes or redoes': 4,
      })
      expect(rows[4]?.['Hash before']).toBe(rows[3]?.['Hash'])
    }
  })
})

test('an export of the log that is given up leaves nothing behind', async () => {
  const path = join(desk.folder, 'given-up.jsonl')
  const made = desk.client.call('log.export', { format: 'jsonl', locale: 'en', file: { path } })
  desk.transport.listen((name) => {
    if (name === 'library.working') void desk.client.call('library.stopWork', {})
  })
  await desk.client.call('library.stopWork', {})
  const answer = await made
  expect(answer).toMatchObject({ ok: false, error: { code: 'canceled' } })
  expect(readdirSync(desk.folder).filter((name) => name.includes('given-up'))).toEqual([])
})
