import { amountUnit } from './amount-unit.ts'
import { between, type CheckedBlock, type CheckedNumber, type Sentence } from './checked-text.ts'
import { lastBefore, sentenceIndexOf, sentenceOf } from './clues.ts'
import { oncePer } from '../../lib/once-per.ts'
import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'

const AMOUNT_VERBS = new RegExp(String.raw`([a-z]+)(?: ${anyOf(PHRASES.en.amountVerbs)})*\s*$`, 'u')

const COMPARED: ReadonlySet<string> = new Set(['count', 'money', 'percent', 'measure', 'duration'])

/** Words that narrow what is counted: two numbers with different ones are two facts. */
const SCOPES_EN = PHRASES.en.scopes.map((scope) => ({ scope, pattern: new RegExp(`\\b${scope}\\b`, 'u') }))
const TOTALS = new RegExp(`${anyOf(PHRASES.zh.totals)}|${anyOf(PHRASES.en.totals)}`, 'u')

/** A number with the words that tell of what it is one: the material of comparing. */
export interface Fact {
  readonly block: CheckedBlock
  readonly number: CheckedNumber
  readonly value: readonly [number, number]
  /** The noun counted, or the words right before an amount: what the number is of. */
  readonly label: string
  /** The verb of what is told without its noun (“missed 11 of them”, “kills 17”; empty: none), by its stem. */
  readonly partOf?: string | undefined
  readonly scopes: string
  /** The years that its sentence names. */
  readonly years: string
  /** The latest of them; −∞ without any. */
  readonly latestYear: number
  readonly isTotal: boolean
  readonly words: ReadonlySet<string>
}

/** How short the name of a thing counted may be: 井 of 井50口 tells little without its unit. */
interface FactNames {
  readonly shortestName: number
}
const NAMES: FactNames = { shortestName: 2 }

/** {@link readFacts} of a block, once for each. */
export const factsOf = oncePer((block: CheckedBlock) => readFacts(block))

/** The numbers of a block that state a fact, each with what it is of; those without such words, or shorter names, are left out. */
export function readFacts(block: CheckedBlock, { shortestName }: FactNames = NAMES): readonly Fact[] {
  return block.numbers.flatMap((number) => {
    const value = typeof number.value === 'number' ? ([number.value, number.value] as const) : undefined
    if (value === undefined || !COMPARED.has(number.kind)) return []
    const whole = antecedentOf(block, number) ?? victimsOf(block, number)
    const label = whole ?? labelOf(block, number, shortestName)
    if (label === undefined) return []
    const sentence = sentenceOf(block, number)
    const years = sentence === undefined ? NO_YEARS : yearsIn(sentence)
    const clause = clauseAround(block, number)
    return [
      {
        block,
        number,
        value,
        label,
        partOf: whole === undefined ? undefined : (wordBefore(block, number) ?? ''),
        scopes: [
          ...PHRASES.zh.scopes.filter((scope) => clause.narrow.includes(scope)),
          ...SCOPES_EN.filter(({ pattern }) => pattern.test(clause.narrow)).map(({ scope }) => scope),
          ...(/^(?: [a-z]+)? (?:a|per|each|every) (?:year|month|week|day)\b/u.exec(
            block.lower.slice(number.end, number.end + 28),
          ) ?? []),
        ].join(),
        years: years.named,
        latestYear: years.latest,
        isTotal: TOTALS.test(clause.text),
        words: wordsOf(clause.text, label),
      },
    ]
  })
}

/** “50,649 mornings. The station has missed 11 of them”: the plural last counted, in this sentence or the one before. */
function antecedentOf(block: CheckedBlock, number: CheckedNumber): string | undefined {
  if (
    number.kind !== 'count' ||
    !/^ of (?:them|these|those)\b(?! [a-z])/u.test(block.lower.slice(number.end, number.end + 12))
  )
    return undefined
  const at = sentenceIndexOf(block, number)
  const numbers = [at - 1, at].flatMap((index) => lastCounted(block.sentences[index], number))
  const whole = numbers.pop()
  if (whole === undefined || Number(whole.value) <= Number(number.value)) return undefined
  const head = headOf(whole.counts?.trim().toLowerCase() ?? '')
  return /[a-z]{3,}s$|^(?:people|men|women|children)$/u.test(head) ? head : undefined
}

/** The number of a thing that a sentence last counts before another number. */
function lastCounted(sentence: Sentence | undefined, before: CheckedNumber): readonly CheckedNumber[] {
  if (sentence === undefined) return []
  const last = lastBefore(countedIn(sentence), before.start)
  return last === undefined ? [] : [last]
}

const countedIn = oncePer((sentence: Sentence) => sentence.numbers.filter(({ counts }) => counts !== undefined))

