import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, selectPhrase, showFirst, userFolder, untilProof } from '../helpers/proof.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { violations } from '../helpers/violations.ts'

/** A paragraph is moved with all that lies on it: one suggestion from the key to the exported article. */
const PARAGRAPHS = [
  '春耕从三月五日开始，村口的广播每天早上响一次，全村的人都听得见，也都照着做。',
  '合作社今年育苗386盘，比去年多出41盘，负责育苗的是刚从农校回来的年轻人。',
  '河堤上的柳树是二十年前种下的，如今树荫连成一片，夏天的中午总有人在下面歇脚。',
  '村里的账本每月公布一次，贴在祠堂的墙上，谁有疑问都可以当面去问会计。',
  '秋收之后要修水渠，这件事已经说了好几年，今年终于有了着落，图纸也画好了。',
]
const ARTICLE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>河口村记事</title></head><body><article>
<h1>河口村记事</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

const files = mkdtempSync(path.join(os.tmpdir(), 'galley-move-'))
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
const [A, B, C, D, E] = ['春耕', '合作社', '河堤', '村里', '秋收'] as const
let app: GalleyApp
let page: Page

const start = async (argv: readonly string[] = []): Promise<void> => {
  app = await launchGalley({ userDataDir: folder, argv })
  page = app.page
  page.setDefaultTimeout(30_000)
}
beforeAll(async () => {
  writeFileSync(path.join(files, '记事.html'), ARTICLE)
  await start([path.join(files, '记事.html')])
  await untilProof(page)
})
afterAll(async () => {
  await app.quit()
  for (const each of [files, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

/** The first words of the paragraphs as the sheet shows them, those in their old place in brackets. */
const shown = (): Promise<readonly string[]> =>
  page.locator('.proof-scroll .block').evaluateAll((all) =>
    all
      .filter((one) => ['paragraph', 'lead'].includes((one as HTMLElement).dataset['role'] ?? ''))
      .map((one) => {
        const words = /春耕|合作社|河堤|村里|秋收/u.exec(one.textContent)?.[0] ?? one.textContent
        return (one as HTMLElement).dataset['movedFrom'] === undefined ? words : `(${words})`
      }),
  )
/** The same as the library has them. */
const stored = async (): Promise<readonly string[]> =>
  (await kept(page)).blocks
    .filter(({ role }) => ['paragraph', 'lead'].includes(role))
    .toSorted((a, b) => a.order - b.order)
    .map(({ text }) => /春耕|合作社|河堤|村里|秋收/u.exec(text)?.[0] ?? text)
const told = async (): Promise<readonly string[]> =>
  (await kept(page)).suggestions.map(({ kind, before, after, state }) => `${kind} ${before}→${after} ${state}`)
const number = async (text: string) => (await kept(page)).numbers.find((each) => each.text === text)
const card = (): Locator => page.locator('.margin .card', { hasText: '移动' })
const openCard = async (): Promise<void> => {
  await page.locator('.moved-away .block-text').first().click()
  await card().locator('.settle').waitFor()
}
async function caretBehind(phrase: string): Promise<void> {
  await selectPhrase(page, phrase)
  await page.evaluate(() => getSelection()?.collapseToEnd())
  await expect.poll(() => page.locator('.selection-bar').count()).toBe(0)
  // Whoever goes on in the text has done with the card.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
}
/** Where the caret stands: the words before it in its block. */
const beforeCaret = (): Promise<string> =>
  page.evaluate(() => {
    const selection = getSelection()
    const node = selection?.focusNode ?? null
    const text = (node instanceof Element ? node : node?.parentElement)?.closest('[data-text]')
    if (selection === null || text == null || node === null) return ''
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(node, selection.focusOffset)
    return range.toString()
  })

test('it goes down by its key, is shown at both places, and is one suggestion with one card that says from where to where', async () => {
  await caretBehind('合作社今年')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(shown).toEqual([A, `(${B})`, C, B, D, E])
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
  expect(await told()).toEqual(['move → open'])
  expect(await stored()).toEqual([A, B, C, D, E])
  await expect.poll(beforeCaret).toBe('合作社今年')
  await expect.poll(() => card().count()).toBe(1)
  await expect.poll(() => card().textContent()).toContain('第 2 段移到第 4 段之后')
  expect(await violations(page)).toEqual([])
})

test('what is typed in it is a suggestion in its words, in no conflict with the move', async () => {
  await page.keyboard.insertText('春天')
  await expect.poll(beforeCaret).toBe('合作社今年春天')
  await expect.poll(told).toEqual(['move → open', 'insert →春天 open'])
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
  expect(await page.locator('[data-conflict]').count()).toBe(0)
  expect(await page.locator('.proof .toast').count()).toBe(0)
  await expect.poll(() => page.locator('.margin .card', { hasText: '冲突' }).count()).toBe(0)
})

test('a note and a tick made while it waits lie on it, and stay on it when it is accepted, taken back and rejected', async () => {
  await noteOn(page, '年轻人', '1', '问姓名。')
  await selectPhrase(page, '386盘')
  await page.evaluate(() => getSelection()?.collapseToStart())
  await page.keyboard.press('Enter')
  await page.keyboard.press('v')
  await expect.poll(async () => (await number('386盘'))?.state).toBe('verified')
  const before = await kept(page)
  const records = ({ notes, numbers }: Awaited<ReturnType<typeof kept>>): string =>
    JSON.stringify([notes, numbers].map((all) => all.map((each) => ({ ...each, revision: 0 })).toSorted(byId)))
  await openCard()
  await card().getByRole('button', { name: '采纳' }).click()
  await expect.poll(stored).toEqual([A, C, D, B, E])
  await expect.poll(shown).toEqual([A, C, D, B, E])
  const ordinals = await page
    .locator('.block[data-role="paragraph"], .block[data-role="lead"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['ordinal']))
  expect(ordinals).toEqual(['1', '2', '3', '4', '5'])
  expect(records(await kept(page))).toBe(records(before))
  await page.keyboard.press('Control+z')
  await expect.poll(stored).toEqual([A, B, C, D, E])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(stored).toEqual([A, C, D, B, E])
  // Taken back on its card in the notes desk, and refused.
  await page.keyboard.press('Control+4')
  await page.getByLabel('状态').selectOption('')
  await page.locator('.desk-row', { hasText: '第 2 段移到第 4 段之后' }).click()
  await card().getByRole('button', { name: '收回决定' }).click()
  await expect.poll(stored).toEqual([A, B, C, D, E])
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
  await card().getByRole('button', { name: '退回' }).click()
  await expect.poll(shown).toEqual([A, B, C, D, E])
  expect(records(await kept(page))).toBe(records(before))
  await page.keyboard.press('Control+z')
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
})

test('the clean view has it where it stands, the original where it came, before and after it is accepted', async () => {
  await app.menu.click('view-clean')
  await expect.poll(shown).toEqual([A, B, C, D, E])
  await app.menu.click('view-marked')
  await openCard()
  await card().getByRole('button', { name: '采纳' }).click()
  await app.menu.click('view-clean')
  await expect.poll(shown).toEqual([A, C, D, B, E])
  await app.menu.click('view-original')
  await expect.poll(shown).toEqual([A, B, C, D, E])
  await app.menu.click('view-marked')
  await page.keyboard.press('Control+z')
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
})

test('a note across it is not begun while it waits; Backspace joins nothing there', async () => {
  await selectPhrase(page, '河堤', '秋收')
  await page.keyboard.press('1')
  await page.locator('.toast', { hasText: '移动未定' }).waitFor()
  expect((await kept(page)).drafts).toEqual([])
  await caretBehind('秋')
  await page.keyboard.press('ArrowLeft')
  const before = await told()
  await page.keyboard.press('Backspace')
  await page.locator('.toast', { hasText: '合并' }).waitFor()
  expect(await told()).toEqual(before)
})

test('what is typed behind a long suggestion is one burst: its own letters are counted, not those it goes on with', async () => {
  const long =
    '这一年雨水足，秧苗也齐，家家户户都比往年早下田，连镇上读书的孩子放了假也回来帮忙，田埂上从早到晚都有人说话，一直说到天黑收工才散'
  const put = async (): Promise<string> =>
    (await kept(page)).suggestions.find(({ after }) => after.startsWith('这一年'))?.after ?? ''
  await caretBehind('当面去问会计')
  await page.keyboard.insertText(long)
  await expect.poll(put).toBe(long)
  await page.keyboard.type('，于是，又，有，了')
  await expect.poll(put).toBe(`${long}，于是，又，有，了`)
  await page.keyboard.press('Control+z')
  await expect.poll(put).toBe(long)
  await page.keyboard.press('Control+z')
  await expect.poll(put).toBe('')
})

test('what is typed in it and not yet an act is offered after a crash', async () => {
  await caretBehind('负责育苗的')
  await page.keyboard.type('正是那几位村里新近回来的年轻人和他们的', { delay: 40 })
  // A draft is sent while one types, at least twice a second.
  const typed = async (): Promise<string> =>
    [
      ...(await kept(page)).drafts.map(({ blockEdit }) => blockEdit?.text ?? ''),
      ...(await kept(page)).suggestions.map(({ after }) => after),
    ].join(' ')
  await expect.poll(typed).toContain('正是那几位')
  const before = await typed()
  await app.kill()
  await start()
  await showFirst(page)
  const words = /正是那几位\S*/u.exec(before)?.[0] ?? ''
  expect(await typed()).toContain(words)
  const isAct = async (): Promise<boolean> => (await told()).some((each) => each.includes(words))
  if (!(await isAct())) {
    await page.locator('.proof-notice', { hasText: '没有改完' }).getByRole('button', { name: '接着改' }).click()
    await expect.poll(isAct).toBe(true)
  }
  await expect.poll(shown).toEqual([A, `(${B})`, C, D, B, E])
})

test('exported and shown by the command it is where each view has it, one suggestion with both places', async () => {
  const library = path.join(folder, 'library.sqlite')
  const articleId = (await kept(page)).blocks[0]?.articleId ?? ''
  expect((await app.quit()).code).toBe(0)
  const run = (...args: readonly string[]) => builtGalley(files, [...args, '--library', library])
  const text = async (view: string): Promise<readonly string[]> => {
    const out = path.join(files, `${view}.txt`)
    const ran = await run('export', articleId, '--format', 'text', '--view', view, '--out', out, '--force')
    expect(ran.code, ran.errors).toBe(0)
    return [...readFileSync(out, 'utf8').matchAll(/^(?:春耕|合作社|河堤|村里|秋收)/gmu)].map(([words]) => words)
  }
  expect(await text('clean')).toEqual([A, B, C, D, E])
  const shownRun = await run('show', articleId, '--json')
  expect(shownRun.code, shownRun.errors).toBe(0)
  const [shownJson] = shownRun.json
  const { blocks, suggestions } = shownJson as unknown as {
    blocks: { text: string }[]
    suggestions: { id: string; kind: string; from?: unknown; to?: unknown; block: number }[]
  }
  const moves = suggestions.filter(({ kind }) => kind === 'move')
  const at = (words: string): number => blocks.findIndex((block) => block.text.startsWith(words))
  expect(moves).toMatchObject([{ block: at(B), from: { after: at(A) }, to: { after: at(D) } }])
  const marked = path.join(files, 'marked.html')
  expect((await run('export', articleId, '--format', 'html', '--out', marked)).code).toBe(0)
  expect(
    (await run('settle', articleId, '--suggestion', moves[0]?.id ?? '', '--state', 'accepted', '--author', '阮稚川'))
      .code,
  ).toBe(0)
  expect(await text('clean')).toEqual([A, C, D, B, E])
  expect(await text('original')).toEqual([A, B, C, D, E])
  await start()
  await showFirst(page)
  expect(await stored()).toEqual([A, C, D, B, E])
  expect((await number('386盘'))?.state).toBe('verified')
  // Read as a page by a reader that knows nothing of Galley.
  const { document: sheet } = parseHTML(readFileSync(marked, 'utf8'))
  const lines = [...sheet.querySelectorAll('.flow > p')].map((one) => {
    const words = /春耕|合作社|河堤|村里|秋收/u.exec(one.textContent)?.[0] ?? ''
    return one.classList.contains('left') ? `(${words})` : one.classList.contains('moved') ? `[${words}]` : words
  })
  const cards = [...sheet.querySelectorAll('.card')].filter((one) => /¶.?2|第.?2/u.test(one.textContent)).length
  const notes = sheet.querySelectorAll('.card-comment').length
  const read = { lines: lines.filter((line) => line !== ''), cards, notes }
  expect(read).toEqual({ lines: [A, `(${B})`, C, D, `[${B}]`, E], cards: 1, notes: 1 })
})

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
