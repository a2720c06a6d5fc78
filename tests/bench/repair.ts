/**
 * Measures the repair of damaged text over the cases beside the repository.
 * Run: `npx node tests/bench/repair.ts [--show KIND]`
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { repairText } from '#shared/repair/repair-text.ts'
import { damageLikeTheSeed } from '../unit/repair/damage-model.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly clean: string
  readonly damaged: string
  readonly clean_trad?: string
}

const CASES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'mojibake')
const SEED = resolve('../shared/seed/000_706234a72859fbcd.txt')
const shown = process.argv[process.argv.indexOf('--show') + 1]

if (existsSync(join(CASES, 'pairs.jsonl'))) measureCases()
else console.log(`no cases at ${CASES}`)
if (existsSync(SEED)) measureSeed()
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
