import { readFileSync } from 'node:fs'
import { checkElements } from '#shared/captions/elements.ts'
import { creditNameOf } from '#shared/captions/credit.ts'
import { presetFor } from '#shared/captions/presets.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { GOLD_FILES, type GoldPart } from '../gold-parts.ts'

/** Words that must be found, or the state that the element must have; `any`: an editor could say either. */
type Expected = readonly string[] | 'none' | 'unsure' | 'not-needed' | 'found' | 'missing' | 'any' | string
type Gold = readonly (readonly [string, Readonly<Record<string, Expected>>])[]

export interface ElementScore {
  readonly element: string
  /** Elements said to be found. */
  found: number
  /** Of those, the ones that the gold has, with its words. */
  right: number
  /** Elements that the gold has. */
  gold: number
  /** Elements whose state is the gold's. */
  sameState: number
  all: number
  readonly misses: string[]
}

const STATES: Readonly<Record<string, string>> = { none: 'missing' }

/** The captions of one language with what an editor finds in them. */
export function readGold(lang: 'zh' | 'en', part: GoldPart): Gold {
  return JSON.parse(readFileSync(new URL(`${GOLD_FILES[part]}-${lang}.json`, import.meta.url), 'utf8')) as Gold
}

/** Checks every caption of one part of the gold and counts, element by element. */
export function scoreElements(lang: 'zh' | 'en', part: GoldPart): readonly ElementScore[] {
  const scores = new Map<string, ElementScore>()
  for (const [caption, gold] of readGold(lang, part)) {
    const checks = checkElements(caption, presetFor(lang), { publishedAt: '2025-11-14' })
    for (const [element, expected] of Object.entries(gold)) {
      const check = checks.find((one) => one.element === element)
      if (check === undefined || expected === 'any') continue
      const score = scores.get(element) ?? newScore(element)
      scores.set(element, score)
      const words = check.places.map(({ start, end }) => sliceCodePoints(caption, start, end))
      const wanted = wordsOf(element, expected)
      const touched = wanted.filter((word) => words.some((found) => found.includes(word) || word.includes(found)))
      const isRight =
        element === 'credit'
          ? creditNameOf(caption, undefined)?.includes(String(expected)) === true
          : touched.length === wanted.length
      // An hour without a day is there and still not enough: a weekday that AP misses is no miss of the finder.
      const isFound = check.state === 'found' || check.reason === 'weekday'
      score.all += 1
      if (isFound) score.found += 1
      if (wanted.length > 0) score.gold += 1
      if (isFound && wanted.length > 0 && isRight) score.right += 1
      const state = wanted.length > 0 ? 'found' : (STATES[String(expected)] ?? String(expected))
      const isSame = state === (isFound ? 'found' : check.state)
      if (isSame) score.sameState += 1
      if (!isSame || (wanted.length > 0 && !isRight))
        score.misses.push(`${check.state} [${words.join('|')}] for ${JSON.stringify(expected)}: ${caption}`)
    }
  }
  return [...scores.values()]
}

function wordsOf(element: string, expected: Expected): readonly string[] {
  if (typeof expected !== 'string') return expected
  if (['none', 'unsure', 'not-needed', 'missing'].includes(expected)) return []
  if (element === 'credit') return [expected]
  return element === 'tense' && expected === 'found' ? [''] : []
}

const newScore = (element: string): ElementScore => ({
  element,
  found: 0,
  right: 0,
  gold: 0,
  sameState: 0,
  all: 0,
  misses: [],
})
