import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cleanText, originalText } from '#shared/text/derive.ts'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { makeDocx, paragraph, run } from '../helpers/make-docx.ts'
import { kept, selectPhrase, untilProof, userFolder, type Kept } from '../helpers/proof.ts'
import { randomFrom } from '../helpers/suggestion-laws.ts'

/**
 * Original, marked and clean are read from the same records at any time: whatever is accepted, rejected, reopened, taken in the
 * place of others and undone, what the window draws of each is what the records say, and the marked one holds the other two.
 */
const mark = (name: string, author: string): string =>
  `<w:${name} w:id="9" w:author="${author}" w:date="2024-01-15T09:30:00Z"`
const ins = (words: string, author = '高远'): string => `${mark('ins', author)}>${run(words)}</w:ins>`
const del = (words: string, author = '高远'): string =>
  `${mark('del', author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
const struck = (inner: string): string => `<w:p><w:pPr><w:rPr>${mark('del', '高远')}/></w:rPr></w:pPr>${inner}</w:p>`
const put = (inner: string): string => `<w:p><w:pPr><w:rPr>${mark('ins', '岑一苇')}/></w:rPr></w:pPr>${inner}</w:p>`
const moved = (name: string, words: string): string =>
  `<w:p><w:${name}RangeStart w:id="1" w:name="m"/>${mark(name, '岑一苇')}>${run(words)}</w:${name}><w:${name}RangeEnd w:id="1"/></w:p>`

const BODY = [
  paragraph('堰头村修堤记'),
  `<w:p>${run('堰头村的')}${del('旧')}${ins('老')}${run('堤今年加高了两尺，𠮷田家👩‍🚜说')}${del('村民们都说好', '岑一苇')}${run('。')}</w:p>`,
  struck(run('水退之后，人们又回到')),
  paragraph('田里补种晚稻，一连忙了十来天。'),
  struck(del('这一段写得重复，2023年也写过，整段可以不要。')),
  put(ins('据镇水利站说，明年还要修下一段。', '岑一苇')),
  moved('moveFrom', '先说这个，这是要搬走的一段，长三百米。'),
  `<w:p>${run('堤长')}${del('三百')}${ins('三百二十')}${run('米，用土一万方。')}</w:p>`,
  moved('moveTo', '先说这个，这是要搬走的一段，长三百米。'),
  paragraph('村里的老人记得，六十年前的那场大水。'),
]

interface Drawn {
  readonly id: string
  readonly whole: string
  readonly without: string
}

/** Runs in the page: what is drawn of each block, and what of it is not put in. */
function drawnBlocks(): readonly Drawn[] {
  return [...document.querySelectorAll<HTMLElement>('.proof-scroll [data-text]')].map((element) => {
    const bare = element.cloneNode(true) as HTMLElement
    for (const each of bare.querySelectorAll('ins')) each.remove()
    const isHidden = element.closest<HTMLElement>('.block')?.hidden === true
    return {
      id: element.dataset['text'] ?? '',
      whole: isHidden ? '' : element.textContent,
      without: isHidden ? '' : bare.textContent,
    }
  })
}

async function drawn(page: Page, view: 'original' | 'marked' | 'clean'): Promise<ReadonlyMap<string, Drawn>> {
  const digit = { original: 1, marked: 2, clean: 3 }[view]
  await page.keyboard.press(`Control+Alt+${String(digit)}`)
  await page.locator(`.sheet[data-view="${view}"]`).waitFor()
  return new Map((await page.evaluate(drawnBlocks)).map((each) => [each.id, each]))
}

async function holdAgainstEachOther(page: Page, after: string): Promise<Kept> {
  await page.locator('.save-state[data-kind="saving"]').waitFor({ state: 'detached' })
  const records = await kept(page)
  const [original, marked, clean] = [
    await drawn(page, 'original'),
    await drawn(page, 'marked'),
    await drawn(page, 'clean'),
  ]
  for (const block of records.blocks) {
    const own = records.suggestions.filter(({ blockId }) => blockId === block.id)
    const said = `${after}: ${block.text}`
    const plain = cleanText(block, own)
    expect(clean.get(block.id)?.whole ?? '', said).toBe(plain.trim() === '' ? '' : plain)
    if (block.text !== '') expect(original.get(block.id)?.whole ?? '', said).toBe(originalText(block, []))
    const isMarked = (marked.get(block.id)?.whole ?? '') !== ''
    const accepted = own.filter(({ state }) => state === 'accepted')
    // Accepted words are no marks any more: what is not put in is the clean text of those that are accepted and the open ones' old words.
    if (isMarked) expect(marked.get(block.id)?.without, said).toBe(cleanText(block, accepted).replace(/^$/u, ''))
  }
  await page.keyboard.press('Control+Alt+2')
  return records
}

test(
  'what is drawn of each view is what the records say, through sixty acts, back and forth',
  { timeout: 240_000 },
  async () => {
    const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
    const file = path.join(folder, '修堤.docx')
    writeFileSync(file, makeDocx({ body: BODY.join('') }))
    const app = await launchGalley({ userDataDir: folder, argv: [file] })
    const { page } = app
    try {
      await untilProof(page)
      for (const [words, instead] of [
        ['加高了两尺', '加高加宽'],
        ['了两尺', '近两尺'],
        ['的那场', '那场'],
      ] as const) {
        await selectPhrase(page, words)
        await page.keyboard.press('3')
        const fields = page.locator('.margin-slot[data-live] .draft-fields textarea')
        await fields.first().fill(instead)
        await fields.last().press('Enter')
      }
      await page.keyboard.press('Control+9')
      await page.locator('.suggestions-desk').getByLabel('状态', { exact: true }).selectOption('')
      const rows = page.locator('.suggestions-desk .desk-row')
      const first = await holdAgainstEachOther(page, 'as it came')
      const random = randomFrom(11)
      let acts = 0
      for (let step = 0; step < 60; step += 1) {
        const key = ['a', 'd', 'b', 't'][random(4)] ?? 'a'
        const row = rows.nth(random(await rows.count()))
        await row.click()
        await row.focus()
        const before = await page.locator('.suggestions-desk .desk-list').innerText()
        await page.keyboard.press(key)
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        if ((await page.locator('.suggestions-desk .desk-list').innerText()) !== before) acts += 1
        if (step % 6 === 5) await holdAgainstEachOther(page, `step ${String(step)}, ${key}`)
      }
      const last = await holdAgainstEachOther(page, 'at the end')
      expect(acts).toBeGreaterThan(20)
      const statesOf = ({ suggestions }: Kept): readonly string[] =>
        suggestions.map(({ id, state }) => `${id} ${state}`).sort()
      await page.locator('.proof-scroll').focus()
      for (let step = 0; step < acts; step += 1) await page.keyboard.press('Control+z')
      await expect.poll(async () => statesOf(await kept(page))).toEqual(statesOf(first))
      expect((await holdAgainstEachOther(page, 'all undone')).blocks.map(({ text }) => text)).toEqual(
        first.blocks.map(({ text }) => text),
      )
      await page.locator('.proof-scroll').focus()
      for (let step = 0; step < acts; step += 1) await page.keyboard.press('Control+Shift+z')
      await expect.poll(async () => statesOf(await kept(page))).toEqual(statesOf(last))
      await holdAgainstEachOther(page, 'all done again')
    } finally {
      await app.quit()
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  },
)
