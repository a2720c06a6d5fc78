/**
 * Measures the repair of damaged text over the cases beside the repository, and over a larger set of our own.
 * Run: `npx node tests/bench/repair.ts [--show KIND]` (a kind of our own: `--show own:KIND`)
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { repairText } from '#shared/repair/repair-text.ts'
import { toScript } from '#shared/language/convert.ts'
import { damageLikeTheSeed } from '../unit/repair/damage-model.ts'
import { makeCleanSet, makeOwnSet } from './repair/own-set.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly clean: string
  readonly damaged: string
  readonly clean_trad?: string
}

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'mojibake')
const CONVERSIONS = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'opencc/cases.jsonl')
const SEED = resolve('../shared/seed/000_706234a72859fbcd.txt')
const shown = process.argv[process.argv.indexOf('--show') + 1]

if (existsSync(join(CASES, 'pairs.jsonl'))) measureCases()
else console.log(`no cases at ${CASES}`)
if (existsSync(SEED)) measureSeed()
measureOwnSet()
if (existsSync(CONVERSIONS)) measureConversions()
measureSpeed()

function measureCases(): void {
  const cases = readFileSync(join(CASES, 'pairs.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)
  const started = performance.now()
  const lines = cases.map((item) => {
    const output = repairText(item.damaged, { script: 'keep' }).text
    if (process.argv.includes('--show') && item.kind === shown && !isRight(item, output)) show(item, output)
    return JSON.stringify({ id: item.id, output })
  })
  const elapsedMs = performance.now() - started
  const file = join(mkdtempSync(join(tmpdir(), 'galley-repair-')), 'predicted.jsonl')
  writeFileSync(file, lines.join('\n'))
  console.log(execFileSync('python3', [join(CASES, 'score.py'), file], { encoding: 'utf8' }).trimEnd())
  const clean = cases.filter((item) => item.kind.startsWith('negative'))
  const changed = clean.filter((item) => repairText(item.damaged, { script: 'keep' }).text !== item.damaged)
  console.log(`clean texts changed: ${String(changed.length)} of ${String(clean.length)}`)
  console.log(`${String(cases.length)} cases in ${elapsedMs.toFixed(0)} ms`)
}

function isRight(item: Case, output: string): boolean {
  const norm = (text: string): string => text.normalize('NFKC').replaceAll(' ', '')
  return [item.clean, item.clean_trad ?? item.clean].some((form) => norm(form) === norm(output))
}

function show(item: Case, output: string): void {
  console.log(`clean   ${item.clean_trad ?? item.clean}\ndamaged ${item.damaged}\nrepaired ${output}\n`)
}

/** Our own set, by the measures of the cases' score.py. */
function measureOwnSet(): void {
  const counts = new Map<string, { all: number; exact: number; distance: number; length: number }>()
  const started = performance.now()
  for (const item of makeOwnSet()) {
    const output = repairText(item.damaged, { script: 'keep' }).text
    const count = counts.get(item.kind) ?? { all: 0, exact: 0, distance: 0, length: 0 }
    counts.set(item.kind, count)
    const [one, other] = [normalised(output), normalised(item.clean)]
    count.all += 1
    count.exact += one === other ? 1 : 0
    count.distance += one === other ? 0 : distanceOf(one, other)
    count.length += other.length
    if (one !== other && shown === `own:${item.kind}`) show({ id: '', ...item }, output)
  }
  const elapsedMs = performance.now() - started
  for (const [kind, { all, exact, distance, length }] of counts) {
    const [share, errors] = [(100 * exact) / all, (100 * distance) / length]
    console.log(
      `own ${kind.padEnd(22)} n ${String(all)}, exact_norm ${share.toFixed(1)}, cer_norm ${errors.toFixed(2)}`,
    )
  }
  const clean = makeCleanSet()
  const changed = clean.filter((text) => repairText(text, { script: 'keep' }).text !== text)
  console.log(
    `own clean texts changed: ${String(changed.length)} of ${String(clean.length)}; ${elapsedMs.toFixed(0)} ms`,
  )
}

