import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runCommand } from './doors/cli/run-command.ts'

// Built, the worker lies beside the command; from the sources it is a TypeScript file in its own folder.
const isBuilt = import.meta.filename.endsWith('.js')

// An end that was asked for is an orderly one: what was begun and has no name yet is taken away (services/leaving).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(128 + os.constants.signals[signal]))

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  workerPath: path.join(import.meta.dirname, isBuilt ? 'import-worker.js' : 'import/process/worker.ts'),
  samplePath: path.join(import.meta.dirname, isBuilt ? '../sample' : '../build/sample'),
  environment: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
})
