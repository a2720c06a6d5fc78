import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTranslate } from '#shared/messages/translate.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { checkDocx } from '../helpers/exports/check-docx.ts'
import { readDocx } from '../helpers/exports/read-docx.ts'
import { lyingParts } from '../helpers/exports/zip-parts.ts'
import { makeDocx, paragraph, run } from '../helpers/make-docx.ts'
import { userFolder } from '../helpers/proof.ts'
import { galley, hostBuiltGalley } from '../helpers/run-galley.ts'

const AT = 'w:author="高远" w:date="2024-01-15T09:30:00Z"'
const SECRET = '<w:docVars><w:docVar w:name="编号" w:val="云渚-7"/></w:docVars>'
/** An author's document with a comment, a change and a field of their own, and settings that nobody here knows. */
const AUTHORS = makeDocx({
  body: [
    paragraph('云渚把书送到渡口'),
    `<w:p><w:commentRangeStart w:id="3"/>${run('11月8日傍晚')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>${run('，末班轮渡靠岸，一间小屋亮起了灯，里面有')}<w:ins w:id="5" ${AT}>${run('整整')}</w:ins>${run('十一万册书。')}</w:p>`,
    `<w:p>${run('借书的人从各处来，')}<w:fldSimple w:instr=" PAGE ">${run('7')}</w:fldSimple>${run('天里来了三百人，都说要再来。')}</w:p>`,
  ].join(''),
  comments: `<w:comment w:id="3" w:initials="高" ${AT}><w:p w14:paraId="00ABCDEF">${run('哪一年？')}</w:p></w:comment>`,
  settings: SECRET,
})

const t = createTranslate('zh-Hans')
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-own-'))
const folder = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
const library = path.join(folder, 'library.sqlite')
let article = ''
let plain = ''