/** “Fire kills 17 in Harwick”: headlines leave the people out. */
function victimsOf(block: CheckedBlock, number: CheckedNumber): string | undefined {
  if (block.role !== 'headline' || number.kind !== 'count' || number.counts !== undefined) return undefined
  const isVerb = /^(?:kill|injur|wound)$/u.test(wordBefore(block, number) ?? '')
  return isVerb && /^(?:$|,| (?:in|at|on|near|as|and|after)\b)/u.test(block.lower.slice(number.end))
    ? 'people'
    : undefined
}

const NO_VERBS = new RegExp(`^${anyOf(PHRASES.en.notVerbs)}$`, 'u')

/** The stem of the word of four letters and more right before a number: what was done to so many (miss, kill). */
export function wordBefore(block: CheckedBlock, number: CheckedNumber): string | undefined {
  const word = /\b([a-z]{4,}) $/u.exec(block.lower.slice(Math.max(0, number.start - 24), number.start))?.[1]
  return word === undefined || NO_VERBS.test(word) ? undefined : word.replace(/(?:es|ed|s|d)$/u, '')
}

/** 同比增长12.3% may be said of anything. */
const CHANGE = new RegExp(`${anyOf(PHRASES.zh.changes)}$`, 'u')

const CODES = new RegExp(`^${anyOf(PHRASES.en.codes)}$`, 'u')

/** The thing counted; for amounts without one the noun right before them (满意度94.3%). */
function labelOf(block: CheckedBlock, number: CheckedNumber, shortestName: number): string | undefined {
  if (number.kind === 'count') {
    const counts = number.counts?.trim().toLowerCase()
    if (counts !== undefined)
      return counts.length >= shortestName && !CODES.test(headOf(counts)) ? headOf(counts) : undefined
  }
  const before = between(block, number.start - 12, number.start).replace(
    /(?:约|近|超过|超|达到|达|为|了|是|共|有|逾|仅|计)+$/u,
    '',
  )
  const han = /[\u4e00-\u9fff]{2,6}$/u.exec(before)?.[0]
  if (han !== undefined) return CHANGE.test(han) ? undefined : han.slice(number.kind === 'count' ? -2 : -3)
  const english = AMOUNT_VERBS.exec(block.lower.slice(Math.max(0, number.start - 40), number.start))
  // Status code 404 and version 12 are names of things, no amounts.
  return english?.[1] !== undefined && english[1].length > 3 && !CODES.test(english[1]) ? english[1] : undefined
}

/** 少儿图书 and 图书 are counted alike only where the text writes them alike; English keeps its last noun. */
const headOf = (counts: string): string => (/[a-z]/u.test(counts) ? (counts.split(' ').pop() ?? counts) : counts)

/** 名, 位, 人 and 个 count alike. */
export const unitKey = (unit: string | undefined): string =>
  unit === '名' || unit === '位' || unit === '人' || unit === '个' ? '个' : (amountUnit(unit) ?? '')

/** Words around a number: of its sentence, and of its clause alone, in which what narrows it stands. */
function clauseAround(block: CheckedBlock, number: CheckedNumber): { readonly text: string; readonly narrow: string } {
  const before = block.lower.slice(Math.max(0, number.start - 26), number.start)
  const after = block.lower.slice(number.end, number.end + 26)
  return { text: piece(before, after, '。;；!?\n'), narrow: piece(before, after, '。;；!?\n,、:') }
}

function piece(before: string, after: string, stops: string): string {
  const from = Math.max(...[...stops].map((sign) => before.lastIndexOf(sign)))
  const to = Math.min(...[...stops].map((sign) => after.indexOf(sign)).map((at) => (at < 0 ? after.length : at)))
  return `${before.slice(from + 1)} ${after.slice(0, to)}`
}

const NO_YEARS = { named: '', latest: Number.NEGATIVE_INFINITY }

/** The years of a sentence's dates, told once each. */
const yearsIn = oncePer((sentence: Sentence) => {
  const years = new Set<string>()
  for (const { kind, value } of sentence.numbers)
    if (kind === 'date' && typeof value === 'string' && /^\d{4}/u.test(value)) years.add(value.slice(0, 4))
  const latest = Math.max(NO_YEARS.latest, ...[...years].map(Number))
  return { named: [...years].join(), latest }
})

const COMMON = new Set(PHRASES.en.common)

/** Content around a number: pairs of Han characters, English words of four letters and more. */
function wordsOf(text: string, label: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const run of text.match(/[\u4e00-\u9fff]+/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at += 1) {
      const pair = run.slice(at, at + 2)
      if (!label.includes(pair) && !/[的了在和与个名位万亿一是有为]/u.test(pair)) words.add(pair)
    }
  }
  for (const word of text.match(/[a-z]{4,}/gu) ?? []) if (!COMMON.has(word) && !label.includes(word)) words.add(word)
  return words
}
