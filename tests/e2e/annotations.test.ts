import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

/** A file of annotations of other systems is read into the open article, and what became of each of them is told. */
const ARTICLE = [
  '渡口书屋记',
  '本报记者 尉迟安',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。书屋有11.6万册书。',
  '书屋的灯亮到二十二点，书屋的人才走。',
]
const SOURCE = 'https://paper.example/1'
const quote = (exact: string): object => ({ source: SOURCE, selector: { type: 'TextQuoteSelector', exact } })
const item = (name: string, more: object): object => ({
  id: `https://notes.example/${name}`,
  type: 'Annotation',
  ...more,
})
const ITEMS = [
  item('sure', { bodyValue: '是哪两本？', creator: { name: '宁溪' }, target: quote('还了两本书') }),
  item('html', {
    body: { type: 'TextualBody', format: 'text/html', value: '<p>查<img src=x onerror="document.title=1">证</p>' },
    target: quote('又借走一本旧志'),
  }),
  item('edit', {
    motivation: 'editing',
    body: { type: 'TextualBody', purpose: 'editing', value: '一本县志' },
    target: quote('一本旧志'),
  }),
  item('answer', { motivation: 'replying', bodyValue: '两本诗集。', target: 'https://notes.example/sure' }),
  item('unsure', { bodyValue: '哪一处？', target: quote('书屋') }),
  item('gone', { bodyValue: '这句删了吗？', target: quote('江上的船都熄了灯，只有渡口还亮着') }),
  item('whole', { bodyValue: '整篇都好。', target: SOURCE }),
  item('wrong', { bodyValue: '坏的', created: 'yesterday', target: SOURCE }),
  item('lonely', { motivation: 'replying', bodyValue: '答谁？', target: 'https://notes.example/nobody' }),
]

const shot = process.env['SHOTS']

const LOOKS = [
  { locale: 'zh-Hans', theme: 'light', refused: '2 条没有读入', unsure: '3 条待定位', time: '不是带时区的日期时间' },
  { locale: 'zh-Hant', theme: 'dark', refused: '2 條沒有讀入', unsure: '3 條待定位', time: '不是帶時區的日期時間' },
  { locale: 'en', theme: 'dark', refused: '2 refused', unsure: '3 need placing', time: 'isn’t a date and time' },
] as const

describe.each(LOOKS)('in $locale', ({ locale, theme, refused, unsure, time }) => {
  const folder = userFolder({ reviewerName: '阮稚川', locale, theme })
  let app: GalleyApp
  let page: Page
  const dialog = () => page.locator('dialog[open]')
  const file = (name: string, text: string): string => {
    const at = path.join(folder, 'given', name)
    mkdirSync(path.dirname(at), { recursive: true })
    writeFileSync(at, text)
    return at
  }
  const give = async (name: string, text: string): Promise<void> => {
    await app.dialogs.queue({ canceled: false, filePaths: [file(name, text)] })
    await app.menu.click('read-annotations')
  }
  const shoot = async (name: string): Promise<void> => {
    if (shot !== undefined)
      await page.screenshot({ path: path.join(shot, `${name}-${locale}.png`), animations: 'disabled' })
  }

  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder, argv: [file('渡口.txt', ARTICLE.join('\n\n'))] })
    page = app.page
    await untilProof(page)
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('it is told what was taken, what needs a place, and what was refused and why', async () => {
    await give('notes.json', JSON.stringify(ITEMS))
    await dialog().waitFor()
    const told = await dialog().locator('.annotations-tally').textContent()
    expect(told).toContain(refused)
    expect(told).toContain(unsure)
    const rows = dialog().locator('.annotations-row')
    expect(await rows.count()).toBe(ITEMS.length)
    // What asks most for a look comes first, with its reason.
    expect(await rows.first().textContent()).toContain(time)
    expect(await rows.nth(2).getAttribute('data-fate')).toBe('unsure')
    await shoot('report')
    expect(await screenFaults(page, locale === 'en' ? 'en' : 'zh-Hans')).toEqual([])
    const { notes, replies, suggestions } = await kept(page)
    expect(notes.map(({ body }) => body)).toContain('查证')
    expect(notes.find(({ body }) => body === '是哪两本？')).toMatchObject({ author: '宁溪', placement: 'exact' })
    expect([notes.length, replies.length, suggestions.length]).toEqual([6, 1, 1])
    expect(await page.title()).not.toBe('1')
  })

  test('what needs a place is one key away, where a note about no words says so', async () => {
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog().count()).toBe(0)
    await page.locator('.placing').first().waitFor()
    expect(await page.locator('.placing').count()).toBe(3)
    await shoot('placing')
    expect(await page.locator('.placing', { hasText: '整篇都好' }).locator('q').count()).toBe(0)
  })

  test('the same file again brings nothing, and says so; all of it was one act', async () => {
    await give('notes.json', JSON.stringify(ITEMS))
    await dialog().waitFor()
    expect(await dialog().locator('[data-fate="unchanged"] svg').count()).toBe(7)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await kept(page)).notes.length).toBe(0)
    const { replies, suggestions } = await kept(page)
    expect([replies.length, suggestions.length]).toEqual([0, 0])
  })

  test('a file that is none is told with its reason, an empty one as that', async () => {
    await give('broken.json', '{\n"type": "Annotation",\n}')
    await expect.poll(() => page.locator('.toast').allTextContents()).toContainEqual(expect.stringContaining('JSON'))
    await give('empty.json', '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[]}')
    await dialog().waitFor()
    expect(await dialog().locator('.annotations-row').count()).toBe(0)
    await shoot('empty')
    await page.keyboard.press('Enter')
    await expect.poll(() => dialog().count()).toBe(0)
  })
})
