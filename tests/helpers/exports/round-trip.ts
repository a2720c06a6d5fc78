import { basename, join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { EXPORT_FORMATS, FORMATS, type ExportFormat } from '#shared/contract/formats.ts'
import { bareLabel } from '#shared/text/bare-label.ts'
import { galley } from '../run-galley.ts'

type Json = Readonly<Record<string, unknown>>
type List = readonly Json[]

/** A thing that was in an article and is no more, or the other way round. */
export interface Difference {
  readonly part: string
  readonly lost: readonly string[]
  readonly more: readonly string[]
  readonly all: number
}

let made = 0

/** Imports a file, exports it in a format, opens that, and tells what of each part is not the same. */
export async function roundTrip(file: string, format: ExportFormat, folder: string): Promise<readonly Difference[]> {
  const call = async (...args: readonly string[]): Promise<Json> => {
    const { code, json, out, errors } = await galley(folder, [...args, '--json'])
    if (code !== 0) throw new Error(`${file}: ${args.join(' ')}: ${out}${errors}`)
    return json[0] ?? {}
  }
  mkdirSync(folder, { recursive: true })
  const library = ['--library', `${basename(file)}.sqlite`]
  const { article } = await call('import', file, ...library)
  made += 1
  const before = await call('inspect', file)
  // An article of nothing but empty lines is no article anywhere else.
  if (list(before, 'blocks').every(({ role, text }) => text === '' && role !== 'figure')) return []
  const out = join(folder, `${String(made)}.${FORMATS[format].endings[0]}`)
  const inside = INSIDE.includes(format) ? ['--pictures', 'inside'] : []
  await call('export', String(article), '--format', format, '--view', 'original', ...inside, '--out', out, ...library)
  const after = await call('inspect', out)
  return Object.entries(PARTS).map(([part, of]) => {
    const [old, now] = [of(before), of(after)]
    const left = [...now]
    const lost = old.filter((each) => {
      const at = left.indexOf(each)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    return { part, lost, more: left, all: old.length }
  })
}

const INSIDE: readonly ExportFormat[] = EXPORT_FORMATS.filter((format) =>
  ['markdown', 'jats', 'ninjs'].includes(format),
)

const list = (of: Json, name: string): List => (of[name] ?? []) as List
const cut = (text: string, start: unknown, end: unknown): string =>
  Array.from(text).slice(Number(start), Number(end)).join('')
const own = (of: Json): List => list(of, 'blocks').filter(({ role }) => role !== 'furniture')

/** A sign that leads to a note is written by its label in most formats: [1] and ¹ are the same. */
function bare({ text, marks = [], role }: Json): string {
  const letters = Array.from(String(text))
  for (const mark of (marks as List).toReversed())
    if (mark['kind'] === 'note-ref') {
      const [start, end] = [Number(mark['start']), Number(mark['end'])]
      letters.splice(start, end - start, `[${bareLabel(letters.slice(start, end).join(''))}]`)
    }
  const words = letters.join('').replace(/\s+/gu, ' ').trim()
  // The label of a note stands before its words, or is what it is numbered by.
  return role === 'note' ? words.replace(/^\[([^\]\s]{1,40})\] /u, '($1) ') : words
}

const numbered = (block: Json): string =>
  `${block['listNumber'] === undefined ? '' : `(${bareLabel(String(block['listNumber']))}) `}${bare(block)}`

/** Each part as lines that can be held against one another; furniture is left out of exports, and is no loss. */
const PARTS: Readonly<Record<string, (of: Json) => readonly string[]>> = {
  paragraphs: (of) =>
    own(of)
      .filter(({ role, text }) => role !== 'figure' && text !== '')
      .map(numbered),
  roles: (of) =>
    own(of)
      .filter(({ role, text }) => role === 'figure' || text !== '')
      .map((block) => `${String(block['role'])}: ${(block['role'] === 'note' ? numbered : bare)(block).slice(0, 30)}`),
  form: (of) =>
    own(of).flatMap(({ text, marks = [] }) =>
      (marks as List).flatMap((mark) => {
        const { kind, start, end, href = '', reading = '' } = mark
        return kind === 'note-ref' || kind === 'hidden' || String(href).startsWith('#')
          ? []
          : [`${String(kind)} ${cut(String(text), start, end).replace(/\s+/gu, ' ')} ${String(href)}${String(reading)}`]
      }),
    ),
  // By the words of their cells: where another cell reaches over a place, one format has an empty field there and another has none.
  tables: (of) =>
    own(of).flatMap(({ grid, text }) =>
      grid === undefined
        ? []
        : [
            JSON.stringify(
              (grid as { readonly rows: readonly List[] }).rows.map((row) =>
                row.map(({ start, end, ...cell }) => ({ ...cell, words: cut(String(text), start, end) })),
              ),
            ),
          ],
    ),
  pictures: (of) =>
    own(of).flatMap(({ role, alt, asset }) =>
      role === 'figure' && asset !== undefined && asset !== null ? [String(alt ?? '')] : [],
    ),
}
