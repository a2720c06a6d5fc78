import { prepare, type Checked, type CheckedArticle, type CheckedBlock, type Mark } from './checked-text.ts'
import { birthPairs } from './births.ts'
import { areContrasted } from './contrast.ts'
import { oncePer } from '../../lib/once-per.ts'
import { factsOf, unitKey, wordBefore, type Fact } from './facts.ts'
import { place, textOf } from './plausibility.ts'
import { retoldPairs, type Retold } from './retold.ts'
import type { Scanner } from '../scan-once.ts'
import { scoresAgain } from './scores.ts'
import { swappedPairs } from './swapped-digits.ts'
import { tablePairs } from './table-facts.ts'
import { supportIn } from './support.ts'
import { lengthsAgain, toldAlike } from './told-alike.ts'

/** Roles whose words repeat what the body says. */
const DISPLAY: ReadonlySet<string> = new Set([
  'headline',
  'kicker',
  'subheadline',
  'lead',
  'caption',
  'quotation',
  'section-heading',
])
const HEADLINES: ReadonlySet<string> = new Set(['headline', 'kicker', 'subheadline'])
const BODY: ReadonlySet<string> = new Set([
  'paragraph',
  'lead',
  'list-item',
  'headline',
  'subheadline',
  'caption',
  'table',
])
/** One place that states a fact; positions in code points. */
export interface ConflictPlace {
  /** Index of the block in the article. */
  readonly block: number
  readonly start: number
  readonly end: number
  /** The number as it is meant (近10万 → 100000). */
  readonly value: number
  /** The number as written. */
  readonly text: string
}

/** A fact that an article gives two or more values. */
export interface FactConflict {
  /** Short words of what the number is of, as the text writes them (分馆, 全县送餐). */
  readonly fact: string
  /** Every place that states it, in reading order; those that agree with each other too. */
  readonly places: readonly ConflictPlace[]
  /** Numbers of one sentence that add up to one of the values; only where they make no other. */
  readonly support?: { readonly value: number; readonly parts: readonly ConflictPlace[] }
}

/**
 * Facts with two values across headline, lead, captions and body, each with all its places, for a screen that shows them
 * side by side. The same pairs as rule number.two-values.
 */
export function findConflicts(article: CheckedArticle, scan?: Scanner): readonly FactConflict[] {
  const checked = prepare(article, [], undefined, scan)
  const supportOf = supportIn(checked.blocks)
  return clustersOf(pairsOf(checked)).map((facts) => {
    const sum = supportOf(facts)
    const conflict = { fact: nameOf(facts), places: facts.map(placeOf) }
    if (sum === undefined) return conflict
    const parts = sum.parts.map((number) => placeOf({ block: sum.block, number }))
    return { ...conflict, support: { value: sum.value, parts } }
  })
}

/** Two places of an article that give one fact two values. */
export interface Conflict {
  readonly first: Mark
  readonly second: Mark
}

/**
 * The same fact with two values across headline, lead, captions and body. Precision first: the same thing must be
 * counted in the same unit, in the same scope and year, by words that also agree around it.
 */
export function conflictsOf(checked: Checked): readonly Conflict[] {
  return pairsOf(checked).map(({ first, second }) => conflictOf(first, second))
}

interface Pair {
  readonly first: Fact
  readonly second: Fact
  /** Every fact of the thing counted. */
  readonly group: readonly Fact[]
}