function normalised(text: string): string {
  return text.normalize('NFKC').replaceAll(' ', '')
}

/** Levenshtein's distance. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** OpenCC's own cases, where a script is asked for that we offer. */
function measureConversions(): void {
  const asked: Readonly<Record<string, 'hans' | 'hant'>> = { t2s: 'hans', tw2s: 'hans', hk2s: 'hans', s2tw: 'hant' }
  const counts = new Map<string, { all: number; equal: number }>()
  for (const line of readFileSync(CONVERSIONS, 'utf8').trim().split('\n')) {
    const { config, input, expected } = JSON.parse(line) as { config: string; input: string; expected: string }
    const script = asked[config]
    if (script === undefined) continue
    const count = counts.get(config) ?? { all: 0, equal: 0 }
    counts.set(config, count)
    count.all += 1
    if (toScript(input, script) === expected) count.equal += 1
  }
  const figures = [...counts].map(([config, { all, equal }]) => `${config} ${String(equal)} of ${String(all)}`)
  console.log(`opencc: ${figures.join(', ')}`)
}

/** The seed's own test: the repaired text, damaged again by the model, gives the seed's characters. */
function measureSeed(): void {
  const seed = readFileSync(SEED, 'utf8').replaceAll('\r', '')
  const started = performance.now()
  const { text, repairs } = repairText(seed, { script: 'keep' })
  const elapsedMs = performance.now() - started
  const readings = new Map<string, string>()
  for (const { evidence } of repairs) {
    const { character, reading } = evidence.values ?? {}
    if (typeof character === 'string' && typeof reading === 'string') readings.set(character, reading)
  }
  for (const [, reading = ''] of seed.matchAll(/\?(\p{L}+)\)/gu)) {
    // 請 carries a reading only where it is no character at all: inside 日報.
    if (reading === 'qǐng') readings.set('請', reading)
  }
  const again = damageLikeTheSeed(text, readings)
  const kinds = Object.groupBy(repairs, (repair) => repair.kind)
  const counts = Object.entries(kinds).map(([kind, list]) => `${kind} ${String(list.length)}`)
  console.log(`seed: ${again === seed ? 'strict check passed, error rate 0.00 %' : 'STRICT CHECK FAILED'}`)
  console.log(
    `seed: ${counts.join(', ')}, guesses ${String(repairs.filter((repair) => repair.isGuess).length)}, ${elapsedMs.toFixed(0)} ms`,
  )
}

function measureSpeed(): void {
  const paragraph =
    '新修的步道沿着河岸铺开，清晨有人跑步，傍晚有人散步；老周说（他今年七十二岁）：“以前这里是2.5米深的沟！”\n'
  const text = paragraph.repeat(Math.ceil(1_000_000 / paragraph.length))
  const traditional =
    '新修的步道沿著河岸鋪開，清晨有人跑步，傍晚有人散步；老周說（他今年七十二歲）：“以前這裡是2.5米深的溝！”\n'
  measure('clean, kept', () => repairText(text, { script: 'keep' }).repairs.length)
  measure('Traditional to Simplified', () => repairText(traditional.repeat(20_000), { script: 'hans' }).repairs.length)
  const readings = new Map([
    ['開', 'kāi'],
    ['說', 'shuō'],
    ['歲', 'suì'],
    ['這', 'zhè'],
  ])
  const damaged = damageLikeTheSeed(traditional.replace('裡', '里').repeat(20_000), readings)
  measure('readings glued on', () => repairText(damaged, { script: 'keep' }).repairs.length)
}

function measure(name: string, run: () => number): void {
  const started = performance.now()
  const repairs = run()
  const elapsedMs = performance.now() - started
  const memoryMb = process.memoryUsage().rss / 1024 / 1024
  console.log(
    `speed: 1,000,000 characters, ${name}: ${elapsedMs.toFixed(0)} ms, ${String(repairs)} repairs, ${memoryMb.toFixed(0)} MB`,
  )
}
