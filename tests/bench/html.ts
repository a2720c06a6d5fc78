/**
 * Measures pages over the cases beside the repository: words kept, captions, the page read by hand, and time against
 * Readability with linkedom alone.
 * Run: `npx node tests/bench/html.ts`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { elementsOf, parsePage, textOf } from '#electron/import/formats/html/tree.ts'
import { parseFile } from '#electron/import/process/parse-file.ts'
import type { ParsedFile } from '#electron/ports.ts'
import type { Role } from '#shared/domain/block.ts'
import { timeBoth } from './opening/time-both.ts'

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'html')
/** Readability's expected texts hold the body: what stands over it is no part of them. */
const OVER: readonly Role[] = [
  'furniture',
  'headline',
  'subheadline',
  'kicker',
  'byline',
  'source',
  'dateline',
  'editor-line',
]

if (existsSync(CASES)) await run()
else console.log(`no cases at ${CASES}`)

async function open(bytes: Uint8Array): Promise<ParsedFile> {
  const result = await parseFile(
    { fileName: 'source.html', bytes, choices: { script: 'keep', refused: [], roles: [] } },
    () => Promise.resolve(new Map()),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function run(): Promise<void> {
  const names = readdirSync(join(CASES, 'readability')).sort()
  const pages = names.map((name) => ({ name, bytes: readFileSync(join(CASES, 'readability', name, 'source.html')) }))
  const scores: number[] = []
  let captions = 0
  let found = 0
  for (const { name, bytes } of pages) {
    const file = await open(bytes)
    const expected = parsePage(
      readFileSync(join(CASES, 'readability', name, 'expected.html'), 'utf8').replaceAll('><', '> <'),
    )
    const body = file.document.blocks.filter((block) => !OVER.includes(block.role)).map((block) => block.text)
    const score = sameWords(wordsOf(textOf(expected)), wordsOf(body.join(' ')))
    scores.push(score)
    const own = new Set(
      file.document.blocks.filter((block) => block.role === 'caption').map((block) => wordsOf(block.text).join('')),
    )
    for (const element of elementsOf(expected)) {
      const words = element.tagName === 'figcaption' ? wordsOf(textOf(element)).join('') : ''
      if (words === '') continue
      captions += 1
      if (own.has(words)) found += 1
      else console.log(`caption not found in ${name}: ${words.slice(0, 80)}`)
    }
    console.log(
      `${name}: words F1 ${(score * 100).toFixed(2)} %, "${file.document.title ?? ''}", ${file.document.byline ?? 'no byline'}`,
    )
  }
  console.log(
    `words kept, mean F1: ${((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100).toFixed(2)} %`,
  )
  console.log(`<figcaption> typed as caption: ${String(found)} of ${String(captions)}`)
  await checkByHand()
  await timeBoth(
    'HTML',
    'Readability + linkedom',
    pages.map(({ bytes }) => bytes),
    open,
    (bytes) => {
      const { document } = parseHTML(new TextDecoder().decode(bytes))
      new Readability(document).parse()
    },
  )
}

interface HandGold {
  readonly headline: string
  readonly published: string
  readonly source: string
  readonly byline: string
  readonly editor_name: string
  readonly captions: readonly string[]
  readonly furniture: readonly string[]
}

async function checkByHand(): Promise<void> {
  const gold = JSON.parse(readFileSync(join(CASES, 'hand_gold.json'), 'utf8')) as Readonly<Record<string, HandGold>>
  for (const [name, wanted] of Object.entries(gold)) {
    const path = join(CASES, 'readability', name, 'source.html')
    if (!existsSync(path)) continue
    const { document } = await open(readFileSync(path))
    const captions = document.blocks.filter((block) => block.role === 'caption').map((block) => block.text)
    const kept = document.blocks.filter((block) => block.role !== 'furniture').map((block) => block.text)
    const checks: readonly (readonly [string, boolean])[] = [
      ['headline', document.title === wanted.headline],
      ['date', document.publishedAt === wanted.published],
      ['source', document.source === wanted.source],
      ['byline', document.byline === wanted.byline],
      ['editor', document.editor === wanted.editor_name],
      ['captions', JSON.stringify(captions) === JSON.stringify(wanted.captions)],
      ['furniture', wanted.furniture.every((text) => !kept.some((block) => block.includes(text)))],
    ]
    console.log(
      `${name} by hand: ${checks.map(([part, isRight]) => `${part} ${isRight ? 'right' : 'WRONG'}`).join(', ')}`,
    )
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
}

/** F1 of two bags of words. */
function sameWords(expected: readonly string[], own: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1)
  let hits = 0
  for (const word of own) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    hits += 1
    left.set(word, count - 1)
  }
  return (2 * hits) / (expected.length + own.length)
}
