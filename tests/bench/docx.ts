/**
 * Measures Word files over the cases beside the repository: paragraphs, comments with their anchors, tracked changes,
 * pictures, and time against mammoth alone (put into `.cache/mammoth`, no part of the project).
 * Run: `npx node tests/bench/docx.ts`
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { parseFile } from '#electron/import/process/parse-file.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { originals, withoutNoteMarks } from '#tests/helpers/docx-gold.ts'
import type { GoldParagraph } from '#tests/helpers/docx-gold.ts'
import { timeBoth } from './opening/time-both.ts'

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'docx')
const MAMMOTH = resolve('.cache', 'mammoth')

interface Gold {
  readonly paragraphs: readonly GoldParagraph[]
  readonly comments: readonly {
    readonly text: string
    readonly author: string
    readonly date: string
    readonly anchor: string | null
  }[]
  readonly images: readonly unknown[]
  readonly has_tracked: boolean
}

interface Mammoth {
  convertToHtml(input: { readonly buffer: Uint8Array }): Promise<unknown>
}

if (existsSync(CASES)) await run()
else console.log(`no cases at ${CASES}`)

async function open(bytes: Uint8Array): Promise<ParsedFile> {
  const result = await parseFile(
    { fileName: 'a.docx', bytes, choices: { script: 'keep', refused: [], roles: [] } },
    () => Promise.resolve(new Map()),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function run(): Promise<void> {
  const gold = JSON.parse(readFileSync(join(CASES, 'gold.json'), 'utf8')) as Readonly<Record<string, Gold>>
  const tally = { paragraphs: [0, 0], comments: [0, 0], anchors: [0, 0], tracked: [0, 0], pictures: [0, 0] }
  const count = (name: keyof typeof tally, isRight: boolean, what: string): void => {
    tally[name] = [(tally[name][0] ?? 0) + (isRight ? 1 : 0), (tally[name][1] ?? 0) + 1]
    if (!isRight) console.log(`missed ${name}: ${what}`)
  }
  const files: Uint8Array[] = []
  for (const [name, wanted] of Object.entries(gold)) {
    if (!existsSync(join(CASES, name))) continue
    const bytes = readFileSync(join(CASES, name))
    files.push(bytes)
    const { document } = await open(bytes)
    const texts = document.blocks.map(withoutNoteMarks)
    const pieces = new Set(texts.flatMap((text) => [text, ...text.split(/[\t\n]/u)]).map(plain))
    for (const original of originals(wanted.paragraphs))
      if (plain(original) !== '') count('paragraphs', pieces.has(plain(original)), `${name} ${original}`)
    const notes = document.notes.flatMap((note) => [note, ...note.replies.map((reply) => ({ ...note, ...reply }))])
    for (const comment of wanted.comments) {
      const note = notes.find(
        ({ author, date, body }) =>
          author === comment.author && date === comment.date && plain(body) === plain(comment.text),
      )
      count('comments', note !== undefined, `${name} ${comment.text}`)
      if (note !== undefined)
        count(
          'anchors',
          plain(anchored(document, note)) === plain(comment.anchor ?? ''),
          `${name} ${comment.anchor ?? ''}`,
        )
    }
    for (let index = 0; index < wanted.images.length; index += 1)
      count('pictures', index < document.assets.length, name)
    if (wanted.has_tracked) {
      const original = plain(document.blocks.map(({ text }) => text).join('\n'))
      const isOriginal = original === plain(wanted.paragraphs.map((paragraph) => paragraph.original).join('\n'))
      const isAccepted =
        plain(accepted(document)) === plain(wanted.paragraphs.map((paragraph) => paragraph.accepted).join('\n'))
      count('tracked', isOriginal && isAccepted, name)
    }
  }
  for (const [name, [right = 0, all = 0]] of Object.entries(tally))
    console.log(`${name}: ${String(right)} of ${String(all)}`)
  const mammoth = getMammoth()
  await timeBoth('DOCX', 'mammoth', files, open, (bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) }))
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function anchored(document: ParsedFile['document'], note: ParsedFile['document']['notes'][number]): string {
  const last = note.endBlock ?? note.block
  return document.blocks
    .slice(note.block, last + 1)
    .map(({ text }, index) =>
      sliceCodePoints(text, index === 0 ? note.start : 0, note.block + index === last ? note.end : undefined),
    )
    .join('\n')
}

function accepted(document: ParsedFile['document']): string {
  return document.blocks
    .map(({ text }, block) => {
      const characters = [...text]
      const own = document.suggestions.filter((suggestion) => suggestion.block === block).reverse()
      for (const { start, end, after } of own) characters.splice(start, end - start, after)
      return characters.join('')
    })
    .join('\n')
}

function getMammoth(): Mammoth {
  if (!existsSync(join(MAMMOTH, 'node_modules', 'mammoth'))) {
    mkdirSync(MAMMOTH, { recursive: true })
    execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--prefix', MAMMOTH, 'mammoth@1.13.0'], {
      stdio: 'ignore',
    })
  }
  return createRequire(join(MAMMOTH, 'package.json'))('mammoth') as Mammoth
}