beforeAll(async () => {
  writeFileSync(path.join(place, 'draft.docx'), AUTHORS)
  writeFileSync(path.join(place, 'plain.txt'), '渡口的书屋\n\n江上的人都看得见这盏灯。\n')
  const call = async (...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const ran = await galley(place, [...args, '--library', library, '--json'])
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
    return ran.json[0] ?? {}
  }
  plain = String((await call('import', 'plain.txt'))['article'])
  article = String((await call('import', 'draft.docx'))['article'])
  const by = ['--author', '秦未央']
  const shown = (await call('show', article)) as unknown as { readonly notes: readonly { readonly id: string }[] }
  await call('note', article, '--reply-to', shown.notes[0]?.id ?? '', '--body', '去年。', ...by)
  await call(
    'note',
    article,
    '--block',
    '1',
    '--start',
    '8',
    '--end',
    '12',
    '--suggest',
    '最后一班渡船',
    '--body',
    '',
    ...by,
  )
  await call('note', article, '--block', '2', '--start', '9', '--end', '11', '--body', '几天？', ...by)
})
afterAll(() => {
  for (const each of [place, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

/** What the author gets back, read by parsers that are not ours. */
function look(bytes: Uint8Array): void {
  const file = readDocx(bytes)
  expect(file.paragraphs('refused')).toEqual(readDocx(AUTHORS).paragraphs('refused'))
  expect(file.paragraphs('accepted')[1]).toBe('11月8日傍晚，最后一班渡船靠岸，一间小屋亮起了灯，里面有整整十一万册书。')
  expect(file.comments.map(({ author, words, range }) => [author, words, range])).toEqual([
    ['高远', '哪一年？', '11月8日傍晚'],
    ['秦未央', '几天？', '7天'],
    ['秦未央', '去年。', '11月8日傍晚'],
  ])
  expect(file.threads.map(({ parent }) => parent).filter((parent) => parent !== undefined)).toEqual(['3'])
  const [old, now] = [lyingParts(AUTHORS), lyingParts(bytes)]
  expect(now.map(({ name }) => name).slice(0, old.length)).toEqual(old.map(({ name }) => name))
  const kept = old.filter(({ name }) => name === 'word/settings.xml')
  expect(kept).toHaveLength(1)
  for (const part of kept) expect(now.find(({ name }) => name === part.name)).toEqual(part)
  const before = checkDocx(AUTHORS)
  expect(checkDocx(bytes).filter((fault) => !before.includes(fault))).toEqual([])
}

describe('the built command', () => {
  const host = hostBuiltGalley()
  afterAll(() => host.end())

  const exported = (out: string, ...more: readonly string[]) =>
    host.run(place, [
      'export',
      article,
      '--format',
      'docx',
      '--into-own',
      '--out',
      out,
      '--library',
      library,
      '--json',
      ...more,
    ])

  test('writes a review into the author’s own file', async () => {
    const ran = await exported('own.docx')
    expect(ran.errors).toBe('')
    const bytes = readFileSync(path.join(place, 'own.docx'))
    expect(ran.json).toEqual([
      { article, format: 'docx', view: 'marked', file: 'own.docx', bytes: bytes.length, nearby: 0, left: 0 },
    ])
    look(bytes)
  })

  test('gives that file itself as the original, and one without any mark as the clean text', async () => {
    expect((await exported('original.docx', '--view', 'original')).code).toBe(0)
    expect(readFileSync(path.join(place, 'original.docx')).equals(AUTHORS)).toBe(true)
    expect((await exported('clean.docx', '--view', 'clean')).code).toBe(0)
    const clean = readDocx(readFileSync(path.join(place, 'clean.docx')))
    expect(clean.paragraphs('accepted')).toEqual(readDocx(AUTHORS).paragraphs('refused'))
    expect(clean.comments).toEqual([])
  })

  test('says that a text that came otherwise has no such file', async () => {
    const args = [
      'export',
      plain,
      '--format',
      'docx',
      '--into-own',
      '--out',
      'none.docx',
      '--library',
      library,
      '--json',
    ]
    const ran = await host.run(place, args)
    expect(ran.code).toBe(1)
    expect(JSON.stringify(ran.json)).toContain('own-file-none')
  })
})

describe('the built window', () => {
  let app: GalleyApp

  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder })
    app.page.setDefaultTimeout(12_000)
    await app.page.locator('.library').waitFor()
  })
  afterAll(async () => {
    await app.quit()
  })

  const openArticle = async (words: string): Promise<void> => {
    await app.page.locator('.lib-title').filter({ hasText: words }).first().dblclick()
    await app.page.locator('.proof [data-text]').first().waitFor()
  }
  const chooseWord = async (): Promise<void> => {
    await app.page.keyboard.press('Control+e')
    await app.page
      .locator('.dlg-format')
      .filter({ hasText: t('dialogs.exporting.formats.docx') })
      .first()
      .click()
  }
  const own = () => app.page.getByRole('checkbox', { name: t('dialogs.exporting.option.into-own.label') })

  test('offers the author’s own file where there is one, writes into it, and remembers that', async () => {
    await openArticle('云渚')
    await chooseWord()
    await app.page
      .locator('.dlg-view')
      .getByRole('radio', { name: t('dialogs.exporting.views.marked') })
      .click()
    await own().check()
    const file = path.join(place, 'window.docx')
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    await app.page.getByRole('button', { name: t('dialogs.exporting.run') }).click()
    await expect.poll(() => app.page.locator('dialog[open]').count()).toBe(0)
    look(readFileSync(file))
    await chooseWord()
    expect(await own().isChecked()).toBe(true)
    await app.page.keyboard.press('Escape')
  })

  test('says why where there is none', async () => {
    await app.page.keyboard.press('Control+0')
    await app.page.locator('.library').waitFor()
    await openArticle('渡口的书屋')
    await chooseWord()
    await app.page.getByText(t('dialogs.exporting.option.into-own.not')).waitFor()
    expect(await own().count()).toBe(0)
  })
})
