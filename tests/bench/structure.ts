/**
 * Measures roles: over our own articles of several kinds, role by role, then over the seed article (right of all,
 * captions) and false captions in the other texts at hand; first of all articles by the kinds of issue 9 (bylines,
 * headlines, headings, wire copy, placeholders), in the part that rules were written from and in the part held out.
 * Run: `npx node tests/bench/structure.ts [--misses | --misses-held-out]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseFile } from '#electron/import/process/parse-file.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { ROLES } from '#shared/domain/block.ts'
import type { Role } from '#shared/domain/block.ts'
import { GOLD_PARTS, showsMissesOf } from './gold-parts.ts'
import { missesOf, readKinds } from '#tests/helpers/structure-kinds.ts'
import { compareWithGold, readStructureGold } from '#tests/helpers/structure-gold.ts'

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

await measureKinds()
measureOwn()
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

async function measureKinds(): Promise<void> {
  for (const part of GOLD_PARTS) {
    const counts = new Map<string, { right: number; all: number }>()
    for (const kase of readKinds(part)) {
      const misses = await missesOf(kase)
      const count = counts.get(kase.kind) ?? { right: 0, all: 0 }
      counts.set(kase.kind, { right: count.right + (misses.length === 0 ? 1 : 0), all: count.all + 1 })
      if (misses.length > 0 && showsMissesOf(part))
        console.log(`${kase.kind}: ${misses.join('; ')} <- ${kase.text.replace(/\s+/g, ' ').slice(0, 150)}`)
    }
    const parts = [...counts].map(([kind, { right, all }]) => `${kind} ${String(right)} of ${String(all)}`)
    console.log(`articles by kind, ${part}: ${parts.join(', ')}`)
  }
}

function measureOwn(): void {
  const articles = readStructureGold()
  const lines = articles.flatMap((article) =>
    compareWithGold(article).map((line) => ({ ...line, article: article.name })),
  )
  for (const { article, text, wanted, own } of lines)
    if (own !== wanted) console.log(`${article}: ${wanted ?? '-'} taken for ${own}: ${text.slice(0, 60)}`)
  const parts = ROLES.flatMap((role) => {
    const all = lines.filter(({ wanted }) => wanted === role).length
    const taken = lines.filter(({ own }) => own === role).length
    const right = lines.filter(({ wanted, own }) => wanted === role && own === role).length
    return all === 0 && taken === 0 ? [] : [`${role} ${String(right)} of ${String(all)} (${String(taken)} taken)`]
  })
  const right = lines.filter(({ wanted, own }) => wanted === own).length
  console.log(`own articles: ${String(articles.length)}, roles ${String(right)} of ${String(lines.length)}`)
  console.log(`own articles, role by role: ${parts.join(', ')}`)
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
