import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { cropped, lot, shifted } from '../helpers/drawn/change.ts'
import { charts, scene } from '../helpers/drawn/draw.ts'
import { makeColourPng } from '../helpers/make-pictures.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { violations } from '../helpers/violations.ts'

/** Notes on regions of pictures that come with the next text in another crop, or not at all. */
const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
let app: GalleyApp
let page: Page
const random = lot(11)
const street = scene(random, random)
const chart = charts(random, 5)
const crop = cropped(street, 0.7, random)
const PICTURES = {
  'first/street.png': street,
  'first/chart.png': chart,
  'second/street.png': shifted(crop, 20, 0.9),
  'second/chart.png': charts(random, 5),
}

function write(version: string, words: string): string {
  const file = path.join(folder, 'texts', version, 'page.html')
  mkdirSync(path.dirname(file), { recursive: true })
  for (const [name, picture] of Object.entries(PICTURES))
    if (name.startsWith(version)) writeFileSync(path.join(folder, 'texts', name), makeColourPng(picture))
  writeFileSync(
    file,
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街边的渡口</title><article><h1>街边的渡口</h1>
<p>街边的渡口清早就有人来，船从对岸开过来，${words}。</p>
<figure><img src="street.png"><figcaption>渡口清早的街。阮稚川 摄</figcaption></figure>
<p>三年来每天过渡的人多了一半，其中多半是学生和卖菜的人。</p>
<figure><img src="chart.png"><figcaption>三年来过渡的人数。</figcaption></figure></article></html>`,
  )
  return file
}

beforeAll(async () => {
  app = await launchGalley({ userDataDir: folder })
  page = app.page
  await page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const shot = process.env['SHOTS']
const shoot = async (name: string): Promise<void> => {
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, `${name}.png`), animations: 'disabled' })
}
const rows = (): Promise<number> => page.locator('.placing').count()

/** Draws over the stage from one place to another, in fractions of the picture. */
async function draw(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await page.locator('.stage-picture').boundingBox()
  if (box === null) throw new Error('no picture')
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

async function noteOnPicture(index: number, body: string): Promise<void> {
  await page.locator('.figure .figure-open').nth(index).click()
  await page.locator('.stage-picture img').waitFor()
  await page.keyboard.press('r')
  await draw([0.4, 0.4], [0.6, 0.6])
  const field = page.locator('dialog .draft-fields textarea').first()
  await field.waitFor()
  await field.fill(body)
  await field.press('Enter')
  await expect.poll(async () => (await kept(page)).notes.some((note) => note.body === body)).toBe(true)
  await page.keyboard.press('Escape')
  await page.locator('dialog .stage').waitFor({ state: 'detached' })
}

test('notes are made on regions of two pictures, and the next text brings one in another crop, and another chart', async () => {
  await app.dialogs.queue({ canceled: false, filePaths: [write('first', '坐满了人')] })
  await page.keyboard.press('Control+o')
  await page.locator('.figure img').nth(1).waitFor()
  await noteOnPicture(0, '这里是谁？')
  await noteOnPicture(1, '这个数对吗？')
  await app.dialogs.queue({ canceled: false, filePaths: [write('second', '坐满了学生')] })
  await page.keyboard.press('Control+o')
  await page.locator('.opening').waitFor()
  await page.getByRole('radio', { name: '“街边的渡口”的新版本' }).check()
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.locator('.proof').waitFor()
  await expect
    .poll(async () => (await kept(page)).notes.map(({ placement }) => placement))
    .toEqual(['orphan', 'orphan'])
})

test('the picture in another crop is told again and asks, with the region where it would lie; another chart is only offered', async () => {
  await page.keyboard.press('Control+6')
  const [first, second] = [
    page.locator('.placing', { hasText: '这里是谁？' }),
    page.locator('.placing', { hasText: '这个数对吗？' }),
  ]
  await first.getByText('换了裁法或大小：照所画的区域定位').waitFor()
  expect(await first.innerText()).toContain('这幅图换了裁法或大小')
  expect(await first.locator('.placing-offers .region-thumb svg').count()).toBe(1)
  expect(await second.innerText()).toContain('这幅图不在这一版')
  expect(await second.locator('.placing-offers .region-thumb svg').count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await shoot('regions')
})

test('one key takes the region where it would lie, and undo brings the note back', async () => {
  await page.locator('.placing .desk-row', { hasText: '这里是谁？' }).click()
  await page.keyboard.press('1')
  await expect.poll(rows).toBe(1)
  const noteOf = async (body: string) => (await kept(page)).notes.find((note) => note.body === body)
  await expect.poll(async () => (await noteOf('这里是谁？'))?.placement).toBe('exact')
  const target = (await noteOf('这里是谁？'))?.target
  if (target?.kind !== 'region' || target.region.shape !== 'rectangle') throw new Error('no rectangle')
  // The middle of the old region, where the crop has it.
  const { part } = crop
  const middle = [(0.5 - part.x) / part.width, (0.5 - part.y) / part.height]
  expect(Math.abs(target.region.x + target.region.width / 2 - (middle[0] ?? 0))).toBeLessThan(0.03)
  expect(Math.abs(target.region.y + target.region.height / 2 - (middle[1] ?? 0))).toBeLessThan(0.03)
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toBe(2)
  await page.keyboard.press('Control+y')
  await expect.poll(rows).toBe(1)
})

test('a region on another picture is drawn there, and the note has its place', async () => {
  await page.keyboard.press('p')
  await page.locator('.stage-picture img').waitFor()
  expect(await page.locator('dialog').innerText()).toContain('请画出批注所指的区域')
  await shoot('regions-draw')
  await draw([0.2, 0.2], [0.5, 0.5])
  await page.locator('dialog .stage').waitFor({ state: 'detached' })
  await expect.poll(async () => (await kept(page)).notes.every(({ placement }) => placement === 'exact')).toBe(true)
  await page.locator('.revision-desk .empty').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toBe(1)
})
