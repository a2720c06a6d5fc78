import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/** The package that a file belongs to: its folder below the innermost `node_modules`. */
const packageOf = (file: string): string | undefined =>
  /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll('\\', '/'))?.[0]

/**
 * Writes down which packages went into a part of the app, so that packaging can enclose their licences: what is bundled
 * is read off the bundle, not off a list that somebody has to keep.
 */
export const recordPackages = (file: string, root: string): Plugin => ({
  name: 'galley-record-packages',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle).flatMap((output) =>
      output.type === 'chunk'
        ? output.moduleIds
        : output.originalFileNames.map((name) => path.resolve(root, 'renderer', name)),
    )
    const folders = new Set(files.flatMap((file) => packageOf(file) ?? []))
    mkdirSync(path.dirname(file), { recursive: true })
    const relative = [...folders].map((folder) => path.relative(root, folder.replaceAll('\0', '')))
    writeFileSync(file, `${JSON.stringify(relative.toSorted(), undefined, 2)}\n`)
  },
})
