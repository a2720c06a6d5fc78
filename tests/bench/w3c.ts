import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { annotationRefusal } from '#shared/messages/annotation-refusal.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { readAnnotations } from '#electron/annotations/read-annotations.ts'
import { openArticle } from '#tests/unit/export/fixture.ts'

/**
 * The samples of the W3C's own tests and specifications (GALLEY_CASES, `w3c/`): every correct one is taken, every incorrect one
 * is refused, with its reason. `SHOW=1` prints each with what is said of it.
 */
const ROOT = path.join(process.env['GALLEY_CASES'] ?? '../shared/cases', 'w3c')
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
process.exitCode = isMissed ? 1 : 0

/** Why a sample is not taken, in words; undefined where it is. */
function refusalOf(json: string): string | undefined {
  const read = readAnnotations(json, openArticle({ notes: [], replies: [], suggestions: [], verdicts: [] }), '读者', 0)
  if ('why' in read) return t(`errors.whyNoAnnotations.${read.why}`, { line: read.line ?? '' })
  const whys = read.results.flatMap((one) =>
    'error' in one ? [annotationRefusal(t, { error: one.error, faults: one.faults ?? [] }, 'en')] : [],
  )
  return whys.length === 0 ? undefined : [...new Set(whys)].join(' / ')
}
