/**
 * Opens articles, exports each as HTML, Markdown, JATS, ninjs and text, opens that, and holds both against one another:
 * paragraphs, roles, form, tables, pictures. What is not the same is printed.
 * Run: `npx node tests/bench/text-round-trip.ts [files]`; without files the sample articles and those of the cases.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setup } from '#build/scripts/bundle-children.ts'
import { roundTrip } from '#tests/helpers/exports/round-trip.ts'

const FORMATS = ['html', 'markdown', 'jats', 'ninjs'] as const
const SAMPLES = resolve(import.meta.dirname, '../../build/sample')
const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'docx')

async function run(): Promise<void> {
  const given = process.argv.slice(2).map((each) => resolve(each))
  const places = given.length > 0 ? given : [SAMPLES, CASES].filter(existsSync).flatMap(filesOf)
  const tally = new Map<string, [right: number, all: number]>()
  const folder = mkdtempSync(join(tmpdir(), 'galley-round-trip-'))
  for (const file of places)
    for (const format of FORMATS) {
      const made = await roundTrip(file, format, join(folder, format)).catch((thrown: unknown) => {
        console.log(String(thrown).slice(0, 400))
        return []
      })
      for (const { part, lost, more, all } of made) {
        const key = `${format} ${part}`
        const [right, known] = tally.get(key) ?? [0, 0]
        tally.set(key, [right + all - lost.length, known + all])
        for (const each of lost) console.log(`${file.slice(-30)} ${key} lost: ${each.slice(0, 160)}`)
        for (const each of more) console.log(`${file.slice(-30)} ${key} more: ${each.slice(0, 160)}`)
      }
    }
  for (const [what, [right, all]] of tally) console.log(`${what}: ${String(right)} of ${String(all)} the same`)
  rmSync(folder, { recursive: true, force: true })
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:html|md|docx|xml|txt)$/u.test(name))
    .map((name) => join(folder, name))
}

await setup().then(run)
