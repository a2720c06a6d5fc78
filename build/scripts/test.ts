/** `npm test`: builds what is old, then runs every test (or those that are named). */
import { root, say } from '../bootstrap.mjs'
import path from 'node:path'
import { rmSync } from 'node:fs'
import { buildApp } from './build-app.ts'
import { run } from './run.ts'

/** Where `.ci/run` reads the counts from. */
const results = path.join(root, '.cache/test-results.json')
rmSync(results, { force: true })

try {
  await buildApp()
  const isLong = process.argv.includes('--long')
  const args = process.argv.slice(2).filter((arg) => arg !== '--long')
  const { code } = await run('vitest', ['run', ...args], {
    isShown: true,
    // The long form of what every run does in short: more kills, more random inputs.
    env: { GALLEY_TEST_RESULTS: results, ...(isLong ? { GALLEY_LONG: '1' } : {}) },
  })
  process.exitCode = code
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
