import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { makeDocx, paragraph } from '../helpers/make-docx.ts'
import { makePng } from '../helpers/make-pictures.ts'
import { userFolder } from '../helpers/proof.ts'

const BODY =
  'The cannery at Gull Harbor closed its doors in the spring, and by summer the dock that once handled forty boats a day handled two.'
const MORE =
  'Town officials say the loss has been slower than people expected, and that most who left found jobs in the county seat.'

/** What the sheet before an import says of the file, counted and named. */
let place: string
let app: GalleyApp
beforeAll(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'galley-said-'))
  const settings = { reviewerName: 'Ida', locale: 'en' }
  app = await launchGalley({ userDataDir: userFolder(settings) })
  await app.page.locator('.library').waitFor()
})
afterAll(async () => {
  await app.quit()
  rmSync(app.userDataDir, { recursive: true, force: true, maxRetries: 10 })
  rmSync(place, { recursive: true, force: true, maxRetries: 10 })
})

async function open(name: string, bytes: string | Uint8Array): Promise<void> {
  const file = path.join(place, name)
  writeFileSync(file, bytes)
  await app.dialogs.queue({ canceled: false, filePaths: [file] })
  await app.page.keyboard.press('Control+o')
  await app.page.locator('.opening').waitFor()
}
async function leave(): Promise<void> {
  await app.page.keyboard.press('Escape')
  await app.page.locator('.library').waitFor()
}

test('a part of a Word file that is not read is named, beside how much was kept', async () => {
  const file = makeDocx({
    body: `${paragraph('Two boats left')}${paragraph(BODY)}<w:altChunk r:id="c"/>${paragraph(MORE)}`,
    relationships:
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="c.rtf"/>',
    more: [{ name: 'word/c.rtf', data: '{\\rtf1\\ansi Eighty-eight boats.\\par}' }],
  })
  await open('chunk.docx', file)
  const census = app.page.locator('.op-section', { hasText: 'Characters' })
  expect(await census.locator('.op-lost').textContent()).toMatch(/c\.rtf.*\(RTF\)/u)
  // A headline and two paragraphs are three parts, and no three paragraphs.
  expect(await app.page.locator('.op-heading').first().textContent()).toContain('3 parts found')
  await leave()
})

test('a credit and the caption of a table ask for no picture', async () => {
  writeFileSync(path.join(place, 'dock.png'), makePng(60, 40))
  const picture = {
    type: 'picture',
    descriptions: [{ role: 'caption', value: 'Milo Prentice coils line on the dock.' }],
    by: 'Reo Tanabe',
    renditions: [{ name: 'main', href: 'dock.png', width: 60, height: 40 }],
  }
  const rows = '<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2025</td><td>40</td></tr></table>'
  const value = `<p>${BODY}</p><figure>${rows}<figcaption>Table 1. Boats by year</figcaption></figure><p>${MORE}</p>`
  await open(
    'boats.json',
    JSON.stringify({
      uri: 'http://example.org/a',
      standard: { name: 'ninjs', version: '2.1' },
      type: 'text',
      headlines: [{ role: 'main', value: 'Two boats \uFFFD left' }],
      bodies: [{ role: 'main', contenttype: 'text/html', value }],
      associations: [{ name: 'pic', ...picture }],
    }),
  )
  const captions = app.page.locator('.op-part', { hasText: 'Captions' })
  expect(await captions.textContent()).toContain('Milo Prentice')
  expect(await captions.locator('.op-part-head .op-warn').count()).toBe(0)
  await leave()
})
