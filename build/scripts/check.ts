/** `npm run check`: everything about the code that is not a test; all of it is run, then what failed is shown. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import { checkFiles } from './check-files.ts'
import { run, type Done } from './run.ts'

type Step = { readonly name: string; readonly act: () => Promise<Done> }

const tool = (name: string, program: string, ...args: readonly string[]): Step => ({
  name,
  act: () => run(program, args),
})

const steps: readonly Step[] = [
  tool('types', 'tsc', '-b'),
  tool('lint', 'eslint', '.', '--max-warnings=0'),
  tool(
    'layers',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    'shared',
    'electron',
    'renderer',
    'build',
    'tests',
  ),
  tool('dead code', 'knip', '--no-progress'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  { name: 'files', act: checkFiles },
]

/** As many at once as the machine has for it. */
const atOnce = 2

const runAll = async (): Promise<readonly { readonly name: string; readonly done: Done }[]> => {
  const waiting = [...steps]
  const ended: { name: string; done: Done }[] = []
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const began = Date.now()
      const done = await step.act()
      ended.push({ name: step.name, done })
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      process.stdout.write(`${done.code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)\n`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return ended
}

const ended = await runAll()
const failed = ended.filter(({ done }) => done.code !== 0)
for (const { name, done } of failed) process.stdout.write(`\n── ${name} ──\n${done.output}\n`)
mkdirSync(path.join(root, '.cache'), { recursive: true })
writeFileSync(
  path.join(root, '.cache/check-results.json'),
  JSON.stringify({ passed: ended.length - failed.length, failed: failed.length }),
)
process.exitCode = failed.length === 0 ? 0 : 1
