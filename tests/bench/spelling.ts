import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadDictionary } from '#shared/english/dictionary.ts'
import { wrongWords } from '#shared/english/field-words.ts'
import { LISTED } from '#shared/english/known-word.ts'
import { createNearest } from '#shared/english/nearest.ts'
import { randomOf } from '#tests/helpers/seeds.ts'
import { readArticles } from './english/corpus.ts'
import ownList from './english/misspellings.json' with { type: 'json' }

/**
 * Figures of spelling in fields (issue 13, section 4): whether a misspelled word is told, whether the word that is meant is
 * offered first, or among the five; what is told of correct news; time. `npx node tests/bench/spelling.ts`. Slips that the
 * project's own list of slips holds are left out: they are looked up. Every second pair of our list, and every second one of
 * codespell's (GitHub, CC BY-SA; its `dictionary.txt` as `.cache/english/codespell.txt`; 500 of each half, by chance), was
 * looked at while the costs were set; the others were not. The news as for english.ts. MISSED=1 prints what the seen half missed.
 */
const FOLDER = path.resolve('.cache/english')
const SAMPLE = 500

type Pair = readonly [wrong: string, right: string]

const dictionary = await loadDictionary()
const begun = performance.now()
const nearest = createNearest(dictionary)
console.log(`made ready in ${(performance.now() - begun).toFixed(0)} ms`)

/** Slips that are looked up, or that are words themselves, tell nothing of what is reckoned. */
const isReckoned = ([wrong, right]: Pair): boolean =>
  !LISTED.has(wrong) && !dictionary.has(wrong) && (dictionary.has(right) || dictionary.hasName(right.toLowerCase()))

function measure(name: string, pairs: readonly Pair[], isShown: boolean): void {
  let [told, first, among] = [0, 0, 0]
  const times: number[] = []
  for (const [wrong, right] of pairs) {
    told += Number(wrongWords(`They said that ${wrong} was there.`, dictionary).length > 0)
    const from = performance.now()
    const offered = nearest.of(wrong)
    times.push(performance.now() - from)
    first += Number(offered[0] === right)
    among += Number(offered.includes(right))
    if (isShown && process.env.MISSED !== undefined && offered[0] !== right)
      console.log(`   ${wrong} → ${right}: ${offered.join(', ')}`)
  }
  const share = (count: number): string => `${((count / pairs.length) * 100).toFixed(1)} %`
  const usual = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  console.log(
    `${name}: ${String(pairs.length)} slips, underlined ${share(told)}, meant word first ${share(first)}, among five ${share(among)}; ${usual.toFixed(0)} ms a word`,
  )
}

function halves(name: string, pairs: readonly Pair[], most: number): void {
  for (const [half, part] of ['seen half', 'held-out half'].entries()) {
    const random = randomOf(half + 1)
    const own = pairs
      .filter((_, at) => at % 2 === half)
      .map((pair) => ({ pair, order: random() }))
      .toSorted((a, b) => a.order - b.order)
    measure(
      `${name}, ${part}`,
      own.slice(0, most).map(({ pair }) => pair),
      half === 0,
    )
  }
}

halves('our list', (ownList as unknown as readonly Pair[]).filter(isReckoned), SAMPLE)

const codespell = path.join(FOLDER, 'codespell.txt')
if (existsSync(codespell)) {
  const lines = readFileSync(codespell, 'utf8').split('\n')
  const pairs = lines.flatMap((line): Pair[] => {
    const [, wrong = '', right = ''] = /^([a-z]+)->([a-z]+)$/u.exec(line.trim()) ?? []
    return right === '' ? [] : [[wrong, right]]
  })
  halves('codespell', pairs.filter(isReckoned), SAMPLE)
} else console.log(`codespell: not measured, ${codespell} is not there`)

const news = path.join(FOLDER, 'en_pud-ud-test.conllu')
if (existsSync(news)) {
  const paragraphs = readArticles(news, (id) => id.startsWith('n')).flatMap((article) => article.paragraphs)
  const told = paragraphs.flatMap((text) =>
    wrongWords(text, dictionary).map(({ start, end }) => text.slice(start, end)),
  )
  const words = paragraphs.join(' ').split(/\s+/u).length
  console.log(
    `correct news as if it were written in fields: ${String(told.length)} words underlined of ${String(words)}, ${((told.length / words) * 1000).toFixed(2)} per 1,000: ${told.join(', ')}`,
  )
  const text = paragraphs.join('\n').slice(0, 10_000)
  const from = performance.now()
  wrongWords(text, dictionary)
  console.log(
    `the longest field that is spelled (10,000 characters): ${(performance.now() - from).toFixed(0)} ms in the worker`,
  )
} else console.log(`news: not measured, ${news} is not there`)
