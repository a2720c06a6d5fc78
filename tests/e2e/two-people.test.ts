import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { editNote } from '#shared/acts/notes.ts'
import { splitBlock } from '#shared/acts/reshape.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { actOf, openDesk, openOf, valueOf } from '../helpers/keeping/desk.ts'
import { kept, noteOn, selectPhrase, showFirst, untilProof, userFolder } from '../helpers/proof.ts'
import { hostBuiltGalley } from '../helpers/run-galley.ts'
import { screenFaults } from '../helpers/screen-faults.ts'
import {
  caretBehind,
  closed,
  conflictRows,
  dialog,
  exportTo,
  keptWhole,
  live,
  openNote,
  openSheet,
  sayings,
} from '../helpers/two-people.ts'
import { answeredDocx, swap, wordComment } from '../helpers/word-answer.ts'

/**
 * Two people review one article in three rounds, each in a window and a library of their own, by packages and by a Word file;
 * one goes on while the other has it. Nothing is lost, what both said is settled by a person, and in the end both say the same.
 */
const TEXT = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书。',
  '书屋有十一万册书，来了三百人。',
  '图为村民在渡口读书。',
  '江上的人都看得见这盏灯。',
  '那一夜没有月亮，船夫点起了灯，灯照着水面。',
  '天亮以前，他把书一本一本放回架上。',
]
const ours = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
const theirs = userFolder({ reviewerName: '周行', locale: 'zh-Hans', theme: 'dark' })
const post = userFolder({})
const host = hostBuiltGalley()
const shot = process.env['SHOTS']
afterAll(() => {
  host.end()
  for (const folder of [ours, theirs, post]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const library = path.join(ours, 'library.sqlite')
const sent = (name: string): string => path.join(post, name)
let id = ''

async function call(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await host.run(post, [...args, '--library', library, '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

async function inWindow(folder: string, work: (app: GalleyApp) => Promise<void>): Promise<void> {
  const app = await launchGalley({ userDataDir: folder, locale: 'zh-CN' })
  try {
    await work(app)
  } finally {
    await app.quit()
  }
}

/** Does something to an article on the desk of the services, as a window that nobody watches. */
async function meanwhile(build: (now: OpenArticle) => Partial<ChangeSet> | undefined): Promise<void> {
  const desk = openDesk(library, ours)
  const change = build(await openOf(desk.client, id as ArticleId)) ?? {}
  valueOf(
    await desk.client.call('change.apply', { ...actOf(id as ArticleId, change), author: '秦未央', atMs: Date.now() }),
  )
  await desk.close()
}

const edited = (from: string, body: string) =>
  meanwhile((now) => {
    const note = now.notes.find((each) => each.body === from)
    return note && editNote(note, undefined, { body }, { author: '秦未央', atMs: Date.now() })
  })
const cut = (words: string) =>
  meanwhile((now) => {
    const blocks = now.blocks.toSorted((a, b) => a.order - b.order)
    const at = blocks.findIndex(({ text }) => text.includes(words))
    const block = blocks[at]
    if (block === undefined) throw new Error(words)
    return splitBlock(block, block.text.indexOf(words) + words.length, blocks[at + 1], recordsOf(now))
  })

test('the first round: reviewed and sent in the window', async () => {
  writeFileSync(sent('in.txt'), TEXT.join('\n\n'))
  id = String((await call('import', 'in.txt', '--author', '秦未央'))['article'])
  const on = ['--block', '2', '--start', '3', '--end', '6']
  await call('note', id, ...on, '--suggest', '十二万', '--body', '', '--author', '秦未央')
  await inWindow(ours, async (app) => {
    const { page } = app
    await showFirst(page)
    await noteOn(page, '末班轮渡', '1', '哪一班？')
    await noteOn(page, '江上的人', '1', '哪条江？')
    await noteOn(page, '船夫', '1', '是谁？')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(4)
    await exportTo(app, 'Galley 稿件包', sent('one.galley'))
  })
})

test('the other takes it in, answers, edits, settles, deletes, adds, judges, and sends it back', async () => {
  await inWindow(theirs, async (app) => {
    const { page } = app
    await page.locator('.library').waitFor()
    await openSheet(app, sent('one.galley'))
    await page.keyboard.press('Enter')
    await closed(page)
    await untilProof(page)
    await openNote(page, '哪一班？')
    await live(page).locator('.reply-field').fill('最后一班。')
    await live(page).locator('.reply-field').press('Enter')
    await expect.poll(async () => (await kept(page)).replies.length).toBe(1)
    await page.locator('.proof-scroll').focus()
    await page.keyboard.press('e')
    await expect.poll(async () => (await kept(page)).notes.some(({ state }) => state === 'resolved')).toBe(true)
    await openNote(page, '哪条江？')
    await live(page).getByRole('button', { name: '改写批注' }).click()
    await live(page).locator('.draft-fields textarea').fill('哪一条江？')
    await live(page).locator('.draft-fields textarea').press('Enter')
    await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain('哪一条江？')
    await openNote(page, '是谁？')
    await live(page).getByRole('button', { name: '删除批注' }).click()
    await expect.poll(async () => (await kept(page)).notes.length).toBe(3)
    await noteOn(page, '三百人', '2', '谁数的？')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(4)
    for (const [before, after, why] of [
      ['这盏灯', '那盏灯', '用词'],
      ['一本一本放回', '统统归还', '重复'],
    ] as const) {
      await selectPhrase(page, before)
      await page.keyboard.press('3')
      await live(page).locator('.suggest-field').fill(after)
      const reason = live(page).locator('.draft-fields textarea').last()
      await reason.fill(why)
      await reason.press('Enter')
      await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain(why)
    }
    await page.keyboard.press('Control+9')
    await page.locator('.suggestions-desk .virtual-row', { hasText: '十二万' }).first().click()
    await page.keyboard.press('d')
    await expect.poll(async () => (await kept(page)).suggestions.map(({ state }) => state)).toContain('rejected')
    await page.keyboard.press('Control+2')
    await page.locator('.caption-sheet').first().waitFor()
    await page.keyboard.press('v')
    await expect.poll(async () => (await kept(page)).verdicts.map(({ state }) => state)).toEqual(['approved'])
    await page.keyboard.press('Control+3')
    await page.locator('.ledger-row', { hasText: '三百' }).first().click()
    await page.keyboard.press('v')
    await expect.poll(async () => (await kept(page)).numbers.some(({ state }) => state === 'verified')).toBe(true)
    await page.keyboard.press('Control+1')
    await caretBehind(page, '那一夜没有月亮，')
    await page.keyboard.press('Control+Shift+S')
    await expect.poll(async () => (await kept(page)).blocks.length).toBe(TEXT.length + 1)
    await exportTo(app, 'Galley 稿件包', sent('two.galley'))
  })
})

test('the first has gone on meanwhile, by the command too; every kind of conflict appears and is settled by keys alone', async () => {
  const shown = await call('show', id)
  const { suggestions, numbers } = shown as unknown as {
    readonly suggestions: readonly { readonly id: string }[]
    readonly numbers: readonly { readonly id: string; readonly text: string }[]
  }
  const by = ['--author', '秦未央']
  await call('settle', id, '--suggestion', suggestions[0]?.id ?? '', '--state', 'accepted', ...by)
  const number = numbers.find(({ text }) => text.includes('三百'))
  await call('verify', id, '--number', number?.id ?? '', '--state', 'wrong', '--value', '五百人', ...by)
  await call('verdict', id, '--caption', '3', '--state', 'queried', ...by)
  await call('note', id, '--block', '4', '--start', '0', '--end', '2', '--body', '富春江？', ...by)
  await edited('哪条江？', '江在哪里？')
  await edited('是谁？', '船夫是谁？')
  await cut('船夫点起了灯，')
  await cut('他把书一本')
  await inWindow(ours, async (app) => {
    const { page } = app
    await showFirst(page)
    const before = sayings(await keptWhole(page))
    await openSheet(app, sent('two.galley'))
    await page.locator('.merge-part').waitFor()
    const said = await page.locator('.merge-part').innerText()
    for (const words of ['周行', '江在哪里？', '哪一条江？', '船夫是谁？']) expect(said).toContain(words)
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, 'two-people-sheet.png') })
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    expect(sayings(await keptWhole(page))).toEqual(before)
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(async () => (await keptWhole(page)).conflicts.length).toBeGreaterThan(0)
    const merged = await keptWhole(page)
    const kinds = merged.conflicts.map(({ kind }) => kind)
    for (const kind of ['fields', 'removed', 'twins', 'shape', 'homeless'] as const) expect(kinds).toContain(kind)
    // Taken back and done again by one key each.
    await page.keyboard.press('Control+z')
    await expect.poll(async () => sayings(await keptWhole(page))).toEqual(before)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => sayings(await keptWhole(page))).toEqual(sayings(merged))
    await page.keyboard.press('Control+Shift+k')
    await conflictRows(page).first().waitFor()
    const open = await conflictRows(page).count()
    expect(open).toBe(merged.conflicts.length)
    if (shot !== undefined) await page.screenshot({ path: path.join(shot, 'two-people-desk.png') })
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    for (let left = open; left > 0; left -= 1) {
      // Of two sides the second, now and then; of what is only told, that it stands.
      const sides = await page.locator('.merge-conflict[data-live] .placing-offers button').count()
      await page.keyboard.press(sides > 1 && left % 2 === 0 ? '2' : '1')
      await expect.poll(() => conflictRows(page).count()).toBe(left - 1)
    }
    await expect.poll(async () => (await keptWhole(page)).conflicts).toEqual([])
    // The last one is taken back by Ctrl+Z, and settled again.
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await keptWhole(page)).conflicts.length).toBe(1)
    await page.keyboard.press('1')
    await expect.poll(async () => (await keptWhole(page)).conflicts).toEqual([])
    const now = await keptWhole(page)
    expect(now.replies.map(({ body }) => body)).toContain('最后一班。')
    const bodies = now.notes.map(({ body }) => body)
    for (const body of ['哪一班？', '谁数的？', '富春江？', '用词', '重复']) expect(bodies).toContain(body)
    // What a correction proposed whose words were parted stands nowhere, and is kept as a note to be placed.
    const toPlace = now.notes.filter(({ placement }) => placement === 'orphan')
    expect(toPlace.map(({ body }) => body).join('\n')).toMatch(/ → 统统归还/)
    expect(now.suggestions.map(({ before, after }) => before + after)).toContain('这那')
    await exportTo(app, 'Galley 稿件包', sent('three.galley'))
  })
})

