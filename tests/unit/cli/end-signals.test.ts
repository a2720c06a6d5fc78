import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** Runs a script that says `go` when it is ready, sends it a signal then, and gives how it ended. */
async function endOf(work: string, signal: NodeJS.Signals): Promise<readonly unknown[]> {
  const script = `
    import { writeSync } from 'node:fs'
    import { endingAtOnce, endOnSignals } from '#electron/doors/cli/end-signals.ts'
    endOnSignals()
    ${work}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], { stdio: 'pipe' })
  await once(child.stdout, 'data')
  child.kill(signal)
  return once(child, 'exit')
}

const BUSY = `
  writeSync(1, 'go')
  const until = performance.now() + 20_000
  while (performance.now() < until);`

test('work that hears no signal is ended by it', { timeout: 30_000 }, async () => {
  expect(await endOf(`endingAtOnce(() => { ${BUSY} })`, 'SIGTERM')).toEqual([null, 'SIGTERM'])
  expect(await endOf(`endingAtOnce(() => { ${BUSY} })`, 'SIGINT')).toEqual([null, 'SIGINT'])
})

test('before and after it an end is an orderly one', { timeout: 30_000 }, async () => {
  const wait = `writeSync(1, 'go'); setTimeout(() => undefined, 20_000)`
  expect(await endOf(wait, 'SIGTERM')).toEqual([143, null])
  expect(await endOf(`endingAtOnce(() => undefined); ${wait}`, 'SIGINT')).toEqual([130, null])
})
