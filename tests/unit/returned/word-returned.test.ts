import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { galley } from '#tests/helpers/run-galley.ts'
import { checkDocx } from '#tests/helpers/exports/check-docx.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { answeredDocx, swap, withComment, wordComment, wordDel, wordIns, wordRun } from '#tests/helpers/word-answer.ts'

const TEXTS = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有十一万册书，来了三百人。',
  '江上的人都看得见这盏灯。',
]

interface Shown {
  readonly notes: readonly {
    readonly id: string
    readonly body: string
    readonly author: string
    readonly state: string
    readonly replies: readonly { readonly body: string; readonly author: string }[]
  }[]
  readonly suggestions: readonly {
    readonly id: string
    readonly before: string
    readonly after: string
    readonly state: string
    readonly author: string
  }[]
}

let place = ''
let article = ''
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-returned-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await galley(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

const shown = async (): Promise<Shown> => (await call('show', article)) as unknown as Shown

const on = (block: number, start: number, end: number): readonly string[] => [
  '--block',
  String(block),
  '--start',
  String(start),
  '--end',
  String(end),
]

/** An article with two notes, one of them answered, and four corrections, as a Word document. */
async function exported(isOwn: boolean): Promise<Uint8Array> {
  if (isOwn)
    writeFileSync(path.join(place, 'in.docx'), makeDocx({ body: TEXTS.map((text) => paragraph(text)).join('') }))
  else writeFileSync(path.join(place, 'in.txt'), TEXTS.join('\n\n'))
  article = String((await call('import', isOwn ? 'in.docx' : 'in.txt'))['article'])
  const by = ['--author', '秦未央']
  await call('note', article, ...on(1, 0, 4), '--body', '哪一班？', ...by)
  const [first] = (await shown()).notes
  await call('note', article, '--reply-to', first?.id ?? '', '--body', '最后一班。', ...by)
  await call('note', article, ...on(3, 0, 2), '--body', '哪条江？', ...by)
  await call('note', article, ...on(1, 12, 13), '--suggest', '三', '--body', '', ...by)
  await call('note', article, ...on(2, 3, 6), '--suggest', '十二万', '--body', '', ...by)
  await call('note', article, ...on(2, 11, 14), '--suggest', '五百', '--body', '', ...by)
  await call('export', article, '--format', 'docx', '--out', 'out.docx', ...(isOwn ? ['--into-own'] : []))
  return readFileSync(path.join(place, 'out.docx'))
}

async function merged(bytes: Uint8Array, ...more: readonly string[]) {
  writeFileSync(path.join(place, 'back.docx'), bytes)
  return call('merge', 'back.docx', '--author', '秦未央', ...more)
}

/** A tracked change with what it takes out, or puts in, as its file has it. */
const around = (tag: string, words: string): RegExp =>
  new RegExp(`<w:${tag} [^>]*>(?:(?!</w:${tag}>).)*${words}(?:(?!</w:${tag}>).)*</w:${tag}>`, 'u')
const accepted = (xml: string, before: string, after: string): string =>
  swap(swap(xml, around('del', before), ''), around('ins', after), wordRun(after))
const refused = (xml: string, before: string, after: string): string =>
  swap(swap(xml, around('del', before), wordRun(before)), around('ins', after), '')

test.each([['a new document', false] as const, ['the own file of the author', true] as const])(
  'what was done in Word comes back: %s',
  async (_what, isOwn) => {
    const out = await exported(isOwn)
    const old = isOwn ? checkDocx(readFileSync(path.join(place, 'in.docx'))) : []
    expect(checkDocx(out).filter((fault) => !old.includes(fault))).toEqual([])
    expect(await merged(out)).toMatchObject({ acts: 0, isTaken: false, untracked: { count: 0 }, left: 0 })
    const root = /w14:paraId="([0-9A-F]+)"(?:(?!<\/w:p>).)*哪一班/u
    let parent = ''
    const back = answeredDocx(out, {
      'word/comments.xml': (xml) => {
        parent = root.exec(xml)?.[1] ?? ''
        return swap(
          swap(xml, '哪条江？', '哪一条江？'),
          '</w:comments>',
          wordComment(90, '7A000001', '林', '再查一次。') +
            wordComment(91, '7A000002', '林', '是谁？') +
            '</w:comments>',
        )
      },
      'word/commentsExtended.xml': (xml) =>
        swap(
          swap(xml, new RegExp(`(w15:paraId="${parent}" w15:done=)"0"`, 'u'), '$1"1"'),
          '</w15:commentsEx>',
          `<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="${parent}" w15:done="0"/><w15:commentEx w15:paraId="7A000002" w15:done="0"/></w15:commentsEx>`,
        ),
      'word/document.xml': (xml) => {
        const settled = refused(accepted(xml, '两', '三'), '十一万', '十二万')
        return swap(
          settled,
          /<w:r><w:t[^>]*>的人都看得见这盏灯。<\/w:t><\/w:r>/u,
          wordRun('的') +
            withComment(91, '人') +
            wordRun('都看得见') +
            wordDel(95, '林', '这盏') +
            wordIns(96, '林', '那盏') +
            wordRun('灯。'),
        )
      },
    })
    const preview = await merged(back, '--preview')
    expect(preview).toMatchObject({ isTaken: false, conflicts: [], untracked: { count: 0, words: [] }, left: 0 })
    const before = await shown()
    expect(before.notes.map(({ body }) => body)).toContain('哪条江？')
    const taken = await merged(back)
    expect(taken).toMatchObject({
      isTaken: true,
      conflicts: [],
      left: 0,
      counts: { notes: 1, replies: 1, suggestions: 1, decisions: 2, states: 3, edits: 1, removals: 0 },
    })
    const { notes, suggestions } = await shown()
    expect(notes.find(({ body }) => body === '哪一班？')).toMatchObject({
      state: 'resolved',
      replies: expect.arrayContaining([
        expect.objectContaining({ body: '最后一班。' }),
        expect.objectContaining({ body: '再查一次。', author: '林' }),
      ]) as unknown,
    })
    expect(notes.map(({ body, author }) => [body, author])).toEqual(
      expect.arrayContaining([
        ['哪一条江？', '秦未央'],
        ['是谁？', '林'],
      ]),
    )
    expect(suggestions.map(({ before: from, after, state }) => `${from}→${after} ${state}`).toSorted()).toEqual(
      ['两→三 accepted', '十一万→十二万 rejected', '三百人→五百 open', '这盏→那盏 open'].toSorted(),
    )
    expect(suggestions).toHaveLength(4)
    expect(await merged(back)).toMatchObject({ acts: 0, isTaken: false })
    expect(await merged(out)).toMatchObject({ acts: 0, isTaken: false })
  },
)

test('what was typed without being tracked is told, and what was settled beside it is known all the same', async () => {
  const out = await exported(false)
  const back = answeredDocx(out, {
    'word/document.xml': (xml) =>
      swap(
        swap(accepted(accepted(xml, '十一万', '十二万'), '三百人', '五百'), '册书，来了', '卷藏书，来了'),
        '<w:r><w:t xml:space="preserve">渡口的书屋</w:t></w:r>',
        `${wordRun('渡口的书屋')}</w:p><w:p>${wordRun('这一段谁也没有标记，写得很长，长到四十个字以后还没有写完，所以后面的字都看不见了，只有一个省略号。')}`,
      ),
  })
  const taken = await merged(back)
  expect(taken).toMatchObject({ untracked: { count: 2 }, left: 0, counts: { decisions: 2 } })
  const { words } = taken['untracked'] as { readonly words: readonly string[] }
  expect(words.some((each) => each.startsWith('这一段谁也没有标记') && each.endsWith('…'))).toBe(true)
  const { suggestions } = await shown()
  expect(suggestions.map(({ after, state }) => `${after} ${state}`).toSorted()).toEqual([
    '三 open',
    '五百 accepted',
    '十二万 accepted',
  ])
})

test('a comment that was in the file and is not any more is taken away, and meets what was said of it meanwhile', async () => {
  const out = await exported(false)
  const [, note] = (await shown()).notes.filter(({ body }) => body !== '')
  await call('note', article, '--reply-to', note?.id ?? '', '--body', '富春江。', '--author', '秦未央')
  const comment = /<w:comment w:id="2"(?:(?!<\/w:comment>).)*<\/w:comment>/u
  const back = answeredDocx(out, {
    'word/comments.xml': (xml) => swap(xml, comment, ''),
    'word/commentsExtended.xml': (xml) => swap(xml, /<w15:commentEx w15:paraId="10000002"[^>]*>/u, ''),
    'word/document.xml': (xml) =>
      swap(
        swap(swap(xml, '<w:commentRangeStart w:id="2"/>', ''), '<w:commentRangeEnd w:id="2"/>', ''),
        '<w:commentReference w:id="2"/>',
        '',
      ),
  })
  const taken = await merged(back)
  // Who answers a note contradicts whoever takes it away: nobody's word goes.
  expect(taken['conflicts']).toMatchObject([{ kind: 'removed', record: { type: 'note', id: note?.id } }])
  expect((await shown()).notes.find(({ id }) => id === note?.id)?.replies).toMatchObject([{ body: '富春江。' }])
})

test('a document that came through with all its ids anew is known by who said what, and when', async () => {
  const out = await exported(false)
  let count = 0
  const anew = (xml: string): string => xml.replace(/w(14|15):paraId="1000/gu, 'w$1:paraId="2FFF')
  const back = answeredDocx(out, {
    'word/comments.xml': (xml) => swap(anew(xml), '哪条江？', '哪一条江？'),
    'word/commentsExtended.xml': (xml) => xml.replace(/<w15:commentEx [^>]*>/gu, ''),
    'word/document.xml': (xml) =>
      xml.replace(/(<w:(?:ins|del) w:id=)"\d+"/gu, (_all, start: string) => `${start}"${String((count += 1) + 500)}"`),
  })
  expect(await merged(back)).toMatchObject({
    left: 0,
    untracked: { count: 0 },
    counts: { edits: 1, notes: 0, replies: 0, suggestions: 0, decisions: 0, states: 0, removals: 0 },
  })
  expect((await shown()).notes.map(({ body }) => body)).toContain('哪一条江？')
})

test('a new paragraph that was tracked, and words put in within a paragraph that was settled, have their places', async () => {
  const out = await exported(false)
  const end = '本书。</w:t></w:r></w:p>'
  const back = answeredDocx(out, {
    'word/document.xml': (xml) =>
      swap(
        swap(
          accepted(xml, '两', '三'),
          end,
          `${end}<w:p><w:pPr><w:rPr><w:ins w:id="70" w:author="林" w:date="2026-03-04T10:20:30Z"/></w:rPr></w:pPr>${wordIns(71, '林', '那一夜没有月亮。')}</w:p>`,
        ),
        '靠岸，摆渡人还了',
        `靠岸，</w:t></w:r>${wordIns(72, '林', '那位')}<w:r><w:t xml:space="preserve">摆渡人还了`,
      ),
  })
  expect(await merged(back)).toMatchObject({
    left: 0,
    untracked: { count: 0 },
    counts: { suggestions: 2, decisions: 1 },
  })
  const { suggestions } = await shown()
  expect(suggestions.map(({ after }) => after)).toEqual(expect.arrayContaining(['那位', '\n那一夜没有月亮。']))
})

test('a document that does not say who it is, or whose article is not here, is not merged', async () => {
  const out = await exported(false)
  const ran = async (bytes: Uint8Array, library = 'l.sqlite') => {
    writeFileSync(path.join(place, 'back.docx'), bytes)
    const { code, json } = await galley(place, ['merge', 'back.docx', '--library', library, '--json'])
    return [code, (json[0]?.['error'] as { readonly code?: string } | undefined)?.code]
  }
  expect(await ran(makeDocx({ body: paragraph(TEXTS[0] ?? '') }))).toEqual([1, 'returned-foreign'])
  const identity = 'customXml/item1.xml'
  expect(await ran(answeredDocx(out, { [identity]: (xml) => swap(xml, 'format="1"', 'format="2"') }))).toEqual([
    1,
    'package-newer',
  ])
  expect(await ran(answeredDocx(out, { [identity]: (xml) => swap(xml, /<head [^>]*>/u, '<head act="x"/>') }))).toEqual([
    1,
    'history-other',
  ])
  expect(await ran(answeredDocx(out, { [identity]: () => '<broken' }))).toEqual([1, 'returned-foreign'])
  writeFileSync(path.join(place, 'other.txt'), '别的稿件。')
  const made = await galley(place, ['import', 'other.txt', '--library', 'm.sqlite', '--json'])
  expect(made.code).toBe(0)
  expect(await ran(out, 'm.sqlite')).toEqual([1, 'returned-unknown'])
})
