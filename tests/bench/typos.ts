/**
 * Wrong characters (issue 13, 1) over the cases of `../shared/cases/language`, each line read for itself as `galley lint`
 * does (clean text as one article too): false alarms in clean text, mistakes found of those planted, right corrections
 * among them, speed, memory, data.
 * `--half 0|1` takes every second line; `--shown N` prints the first false alarms; `--missed` what was not found.
 * Run: `npx node tests/bench/typos.ts`
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Finding } from '#shared/domain/source-document.ts'
import { checkTypos } from '#shared/typos/check-typos.ts'
import { loadTypoReader } from '#shared/typos/load.ts'
import { startWatch } from '#shared/lib/watch.ts'

const CASES = path.join(import.meta.dirname, '../../../shared/cases/language')
const DATA = path.join(import.meta.dirname, '../../shared/typos/data')
const { values: options } = parseArgs({
  options: { half: { type: 'string' }, shown: { type: 'string', default: '0' }, missed: { type: 'boolean' } },
})

if (!existsSync(CASES)) {
  console.log(`${CASES} is not there: nothing to measure by`)
  process.exit(0)
}

const linesOf = (name: string): readonly string[] =>
  readFileSync(path.join(CASES, name), 'utf8')
    .split('\n')
    .filter((line, at) => line.trim() !== '' && (options.half === undefined || String(at % 2) === options.half))
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

const bare = process.memoryUsage().rss
const beforeMs = performance.now()
const reader = await loadTypoReader()
const loadMs = performance.now() - beforeMs
const find = (text: string): readonly Finding[] =>
  checkTypos({ reader }, [{ role: 'paragraph', text }], { watch: startWatch() })
const around = (text: string, { start, end, suggest, rule }: Finding): string => {
  const signs = [...text]
  const part = (from: number, to: number): string => signs.slice(Math.max(0, from), to).join('')
  return `${rule} ${part(start - 9, start)}【${part(start, end)}→${suggest ?? ''}】${part(end, end + 9)}`
}

// --- false alarms
const CLEAN = ['clean_pd.txt', 'clean_pud_news_simp.txt']
let [alarms, characters, readMs] = [0, 0, 0]
let shown = Number(options.shown)
for (const name of CLEAN) {
  let [own, length] = [0, 0]
  for (const text of linesOf(name)) {
    const from = performance.now()
    const found = find(text)
    readMs += performance.now() - from
    own += found.length
    length += [...text].length
    for (const finding of found) if (shown-- > 0) console.log(`  ${around(text, finding)}`)
  }
  console.log(
    `${name}: ${String(own)} findings in ${String(length)} characters, ${((1000 * own) / length).toFixed(3)} per 1,000`,
  )
  alarms += own
  characters += length
}
console.log(`false alarms over all: ${((1000 * alarms) / characters).toFixed(3)} per 1,000 (asked: 0.08)`)

// --- the same, each text as one article: in a long one nearly every word stands elsewhere too
for (const name of CLEAN) {
  const blocks = linesOf(name).map((text) => ({ role: 'paragraph', text }))
  const found = checkTypos({ reader }, blocks, { watch: startWatch() })
  const length = blocks.reduce((sum, { text }) => sum + [...text].length, 0)
  console.log(
    `${name} as one article: ${String(found.length)} findings, ${((1000 * found.length) / length).toFixed(3)} per 1,000`,
  )
}

// --- what is found of what was planted
interface Planted {
  readonly kind: string
  readonly wrong: string
  readonly right: string
}
interface Counts {
  planted: number
  found: number
  right: number
}

const hits = (found: readonly Finding[], { wrong, right }: Planted): readonly Finding[] => {
  const [a, b] = [[...wrong], [...right]]
  let first = 0
  while (first < b.length && a[first] === b[first]) first += 1
  // What is doubled may be taken off at either of its ends.
  if (a.length !== b.length) return found.filter(({ start, end }) => start <= first && first <= end + 1)
  return found.filter(({ start, end }) => a.slice(start, end).some((sign, by) => sign !== b[start + by]))
}
const mended = (text: string, { start, end, suggest = '' }: Finding): string => {
  const signs = [...text]
  return [...signs.slice(0, start), suggest, ...signs.slice(end)].join('')
}

const kinds = new Map<string, Counts>()
for (const line of linesOf('planted_pud_ccbysa.jsonl')) {
  const planted = JSON.parse(line) as Planted
  const counts = kinds.get(planted.kind) ?? { planted: 0, found: 0, right: 0 }
  kinds.set(planted.kind, counts)
  counts.planted += 1
  const hit = hits(find(planted.wrong), planted)
  if (hit.length > 0) counts.found += 1
  if (hit.some((each) => mended(planted.wrong, each) === planted.right)) counts.right += 1
  else if (options.missed === true && planted.kind !== 'missing') console.log(`  ${planted.kind} ${planted.wrong}`)
}
const total: Counts = { planted: 0, found: 0, right: 0 }
for (const [kind, counts] of kinds) {
  console.log(
    `planted ${kind}: ${String(counts.planted)}, found ${share(counts.found, counts.planted)}, right ${share(counts.right, counts.found)}`,
  )
  if (kind === 'missing') continue
  total.planted += counts.planted
  total.found += counts.found
  total.right += counts.right
}
console.log(
  `planted, without missing ones: found ${share(total.found, total.planted)} (asked: 45), right ${share(total.right, total.found)} (asked: 97)`,
)

// --- medical questions with real mistakes
const medical = { mistakes: 0, found: 0, findings: 0, hits: 0, right: 0 }
for (const line of linesOf('ec_med.txt')) {
  const [wrong = '', right = ''] = line.split('\t').map((each) => each.replaceAll(' ', ''))
  const [a, b] = [[...wrong], [...right]]
  if (a.length !== b.length) continue
  medical.mistakes += a.filter((sign, at) => sign !== b[at]).length
  for (const finding of find(wrong)) {
    const { start, end, suggest } = finding
    medical.findings += 1
    const found = a.slice(start, end).filter((sign, by) => sign !== b[start + by]).length
    if (found === 0) continue
    medical.hits += 1
    medical.found += found
    if (b.slice(start, end).join('') === suggest) medical.right += 1
  }
}
console.log(
  `ec_med: found ${share(medical.found, medical.mistakes)} (asked: 32), right ${share(medical.right, medical.hits)} (asked: 97), findings that are mistakes ${share(medical.hits, medical.findings)}`,
)

// --- what it costs
const size = readdirSync(DATA).reduce((sum, name) => sum + statSync(path.join(DATA, name)).size, 0)
const { rss } = process.memoryUsage()
console.log(
  `${Math.round((1000 * characters) / readMs).toLocaleString('en')} characters a second (asked: 4,000); words loaded in ${loadMs.toFixed(0)} ms; data ${(size / 1e6).toFixed(1)} MB (asked: 12); this process ${(rss / 1e6).toFixed(0)} MB, ${(bare / 1e6).toFixed(0)} of them before the words were loaded`,
)
