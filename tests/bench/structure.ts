/**
 * Measures the roles of the seed article: right of all, captions, and false captions in the other texts at hand.
 * Run: `npx node tests/bench/structure.ts`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseFile } from '#electron/import/parse-file.ts'
import type { ParsedFile } from '#electron/ports.ts'
import type { Role } from '#shared/domain/block.ts'

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases')
const SEED = resolve(CASES, '..', 'seed')
/** The seed's lines in their order, a letter each. */
const LINES = 'FHFHUBPSPCPPSPCPPSPCPPCPSPCPPSPCPCPE'
const LETTERS: Readonly<Record<string, Role>> = {
  F: 'furniture',
  H: 'headline',
  U: 'subheadline',
  B: 'byline',
  P: 'paragraph',
  S: 'section-heading',
  C: 'caption',
  E: 'editor-line',
}

if (existsSync(SEED)) await run()
else console.log(`no seed at ${SEED}`)

async function open(path: string): Promise<ParsedFile> {
  const result = await parseFile(
    { fileName: path, bytes: readFileSync(path), choices: { script: 'keep', refused: [], roles: [] } },
    () => Promise.resolve(new Map()),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function run(): Promise<void> {
  for (const name of readdirSync(SEED).filter((file) => file.endsWith('.txt'))) {
    const { document } = await open(join(SEED, name))
    const wanted = [...LINES].map((letter) => LETTERS[letter])
    const right = document.blocks.filter((block, index) => block.role === wanted[index]).length
    const captions = document.blocks.filter((block) => block.role === 'caption')
    const isOwn = captions.filter((block) => wanted[document.blocks.indexOf(block)] === 'caption').length
    const unsure = Math.min(...document.blocks.map((block) => block.confidence))
    console.log(
      `seed: roles ${String(right)} of ${String(wanted.length)}, captions ${String(isOwn)} of 7, others taken for captions ${String(captions.length - isOwn)}, least confidence ${String(unsure)}`,
    )
    console.log(
      `seed: published ${document.publishedAt ?? '-'}, byline ${document.byline ?? '-'}, editor ${document.editor ?? '-'}`,
    )
  }
  const folder = join(CASES, 'mojibake', 'files')
  if (!existsSync(folder)) return
  let files = 0
  let captions = 0
  for (const name of readdirSync(folder)) {
    files += 1
    captions += (await open(join(folder, name))).document.blocks.filter((block) => block.role === 'caption').length
  }
  console.log(`plain texts without captions: ${String(files)} files, taken for captions ${String(captions)}`)
}
