import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundTrip } from '#tests/helpers/exports/round-trip.ts'
import { richPage } from '#tests/helpers/exports/rich-page.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-round-'))
  writeFileSync(join(folder, 'ferry.png'), makePng(400, 240))
  writeFileSync(join(folder, 'boat.html'), richPage())
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

test.each(['html', 'markdown', 'jats', 'ninjs'] as const)(
  'an article that is exported as %s and opened again is the same',
  { timeout: 60_000 },
  async (format) => {
    const parts = await roundTrip(join(folder, 'boat.html'), format, join(folder, format))
    for (const { part, lost, more, all } of parts) {
      expect([part, lost, more]).toEqual([part, [], []])
      expect([part, all > 0]).toEqual([part, true])
    }
  },
)

const BARE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a</title></head><body>
<p>First come the words of a page that nobody gave a headline, and they go on for a while.</p>
<table><tr><th rowspan="2">Place</th><th colspan="2">Rain</th></tr><tr><th>May</th><th>June</th></tr><tr><td>Skerrow</td><td>3</td><td>4</td></tr></table>
<p>Then come others<sup><a href="#a">i</a></sup>, and they end.</p><ol><li>one</li></ol>
<section role="doc-endnotes"><p id="a">[i] So the keeper says.</p></section></body></html>`

test.each(['html', 'markdown', 'jats', 'ninjs'] as const)(
  'an article without a headline comes back from %s without one, cells that reach over others too',
  { timeout: 60_000 },
  async (format) => {
    writeFileSync(join(folder, 'bare.html'), BARE)
    const parts = await roundTrip(join(folder, 'bare.html'), format, join(folder, format))
    expect(parts.map(({ part, lost, more }) => [part, lost, more])).toEqual(
      ['paragraphs', 'roles', 'form', 'tables', 'pictures'].map((part) => [part, [], []]),
    )
  },
)
