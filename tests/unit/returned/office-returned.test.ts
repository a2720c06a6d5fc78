import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { galley } from '#tests/helpers/run-galley.ts'
import { answeredDocx, swap, wordComment } from '#tests/helpers/word-answer.ts'

const isThere = spawnSync('soffice', ['--version']).status === 0
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-office-'))
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await galley(place, [...args, '--library', 'l.sqlite', '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

test.skipIf(!isThere)(
  'a document that LibreOffice has saved is known again, and brings what is new in it',
  async () => {
    writeFileSync(
      path.join(place, 'in.txt'),
      '渡口的书屋\n\n末班轮渡靠岸，摆渡人还了两本书。\n\n江上的人都看得见这盏灯。\n',
    )
    const article = String((await call('import', 'in.txt'))['article'])
    const by = ['--author', '秦未央']
    await call('note', article, '--block', '1', '--start', '0', '--end', '4', '--body', '哪一班？', ...by)
    const { notes } = (await call('show', article)) as { readonly notes: readonly { readonly id: string }[] }
    await call('note', article, '--reply-to', notes[0]?.id ?? '', '--body', '最后一班。', ...by)
    await call('note', article, '--block', '1', '--start', '12', '--end', '13', '--suggest', '三', '--body', '', ...by)
    await call('export', article, '--format', 'docx', '--out', 'out.docx')
    const saved = (name: string): void => {
      mkdirSync(path.join(place, 'saved'), { recursive: true })
      const profile = `-env:UserInstallation=file://${path.join(place, 'profile')}`
      const args = [profile, '--headless', '--convert-to', 'docx', '--outdir', 'saved', name]
      const ran = spawnSync('soffice', args, { cwd: place, encoding: 'utf8' })
      expect(ran.status, ran.stderr).toBe(0)
    }
    writeFileSync(
      path.join(place, 'new.docx'),
      answeredDocx(readFileSync(path.join(place, 'out.docx')), {
        'word/comments.xml': (xml) =>
          swap(xml, '</w:comments>', `${wordComment(9, '7A000001', '林', '富春江。')}</w:comments>`),
        'word/document.xml': (xml) =>
          swap(
            xml,
            /<w:r>(?=<w:t[^>]*>江上的人)/u,
            '<w:commentRangeStart w:id="9"/><w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r><w:r>',
          ),
      }),
    )
    saved('new.docx')
    expect(await call('merge', 'saved/new.docx', ...by)).toMatchObject({
      acts: 1,
      authors: [{ name: '林', acts: 1 }],
      counts: { notes: 1, removals: 0, edits: 0, states: 0, decisions: 0, suggestions: 0 },
      untracked: { count: 0 },
      left: 0,
    })
  },
  120_000,
)
