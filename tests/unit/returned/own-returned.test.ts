import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { answeredDocx, swap, withComment, wordComment, wordDel, wordIns, wordRun } from '#tests/helpers/word-answer.ts'

/** What an author's own file had of its own, and what was mended in it, is told apart from what is new when it comes back. */
let place = ''
let article = ''
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-own-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await galley(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

async function merged(bytes: Uint8Array) {
  writeFileSync(path.join(place, 'back.docx'), bytes)
  return call('merge', 'back.docx', '--author', '秦未央')
}

interface Shown {
  readonly notes: readonly {
    readonly body: string
    readonly state: string
    readonly replies: readonly { readonly body: string }[]
  }[]
  readonly suggestions: readonly { readonly after: string; readonly state: string }[]
}
const shown = async () => (await call('show', article)) as unknown as Shown

async function ownFile(docx: Uint8Array): Promise<Uint8Array> {
  writeFileSync(path.join(place, 'in.docx'), docx)
  article = String((await call('import', 'in.docx', '--author', '秦未央'))['article'])
  await call('export', article, '--format', 'docx', '--into-own', '--out', 'out.docx')
  return readFileSync(path.join(place, 'out.docx'))
}

const comment = (words: string): RegExp =>
  new RegExp(`<w:comment [^>]*>(?:(?!</w:comment>).)*${words}(?:(?!</w:comment>).)*</w:comment>`, 'u')

/** The author's comments (one of them answered) and two changes, as they came. */
const AUTHORED = makeDocx({
  body:
    paragraph('渡口的书屋') +
    `<w:p>${withComment(1, '末班轮渡')}<w:commentRangeStart w:id="2"/><w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>${wordRun('靠岸，摆渡人还了')}${wordDel(50, '作者', '两')}${wordIns(51, '作者', '三')}${wordRun('本书。')}</w:p>` +
    `<w:p>${withComment(3, '江上')}${wordRun('的人都看得见')}${wordDel(52, '作者', '这盏')}${wordIns(53, '作者', '那盏')}${wordRun('灯。')}</w:p>`,
  comments:
    wordComment(1, '5A000001', '作者', '哪一班？') +
    wordComment(2, '5A000002', '作者', '最后一班。') +
    wordComment(3, '5A000003', '作者', '富春江。'),
  commentsExtended:
    '<w15:commentEx w15:paraId="5A000001" w15:done="0"/><w15:commentEx w15:paraId="5A000002" w15:paraIdParent="5A000001" w15:done="0"/><w15:commentEx w15:paraId="5A000003" w15:done="0"/>',
})

test('the author’s own comments and changes are known again: answered, reworded, deleted, settled', async () => {
  const out = await ownFile(AUTHORED)
  const nothing = { acts: 0, left: 0, untracked: { count: 0 } }
  expect(await merged(out)).toMatchObject(nothing)
  const back = answeredDocx(out, {
    'word/comments.xml': (xml) =>
      swap(
        swap(swap(xml, '最后一班。', '是最后一班。'), comment('富春江。'), ''),
        '</w:comments>',
        `${wordComment(9, '7A000001', '林', '几点？')}</w:comments>`,
      ),
    'word/commentsExtended.xml': (xml) =>
      swap(
        swap(xml, 'w15:paraId="5A000001" w15:done="0"', 'w15:paraId="5A000001" w15:done="1"'),
        /<w15:commentEx w15:paraId="5A000003"[^>]*>/u,
        '<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="5A000001" w15:done="0"/>',
      ),
    'word/document.xml': (xml) => {
      const bare = xml.replace(/<w:commentRange(?:Start|End) w:id="3"\/>/gu, '')
      const gone = swap(bare, '<w:r><w:commentReference w:id="3"/></w:r>', '')
      const accepted = swap(swap(gone, wordDel(50, '作者', '两'), ''), wordIns(51, '作者', '三'), wordRun('三'))
      return swap(swap(accepted, wordDel(52, '作者', '这盏'), wordRun('这盏')), wordIns(53, '作者', '那盏'), '')
    },
  })
  expect(await merged(back)).toMatchObject({
    left: 0,
    untracked: { count: 0 },
    conflicts: [],
    counts: { notes: 0, replies: 1, edits: 1, states: 1, suggestions: 0, decisions: 2, removals: 1 },
  })
  const { notes, suggestions } = await shown()
  expect(notes).toMatchObject([
    {
      body: '哪一班？',
      state: 'resolved',
      replies: expect.arrayContaining([
        expect.objectContaining({ body: '是最后一班。' }),
        expect.objectContaining({ body: '几点？' }),
      ]) as unknown,
    },
  ])
  expect(suggestions.map(({ after, state }) => `${after} ${state}`).toSorted()).toEqual([
    '三 accepted',
    '那盏 rejected',
  ])
  expect(await merged(back)).toMatchObject(nothing)
})

test('somebody who is called as the program is, is told apart from what the program mended', async () => {
  const out = await ownFile(
    makeDocx({ body: paragraph('渡口的书屋') + paragraph('这是一座\u200b现代的书屋，江上的人都看得见这盏灯。') }),
  )
  expect(await merged(out)).toMatchObject({ acts: 0, left: 0, untracked: { count: 0 } })
  const back = answeredDocx(out, {
    'word/document.xml': (xml) => {
      expect(xml).toContain('w:author="Galley"')
      return swap(
        xml,
        /现代的书屋，江上的人都看得见这盏灯。<\/w:t><\/w:r>/u,
        `现代的书屋，江上的人都看得见</w:t></w:r>${wordDel(95, 'Galley', '这盏')}${wordIns(96, 'Galley', '那盏')}${wordRun('灯。')}`,
      )
    },
  })
  expect(await merged(back)).toMatchObject({ left: 0, authors: [{ name: 'Galley' }], counts: { suggestions: 1 } })
})

test('where a file has lost its threads, an answer that says whom it answers is one; else it is a comment, and that is said', async () => {
  writeFileSync(path.join(place, 'in.txt'), '渡口的书屋\n\n末班轮渡靠岸，摆渡人还了两本书。\n')
  article = String((await call('import', 'in.txt', '--author', '秦未央'))['article'])
  await call('note', article, '--block', '1', '--start', '0', '--end', '4', '--body', '哪一班？', '--author', '秦未央')
  await call('export', article, '--format', 'docx', '--out', 'out.docx')
  const lost = (xml: string, words: string): string =>
    swap(
      xml,
      '</w:comments>',
      `<w:comment w:id="9" w:author="林" w:date="2026-03-04T10:20:30Z">${words}</w:comment></w:comments>`,
    )
  const back = (words: string) =>
    answeredDocx(readFileSync(path.join(place, 'out.docx')), {
      'word/comments.xml': (xml) => lost(xml.replace(/ w14:paraId="[^"]*"/gu, ''), words),
      'word/commentsExtended.xml': (xml) => xml.replace(/<w15:commentEx [^>]*>/gu, ''),
      'word/document.xml': (xml) =>
        swap(
          swap(
            xml,
            '<w:commentRangeStart w:id="0"/>',
            '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="9"/>',
          ),
          '<w:commentRangeEnd w:id="0"/>',
          '<w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r><w:commentRangeEnd w:id="0"/>',
        ),
    })
  const line = (words: string): string => paragraph(words)
  expect(await merged(back(line('没有说是谁的。')))).toMatchObject({ apart: 1, counts: { notes: 1, replies: 0 } })
  expect(
    await merged(back(line('Reply to 秦未央 (03/04/2026, 10:20): "哪一班？"') + line('最后一班。'))),
  ).toMatchObject({
    apart: 0,
    counts: { notes: 0, replies: 1 },
  })
  expect((await shown()).notes.find(({ body }) => body === '哪一班？')?.replies).toMatchObject([{ body: '最后一班。' }])
})
