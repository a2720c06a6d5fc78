import path from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { sayLeftOut } from './tests/helpers/left-out.ts'
import { saySlowest } from './tests/helpers/slowest.ts'
import { SlowestFirst } from './tests/helpers/slowest-first.ts'

// Hundreds of small processes are started, the app's and the command's among them: each reads the same code, compiled once.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, '.cache/compiled-tests')

/** What a test run prints on its pages and in its apps is noise unless something fails. */
// A machine that does other things as well may take more than vitest's second until something has come about; to ask
// for it twenty times a second, often for a whole article, would be a good part of what it does.
const shared = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  pool: 'forks',
  expect: { poll: { timeout: 10_000, interval: 100 } },
} as const

/** Named by build/scripts/test.ts. */
const results = process.env['GALLEY_TEST_RESULTS']

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    reporters: [
      'default',
      // Where `npm test` reads the counts from.
      ...(results === undefined ? [] : [['json', { outputFile: results }] as ['json', { outputFile: string }]]),
      sayLeftOut((line) => process.stdout.write(line)),
      saySlowest((line) => process.stdout.write(line), import.meta.dirname),
    ],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/{unit,db,migrations,contract,renderer}/**/*.test.{ts,tsx}'],
          globalSetup: ['build/scripts/bundle-children.ts'],
          setupFiles: ['tests/helpers/property-seed.ts'],
          // Modules keep nothing from one file to the next: to read and link them anew for each took longer than its tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Every one of these starts an app and a Chromium with folders of its own: after the others, so that no more run at a time.
        test: {
          ...shared,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/global-setup.ts', 'build/scripts/bundle-children.ts'],
          setupFiles: ['tests/e2e/each-file.ts'],
          // As above; what a file starts it ends itself, and its folders are its own.
          isolate: false,
          // The long run sees the page as people do, with all of V8's compilers.
          env: process.env['GALLEY_LONG'] === '1' ? {} : { GALLEY_STAND_IN_BRIEF: '1' },
          // Two apps with a Chromium each on two cores, and axe on every screen: slow is not wrong.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Half of such a test's time is the app's own waiting (keys that rest, a core that starts): a third fills it.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
