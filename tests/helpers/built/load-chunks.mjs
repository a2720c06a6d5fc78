/**
 * Loads built code in the Node that runs it: `node --experimental-vm-modules load-chunks.mjs FOLDER`, a line a file that
 * fails. Programs (the files in the folder itself) are parsed only, for to load one is to run it; chunks are evaluated.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { SourceTextModule } from 'node:vm'

const folder = path.resolve(process.argv[2] ?? '')
/** Electron's module gives names that a plain Node has not: whichever are asked for are there. */
const electron = (source) => {
  const asked = [...source.matchAll(/import \{([^}]*)\} from "electron"/g)].flatMap((match) => match[1].split(','))
  const names = new Set(asked.map((name) => name.trim().split(/\s/)[0]))
  const lines = [...names].map((name) => `export const ${name} = new Proxy(class {}, {})`)
  return `data:text/javascript,${encodeURIComponent(lines.join('\n'))}`
}
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: electron(readFileSync(new URL(context.parentURL), 'utf8')), shortCircuit: true }
      : next(name, context),
})

const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'))
let loaded = 0
for (const name of files) {
  const file = path.join(folder, name)
  try {
    new SourceTextModule(readFileSync(file, 'utf8'), { identifier: file })
    if (path.dirname(name) !== '.') await import(pathToFileURL(file).href)
    loaded += 1
  } catch (thrown) {
    process.stdout.write(`${name}: ${String(thrown)}\n`)
  }
}
process.stdout.write(`${String(loaded)} of ${String(files.length)}\n`)
process.exit(loaded === files.length ? 0 : 1)
