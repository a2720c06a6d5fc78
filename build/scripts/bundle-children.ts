/**
 * Some hundred processes are started by the tests: the parser, the command, and those that are killed. From the sources
 * each would read three hundred files; here they are put together once, from the same sources, and again when one changed.
 */
import { statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { esModuleNames } from '../commonjs-names.ts'
import { withLock } from './lock.ts'
import { newest } from '../staleness.mjs'
import { CHILDREN, childFolder } from './child-file.ts'

const root = path.join(import.meta.dirname, '../..')
const stamp = path.join(childFolder, '.built')
const sources = ['shared', 'electron', 'tests/helpers', 'build/commonjs-names.ts', 'package-lock.json']

const isStale = (): boolean => {
  const built = statSync(stamp, { throwIfNoEntry: false })
  return built === undefined || sources.some((place) => newest(path.join(root, place)) > built.mtimeMs)
}

/** The global setup of vitest's projects that start children. */
export const setup = (): Promise<void> =>
  withLock(path.join(root, '.cache/test-children.lock'), async () => {
    if (!isStale()) return
    const begin = new Date()
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [esModuleNames()],
      ssr: { noExternal: true, external: ['better-sqlite3', 'electron'] },
      build: {
        ssr: true,
        outDir: childFolder,
        emptyOutDir: true,
        minify: false,
        target: 'node24',
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(CHILDREN).map(([name, place]) => [name, path.join(root, place)])),
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    })
    writeFileSync(stamp, begin.toISOString())
    utimesSync(stamp, begin, begin)
  })
