import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ArticleId } from '#shared/domain/ids.ts'
import { actOf, openDesk, openOf, valueOf, type TestDesk } from '#tests/helpers/keeping/desk.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { answeredDocx, settledInWord, swap, wordComment } from '#tests/helpers/word-answer.ts'

/** A Word document that comes back: what is taken is what was shown, and its decisions do what the desk's do. */
const TEXTS = ['渡口的书屋', '末班轮渡靠岸，摆渡人还了两本书。', '江上的人都看得见这盏灯。']

let place = ''
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-shown-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

const file = (name: string): string => path.join(place, name)

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await galley(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

async function onDesk<T>(work: (desk: TestDesk) => Promise<T>): Promise<T> {
  const desk = openDesk(file('l.sqlite'), place)
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

/** An article with two corrections that say why, as it went out. */
async function sentOut(): Promise<{ readonly id: ArticleId; readonly out: Uint8Array }> {
  writeFileSync(file('in.txt'), TEXTS.join('\n\n'))
  const id = String((await call('import', 'in.txt', '--author', '秦未央'))['article'])
  const on = (block: number, start: number, end: number): readonly string[] =>
    ['--block', block, '--start', start, '--end', end, '--author', '秦未央'].map(String)
  await call('note', id, ...on(1, 12, 13), '--suggest', '三', '--body', '数目')
  await call('note', id, ...on(2, 8, 10), '--suggest', '那盏', '--body', '用词')
  await call('export', id, '--format', 'docx', '--out', 'out.docx')
  return { id: id as ArticleId, out: readFileSync(file('out.docx')) }
}

const accepted = (out: Uint8Array): Uint8Array =>
  answeredDocx(out, { 'word/document.xml': (xml) => settledInWord(xml, true) })

const states = (id: ArticleId) =>
  onDesk(async ({ client }) => {
    const { notes, suggestions } = await openOf(client, id)
    return {
      notes: Object.fromEntries(notes.map(({ body, state }) => [body, state])),
      suggestions: suggestions.map(({ state }) => state),
    }
  })

/** A reply here, after the document went out. */
const answer = (id: ArticleId, body: string) =>
  onDesk(async ({ client }) => {
    const note = (await openOf(client, id)).notes.find((each) => each.body === body)
    if (note === undefined) throw new Error(body)
    const reply = { type: 'reply', id: 'r1', revision: 0, articleId: id, noteId: note.id, body: '为什么？' } as const
    const added = [{ ...reply, author: '秦未央', createdAtMs: 5 }]
    // As the schema has them, ids are branded.
    valueOf(await client.call('change.apply', actOf(id, { added: added as never })))
  })

const merge = (name: string) => call('merge', name, '--author', '秦未央')

test('a change that was accepted in Word resolves the note that carries it, as on the desk', async () => {
  const { id, out } = await sentOut()
  writeFileSync(file('back.docx'), accepted(out))
  expect(await merge('back.docx')).toMatchObject({ acts: 1, left: 0, conflicts: [] })
  expect(await states(id)).toEqual({
    notes: { 数目: 'resolved', 用词: 'resolved' },
    suggestions: ['accepted', 'accepted'],
  })
  expect(await merge('back.docx')).toMatchObject({ acts: 0 })
  // What is said afterwards makes no other act of the same file.
  await answer(id, '用词')
  expect(await merge('back.docx')).toMatchObject({ acts: 0 })
})

test('a note that was answered since stays open, here or in the file', async () => {
  const { id, out } = await sentOut()
  await answer(id, '用词')
  let parent = ''
  const back = answeredDocx(accepted(out), {
    'word/comments.xml': (xml) => {
      parent = /w14:paraId="([0-9A-F]+)"(?:(?!<\/w:p>).)*数目/u.exec(xml)?.[1] ?? ''
      return swap(xml, '</w:comments>', `${wordComment(90, '7A000001', '林渡', '真是三本？')}</w:comments>`)
    },
    'word/commentsExtended.xml': (xml) =>
      swap(
        xml,
        '</w15:commentsEx>',
        `<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="${parent}" w15:done="0"/></w15:commentsEx>`,
      ),
  })
  writeFileSync(file('back.docx'), back)
  await merge('back.docx')
  expect(await states(id)).toEqual({ notes: { 数目: 'open', 用词: 'open' }, suggestions: ['accepted', 'accepted'] })
  expect(await merge('back.docx')).toMatchObject({ acts: 0 })
})

test('what is taken of a document is what was shown, though another was saved over it meanwhile', async () => {
  const { id, out } = await sentOut()
  writeFileSync(file('back.docx'), accepted(out))
  await onDesk(async ({ client }) => {
    const given = { path: file('back.docx') }
    const { token } = valueOf(await client.call('import.read', { source: { kind: 'file', file: given } }))
    const shown = valueOf(await client.call('merge.preview', { file: given, importToken: token })).articles[0]
    expect(shown).toMatchObject({ acts: 1, counts: { decisions: 2, states: 2 } })
    writeFileSync(file('back.docx'), answeredDocx(out, { 'word/document.xml': (xml) => settledInWord(xml, false) }))
    const taken = valueOf(await client.call('merge.take', { file: given, importToken: token, author: '秦未央' }))
    expect(taken.articles).toMatchObject([{ counts: shown?.counts }])
    expect(await client.call('merge.preview', { file: given, importToken: 'gone' })).toMatchObject({
      ok: false,
      error: { code: 'not-found', values: { record: 'import:gone' } },
    })
  })
  expect((await states(id)).suggestions).toEqual(['accepted', 'accepted'])
})

test('the command refuses to merge into an article that lies in the bin, and says where it is', async () => {
  const { id, out } = await sentOut()
  writeFileSync(file('back.docx'), accepted(out))
  await call('export', id, '--format', 'package', '--out', 'p.galley')
  await onDesk(async ({ client }) => {
    const { article } = await openOf(client, id)
    valueOf(await client.call('change.apply', actOf(id, { updated: [[article, { ...article, deletedAtMs: 1 }]] })))
  })
  for (const name of ['back.docx', 'p.galley'])
    for (const more of [[], ['--preview']]) {
      const ran = await galley(place, ['merge', name, ...more, '--library', 'l.sqlite', '--json'])
      expect([ran.code, ran.json]).toMatchObject([1, [{ error: { code: 'article-binned' } }]])
    }
  const said = await galley(place, ['merge', 'back.docx', '--library', 'l.sqlite', '--lang', 'en'])
  expect(said.out + said.errors).toMatch(/渡口的书屋.*in the bin.*Restore/su)
  expect((await states(id)).suggestions).toEqual(['open', 'open'])
})
