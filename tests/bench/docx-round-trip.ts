/**
 * Opens the Word files beside the repository, exports each as a Word document, opens that, and holds both against one
 * another: paragraphs, comments, replies, anchors, suggestions, pictures. What is not the same is printed.
 * Run: `npx node tests/bench/docx-round-trip.ts`
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setup } from '#build/scripts/bundle-children.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { DOCX_PARTS, type Json } from './_docx/parts-of.ts'

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'docx')

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-round-trip-'))
  const tally = new Map<string, [right: number, all: number]>()
  for (const name of readdirSync(CASES).filter((each) => each.endsWith('.docx'))) {
    const call = async (...args: readonly string[]): Promise<Json> => {
      const { code, json, out, errors } = await galley(folder, [...args, '--json'])
      if (code !== 0) throw new Error(`${name}: ${args.join(' ')}: ${out}${errors}`)
      return json[0] ?? {}
    }
    const library = ['--library', `${name}.sqlite`]
    const { article } = await call('import', join(CASES, name), ...library)
    await call('export', String(article), '--format', 'docx', '--out', name, ...library)
    const [before, after] = [await call('inspect', join(CASES, name)), await call('inspect', name)]
    for (const [what, of] of Object.entries(DOCX_PARTS)) {
      const [old, now] = [of(before), of(after)]
      const known = tally.get(what) ?? [0, 0]
      const left = [...now]
      const missing = old.filter((each) => {
        const at = left.indexOf(each)
        if (at >= 0) left.splice(at, 1)
        return at < 0
      })
      tally.set(what, [known[0] + old.length - missing.length, known[1] + old.length])
      for (const each of missing) console.log(`${name}: ${what} lost: ${each}`)
      for (const each of left) console.log(`${name}: ${what} more: ${each}`)
    }
  }
  for (const [what, [right, all]] of tally) console.log(`${what}: ${String(right)} of ${String(all)} the same`)
  rmSync(folder, { recursive: true, force: true })
}

// What the command starts is put together from the sources at hand, not from those of another day.
if (existsSync(CASES)) await setup().then(run)
else console.log(`no cases at ${CASES}`)
