import path from 'node:path'
import process from 'node:process'
import { endOnSignals } from './doors/cli/end-signals.ts'
import { runCommand } from './doors/cli/run-command.ts'

// Built, the worker lies beside the command; from the sources it is a TypeScript file in its own folder.
const isBuilt = import.meta.filename.endsWith('.js')

endOnSignals()

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
