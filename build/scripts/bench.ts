/** `npm run bench [NAME…]`: runs the measurements of `tests/bench` one after the other (those whose path holds a name). */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root, say } from '../bootstrap.mjs'
import { buildApp } from './build-app.ts'
import { run } from './run.ts'

/** Files and folders with an underscore hold parts of a measurement. */
const benchesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('_') && name !== 'data')
    .flatMap((entry) => {
      const place = `${folder}/${entry.name}`
      if (entry.isDirectory()) return benchesBelow(place)
      return entry.name.endsWith('.ts') ? [place] : []
    })
    .toSorted()

const names = process.argv.slice(2)
const chosen = benchesBelow('tests/bench').filter(
  (place) => names.length === 0 || names.some((name) => place.includes(name)),
)

await buildApp()
let failed = 0
for (const place of chosen) {
  process.stdout.write(`\n── ${place} ──\n`)
  const { code } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', place], { isShown: true })
  if (code !== 0) failed++
}
if (chosen.length === 0) say(`No measurement is called ${names.join(' or ')}.`)
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1
