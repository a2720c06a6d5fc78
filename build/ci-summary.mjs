import { runScript } from './bootstrap.mjs'

runScript('ci-summary.ts')
