/**
 * Figures of the number finder and its rules (issue 4, section 5): `npx node tests/bench/numbers.ts [--misses] [--seed]`.
 * Reads `GALLEY_CASES` (default ../shared/cases) and ../shared/seed where they are; the own gold always.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { toCodePoint } from '#shared/lib/code-points.ts'
import { checkNumbers } from '#shared/numbers/check-numbers.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules.ts'
import { repairText } from '#shared/repair/repair-text.ts'
import { scoreGold } from './numbers/gold-score.ts'
import { scorePlanted } from './numbers/planted-score.ts'
import { scoreQuiet } from './numbers/quiet-score.ts'
import { readCases, scoreDates, scoreModel, scoreSilence } from './numbers/recognizers-score.ts'
import { scoreUd } from './numbers/ud-score.ts'

const CASES = process.env['GALLEY_CASES'] ?? '../shared/cases'
const SEED = process.env['GALLEY_SEED'] ?? '../shared/seed'
/** Characters a second of the Recognizers-Text suite on the seed article, measured once on this machine's like. */
const RECOGNIZERS_SPEED = 3_700
const showsMisses = process.argv.includes('--misses')
const showsSeed = process.argv.includes('--seed')

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${String(part)}/${String(whole)})`

function line(name: string, figure: string, target: string, misses: readonly string[] = []): void {
  console.log(`${name.padEnd(52)} ${figure.padEnd(22)} ${target}`)
  if (showsMisses) for (const miss of misses) console.log(`    ${miss}`)
}

function own(): void {
  for (const lang of ['zh', 'en'] as const) {
    const gold = scoreGold(lang)
    const f1 = (2 * gold.matched) / (gold.numbers + gold.found)
    line(`own gold ${lang}: ${String(gold.numbers)} numbers, F1`, `${(f1 * 100).toFixed(1)} %`, '≥ 98', gold.misses)
    line('  value', percent(gold.value, gold.matched), '≥ 98')
    line('  unit', percent(gold.unit, gold.matched), '≥ 96')
    line('  kind', percent(gold.kind, gold.matched), '≥ 97')
    line('  approximation', percent(...gold.approx), 'all')
  }
}

function cases(): void {
  if (!existsSync(join(CASES, 'numbers/cases.jsonl'))) return
  const ud = scoreUd(CASES)
  line('real sentences: recall', percent(...ud.recall), '≥ 97', ud.misses)
  line('  recall of those with digits', percent(...ud.recallDigits), '≥ 99')
  line('  predictions that touch no marked number', percent(...ud.untouched), '≤ 6', ud.extras)
  const all = readCases(CASES)
  for (const lang of ['zh', 'en']) {
    for (const model of ['number', 'ordinal', 'percent', 'currency', 'dimension', 'age', 'temperature', 'range']) {
      const own = all.filter((one) => one.lang === lang && one.model === model)
      const score = scoreModel(own)
      const silence = scoreSilence(own)
      line(
        `Recognizers ${lang} ${model}: value`,
        percent(score.right, score.total),
        model === 'range' || model === 'ordinal' ? '' : '≥ 95',
        score.misses,
      )
      if (silence.total > 0)
        line('  nothing where nothing is expected', percent(silence.right, silence.total), '', silence.misses)
    }
    const dates = scoreDates(all.filter((one) => one.lang === lang && one.model === 'datetime'))
    line(
      `Recognizers ${lang} dates, months, years, days`,
      percent(dates.right, dates.total),
      lang === 'zh' ? '≥ 90' : '',
      dates.misses,
    )
  }
}

function rules(): void {
  for (const lang of ['zh', 'en'] as const) {
    const planted = scorePlanted(lang)
    line(`planted faults ${lang}: found`, percent(planted.found, planted.total), '≥ 95', planted.misses)
    line('  by the right rule', percent(planted.byRule, planted.total), '≥ 95')
  }
  const quiet = scoreQuiet(CASES)
  if (quiet.characters > 0) {
    line(
      'false findings on correct text, per 1,000 characters',
      `${((quiet.findings.length / quiet.characters) * 1000).toFixed(3)} (${String(quiet.findings.length)}/${String(quiet.characters)})`,
      '≤ 0.3',
      quiet.findings,
    )
  }
  line('rules', String(NUMBER_RULES.length), '')
}

/** The seed article as it reads after repair; undefined where it is not at hand. */
function seedText(): string | undefined {
  const file = existsSync(SEED) ? readdirSync(SEED).find((name) => name.endsWith('.txt')) : undefined
  return file === undefined ? undefined : repairText(readFileSync(join(SEED, file), 'utf8'), { script: 'keep' }).text
}

function seed(text: string): void {
  const blocks = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one, index) => ({
      role: index < 5 ? 'headline' : /^20\d\d年.{4,60}。$/u.test(one) ? 'caption' : 'paragraph',
      text: one,
    }))
  const findings = checkNumbers({ blocks, publishedAt: '2023-12-13' })
  line('seed article: numbers', String(findNumbers(text, { asOf: '2023-12-13', lang: 'zh' }).length), '')
  line('  findings of the default rules', String(findings.length), '0')
  if (!showsSeed) return
  for (const number of findNumbers(text, { asOf: '2023-12-13', lang: 'zh' })) {
    console.log(
      `    ${number.text}\t${number.kind}\t${JSON.stringify(number.value) ?? ''}\t${number.unit ?? ''}\t${number.approx}\t${number.counts ?? ''}`,
    )
  }
}

function speed(text: string): void {
  const long = text.repeat(Math.ceil(1_000_000 / text.length))
  findNumbers(long.slice(0, 200_000), { asOf: '2023-12-13' })
  // The best of five: other work on the machine makes a run slower, never faster.
  let rate = 0
  for (let run = 0; run < 5; run += 1) {
    const from = performance.now()
    findNumbers(long, { asOf: '2023-12-13' })
    rate = Math.max(rate, long.length / ((performance.now() - from) / 1000))
  }
  line(
    'speed, characters a second',
    Math.round(rate).toLocaleString('en'),
    `≥ ${(RECOGNIZERS_SPEED * 100).toLocaleString('en')}: ${Math.round(rate / RECOGNIZERS_SPEED).toLocaleString('en')} times Recognizers-Text`,
  )
  const article = long.slice(0, 100_000)
  const paragraphs = article.split('\n').map((one) => ({ role: 'paragraph', text: one }))
  const start = performance.now()
  const numbers = paragraphs.reduce((count, block) => count + findNumbers(block.text, { asOf: '2023-12-13' }).length, 0)
  const found = performance.now()
  checkNumbers({ blocks: paragraphs, publishedAt: '2023-12-13' })
  const checked = performance.now()
  line(
    `article of ${String(toCodePoint(article, article.length))} characters, ${String(numbers)} numbers: finding`,
    `${(found - start).toFixed(0)} ms`,
    'reported',
  )
  line('  all default rules', `${(checked - found).toFixed(0)} ms`, 'reported')
}

own()
cases()
rules()
const text = seedText()
if (text !== undefined) seed(text)
speed(
  text ??
    '2023年，全市投入3000多万元，惠及近10万名职工，同比增长12.5%。Nearly two thirds of the 4,000 homes cost $1.2bn.\n',
)
