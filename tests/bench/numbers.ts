/**
 * Figures of the number finder and its rules (issue 4, section 5), each beside its target:
 * `npx node tests/bench/numbers.ts [--misses] [--seed]`.
 * Reads `GALLEY_CASES` (default ../shared/cases) and `GALLEY_SEED` (../shared/seed) where they are, a gold of the seed
 * where `GALLEY_SEED_GOLD` names one; the own gold always, in its two parts. The suite of Recognizers-Text, to race against, is put into
 * `.cache/recognizers`, no part of the project.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { codePointLength } from '#shared/lib/code-points.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import { NUMBER_RULES } from '#shared/numbers/rules/rules.ts'
import { repairText } from '#shared/repair/repair-text.ts'
import { GOLD_PARTS, showsMissesOf, type GoldPart } from './gold-parts.ts'
import { CONVENTIONS } from './numbers/conventions.ts'
import { scoreGold, scoreGoldFile, scoreKinds, type GoldScore } from './numbers/gold-score.ts'
import { scorePlanted } from './numbers/planted-score.ts'
import { scoreQuiet } from './numbers/quiet-score.ts'
import { readCases, scoreDates, scoreModel, scoreSilence } from './numbers/recognizers-score.ts'
import { race } from './numbers/recognizers-speed.ts'
import { scoreUd } from './numbers/ud-score.ts'

const CASES = process.env['GALLEY_CASES'] ?? '../shared/cases'
const SEED = process.env['GALLEY_SEED'] ?? '../shared/seed'
const SEED_GOLD = process.env['GALLEY_SEED_GOLD']
const SEED_DATE = '2023-12-13'
const showsMisses = process.argv.includes('--misses')
const showsSeed = process.argv.includes('--seed')

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${String(part)}/${String(whole)})`

function line(name: string, figure: string, target: string, misses: readonly string[] = []): void {
  console.log(`${name.padEnd(56)} ${figure.padEnd(22)} ${target}`)
  if (showsMisses) for (const miss of misses) console.log(`    ${miss}`)
}

/** Targets are of the part that lists were written from; what is held out is reported as it comes. */
function gold(name: string, score: GoldScore, part: GoldPart = 'written-from'): void {
  const f1 = (2 * score.matched) / (score.numbers + score.found)
  const target = (text: string): string => (part === 'held-out' ? 'reported' : text)
  line(`${name}: ${String(score.numbers)} numbers, F1`, `${(f1 * 100).toFixed(1)} %`, target('≥ 98'))
  if (showsMissesOf(part)) for (const miss of score.misses) console.log(`    ${miss}`)
  line('  recall', percent(score.matched, score.numbers), 'reported')
  line('  precision', percent(score.matched, score.found), 'reported')
  line('  value', percent(score.value, score.matched), target('≥ 98'))
  line('  unit', percent(score.unit, score.matched), target('≥ 96'))
  line('  kind', percent(score.kind, score.matched), target('≥ 97'))
  line('  approximation', percent(...score.approx), target('all'))
  if (score.counts[1] > 0) line('  thing counted', percent(...score.counts), 'reported')
}

const MODELS = ['number', 'percent', 'currency', 'dimension', 'age', 'temperature', 'ordinal', 'range']
const UNASKED = new Set(['ordinal', 'range'])

/** Misses of Recognizers' own cases are always listed, each with the convention that explains it. */
function explained(misses: readonly string[]): void {
  for (const miss of misses) {
    const reason = CONVENTIONS[miss.split(' ')[0] ?? '']
    if (reason === undefined) console.log(`    ${miss}`)
    else console.log(`    ${miss}\n        convention: ${reason}`)
  }
}

function cases(): void {
  if (!existsSync(join(CASES, 'numbers/cases.jsonl'))) {
    line('real sentences and Recognizers’ cases', `not at ${CASES}`, '')
    return
  }
  const ud = scoreUd(CASES)
  line('real sentences (ud_zh_num): recall', percent(...ud.recall), '≥ 97', ud.misses)
  line('  recall of those with digits', percent(...ud.recallDigits), '≥ 99')
  line('  predictions that touch no marked number', percent(...ud.untouched), '≤ 6', ud.extras)
  const all = readCases(CASES)
  for (const lang of ['zh', 'en']) {
    for (const model of MODELS) {
      const own = all.filter((one) => one.lang === lang && one.model === model)
      const score = scoreModel(own)
      const silence = scoreSilence(own)
      const target = UNASKED.has(model) ? 'reported' : '≥ 95, misses explained'
      line(`Recognizers ${lang} ${model}: value`, percent(score.right, score.total), target)
      explained(score.misses)
      if (silence.total > 0)
        line('  nothing where nothing is expected', percent(silence.right, silence.total), 'reported', silence.misses)
    }
    const dates = scoreDates(all.filter((one) => one.lang === lang && one.model === 'datetime'))
    const isZh = lang === 'zh'
    line(
      `Recognizers ${lang} dates, months, years, relative days`,
      percent(dates.right, dates.total),
      isZh ? '≥ 90' : 'reported',
      isZh ? [] : dates.misses,
    )
    if (isZh) explained(dates.misses)
  }
}

