import { say } from '../bootstrap.mjs'
import { buildApp } from './build-app.ts'

const isQuiet = process.argv.includes('--quiet')
try {
  await buildApp({ isQuiet, isForced: !isQuiet })
} catch (error) {
  // The tool has said above what is wrong.
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
