import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_FORMATS, viewsOf, type ExportFormat } from '#shared/contract/formats.ts'
import { checkDocx } from '../helpers/exports/check-docx.ts'
import { NEEDS_CASES } from '../helpers/left-out.ts'
import { hostBuiltGalley, type GalleyHost } from '../helpers/run-galley.ts'

const SEED = path.resolve('../shared/seed/000_706234a72859fbcd.txt')
/** `OUT=folder` keeps what was written, to be looked at. */
const kept = process.env['OUT']
const place = kept ?? mkdtempSync(path.join(tmpdir(), 'galley-handed-on-'))
const WHO = { mine: '阮稚川', hers: '林疏影' } as const

interface Kept {
  readonly blocks: readonly { readonly id: string; readonly role: string; readonly text: string }[]
  readonly numbers: readonly { readonly id: string; readonly state: string }[]
  readonly captions: readonly { readonly block: number; readonly verdict: string }[]
  readonly notes: readonly {
    readonly id: string
    readonly body: string
    readonly author: string
    readonly state: string
    readonly replies: readonly { readonly body: string }[]
  }[]
  readonly suggestions: readonly { readonly id: string; readonly before: string; readonly state: string }[]
}

let host: GalleyHost
let article = ''

/** Runs the built command in a library; each answer must be without an error. */
async function galley(library: string, ...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await host.run(place, [...args, '--library', `${library}.sqlite`, '--json', '--lang', 'zh-Hans'])
  expect([ran.errors, ran.code]).toEqual(['', 0])
  return ran.json[0] ?? {}
}

const shown = async (library: string): Promise<Kept> => (await galley(library, 'show', article)) as unknown as Kept

/** Words of a block that stand in it once, as `--start` and `--end`. */
const at = (words: readonly number[]): readonly string[] => ['--start', String(words[0]), '--end', String(words[1])]