function rules(seed: string | undefined): void {
  for (const lang of ['zh', 'en'] as const) {
    const planted = scorePlanted(lang)
    line(`planted faults ${lang}: found`, percent(planted.found, planted.total), '≥ 95', planted.misses)
    line('  by the right rule', percent(planted.byRule, planted.total), '≥ 95')
    line(
      '  rules planted against',
      `${String(planted.rules)} of ${String(lang === 'zh' ? NUMBER_RULES.length : ENGLISH)}`,
      'all',
    )
  }
  const quiet = scoreQuiet(CASES)
  // The seed has one number that is said to lie under and over its value: found, and no false finding.
  const onSeed =
    seed === undefined
      ? []
      : checkNumbers({ blocks: seedBlocks(seed), publishedAt: SEED_DATE }, { off: ['number.contrary-words'] })
  const characters = quiet.characters + (seed === undefined ? 0 : codePointLength(seed))
  const findings = [
    ...quiet.findings,
    ...onSeed.map((finding) => `seed ${finding.rule} block ${String(finding.block)}`),
  ]
  if (characters > 0) {
    line(
      'false findings of default rules per 1,000 characters',
      `${((findings.length / characters) * 1000).toFixed(3)} (${String(findings.length)}/${String(characters)})`,
      '≤ 0.3',
      findings,
    )
    if (seed !== undefined) line('  of them on the repaired seed', String(onSeed.length), '')
  }
}

/** Rules that look at English; the others are about Han signs and GB/T 15835. */
const ENGLISH = NUMBER_RULES.filter((rule) => rule.isDefault && rule.id !== 'number.mixed-scale').length

/** The seed article as it reads after repair; undefined where it is not at hand. */
function seedText(): string | undefined {
  const file = existsSync(SEED) ? readdirSync(SEED).find((name) => name.endsWith('.txt')) : undefined
  return file === undefined ? undefined : repairText(readFileSync(join(SEED, file), 'utf8'), { script: 'keep' }).text
}

const seedBlocks = (text: string): readonly { readonly role: string; readonly text: string }[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one, index) => ({
      role: index < 5 ? 'headline' : /^20\d\d年.{4,60}。$/u.test(one) ? 'caption' : 'paragraph',
      text: one,
    }))

function seed(text: string): void {
  if (SEED_GOLD !== undefined) gold('seed article, gold by hand', scoreGoldFile(SEED_GOLD, 'zh'))
  const numbers = findNumbers(text, { asOf: SEED_DATE, lang: 'zh' })
  line('seed article: numbers', String(numbers.length), 'scored apart')
  if (!showsSeed) return
  for (const number of numbers) {
    console.log(
      `    ${number.text}\t${number.kind}\t${JSON.stringify(number.value) ?? ''}\t${number.unit ?? ''}\t${number.approx}\t${number.counts ?? ''}`,
    )
  }
}

function speed(text: string): void {
  const both = race(text, SEED_DATE)
  const name = 'speed against Recognizers-Text, same text and run'
  if (typeof both === 'string') line(name, both, '≥ 100 times')
  else {
    line(name, `${Math.round(both.ours / both.theirs).toLocaleString('en')} times`, '≥ 100 times')
    line('  ours, characters a second', Math.round(both.ours).toLocaleString('en'), '')
    line('  Recognizers-Text, characters a second', Math.round(both.theirs).toLocaleString('en'), '')
  }
  longArticle()
}

/** 100,000 characters with some 3,000 numbers, in paragraphs as an article has them. */
function longArticle(): void {
  const paragraphs: { readonly role: string; readonly text: string }[] = []
  let characters = 0
  for (let index = 0; characters < 100_000; index += 1) {
    const text = `${String(2000 + (index % 24))}年${String((index % 12) + 1)}月，第${String(index)}组走访${String(index * 7 + 3)}户村民，送去大米${String(index + 2)}.5吨，惠及近${String(index + 11)}万人，占全县的${String(index % 90)}.${String(index % 10)}%。大家在院子里坐下来，说说收成和打算，记下要办的事；路不好走，就约好等天晴了再来，把剩下的几处也看完。回到镇上，灯已经亮了，值班的人还在整理材料，电话一个接一个，问的多是冬天怎么过，哪一家的屋顶要修，哪一位老人要送医，孩子上学的车什么时候来。邻居们端着碗站在门口听，有人插话，有人摇头，也有人把记下的话再念给大家，看漏没漏掉什么；谁家缺劳力，谁家有余粮，谁能帮谁搭把手，当场就说定了。灯下的本子渐渐写满，字迹有粗有细，那是不同的人接着写的。这样的夜晚并不少见，办事的人习惯了，等着的人也放心了，事情就这样一件一件有了着落。`
    paragraphs.push({ role: 'paragraph', text })
    characters += codePointLength(text)
  }
  const from = performance.now()
  const numbers = paragraphs.reduce((sum, { text }) => sum + findNumbers(text, { asOf: SEED_DATE }).length, 0)
  const found = performance.now()
  checkNumbers({ blocks: paragraphs, publishedAt: SEED_DATE })
  const checked = performance.now()
  line(
    `article of ${characters.toLocaleString('en')} characters, ${numbers.toLocaleString('en')} numbers: found`,
    `${(found - from).toFixed(0)} ms`,
    'reported',
  )
  line('  checked by all default rules', `${(checked - found).toFixed(0)} ms`, 'reported')
}

for (const part of GOLD_PARTS)
  for (const lang of ['zh', 'en'] as const) gold(`own gold ${lang}, ${part}`, scoreGold(lang, part), part)
for (const part of GOLD_PARTS) gold(`English prose in 32 kinds, ${part}`, scoreKinds(part), part)
cases()
const text = seedText()
rules(text)
if (text !== undefined) seed(text)
speed(
  text ??
    '2023年，全市投入3000多万元，惠及近10万名职工，同比增长12.5%。7月1日晚，第二届运动会开幕，1296名选手参加。\n'.repeat(
      40,
    ),
)
