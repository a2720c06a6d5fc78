/**
 * Breaks copies of the built app on purpose and shows which test turns red first for each:
 * `npm run build && npx node tests/bench/faults.ts [part of a name …]`. Fails if a fault goes unseen.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FAULTS, type Fault } from './_faults/fault-list.ts'
import { codeOf, misfitsOf } from './_faults/fit.ts'

const root = path.join(import.meta.dirname, '../..')
const dist = path.dirname(path.dirname(process.env.GALLEY_TEST_MAIN ?? path.join(root, 'dist/main/main.js')))
const work = path.join(root, '.cache', `faults-${process.pid}`)

/** A copy of the built app with the fault in it; gives its main. Throws when the fault no longer fits. */
function breakCopy(fault: Fault, folder: string): string {
  const [misfit] = misfitsOf(fault, dist)
  if (misfit !== undefined) throw new Error(misfit)
  const { part, patches } = fault
  cpSync(dist, folder, {
    recursive: true,
    filter: (source) => !/[\\/]dist[\\/](?:types|packages)(?:$|[\\/])/.test(source),
  })
  for (const [find, replace] of patches) {
    for (const file of codeOf(path.join(folder, part))) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(find, replace))
    }
  }
  return path.join(folder, 'main/main.js')
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message?: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

/** Runs the tests against an app; gives the names of those that turned red, and how many ran. */
async function runTests(mainFile: string, files: Fault['files'], reportFile: string, isWhole = false) {
  const names = files.map((name) => `tests/e2e/${name}.test.ts`)
  const cli = path.join(root, 'node_modules/vitest/vitest.mjs')
  // The first red test is enough to see a fault by; a fault that makes the app hang should not hold everything up.
  const limits = isWhole ? [] : ['--bail=1', '--testTimeout=25000']
  const args = [cli, 'run', '--project', 'e2e', '--reporter=json', `--outputFile=${reportFile}`, ...limits, ...names]
  const env = { ...process.env, GALLEY_TEST_MAIN: mainFile }
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', () => resolve())
  })
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  const all = testResults.flatMap((file) => file.assertionResults)
  // An app that does not even start fails its file as a whole.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const red = [
    ...all.filter((one) => one.status === 'failed').map((one) => one.title),
    ...broken.map((file) => path.basename(file.name)),
  ]
  return { red, ran: all.length }
}

const wanted = process.argv.slice(2)
const chosen = FAULTS.filter((one) => wanted.length === 0 || wanted.some((part) => one.name.includes(part)))
mkdirSync(work, { recursive: true })
let unseen = 0
try {
  const files = [...new Set(chosen.flatMap((one) => one.files))]
  const whole = await runTests(path.join(dist, 'main/main.js'), files, path.join(work, 'whole.json'), true)
  if (whole.red.length > 0) throw new Error(`The app as it is already fails: ${whole.red.join('; ')}`)
  console.log(`The app as it is: ${whole.ran} tests, none red.\n\n| fault | test that turned red |\n|---|---|`)
  for (const [at, one] of chosen.entries()) {
    const folder = path.join(work, String(at))
    const { red } = await runTests(breakCopy(one, folder), one.files, path.join(work, `${at}.json`))
    rmSync(folder, { recursive: true, force: true })
    if (red.length === 0) unseen += 1
    const shown = one.isAsked ? `**${one.name}**` : one.name
    console.log(`| ${shown} | ${red.slice(0, 2).join('; ') || 'NONE'} |`)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
console.log(`\n${chosen.length} faults, ${chosen.length - unseen} seen, ${unseen} unseen`)
process.exitCode = unseen === 0 ? 0 : 1
