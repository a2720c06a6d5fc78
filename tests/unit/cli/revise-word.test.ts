import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'

const CHANGE = 'w:author="高远" w:date="2026-01-15T09:30:00Z"'
const comment = (id: number, at: string, words: string, author = '高远'): string =>
  `<w:comment w:id="${String(id)}" w:author="${author}" w:date="2026-01-15T${at}:00Z"><w:p w14:paraId="1000000${String(id)}">${run(words)}</w:p></w:comment>`
const anchored = (id: number, words: string): string =>
  `<w:commentRangeStart w:id="${String(id)}"/>${run(words)}<w:commentRangeEnd w:id="${String(id)}"/>`
const answer = (id: number, to: number, isDone = false): string =>
  `<w15:commentEx w15:paraId="1000000${String(id)}"${to < 0 ? '' : ` w15:paraIdParent="1000000${String(to)}"`} w15:done="${isDone ? '1' : '0'}"/>`

/** A text that went to its author with a comment and a tracked change in it, and came back with an answer to it. */
const word = (isBack: boolean): Uint8Array =>
  makeDocx({
    styles: '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
    body: [
      paragraph('渡口的书屋', 'T'),
      `<w:p>${run('末班轮渡靠岸，')}${anchored(1, isBack ? '摆渡的人' : '摆渡人')}${run('还了两本书。')}</w:p>`,
      `<w:p>${run('书屋有十一万册书，')}<w:ins w:id="8" ${CHANGE}>${run('夜里也开，')}</w:ins>${run('读者多是渔民。')}</w:p>`,
      `<w:p>${anchored(2, '江上的人')}${run('都看得见这盏灯。')}</w:p>`,
    ].join(''),
    comments: [
      comment(1, '10:00', '是谁？'),
      comment(2, '10:05', '也写船上的人。'),
      ...(isBack ? [comment(3, '11:00', '老陈。', '尉迟安'), comment(4, '11:10', '新的一条。', '尉迟安')] : []),
    ].join(''),
    ...(isBack ? { commentsExtended: `${answer(1, -1)}${answer(2, -1, true)}${answer(3, 1)}${answer(4, -1)}` } : {}),
  })

test('comments and changes that stand in both Word files are one each, with what is new of them', async () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'one.docx'), word(false))
  writeFileSync(path.join(folder, 'two.docx'), word(true))
  const call = async (...args: readonly string[]) =>
    (await galley(folder, [...args, '--library', 'l.sqlite', '--json'])).json[0] ?? {}
  const { article } = await call('import', 'one.docx')
  const first = (await call('show', String(article)))['notes'] as readonly { id: string; body: string }[]
  const asked = first.find(({ body }) => body === '是谁？')
  await call('note', String(article), '--reply-to', asked?.id ?? '', '--body', '请作者答。', '--author', '阮稚川')
  await call('revise', String(article), 'two.docx')
  const shown = await call('show', String(article))
  const notes = shown['notes'] as readonly Readonly<Record<string, unknown>>[]
  const told = notes.map(({ body, state, replies }) => [
    body,
    state,
    (replies as readonly { body: string }[]).map((reply) => reply.body).toSorted(),
  ])
  expect(told.toSorted()).toEqual(
    [
      ['也写船上的人。', 'resolved', []],
      ['新的一条。', 'open', []],
      ['是谁？', 'open', ['老陈。', '请作者答。'].toSorted()],
    ].toSorted(),
  )
  // Its words were rewritten: where it stands now the new file itself says.
  expect(notes.find(({ body }) => body === '是谁？')).toMatchObject({ placement: 'exact', quote: '摆渡的人' })
  expect((shown['suggestions'] as readonly { after: string }[]).map(({ after }) => after)).toEqual(['夜里也开，'])
})
