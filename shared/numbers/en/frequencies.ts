import type { Reading } from '../core/context.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/clock.json' with { type: 'json' }

/** a week, per day, every night; daily. */
const PER = new RegExp(
  String.raw`^ (?:(?:a|an|per|each|every) (?:${anyOf(words.periods)})\b|${anyOf(words.everyPeriod)}\b)`,
  'u',
)
const WORDS: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }

/** Whether “a week” or “daily” follows: then “three times” tells how often. */
export const isPerPeriod = (lower: string, end: number): boolean => PER.test(lower.slice(end, end + 24))

/** Twice a week, once a month: how often something happens; without its span of time “once” and “twice” say another thing. */
export function readFrequencyEn(lower: string, start: number, end: number): Reading | undefined {
  const value = WORDS[lower.slice(start, end)]
  return value === undefined || !isPerPeriod(lower, end)
    ? undefined
    : { start, end, kind: 'count', value, unit: undefined, approx: 'none' }
}
