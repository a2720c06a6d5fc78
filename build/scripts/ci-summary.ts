/** The closing line of `.ci/run`, from what the tests and the checks left. Arguments: the exit codes of both. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

const read = (name: string): Record<string, number> => {
  const file = path.join(root, '.cache', name)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {}
}

/** A run that failed without a failed test (it could not start, or something leaked) counts as one failure. */
const counted = (exitCode: string | undefined, { passed, failed, skipped }: Counts): Counts => ({
  passed,
  failed: exitCode === '0' ? failed : Math.max(1, failed),
  skipped,
})

const [testsExit, checksExit] = process.argv.slice(2)
const tests = read('test-results.json')
const checks = read('check-results.json')
const ofTests = counted(testsExit, {
  passed: tests.numPassedTests ?? 0,
  failed: tests.numFailedTests ?? 0,
  skipped: (tests.numPendingTests ?? 0) + (tests.numTodoTests ?? 0),
})
const ofChecks = counted(checksExit, { passed: checks.passed ?? 0, failed: checks.failed ?? 0, skipped: 0 })
const skipped = ofTests.skipped === 0 ? '' : `, ${ofTests.skipped} skipped`
process.stdout.write(
  `${ofTests.passed + ofChecks.passed} passed, ${ofTests.failed + ofChecks.failed} failed${skipped}\n`,
)