beforeAll(async () => {
  if (!existsSync(SEED)) return
  mkdirSync(place, { recursive: true })
  host = hostBuiltGalley()
  article = String((await galley('mine', 'import', SEED))['article'])
  const { blocks, numbers, captions } = await shown('mine')
  const long = blocks.flatMap(({ role, text }, block) =>
    role === 'paragraph' && text.length > 60 ? [String(block)] : [],
  )
  const KINDS = ['comment', 'query', 'correction', 'praise', 'highlight'] as const
  for (const [index, block] of long.entries()) {
    const kind = KINDS[index % KINDS.length] ?? 'comment'
    const suggest = kind === 'correction' ? ['--suggest', `改后${'甲乙丙丁戊己庚辛壬癸'[index % 10] ?? ''}`] : []
    const body = ['--body', kind === 'highlight' ? '' : `第${String(index)}条：此处请核`]
    const how = ['--kind', kind, ...at([4, 9]), ...body, ...suggest, '--author', WHO.mine]
    await galley('mine', 'note', article, '--block', block, ...how)
  }
  const { notes, suggestions } = await shown('mine')
  const reply = ['--body', '已问过作者。', '--author', WHO.hers]
  for (const { id } of notes.filter(({ body }) => body !== '').slice(0, 3))
    await galley('mine', 'note', article, '--reply-to', id, ...reply)
  await galley('mine', 'settle', article, '--note', notes[0]?.id ?? '', '--state', 'resolved')
  await galley('mine', 'settle', article, '--suggestion', suggestions[0]?.id ?? '', '--state', 'accepted')
  await galley('mine', 'settle', article, '--suggestion', suggestions[1]?.id ?? '', '--state', 'rejected')
  for (const [index, { id }] of numbers.entries()) {
    const state = index % 7 === 3 ? 'queried' : index % 11 === 5 ? 'wrong' : 'verified'
    await galley('mine', 'verify', article, '--number', id, '--state', state, '--evidence', '县统计公报')
  }
  for (const [index, { block }] of captions.entries())
    await galley(
      'mine',
      'verdict',
      article,
      '--caption',
      String(block),
      '--state',
      index === 2 ? 'queried' : 'approved',
    )
})
afterAll(() => {
  if (!existsSync(SEED)) return
  host.end()
  if (kept === undefined) rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

/** Formats that hold all notes of a marked article as text that can be searched for. */
const TOLD: readonly ExportFormat[] = ['html', 'web-annotation']
const ALL = EXPORT_FORMATS.flatMap((format) => {
  const views = viewsOf(format)
  return (views.length > 0 ? views : ['marked' as const]).map((view) => [format, view] as const)
})

describe.skipIf(!existsSync(SEED))('the seed article, reviewed in full and handed on', NEEDS_CASES, () => {
  test('has the review that is handed on', async () => {
    const { notes, suggestions, numbers, captions } = await shown('mine')
    expect(notes.length).toBeGreaterThan(15)
    expect(new Set(suggestions.map(({ state }) => state))).toEqual(new Set(['open', 'accepted', 'rejected']))
    expect(numbers.length).toBeGreaterThan(80)
    expect(numbers.filter(({ state }) => state === 'unchecked')).toEqual([])
    expect(captions).toHaveLength(7)
  })

  test.each(ALL)('leaves as %s, %s', async (format, view) => {
    const name = `${format}-${view}.${format.replace(/^report-/u, '').replace('text', 'txt')}`
    const made = await host.run(place, [
      ...['export', article, '--format', format, '--out', name, '--force', '--library', 'mine.sqlite', '--json'],
      ...(viewsOf(format).length > 0 ? ['--view', view] : []),
    ])
    // The command makes pages by a browser that it is told of; without one it says so and writes nothing.
    if (made.code !== 0 && made.out.includes('paper-missing')) return
    expect([made.errors, made.code]).toEqual(['', 0])
    const bytes = readFileSync(path.join(place, name))
    expect(made.json[0]?.['bytes']).toBe(bytes.length)
    expect(bytes.length).toBeGreaterThan(500)
    if (format === 'docx' || format === 'report-docx') expect(checkDocx(bytes)).toEqual([])
    if (view !== 'marked' || !TOLD.includes(format)) return
    const text = bytes.toString('utf8')
    const { notes } = await shown('mine')
    expect(notes.filter(({ body }) => body !== '' && !text.includes(body))).toEqual([])
  })

  test('a package goes to a colleague, who answers; both go on; what comes back is merged and nothing is lost', async () => {
    const hand = async (from: string, to: string, name: string): Promise<Readonly<Record<string, unknown>>> => {
      await galley(from, 'export', article, '--format', 'package', '--out', name, '--force')
      return galley(to, 'merge', name)
    }
    // Her library is there already, with an article of its own.
    writeFileSync(path.join(place, 'hers.txt'), '渡口的新书屋\n\n渡口的新书屋开了门。\n')
    await galley('hers', 'import', 'hers.txt')
    expect(await hand('mine', 'hers', 'first.galley')).toMatchObject({ isNew: true, isTaken: true, article })
    const before = await shown('hers')
    expect(before).toEqual(await shown('mine'))
    const [, open] = before.notes.filter(({ state, body }) => state === 'open' && body !== '')
    const waiting = before.suggestions.find(({ state }) => state === 'open')
    await galley('hers', 'note', article, '--reply-to', open?.id ?? '', '--body', '她的回复', '--author', WHO.hers)
    await galley('hers', 'settle', article, '--suggestion', waiting?.id ?? '', '--state', 'accepted')
    const last = before.blocks.findLastIndex(({ role }) => role === 'paragraph')
    const where = ['--block', String(last), ...at([0, 3])]
    await galley('hers', 'note', article, ...where, '--kind', 'query', '--body', '她的疑问', '--author', WHO.hers)
    await galley('mine', 'note', article, '--reply-to', open?.id ?? '', '--body', '我的回复', '--author', WHO.mine)
    await galley('mine', 'settle', article, '--suggestion', waiting?.id ?? '', '--state', 'rejected')
    const merged = await hand('hers', 'mine', 'second.galley')
    expect(merged).toMatchObject({ isNew: false, isTaken: true })
    // Accepted there and rejected here: both are kept, and the conflict is told.
    expect(merged['conflicts']).toHaveLength(1)
    expect(await hand('hers', 'mine', 'second.galley')).toMatchObject({ isTaken: false, acts: 0 })
    await hand('mine', 'hers', 'third.galley')
    const [mine, hers] = [await shown('mine'), await shown('hers')]
    expect(hers.notes).toEqual(mine.notes)
    expect(hers.suggestions).toEqual(mine.suggestions)
    expect(mine.notes).toHaveLength(before.notes.length + 1)
    const answered = mine.notes.find(({ id }) => id === open?.id)
    expect(answered?.replies.map(({ body }) => body)).toEqual(expect.arrayContaining(['她的回复', '我的回复']))
  })
})
