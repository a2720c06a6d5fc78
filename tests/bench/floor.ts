/**
 * The floor under the house (issue 8, 8): start, blocks, saving, of the built app; kills: kills.ts.
 * Run: `npx node tests/bench/floor.ts [start|import|backup|list|open|save]…`; all when none is named.
 * Sizes: GIGABYTES (5) and STARTS (5) of `start`; IMPORT_MB (25); BACKUP_GB (1); ARTICLES (10,000); CHARACTERS
 * (1,000,000); SAVES (1,000). What is made lies in the system's temporary folder, and goes at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildApp } from '#build/scripts/build-app.ts'
import { killLeftOvers } from '../helpers/app/app-driver.ts'
import { BLOCKS } from './_floor/blocks.ts'
import { benchSave } from './_floor/save.ts'
import { benchStart } from './_floor/start.ts'

const PARTS: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  start: benchStart,
  ...BLOCKS,
  save: benchSave,
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in PARTS))
if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(' or ')}: ${Object.keys(PARTS).join(', ')}`)

await buildApp()
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  // A folder for each part, gone before the next: some are large.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-floor-'))
  try {
    await run(folder)
  } finally {
    await killLeftOvers()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
process.exit()
