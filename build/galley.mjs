/**
 * `npm run --silent galley -- …`: runs the built command, building first what is missing or older than its sources.
 * Under npm this is Node 24 already, and the command runs in this very process: half a second is soon spent.
 */
import { spawnSync } from 'node:child_process'
import nodeModule from 'node:module'
import path from 'node:path'
import { ensureInstalled, findNode, root, say, withTools } from './bootstrap.mjs'
import { isStale } from './staleness.mjs'

ensureInstalled()
const node = findNode()

if (isStale('command')) {
  say('Building the galley command …')
  const done = spawnSync(node, [path.join(root, 'build/scripts/build.ts'), '--quiet'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: withTools(node),
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

// A PDF is made by a Chromium; the command itself looks for none.
const { argv, env } = process
if (env.GALLEY_CHROMIUM === undefined && argv.some((arg) => /^(?:--format=)?(?:pdf|report-pdf)$/.test(arg))) {
  const { findChromium } = await import('./scripts/find-chromium.ts')
  const found = await findChromium()
  if (found !== undefined) env.GALLEY_CHROMIUM = found
}

const command = path.join(root, 'dist/main/cli.js')
if (Number(process.versions.napi) >= 10) {
  // Compiled code is kept: most of a short run would else be spent on reading the same code again.
  nodeModule.enableCompileCache?.(path.join(root, '.cache/compiled'))
  process.argv[1] = command
  await import(new URL('../dist/main/cli.js', import.meta.url).href)
} else {
  const done = spawnSync(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(done.status ?? 1)
}
