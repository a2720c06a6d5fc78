import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { answeredDocx, swap, wordComment } from '../helpers/word-answer.ts'
import { hostBuiltGalley } from '../helpers/run-galley.ts'

const place = mkdtempSync(path.join(os.tmpdir(), 'galley-returned-'))
const host = hostBuiltGalley()
afterAll(() => {
  host.end()
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await host.run(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

test('the built command merges what was answered in Word', async () => {
  writeFileSync(path.join(place, 'in.txt'), '渡口的书屋\n\n江上的人都看得见这盏灯。\n')
  const article = String((await call('import', 'in.txt'))['article'])
  await call('note', article, '--block', '1', '--start', '0', '--end', '2', '--body', '哪条江？', '--author', '秦未央')
  await call('export', article, '--format', 'docx', '--out', 'out.docx')
  const back = answeredDocx(readFileSync(path.join(place, 'out.docx')), {
    'word/comments.xml': (xml) =>
      swap(xml, '</w:comments>', `${wordComment(9, '7A000001', '林', '富春江。')}</w:comments>`),
    'word/commentsExtended.xml': (xml) =>
      swap(
        swap(xml, 'w15:done="0"', 'w15:done="1"'),
        '</w15:commentsEx>',
        '<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="10000000" w15:done="1"/></w15:commentsEx>',
      ),
  })
  writeFileSync(path.join(place, 'back.docx'), back)
  const told = { acts: 1, isNew: false, conflicts: [], untracked: { count: 0, words: [] }, left: 0 }
  expect(await call('merge', 'back.docx', '--preview')).toMatchObject({ ...told, isTaken: false })
  expect(await call('merge', 'back.docx')).toMatchObject({ ...told, isTaken: true, authors: [{ name: '林', acts: 1 }] })
  expect(await call('merge', 'back.docx')).toMatchObject({ acts: 0, isTaken: false })
  const { notes } = (await call('show', article)) as { readonly notes: readonly unknown[] }
  expect(notes).toMatchObject([{ state: 'resolved', replies: [{ body: '富春江。', author: '林' }] }])
})

test('the built command tells what a package holds, takes in what is new, and leaves the rest to merge', async () => {
  const bare = async (...args: readonly string[]) => host.run(place, [...args, '--json'])
  writeFileSync(path.join(place, 'one.txt'), '渡口的灯\n\n江上的人都看得见这盏灯。\n')
  const made = (await host.run(place, ['import', 'one.txt', '--library', 'p.sqlite', '--json'])).json[0]
  const article = String(made?.['article'])
  await bare('export', article, '--library', 'p.sqlite', '--format', 'package', '--out', 'p.galley')
  const inspected = await bare('inspect', 'p.galley')
  expect(inspected).toMatchObject({
    code: 0,
    json: [{ file: 'p.galley', format: 'package', articles: [{ article, title: '渡口的灯', acts: 1, lost: 0 }] }],
  })
  const first = await bare('import', 'p.galley', '--library', 'q.sqlite')
  expect(first).toMatchObject({
    code: 0,
    json: [{ format: 'package', articles: [{ article, here: 'new', isTaken: true }] }],
  })
  expect((await bare('list', '--library', 'q.sqlite')).json).toMatchObject([{ article, title: '渡口的灯' }])
  const again = await bare('import', 'p.galley', '--library', 'q.sqlite')
  expect(again).toMatchObject({ code: 0, json: [{ articles: [{ article, here: 'here', isTaken: false }] }] })
  const said = await host.run(place, ['import', 'p.galley', '--library', 'q.sqlite', '--lang', 'en'])
  expect(said.out).toContain('galley merge p.galley')
})
