import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { NEEDS_CASES } from '../helpers/left-out.ts'
import { kept, noteOn, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'
import { builtGalley } from '../helpers/run-galley.ts'
import { violations } from '../helpers/violations.ts'

const SEED = path.resolve('../shared/seed/000_706234a72859fbcd.txt')
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
const library = path.join(folder, 'library.sqlite')
const shots = process.env['SHOTS']

/** Words of a paragraph that stand once in the article: places of the article are told by where they are, none by its words. */
interface Chosen {
  readonly block: Block
  readonly words: string
}

let app: GalleyApp
let page: Page
let blocks: readonly Block[] = []
let noted: readonly Chosen[] = []
let asked: readonly (Chosen & { readonly to: string })[] = []

const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled' })
}

/** Words of so many Han letters in a block, at or behind a place, that stand nowhere else. */
function onceIn(block: Block, from: number, length: number): string {
  const all = blocks.map(({ text }) => text).join('\n')
  for (let at = from; at + length <= block.text.length; at += 1) {
    const words = block.text.slice(at, at + length)
    if (/^\p{Script=Han}+$/u.test(words) && all.split(words).length === 2) return words
  }
  throw new Error(`no such words in block ${String(block.order)}`)
}

beforeAll(async () => {
  if (!existsSync(SEED)) return
  app = await launchGalley({ userDataDir: folder, argv: [SEED] })
  page = app.page
  await untilProof(page)
  blocks = (await kept(page)).blocks.toSorted((a, b) => a.order - b.order)
})
afterAll(async () => {
  if (existsSync(SEED)) await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

describe.skipIf(!existsSync(SEED))('the seed article, reviewed and revised', NEEDS_CASES, () => {
  test('ten notes, ten suggestions, twenty numbers and three verdicts are kept', async () => {
    const long = blocks.filter(({ role, text }) => (role === 'paragraph' || role === 'lead') && text.length > 80)
    expect(long.length).toBeGreaterThan(12)
    noted = long.slice(0, 10).map((block) => ({ block, words: onceIn(block, 4, 5) }))
    asked = long
      .slice(0, 10)
      .map((block, at) => ({ block, words: onceIn(block, 50, 3), to: `改后第${'甲乙丙丁戊己庚辛壬癸'[at] ?? ''}处` }))
    for (const [at, { words }] of noted.entries())
      await noteOn(page, words, at % 2 === 0 ? '1' : '2', `第${String(at + 1)}条批注`)
    for (const { words, to } of asked) {
      await selectPhrase(page, words)
      await page.keyboard.press('3')
      const fields = page.locator('.margin-slot[data-live] .draft-fields textarea')
      await fields.first().waitFor()
      await fields.first().fill(to)
      await fields.last().press('Enter')
      await expect.poll(async () => (await kept(page)).suggestions.some(({ after }) => after === to)).toBe(true)
    }
    await page.keyboard.press('Control+3')
    await page.locator('.numbers-desk .virtual-row').first().waitFor()
    await page.keyboard.press('j')
    for (let judged = 0; judged < 20; judged += 1) await page.keyboard.press('v')
    await page.keyboard.press('Control+2')
    await page.locator('.caption-sheet').first().waitFor()
    await page.keyboard.press('j')
    for (let judged = 0; judged < 3; judged += 1) await page.keyboard.press('v')
    const counts = async (): Promise<readonly number[]> => {
      const { notes, suggestions, numbers, verdicts } = await kept(page)
      return [
        notes.length,
        suggestions.length,
        numbers.filter(({ state }) => state === 'verified').length,
        verdicts.length,
      ]
    }
    await expect.poll(counts).toEqual([20, 10, 20, 3])
    await shoot('reviewed')
  })

  test('the author’s text: five carried out, two differently, one paragraph moved, one split, one gone, two changes unasked', async () => {
    const texts = new Map(blocks.map(({ id, text }) => [id as string, text]))
    const set = (block: Block | undefined, change: (text: string) => string): void => {
      if (block === undefined) throw new Error('no such block')
      const old = texts.get(block.id) ?? ''
      expect(change(old)).not.toBe(old)
      texts.set(block.id, change(old))
    }
    for (const { block, words, to } of asked.slice(0, 5)) set(block, (text) => text.replace(words, to))
    for (const { block, words, to } of asked.slice(5, 7))
      set(block, (text) => text.replace(words, `另作${to.slice(2)}`))
    const [movedBlock, splitBlock, goneBlock] = [noted[7], noted[8], noted[9]].map((each) => each?.block)
    // Nobody asked for other digits where a number was verified, nor for the words that are put in.
    const verified = (await kept(page)).numbers.find(
      ({ state, text, blockId }) =>
        state === 'verified' && /^\d{2,}/u.test(text) && noted.slice(0, 7).some(({ block }) => block.id === blockId),
    )
    const home = blocks.find(({ id }) => id === verified?.blockId)
    set(home, (text) => text.replace(/\d{2,}/u, (digits) => String(Number(digits) + 1)))
    set(noted[6]?.block, (text) => `${text.slice(0, -1)}，这一句没有人要求过。`)
    const order = blocks.filter(({ id }) => id !== goneBlock?.id && id !== movedBlock?.id)
    const at = order.findIndex(({ id }) => id === noted[2]?.block.id)
    const arranged = [...order.slice(0, at), ...(movedBlock ? [movedBlock] : []), ...order.slice(at)]
    const later = arranged.flatMap((block) => {
      const text = texts.get(block.id) ?? ''
      if (block.id !== splitBlock?.id) return [text]
      const half = text.indexOf('。', text.length / 3) + 1
      expect(half).toBeGreaterThan(1)
      return [text.slice(0, half), text.slice(half)]
    })
    const file = path.join(folder, '作者改稿.txt')
    writeFileSync(file, later.join('\n\n'))
    const copy = path.join(folder, 'copy')
    mkdirSync(copy)
    for (const end of ['', '-wal', '-shm'])
      if (existsSync(library + end)) copyFileSync(library + end, path.join(copy, `library.sqlite${end}`))
    await app.dialogs.queue({ canceled: false, filePaths: [file] })
    await page.keyboard.press('Control+o')
    await page.locator('.opening').waitFor()
    await page.getByRole('radio', { name: '的新版本' }).check()
    const told = page.locator('.op-carry')
    await expect.poll(() => told.textContent()).toMatch(/\d/u)
    const words = await told.textContent()
    expect(words).toContain('随新版带过来：16 条批注、2 处改动未照改')
    expect(words).toContain('3 条图注结论')
    expect(words).toContain('新稿已照改：5 处改动')
    expect(words).toContain('要你决定：4 条批注待定位、2 处改动改法不同、5 处无人要求的改动')
    expect(words).toContain('留在旧版：1 处改动所在的段已不在')
    expect(words).toMatch(/退回未核：\d+ 个核过的数字/u)
    await shoot('opening')
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await page.locator('.opening').waitFor({ state: 'detached' })
    await page.locator('.proof').waitFor()
    await shoot('proof')
  })

  test('the window says of each what became of it', async () => {
    await page.keyboard.press('Control+6')
    await expect.poll(() => page.locator('.placing').count()).toBe(4)
    await shoot('placing')
    const { notes, verdicts, blocks: now } = await kept(page)
    const placements = notes.map(({ body, placement }) => [body, placement] as const)
    const said = placements.filter(([body]) => body !== '')
    expect(said.filter(([, placement]) => placement === 'exact')).toHaveLength(9)
    expect(said.find(([, placement]) => placement === 'orphan')?.[0]).toBe('第10条批注')
    // Notes with suggestions: five stand at the new words, two were done differently, one went with its paragraph.
    const own = Object.groupBy(
      placements.filter(([body]) => body === ''),
      ([, placement]) => placement,
    )
    expect([own.changed?.length, own.orphan?.length]).toEqual([2, 1])
    const roles = new Map(now.map(({ id, role }) => [id, role]))
    expect(verdicts.map(({ blockId }) => roles.get(blockId))).toEqual(['caption', 'caption', 'caption'])
    await page.keyboard.press('Control+7')
    await page.locator('.revision').first().waitFor()
    await shoot('revision')
    expect(await page.locator('.revision-desk .desk-count').textContent()).toContain('10')
    expect(await violations(page)).toEqual([])
    for (const [key, name] of [
      ['3', 'numbers'],
      ['2', 'captions'],
      ['4', 'notes'],
      ['1', 'proof'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`)
      await shoot(name)
      expect(await violations(page)).toEqual([])
    }
  })

  test('and the command the same', async () => {
    const copy = path.join(folder, 'copy/library.sqlite')
    const list = await builtGalley(folder, ['list', '--library', copy, '--json'])
    const call = ['revise', String(list.json[0]?.['article']), '作者改稿.txt', '--library', copy, '--json']
    const ran = await builtGalley(folder, call)
    expect(ran.code).toBe(0)
    const told = ran.json[0] as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
    const tally = (list: string, key: string): Readonly<Record<string, number>> =>
      Object.fromEntries(
        [...Map.groupBy(told[list] ?? [], (each) => String(each[key]))].map(([name, of]) => [name, of.length]),
      )
    expect(tally('suggestions', 'outcome')).toEqual({ done: 5, differently: 2, 'not-done': 2, gone: 1 })
    expect(tally('changes', 'kind')).toEqual({ replace: 1, move: 1, insert: 2, delete: 1 })
    expect(tally('notes', 'status')).toEqual({ exact: 15, changed: 2, moved: 1, orphan: 2 })
    expect(tally('verdicts', 'became')).toEqual({ kept: 3 })
    expect(tally('numbers', 'why')['digits']).toBe(1)
    const { numbers } = await kept(page)
    expect(tally('numbers', 'became')['kept']).toBe(numbers.filter(({ state }) => state === 'verified').length)
    expect(told['numbers']).toHaveLength(20)
  })
})