function pairsOf({ blocks, asOf }: Checked): readonly Pair[] {
  const facts = blocks
    .filter((block) => BODY.has(block.role) || DISPLAY.has(block.role))
    .flatMap((block) => factsOf(block))
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    // 宣传资料 and 资料 may be one thing: they meet in one group, and are compared there.
    const key = `${fact.number.kind}|${unitKey(fact.number.unit)}|${/[a-z]/u.test(fact.label) ? fact.label : fact.label.slice(-2)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  const pairs: Pair[] = []
  for (const group of groups.values()) {
    // Quadratic only within one thing counted; a group of hundreds is a table, not a fact told twice.
    if (group.length > 40) continue
    for (const [index, first] of group.entries()) {
      for (const second of group.slice(index + 1))
        if (isConflict(first, second, asOf?.year) && isSamePart(first, second, group))
          pairs.push({ first, second, group })
    }
  }
  return [...pairs, ...toldTwice(blocks, pairs, asOf)]
}

/** Facts that their form tells to be one, where they are no pair already. */
function toldTwice(blocks: readonly CheckedBlock[], pairs: readonly Pair[], asOf: Checked['asOf']): readonly Pair[] {
  const known = new Set(pairs.flatMap(({ first, second }) => [first.number, second.number]))
  const telling = blocks.filter(({ role }) => BODY.has(role) || DISPLAY.has(role))
  const text = telling.filter(({ role }) => role !== 'table')
  const alike = [...swappedPairs(text), ...toldAlike(text), ...lengthsAgain(text), ...scoresAgain(text)]
  const told: Retold[] = retoldPairs(telling).filter(
    ([first, second]) => !known.has(first.number) || !known.has(second.number),
  )
  for (const [, { number }] of told) known.add(number)
  for (const pair of alike) {
    const [, { number, block }] = pair
    if (block.numbers.some((one) => one.start === number.start && known.has(one))) continue
    known.add(number)
    told.push(pair)
  }
  return [...told, ...tablePairs(blocks, asOf?.year), ...birthPairs(blocks.filter(({ role }) => BODY.has(role)))].map(
    (group) => ({ first: group[0], second: group[1], group }),
  )
}

/** The marks of rule number.two-values: one for each conflict, at its second place. */
export function twoValues(checked: Checked): readonly Mark[] {
  return conflictsOf(checked).map(({ second }) => second)
}

/** Pairs that share a place are one fact; places that state one of its values as plainly belong to it. */
function clustersOf(pairs: readonly Pair[]): readonly (readonly Fact[])[] {
  const clusters: Set<Fact>[] = []
  /** The first cluster of each fact. */
  const placed = new Map<Fact, number>()
  for (const { first, second, group } of pairs) {
    const at = Math.min(placed.get(first) ?? clusters.length, placed.get(second) ?? clusters.length)
    const cluster = (clusters[at] ??= new Set<Fact>())
    for (const fact of [first, second, ...group.filter((one) => isSaidAgain(one, first) || isSaidAgain(one, second))]) {
      cluster.add(fact)
      placed.set(fact, Math.min(at, placed.get(fact) ?? at))
    }
  }
  return clusters.map((cluster) =>
    [...cluster].toSorted((a, b) => a.block.index - b.block.index || a.number.start - b.number.start),
  )
}

const isSaidAgain = (one: Fact, other: Fact): boolean =>
  one.value[0] === other.value[0] && one.scopes === other.scopes && one.number.approx === other.number.approx

function placeOf({ block, number }: Pick<Fact, 'block' | 'number'>): ConflictPlace {
  return {
    block: block.index,
    start: block.placeOf(number.start, 'start'),
    end: block.placeOf(number.end, 'end'),
    value: Number(number.value),
    text: textOf(block, number),
  }
}

/** What the number is of: the thing counted, behind the words that two of its places have in common before it. */
function nameOf(facts: readonly Fact[]): string {
  const [first, ...others] = facts
  if (first === undefined) return ''
  const label = facts.map((fact) => fact.number.counts ?? fact.label).reduce((a, b) => (b.length > a.length ? b : a))
  const lead = leadOf(first)
  const common = others
    .map((other) => longestCommon(lead, leadOf(other)))
    .reduce((a, b) => (b.length > a.length ? b : a), '')
  if (common.length < 3 || /[a-z]/iu.test(label)) return label
  return common.includes(label) || label.includes(common)
    ? common.length > label.length
      ? common
      : label
    : common + label
}

/** The Han words of the clause before a number. */
const leadOf = ({ block, number }: Fact): string =>
  /[\u4e00-\u9fff\d]*$/u.exec(
    block.raw.slice(Math.max(0, number.start - 16), number.start).replace(/[约近超逾达共已有了为]+$/u, ''),
  )?.[0] ?? ''

function longestCommon(a: string, b: string): string {
  for (let length = Math.min(a.length, b.length); length >= 3; length -= 1) {
    for (let at = 0; at + length <= a.length; at += 1) {
      const piece = a.slice(at, at + length)
      if (b.includes(piece) && !/\d/u.test(piece))
        return piece.replace(/^.*[年月日时的]|[的了在和与]+$|^[的了在和与]+/gu, '')
    }
  }
  return ''
}

function conflictOf(first: Fact, second: Fact): Conflict {
  const mark = (fact: Fact, other: Fact): Mark => ({
    ...place(fact.block, fact.number),
    values: {
      here: textOf(fact.block, fact.number),
      there: textOf(other.block, other.number),
      otherBlock: other.block.index,
      otherStart: other.block.placeOf(other.number.start, 'start'),
      what: fact.label,
    },
  })
  return { first: mark(first, second), second: mark(second, first) }
}

function isConflict(a: Fact, b: Fact, asOfYear: number | undefined): boolean {
  if (a.block === b.block || !(a.label.endsWith(b.label) || b.label.endsWith(a.label))) return false
  if (a.scopes !== b.scopes || (a.years !== '' && b.years !== '' && a.years !== b.years)) return false
  // What is planned for a later year is another fact than what is.
  if (asOfYear !== undefined && a.latestYear > asOfYear !== b.latestYear > asOfYear) return false
  if (agrees(a, b) || areContrasted(a, b)) return false
  // Two paragraphs of the body speak of one fact less often than a headline or caption and the body do.
  const isDisplay = DISPLAY.has(a.block.role) || DISPLAY.has(b.block.role)
  const isHeadline = HEADLINES.has(a.block.role) || HEADLINES.has(b.block.role)
  return strength(a, b) + (isHeadline ? 1 : 0) >= (isDisplay ? 4 : 6)
}

/**
 * “missed 11 of them” is told again by “missed 12 mornings”, and not where the text has either value for something else:
 * the number of all of them, or the same deed told right beside that of another day.
 */
function isSamePart(a: Fact, b: Fact, group: readonly Fact[]): boolean {
  const [part, other] = a.partOf === undefined ? [b, a] : [a, b]
  if (part.partOf === undefined) return true
  const isNear = a.value[0] >= b.value[0] * 0.8 && b.value[0] >= a.value[0] * 0.8
  const isElsewhere = group.some((one) => one.block !== other.block && one !== part && one.value[0] === other.value[0])
  const isToldRight =
    valuesIn(other.block).has(part.value[0]) ||
    group.some((one) => one !== part && one.block !== part.block && one.value[0] === part.value[0])
  const isAlike = [...part.words].some((word) => other.words.has(word))
  const isSameVerb = part.partOf === wordBefore(other.block, other.number)
  return isNear && isSameVerb && isAlike && !isElsewhere && !isToldRight
}

const valuesIn = oncePer((block: CheckedBlock) => new Set(block.numbers.map(({ value }) => value)))

/** Equal, or as equal as approximations ask: 近10万 and 9.8万 agree. */
function agrees(a: Fact, b: Fact): boolean {
  if (a.value[0] <= b.value[1] && b.value[0] <= a.value[1]) return true
  const isLoose = a.number.approx !== 'none' || b.number.approx !== 'none'
  const [low, high] = a.value[1] < b.value[0] ? [a.value[1], b.value[0]] : [b.value[1], a.value[0]]
  return isLoose && low >= high * 0.9
}

/** How surely two places speak of one fact; slips of a digit look different from two facts. */
function strength(a: Fact, b: Fact): number {
  const [low, high] = a.value[0] < b.value[0] ? [a.value[0], b.value[0]] : [b.value[0], a.value[0]]
  if (low <= 0) return 0
  const near = (high - low) / high
  const digits = (value: number): string => [...String(value).replaceAll(/[^1-9]/gu, '')].sort().join('')
  const isSlip = digits(low) === digits(high) && digits(low).length > 1
  const nearness =
    isSlip && (near <= 0.05 || digits(low).length > 2)
      ? 4
      : near <= 0.05
        ? 3
        : isSlip || (near <= 0.1 && isOneDigit(low, high))
          ? 3
          : near <= 0.2
            ? 2
            : near <= 0.5
              ? 1
              : -1
  const shared = [...a.words].filter((word) => b.words.has(word)).length
  const other = a.label === b.label ? 0 : -1
  const label = Math.min(a.label.length, b.label.length) >= (a.number.kind === 'count' ? 4 : 3) ? 1 : 0
  const total = a.isTotal && b.isTotal ? 1 : 0
  // 独居老人1.1万人: the thing stands right before its number in both places.
  const beside = isBeside(a) && isBeside(b) && high >= 1000 && a.label.length >= 4 ? 1 : 0
  // Small counts of people and things differ from scene to scene.
  const small = high < 10 ? -2 : 0
  return nearness + other + label + total + beside + Math.min(4, shared) + (a.number.kind === 'count' ? 0 : -1) + small
}

/** 1.1万 and 1.2万, 3210 and 3710: one digit of several is another. */
function isOneDigit(low: number, high: number): boolean {
  const [a, b] = [String(low).replace(/0+$/u, ''), String(high).replace(/0+$/u, '')]
  return a.length === b.length && a.length > 1 && [...a].filter((sign, at) => sign !== b.charAt(at)).length === 1
}

const isBeside = ({ block, number, label }: Fact): boolean =>
  block.lower.slice(Math.max(0, number.start - label.length), number.start) === label