test('the third round goes by Word, answered by a third person, and comes back in the window', async () => {
  await inWindow(theirs, async (app) => {
    const { page } = app
    await showFirst(page)
    await openSheet(app, sent('three.galley'))
    await page.locator('.merge-part').waitFor()
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain('富春江？')
    expect((await keptWhole(page)).conflicts).toEqual([])
    await noteOn(page, '两本书', '1', '哪两本？')
    await expect.poll(async () => (await kept(page)).notes.map(({ body }) => body)).toContain('哪两本？')
    await exportTo(app, 'Word', sent('渡口.docx'))
    let parent = ''
    const back = answeredDocx(readFileSync(sent('渡口.docx')), {
      'word/comments.xml': (xml) => {
        parent = /w14:paraId="([0-9A-F]+)"(?:(?!<\/w:p>).)*哪两本/u.exec(xml)?.[1] ?? ''
        return swap(xml, '</w:comments>', `${wordComment(900, '7A000001', '林渡', '两本诗集。')}</w:comments>`)
      },
      'word/commentsExtended.xml': (xml) =>
        swap(
          xml,
          '</w15:commentsEx>',
          `<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="${parent}" w15:done="0"/></w15:commentsEx>`,
        ),
    })
    writeFileSync(sent('渡口（林）.docx'), back)
    await openSheet(app, sent('渡口（林）.docx'))
    await page.locator('.merge-part').waitFor()
    expect(await page.locator('.merge-part').innerText()).toContain('林渡')
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(async () => (await kept(page)).replies.map(({ body }) => body)).toContain('两本诗集。')
    await exportTo(app, 'Galley 稿件包', sent('four.galley'))
  })
})

test('in the end both say the same, and once more changes nothing', async () => {
  let one: ReturnType<typeof sayings> | undefined
  await inWindow(ours, async (app) => {
    const { page } = app
    await showFirst(page)
    await openSheet(app, sent('four.galley'))
    await page.locator('.merge-part').waitFor()
    await page.keyboard.press('Enter')
    await closed(page)
    await expect.poll(async () => (await kept(page)).replies.map(({ body }) => body)).toContain('两本诗集。')
    one = sayings(await keptWhole(page))
    for (const file of ['one.galley', 'two.galley', 'three.galley', 'four.galley', '渡口（林）.docx']) {
      await openSheet(app, sent(file))
      await page.locator('.merge-part').waitFor()
      await dialog(page).getByRole('button', { name: '关闭' }).last().waitFor()
      await page.keyboard.press('Enter')
      await closed(page)
    }
    expect(sayings(await keptWhole(page))).toEqual(one)
  })
  await inWindow(theirs, async ({ page }) => {
    await showFirst(page)
    expect(sayings(await keptWhole(page))).toEqual(one)
  })
})
