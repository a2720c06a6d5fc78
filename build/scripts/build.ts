import { buildApp } from './build-app.ts'

const isQuiet = process.argv.includes('--quiet')
await buildApp({ isQuiet, isForced: !isQuiet })
