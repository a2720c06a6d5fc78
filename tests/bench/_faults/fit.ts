import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from './fault-list.ts'

/** Files of code of a part of the app. */
export function codeOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => path.join(folder, name))
}

const texts = new Map<string, string>()

/** Every fault looks into the same files. */
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8')
  texts.set(file, text)
  return text
}

/** Which of a fault's patches fit the app built in `dist` no longer: each must change one file, and that one only. */
export function misfitsOf({ name, part, patches }: Fault, dist: string): readonly string[] {
  return patches.flatMap(([find, replace]) => {
    const hits = codeOf(path.join(dist, part)).filter((file) => {
      const before = textOf(file)
      return find.test(before) && before.replace(find, replace) !== before
    })
    return hits.length === 1
      ? []
      : [`“${name}” no longer fits the built app: ${String(find)} changes ${hits.length} files`]
  })
}
