import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { FoundNumber, NumberValue } from '#shared/numbers/find-numbers.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { GOLD_FILES, type GoldPart } from '../gold-parts.ts'

/**
 * One sentence of the gold: its numbers stand as 〔text|kind|value|unit|approximation|counts〕, `-` for none; counts where
 * given; `?` where a convention may decide either way: that field is not scored.
 */
interface GoldLine {
  readonly asOf: string
  readonly marked: string
  /** Texts that the conventions leave open: found or not, they are not scored. */
  readonly optional?: readonly string[]
}

interface GoldNumber {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: string
  readonly value: NumberValue | undefined
  readonly unit: string | undefined
  readonly approx: string
  readonly isOpen: ReadonlySet<string>
  /** The thing counted; undefined where the gold does not say, `-` where there is none. */
  readonly counts: string | undefined
}

/** Counts behind the figures of one gold file. */
export interface GoldScore {
  readonly numbers: number
  readonly found: number
  readonly matched: number
  readonly value: number
  readonly unit: number
  readonly kind: number
  readonly approx: readonly [number, number]
  /** Things counted: named as the gold names them or with the same head, of those that it names. */
  readonly counts: readonly [number, number]
  readonly misses: readonly string[]
}

/** One part of the gold of one language, read from the fixtures. */
export function scoreGold(lang: 'zh' | 'en', part: GoldPart): GoldScore {
  const file = new URL(`../../fixtures/numbers/${GOLD_FILES[part]}-${lang}.jsonl`, import.meta.url)
  return scoreGoldFile(fileURLToPath(file), lang)
}

/** The gold of English prose by kinds of case, one part of it. */
export function scoreKinds(part: GoldPart): GoldScore {
  const name = part === 'held-out' ? 'held-out-kinds-en' : 'kinds-en'
  return scoreGoldFile(fileURLToPath(new URL(`../../fixtures/numbers/${name}.jsonl`, import.meta.url)), 'en')
}

/** Any gold in that form, as one of the seed that is kept outside the repository. */
export function scoreGoldFile(file: string, lang: 'zh' | 'en'): GoldScore {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldLine)
  const misses: string[] = []
  const sum = {
    numbers: 0,
    found: 0,
    matched: 0,
    value: 0,
    unit: 0,
    kind: 0,
    approxRight: 0,
    approxAll: 0,
    thingRight: 0,
    thingAll: 0,
  }
  for (const line of lines) {
    const { text, numbers } = readMarks(line.marked)
    const optional = new Set(line.optional ?? [])
    // What has cells is read with its headers; a name states nothing.
    const all = numbersOfText({ text }, { asOf: line.asOf, lang }).filter(
      ({ kind }) => kind !== 'name' || !('kindOfCase' in line),
    )
    const found = all.filter((number) => !optional.has(number.text) && !isInside(number, numbers, text, optional))
    sum.numbers += numbers.length
    sum.found += found.length
    for (const gold of numbers) {
      const ours = found.find((number) => number.start === gold.start && number.end === gold.end)
      if (ours === undefined) {
        misses.push(
          `missed ${gold.text} in ${text}; ours ${
            all
              .filter((n) => n.start < gold.end && n.end > gold.start)
              .map((n) => n.text)
              .join(', ') || '–'
          }`,
        )
        continue
      }
      sum.matched += 1
      const right = {
        value: gold.isOpen.has('value') || same(ours.value, gold.value),
        unit: gold.unit === '?' || ours.unit === gold.unit,
        kind: gold.kind === '?' || ours.kind === gold.kind,
      }
      sum.value += right.value ? 1 : 0
      sum.unit += right.unit ? 1 : 0
      sum.kind += right.kind ? 1 : 0
      if (gold.approx !== '?' && (gold.approx !== 'none' || ours.approx !== 'none')) {
        sum.approxAll += 1
        sum.approxRight += ours.approx === gold.approx ? 1 : 0
        if (ours.approx !== gold.approx) misses.push(`approx ${gold.text}: ${ours.approx}, not ${gold.approx}`)
      }
      if (gold.counts !== undefined && gold.counts !== '-') {
        sum.thingAll += 1
        const isRight =
          ours.counts !== undefined && (gold.counts.endsWith(ours.counts) || ours.counts.endsWith(gold.counts))
        sum.thingRight += isRight ? 1 : 0
        if (!isRight) misses.push(`counts ${gold.text}: ${ours.counts ?? '–'}, not ${gold.counts}`)
      }
      for (const [name, isRight] of Object.entries(right)) {
        if (!isRight)
          misses.push(
            `${name} ${gold.text}: ${String(JSON.stringify(ours[name as 'value' | 'unit' | 'kind']))}, not ${String(JSON.stringify(gold[name as 'value' | 'unit' | 'kind']))}`,
          )
      }
    }
    for (const number of found) {
      if (!numbers.some((gold) => gold.start === number.start && gold.end === number.end))
        misses.push(`extra ${number.text} in ${text}`)
    }
  }
  return { ...sum, approx: [sum.approxRight, sum.approxAll], counts: [sum.thingRight, sum.thingAll], misses }
}

/** A find within an optional stretch (第二天凌晨3点) is open too. */
function isInside(
  number: FoundNumber,
  gold: readonly GoldNumber[],
  text: string,
  optional: ReadonlySet<string>,
): boolean {
  if (gold.some((one) => one.start < number.end && one.end > number.start)) return false
  return [...optional].some((stretch) => {
    const at = text.indexOf(stretch)
    return at >= 0 && number.start >= at && number.end <= at + stretch.length
  })
}

function readMarks(marked: string): { readonly text: string; readonly numbers: readonly GoldNumber[] } {
  const numbers: GoldNumber[] = []
  let text = ''
  for (const piece of marked.split(/(〔[^〕]*〕)/u)) {
    if (!piece.startsWith('〔')) {
      text += piece
      continue
    }
    const [surface = '', kind = '', value = '-', unit = '-', approx = 'none', counts] = piece.slice(1, -1).split('|')
    numbers.push({
      start: text.length,
      end: text.length + surface.length,
      text: surface,
      kind,
      isOpen: new Set(value === '?' ? ['value'] : []),
      value: value === '?' ? undefined : readValue(value, kind),
      unit: unit === '-' ? undefined : unit,
      approx,
      counts,
    })
    text += surface
  }
  return { text, numbers }
}

function readValue(value: string, kind: string): NumberValue | undefined {
  if (value === '-') return undefined
  if (kind === 'date' || kind === 'time') return value
  const [low, high] = value.split('~').map(Number)
  return high === undefined ? low : [low ?? 0, high]
}

function same(ours: NumberValue | undefined, gold: NumberValue | undefined): boolean {
  if (typeof ours === 'number' && typeof gold === 'number') return Math.abs(ours - gold) <= Math.abs(gold) * 1e-9
  return JSON.stringify(ours) === JSON.stringify(gold)
}
