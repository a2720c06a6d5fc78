import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { takeLock } from '#electron/db/holder.ts'
import { galley, galleyProcess, newFolder, type Ran } from '#tests/helpers/run-galley.ts'

type Json = Readonly<Record<string, unknown>>

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="teal"/></svg>'
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>盐田</title><article><h1>盐田村的夜里有了48盏灯</h1>
<p>本报记者 何雨舟</p><p>清晨，盐田村的风车响了。守车人数了数，一共48盏灯，比去年多了11盏。</p>
<figure><img src="mill.svg" alt="风车"><figcaption>图为盐田村的风车。</figcaption></figure>
<p>村里打算明年再修两座风车，让河对岸也亮起来。</p></article></html>`

const folder = newFolder()
const library = ['--library', 'desk.galley', '--json']
let article = ''

async function show(): Promise<{
  blocks: Json[]
  notes: Json[]
  numbers: Json[]
  captions: Json[]
  suggestions: Json[]
}> {
  const ran = await galley(folder, ['show', article, ...library])
  return ran.json[0] as never
}

function run(...args: string[]): Promise<Ran> {
  const [name = '', ...rest] = args
  return galley(folder, [name, article, ...rest, ...library])
}

beforeAll(async () => {
  writeFileSync(path.join(folder, 'mill.svg'), svg)
  writeFileSync(path.join(folder, 'page.html'), page)
  const ran = await galley(folder, ['import', 'page.html', ...library])
  article = String(ran.json[0]?.['article'])
})

describe('a review in the shell', () => {
  it('is kept: notes, a reply, a region, states and verdicts', async () => {
    const before = await show()
    const at = (words: string): { block: number; start: number } => {
      const block = before.blocks.findIndex((each) => String(each['text']).includes(words))
      return { block, start: Array.from(String(before.blocks[block]?.['text']).split(words)[0] ?? '').length }
    }
    const mill = at('风车响了')
    const noted = await run(
      'note',
      '--block',
      String(mill.block),
      '--start',
      String(mill.start),
      '--end',
      String(mill.start + 2),
      '--kind',
      'correction',
      '--body',
      '是水车',
      '--suggest',
      '水车',
      '--author',
      '江予白',
    )
    expect(noted.code).toBe(0)
    expect(noted.json[0]).toMatchObject({
      kind: 'correction',
      quote: '风车',
      suggest: '水车',
      author: '江予白',
      state: 'open',
    })
    const noteId = String(noted.json[0]?.['id'])
    expect((await run('note', '--reply-to', noteId, '--body', '查过了，是风车。', '--author', '何雨舟')).code).toBe(0)
    const figure = before.blocks.findIndex((each) => each['role'] === 'figure')
    const region = await run(
      'note',
      '--block',
      String(figure),
      '--region',
      'xywh=percent:10,20,30,40',
      '--body',
      '裁掉',
    )
    expect(region.json[0]).toMatchObject({ region: 'xywh=percent:10,20,30,40', block: figure })
    const across = await run(
      'note',
      '--block',
      String(mill.block),
      '--start',
      '0',
      '--end-block',
      String(before.blocks.length - 1),
      '--end',
      '4',
      '--kind',
      'query',
      '--body',
      '跨段',
    )
    expect(across.json[0]).toMatchObject({ endBlock: before.blocks.length - 1, end: 4 })

    const number = before.numbers.find((each) => each['text'] === '11盏')
    const verified = await run(
      'verify',
      '--number',
      String(number?.['id']),
      '--state',
      'wrong',
      '--value',
      '12',
      '--evidence',
      '村账',
    )
    expect(verified.json[0]).toMatchObject({ state: 'wrong', right: '12盏', evidence: '村账' })
    // What is not said anew stays.
    const again = await run('verify', '--number', String(number?.['id']), '--state', 'wrong')
    expect(again.json[0]).toMatchObject({ right: '12盏', evidence: '村账' })
    const caption = before.blocks.findIndex((each) => each['role'] === 'caption')
    for (const _ of [1, 2])
      expect((await run('verdict', '--caption', String(caption), '--state', 'queried')).code).toBe(0)
    const suggestion = (await show()).suggestions.find((each) => each['note'] === noteId)
    expect((await run('settle', '--suggestion', String(suggestion?.['id']), '--state', 'accepted')).code).toBe(0)

    // Another correction of the same words is not accepted beside it.
    const place = ['--block', String(mill.block), '--start', String(mill.start), '--end', String(mill.start + 2)]
    await run('note', ...place, '--kind', 'correction', '--suggest', '磨坊', '--body', '')
    const rival = (await show()).suggestions.find((each) => each['after'] === '磨坊')
    const refused = await run('settle', '--suggestion', String(rival?.['id']), '--state', 'accepted')
    expect([refused.code, refused.out + refused.errors]).toEqual([1, expect.stringContaining('suggestion-conflict')])
    expect((await run('settle', '--suggestion', String(rival?.['id']), '--state', 'rejected')).code).toBe(0)

    const after = await show()
    expect(after.notes).toHaveLength(4)
    const kept = after.notes.find((each) => each['id'] === noteId)
    expect(kept).toMatchObject({ replies: [{ author: '何雨舟', body: '查过了，是风车。' }] })
    expect(after.captions[0]).toMatchObject({ verdict: 'queried' })
    expect(after.suggestions.map((each) => each['state']).sort()).toEqual(['accepted', 'open', 'rejected'])
    expect(after.numbers.find((each) => each['text'] === '11盏')).toMatchObject({
      state: 'wrong',
      by: expect.any(String),
    })
  }, 60_000)

  it('leaves, and comes back, as files', async () => {
    const html = await galley(folder, ['export', article, '--format', 'html', '--out', 'out.html', ...library])
    expect(html.code).toBe(0)
    expect(readFileSync(path.join(folder, 'out.html'), 'utf8')).toContain('data:image/svg+xml;base64')
    // What ends in a slash is a folder, there or not, and no name for a file.
    const inFolder = await galley(folder, ['export', article, '--format', 'text', '--out', 'shelf/', ...library])
    expect(inFolder.json).toMatchObject([{ file: 'shelf/', error: { code: 'file-special' } }])
    expect(existsSync(path.join(folder, 'shelf'))).toBe(false)
    const again = await galley(folder, ['export', article, '--format', 'html', '--out', 'out.html', ...library])
    expect(again.out).toContain('(--force)')
    const text = await galley(folder, ['export', article, '--format', 'text', '--out', 'out.txt', ...library])
    // Plain text has no marks, and says so.
    expect(text.json[0]).toMatchObject({ format: 'text', view: 'clean' })
    expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).toContain('盐田村的水车响了')
    await galley(folder, ['export', article, '--format', 'web-annotation', '--out', 'out.jsonld', ...library])
    const other = ['--library', 'other.galley', '--json']
    const twin = String((await galley(folder, ['import', 'page.html', ...other])).json[0]?.['article'])
    const read = await galley(folder, ['annotations', twin, 'out.jsonld', ...other])
    expect(read.errors).toBe('')
    expect(read.code).toBe(0)
    expect(read.json.every((each) => each['status'] === 'exact')).toBe(true)
    const [shown] = (await galley(folder, ['show', twin, ...other])).json
    const own = await show()
    expect((shown?.['notes'] as Json[]).map((each) => each['body'])).toEqual(own.notes.map((each) => each['body']))
    expect((shown?.['suggestions'] as Json[]).map((each) => each['state'])).toEqual(
      own.suggestions.map((each) => each['state']),
    )
    const twice = await galley(folder, ['annotations', twin, 'out.jsonld', ...other])
    expect(twice.json.every((each) => each['status'] === 'unchanged')).toBe(true)
  }, 60_000)

  it('refuses what is not there with 2', async () => {
    const calls = [
      ['note', '--block', '99', '--start', '0', '--end', '1', '--body', 'x'],
      ['note', '--block', '0', '--start', '0', '--end', '999', '--body', 'x'],
      ['verify', '--number', 'nobody', '--state', 'verified'],
      ['verdict', '--caption', '0', '--state', 'approved'],
      ['settle', '--note', 'nobody', '--state', 'resolved'],
      ['export', '--format', 'rtf', '--out', 'x.pdf'],
    ]
    const before = await show()
    for (const call of calls) expect((await run(...call)).code, call.join(' ')).toBe(2)
    expect((await galley(folder, ['show', 'nobody', ...library])).code).toBe(2)
    expect(await show()).toEqual(before)
  }, 60_000)

  it('takes words that begin with a dash, and counts positions in code points', async () => {
    writeFileSync(path.join(folder, 'cold.txt'), '夜里\n\n今晨𠮷田村气温🌡️降到-12℃。')
    const cold = String((await galley(folder, ['import', 'cold.txt', ...library])).json[0]?.['article'])
    const place = ['--block', '1', '--start', '11', '--end', '15']
    const words = ['--suggest', '-2℃', '--body', '- 核实']
    const ran = await galley(folder, ['note', cold, ...place, ...words, ...library])
    expect(ran.json[0]).toMatchObject({ quote: '-12℃', suggest: '-2℃', body: '- 核实', kind: 'correction' })
    const missing = await galley(folder, ['note', cold, ...place, '--body', ...library])
    expect(missing.json).toMatchObject([{ error: { code: 'usage' } }])
  }, 60_000)

  it('gives a file without annotations its error, and changes nothing', async () => {
    writeFileSync(path.join(folder, 'none.json'), '{}')
    const ran = await run('annotations', 'none.json')
    expect(ran.code).toBe(1)
    expect(ran.json).toMatchObject([{ file: 'none.json', error: { code: 'annotations-invalid' } }])
    // What is none among others is told of itself, in whole words.
    writeFileSync(path.join(folder, 'one.json'), JSON.stringify({ id: 'urn:x:1', type: 'Annotation' }))
    const { json } = await run('annotations', 'one.json')
    const message =
      'This isn’t a valid W3C Web Annotation: @context doesn’t name http://www.w3.org/ns/anno.jsonld; it has no target.'
    expect(json).toEqual([{ id: 'urn:x:1', error: { code: 'annotations-invalid', message } }])
  }, 60_000)

  it('names who holds the library, and writes nothing', async () => {
    const lock = takeLock(path.join(folder, 'desk.galley'), 'Galley window', 1)
    expect(lock.kind).toBe('held')
    try {
      const before = await show()
      const place = ['--block', '0', '--start', '0', '--end', '1', '--body', 'x']
      const ran = await galleyProcess(folder, ['note', article, ...place, ...library])
      expect(ran.code).toBe(1)
      const error = ran.json[0]?.['error'] as { code: string; message: string }
      expect(error.code).toBe('library-held')
      expect(error.message).toContain('Galley window')
      expect(await show()).toEqual(before)
    } finally {
      if (lock.kind === 'held') lock.release()
    }
  }, 60_000)

  it('names what in the library is not Galley’s own, and writes nothing', async () => {
    const file = path.join(folder, 'altered.galley')
    copyFileSync(path.join(folder, 'desk.galley'), file)
    const db = new Database(file)
    db.exec('CREATE VIEW not_ours AS SELECT 1')
    db.close()
    const ran = await galley(folder, ['import', 'page.html', '--library', 'altered.galley', '--json'])
    expect(ran.code).toBe(1)
    const error = ran.json[0]?.['error'] as { code: string; message: string }
    expect(error.code).toBe('library-altered')
    expect(error.message).toContain('view not_ours')
    expect(error.message).toContain(file)
  }, 60_000)

  it('checks the file, tells a fault, and saves what can be read', async () => {
    expect(await run('doctor').then((ran) => ran.code)).toBe(2)
    const sound = await galley(folder, ['doctor', ...library])
    expect(sound.code).toBe(0)
    expect(sound.json[0]).toMatchObject({ isSound: true, articles: 2, faults: [] })
    const bytes = readFileSync(path.join(folder, 'desk.galley'))
    writeFileSync(path.join(folder, 'broken.galley'), bytes.fill(0x5a, 4096 * 20, 4096 * 24))
    const broken = ['--library', 'broken.galley', '--json']
    expect((await galley(folder, ['doctor', ...broken])).json[0]).toMatchObject({ isSound: false, articles: null })
    // It can be read at best, and a call that would write says why it does not.
    const refused = await galley(folder, ['import', 'page.html', ...broken])
    expect(refused.code).toBe(1)
    expect(refused.json).toMatchObject([{ error: { code: 'library-damaged' } }])
    // Without its first bytes it cannot even be opened, and is rescued all the same.
    writeFileSync(
      path.join(folder, 'headless.galley'),
      readFileSync(path.join(folder, 'other.galley')).fill(0x5a, 0, 64),
    )
    const headless = ['--library', 'headless.galley', '--rescue', 'headless-saved.galley', '--json']
    expect((await galley(folder, ['doctor', ...headless])).json).toMatchObject([
      { isSound: false, error: { code: 'library-damaged' }, rescued: expect.any(Array) as unknown },
    ])
    const again = await galley(folder, ['doctor', '--library', 'headless-saved.galley', '--json'])
    const whole = (await galley(folder, ['doctor', '--library', 'other.galley', '--json'])).json[0]
    expect(whole).toMatchObject({ isSound: true, faults: [] })
    expect(again.json[0]).toEqual({
      ...whole,
      library: 'headless-saved.galley',
      backups: null,
      backupFiles: [],
    })
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(path.join(folder, 'other.galley'))
    db.exec(`UPDATE note SET json = replace(json, '裁掉', '裁去')`)
    db.close()
    const faulty = await galley(folder, ['doctor', '--library', 'other.galley', '--rescue', 'saved.galley', '--json'])
    expect(faulty.code).toBe(1)
    expect(faulty.json[0]).toMatchObject({
      isSound: false,
      faults: [{ table: 'note', title: expect.any(String) as unknown }],
      rescue: { gaps: 0, lost: [], unsure: [] },
    })
    expect((await galley(folder, ['doctor', '--library', 'saved.galley', '--json'])).code).toBe(0)
  }, 60_000)
})

describe('the details of an article', () => {
  const text = [
    '盐田村的夜里有了48盏灯',
    '本报记者 何雨舟',
    '昨天清晨，盐田村的风车响了。守车人数了数，一共48盏灯，比去年多了11盏，河对岸还是黑的。',
    '村里打算后年再修两座风车，让河对岸也亮起来。木匠说料子已经备好，只等河水退下去。',
  ]
  const file = (name: string, paragraphs: readonly string[]): string => {
    writeFileSync(path.join(folder, name), paragraphs.join('\n\n'))
    return name
  }
  const own = ['--library', 'details.galley', '--json']
  const call = async (...args: string[]): Promise<Json> => (await galley(folder, [...args, ...own])).json[0] ?? {}
  const numbersOf = (shown: Json): Json =>
    Object.fromEntries((shown['numbers'] as Json[]).map(({ text: words, value }) => [words, value]))

  it('are set one by one, kept beside what the text gave, and taken back', async () => {
    const id = String((await call('import', file('mill.txt', text)))['article'])
    const received = { publishedAt: null, title: text[0], byline: '何雨舟', editor: null, source: null }
    const before = await call('show', id)
    expect(before).toMatchObject({ ...received, received: null })
    expect(Object.keys(numbersOf(before))).not.toContain('昨天清晨')
    const set = await call('details', id, '--title', ' 风车\n转了 ', '--source', '南陂晚报', '--date', '2026年3月8日')
    expect(set).toEqual({
      article: id,
      title: '风车 转了',
      source: '南陂晚报',
      byline: '何雨舟',
      editor: null,
      publishedAt: '2026-03-08',
    })
    // Another call, another start: what is not said anew stays, and an empty word takes one away.
    expect(await call('details', id, '--byline', '')).toMatchObject({ title: '风车 转了', byline: null })
    const shown = await call('show', id)
    expect(shown).toMatchObject({ title: '风车 转了', byline: null, publishedAt: '2026-03-08', received })
    expect(numbersOf(shown)['昨天清晨']).toBe('2026-03-07')
    expect(await call('list')).toMatchObject({ title: '风车 转了', publishedAt: '2026-03-08' })
    await call('details', id, '--title', String(received.title), '--source', '', '--byline', '何雨舟', '--date', '')
    expect(await call('show', id)).toMatchObject({ ...received, received: null })
  }, 60_000)

  it('are not set to what is none', async () => {
    const id = String((await call('import', 'mill.txt'))['article'])
    const before = await call('show', id)
    for (const wrong of [
      ['--title', ' '],
      ['--date', '昨天'],
      ['--date', '2026-02-30'],
    ])
      expect((await galley(folder, ['details', id, ...wrong, ...own])).code, wrong.join(' ')).toBe(2)
    expect((await galley(folder, ['details', 'nobody', '--title', '甲', ...own])).code).toBe(2)
    expect(await call('show', id)).toEqual(before)
  }, 60_000)

  it('of a text that resembles another are its own, and import says which one that is', async () => {
    const id = String((await call('import', 'mill.txt'))['article'])
    const revised = ['灯亮到了河对岸', ...text.slice(1), '渡口的船工说，夜里看得见对岸的人了。']
    const other = await call('import', file('revised.txt', revised))
    expect(other['article']).not.toBe(id)
    expect(other['alike']).toMatchObject([{ article: id, title: text[0], share: expect.any(Number) as number }])
    const same = await call('import', file('same.txt', [text[0] ?? '', '渡口的船工在桥头说了另一件事，与灯没有关系。']))
    expect(same['alike']).toEqual([{ article: id, title: text[0], share: null }])
  }, 60_000)
})
