import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { annotationRefusal } from '#shared/messages/annotation-refusal.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { readAnnotations } from '#electron/annotations/read-annotations.ts'
import { annotationMusts } from '#tests/helpers/w3c-schemas.ts'
import { openArticle } from '#tests/unit/export/fixture.ts'

/**
 * The samples of the W3C's own tests and specifications (GALLEY_CASES, `w3c/`): every correct one is taken, every incorrect one
 * is refused, with its reason. Then each correct one with one value of it put wrong, held against the W3C's schemas: where these
 * say that it is wrong, it is refused, but for what the specification allows and they do not. `SHOW=1` prints what is said of each.
 */
const ROOT = path.join(process.env['GALLEY_CASES'] ?? '../shared/cases', 'w3c')
type Json = Record<string, unknown>

const FOLDERS: readonly (readonly [folder: string, isCorrect: boolean])[] = [
  ['tools/samples/correct', true],
  ['tools/samples/incorrect', false],
  ['spec/admin/annotation/2016/examples/json', true],
  ['spec/model/wd2/examples/correct', true],
]

if (!existsSync(ROOT)) {
  console.log(`no samples at ${ROOT}: nothing was measured`)
  process.exit(0)
}

const t = createTranslate('en')
let isMissed = false
for (const [folder, isCorrect] of FOLDERS) {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.json'))
  const taken: string[] = []
  const refused: string[] = []
  for (const name of names) {
    const why = refusalOf(readFileSync(path.join(ROOT, folder, name), 'utf8'))
    if (why === undefined) taken.push(name)
    else refused.push(`${name}: ${why}`)
  }
  console.log(`${folder}: ${String(taken.length)} of ${String(names.length)} taken, ${String(refused.length)} refused`)
  const wrong = isCorrect ? refused : taken
  isMissed ||= wrong.length > 0
  for (const each of process.env['SHOW'] === undefined ? wrong : [...taken, ...refused]) console.log(`  ${each}`)
}

/** Values that are wrong for most keys. */
const WRONG: readonly unknown[] = [
  undefined,
  -1,
  'a b',
  [],
  ['a', 'b'],
  {},
  null,
  true,
  ['http://x.example/1', 'http://x.example/2'],
]
const musts = annotationMusts()
const tally = { refused: 0, taken: 0, 'refused here only': 0, 'taken here only': 0 }
const only = new Map<string, number>()
for (const name of readdirSync(path.join(ROOT, 'tools/samples/correct'))) {
  const sample = JSON.parse(readFileSync(path.join(ROOT, 'tools/samples/correct', name), 'utf8')) as Json
  // The schemas know less than the specification: what is right and seems wrong to them tells nothing.
  if (musts(sample).length > 0) continue
  for (const [way, spoiled] of spoiledOf(sample)) {
    const [broken] = musts(spoiled)
    const isRefused = refusalOf(JSON.stringify(spoiled)) !== undefined
    const kind =
      broken === undefined ? (isRefused ? 'refused here only' : 'taken') : isRefused ? 'refused' : 'taken here only'
    tally[kind] += 1
    if (kind === 'taken here only') only.set(way, (only.get(way) ?? 0) + 1)
  }
}
console.log(`one value put wrong: ${JSON.stringify(tally)}`)
if (process.env['SHOW'] !== undefined) for (const [way, count] of only) console.log(`  ${String(count)} ${way}`)
process.exitCode = isMissed ? 1 : 0

/** Each value of a document put wrong in each way. */
function spoiledOf(sample: Json): readonly (readonly [way: string, spoiled: Json])[] {
  const paths: (readonly string[])[] = []
  const walk = (value: unknown, at: readonly string[]): void => {
    if (at.length > 0) paths.push(at)
    if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, [...at, key])
  }
  walk(sample, [])
  return paths.flatMap((at) =>
    WRONG.map((wrong) => {
      const spoiled = structuredClone(sample)
      const last = at.at(-1) ?? ''
      const holder = at.slice(0, -1).reduce<Json>((value, key) => value[key] as Json, spoiled)
      if (wrong !== undefined) holder[last] = wrong
      else if (Array.isArray(holder)) holder.splice(Number(last), 1)
      else Reflect.deleteProperty(holder, last)
      return [`${at.join('.')} = ${JSON.stringify(wrong)}`, spoiled] as const
    }),
  )
}

/** Why a sample is not taken, in words; undefined where it is. */
function refusalOf(json: string): string | undefined {
  const read = readAnnotations(json, openArticle({ notes: [], replies: [], suggestions: [], verdicts: [] }), '读者', 0)
  if ('why' in read) return t(`errors.whyNoAnnotations.${read.why}`, { line: read.line ?? '' })
  const whys = read.results.flatMap((one) =>
    'error' in one ? [annotationRefusal(t, { error: one.error, faults: one.faults ?? [] }, 'en')] : [],
  )
  return whys.length === 0 ? undefined : [...new Set(whys)].join(' / ')
}
