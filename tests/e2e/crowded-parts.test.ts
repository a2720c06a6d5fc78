import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { smallTargets } from '../helpers/targets.ts'
import { noteOn, untilProof, userFolder } from '../helpers/proof.ts'

const NAME = 'Bartholomew Featherstonehaugh-Cholmondeley'
const PICTURE = `data:image/png;base64,${Buffer.from(makePng(60, 40, false)).toString('base64')}`

/** A headline, a name and a row of pictures that are all too long for their places. */
function writeCrowded(folder: string): string {
  const file = path.join(folder, 'crowded.html')
  const title = 'A county that had replaced 4,729 connections found its water safe, its books not, and nobody to ask '
  const figures = Array.from(
    { length: 24 },
    (_, at) =>
      `<p>Paragraph ${at + 1} tells what the county had: ${4000 + 37 * at} households and ${at + 20} stations.</p>` +
      `<figure><img src="${PICTURE}" alt=""><figcaption>Maximiliana Wolfeschlegelsteinhausenbergerdorff checks gauge ${at + 1}.</figcaption></figure>`,
  )
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A county</title></head><body><article><h1>${title.repeat(2)}</h1><p>By ${NAME}</p>${figures.join('')}</article></body></html>`,
  )
  return file
}

test('long names and many pictures: times stay, nothing lies over anything, the ways are as wide as ever', async () => {
  const folder = userFolder({ reviewerName: NAME, locale: 'en', theme: 'light' })
  const app = await launchGalley({ userDataDir: folder, argv: [writeCrowded(folder)], locale: 'en-US' })
  const { page } = app
  try {
    await untilProof(page)
    await noteOn(page, 'Paragraph 1 tells', '1', 'Is it so?')
    await page.keyboard.press('Control+4')
    const row = page.locator('.desk-row').first()
    await row.waitFor()
    const list = page.locator('.desk-panel .virtual')
    expect(await list.evaluate((host) => host.scrollWidth - host.clientWidth)).toBe(0)
    for (const meta of [row.locator('.card-meta'), page.locator('.margin .card-meta').first()]) {
      const time = meta.locator('span').last()
      expect(await time.textContent()).toMatch(/\d:\d\d/u)
      const [inner, outer] = [await time.boundingBox(), await meta.boundingBox()]
      expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0) + 1)
    }

    await page.keyboard.press('Control+3')
    await page.locator('.clash-side').nth(10).waitFor()
    const values = await page.locator('.clash-side').evaluateAll((sides) =>
      sides.map((side) => {
        const [outer, inner] = [side.getBoundingClientRect(), side.querySelector('b')?.getBoundingClientRect()]
        return inner !== undefined && inner.right <= outer.right + 1 && outer.right <= innerWidth
      }),
    )
    expect(values.filter((isWhole) => !isWhole)).toEqual([])
    expect(await page.locator('.clashes').evaluate((host) => host.scrollWidth - host.clientWidth)).toBe(0)
    expect(await page.locator('.clash h3').textContent()).toMatch(/\d+ conflicting figures/u)
    expect(await page.locator('.clash footer .kbd').allTextContents()).toEqual(['1', '2', '3', '4', '5', '6'])

    await page.keyboard.press('Control+1')
    await page.locator('.figure-open').first().click()
    await page.locator('.filmstrip button').nth(20).waitFor()
    const zoom = await page.locator('.picture-zoom').boundingBox()
    const strip = await page.locator('.filmstrip').boundingBox()
    expect((zoom?.x ?? 0) + (zoom?.width ?? 0)).toBeLessThanOrEqual(strip?.x ?? 0)
    expect(await smallTargets(page)).toEqual([])
    expect(await page.locator('.picture-panel').evaluate((host) => host.scrollWidth - host.clientWidth)).toBe(0)
    expect(await page.locator('.picture-name').evaluate((name) => name.clientWidth)).toBeGreaterThan(80)
    await page.locator('.picture-bar button').last().click()
  } finally {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
