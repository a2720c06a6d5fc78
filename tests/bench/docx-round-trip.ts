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

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'docx')

type Json = Readonly<Record<string, unknown>>
type List = readonly Json[]

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
    for (const [what, of] of Object.entries(PARTS)) {
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

const list = (of: Json, name: string): List => (of[name] ?? []) as List
const words = (of: Json, block: unknown): string => String(list(of, 'blocks')[Number(block)]?.['text'] ?? '')
const cut = (text: string, start: unknown, end: unknown): string =>
  Array.from(text).slice(Number(start), Number(end)).join('')

/** Each part as lines that can be held against one another; furniture is left out of exports, and is no loss. */
const PARTS: Readonly<Record<string, (of: Json) => readonly string[]>> = {
  paragraphs: (of) =>
    list(of, 'blocks')
      .filter(({ role, text }) => role !== 'furniture' && role !== 'figure' && text !== '')
      .map(({ text, listNumber }) => `${listNumber === undefined ? '' : `(${String(listNumber)}) `}${String(text)}`),
  roles: (of) =>
    list(of, 'blocks')
      .filter(({ role }) => role !== 'furniture')
      .map(({ role, text }) => `${String(role)}: ${String(text).slice(0, 30)}`),
  form: (of) =>
    list(of, 'blocks').flatMap(({ text, marks = [], role }) =>
      role === 'furniture'
        ? []
        : (marks as List).map(
            (mark) =>
              `${String(mark['kind'])} ${cut(String(text), mark['start'], mark['end'])} ${String(mark['href'] ?? '')}`,
          ),
    ),
  tables: (of) => list(of, 'blocks').flatMap(({ grid }) => (grid === undefined ? [] : [JSON.stringify(grid)])),
  comments: (of) =>
    list(of, 'notes').map(({ author, date, body, state }) => [author, date, body, state].map(String).join(' · ')),
  replies: (of) =>
    list(of, 'notes').flatMap(({ replies }) =>
      (replies as List).map(({ author, date, body }) => [author, date, body].map(String).join(' · ')),
    ),
  anchors: (of) =>
    list(of, 'notes').map(({ block, start, end, endBlock, body }) =>
      endBlock === undefined
        ? `${cut(words(of, block), start, end)} · ${String(body)}`
        : `${cut(words(of, block), start, undefined)} … ${cut(words(of, endBlock), 0, end)} · ${String(body)}`,
    ),
  suggestions: (of) =>
    list(of, 'suggestions').map(({ author, date, kind, before, after, block, start }) =>
      [author, date, kind, before, after, cut(words(of, block), 0, start).slice(-10)]
        .map((each) => String(each))
        .join(' · '),
    ),
  pictures: (of) =>
    list(of, 'figures').map(({ sha256, alt, caption }) => `${String(sha256)} ${String(alt)} ${words(of, caption)}`),
}

// What the command starts is put together from the sources at hand, not from those of another day.
if (existsSync(CASES)) await setup().then(run)
else console.log(`no cases at ${CASES}`)
