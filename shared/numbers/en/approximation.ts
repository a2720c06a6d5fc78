import type { Reading, ReadingContext } from '../core/context.ts'
import type { ApproximationWord } from '../core/pack.ts'
import { anyOf } from '../../lib/any-of.ts'
import { approximations, buildReverseTrie, buildTrie } from '../core/trie.ts'
import lists from './data/approximations.json' with { type: 'json' }

const BEFORE = buildReverseTrie(approximations(lists.before))
const AFTER = buildTrie(approximations(lists.after))
const SET_PHRASE = new RegExp(`^ ${anyOf(lists.notAfter)}\\b`, 'u')
const isDated = ({ kind }: Reading): boolean => kind === 'date' || kind === 'time'

/** English approximation phrase right before a number, in any case (“more than”, “nearly”); none before a date. */
export function approximationBeforeEn({ lower }: ReadingContext, reading: Reading): ApproximationWord | undefined {
  const index = reading.start
  const from = lower.charAt(index - 1) === ' ' ? index - 1 : index
  if (from === index || isDated(reading)) return undefined
  // “$4 billion over 10 years” is spread over them; “for over 10 years” is longer.
  if (reading.kind === 'duration' && isSpread(lower, from)) return undefined
  const match = BEFORE.matchAt(lower, from)
  if (match === undefined || /[a-z]/u.test(lower.charAt(match.end - 1))) return undefined
  return { at: match.end, approx: match.payload }
}

const LONGER =
  /\b(?:for|last(?:s|ed)?|took|takes?|after|spent|just|well|in|is|was|were|are|aged?|served|lived|waited|worked|of|with|than|to|has|have|had) over$/u

function isSpread(lower: string, from: number): boolean {
  const before = lower.slice(Math.max(0, from - 16), from)
  return / over$/u.test(before) && !LONGER.test(before)
}

/** English approximation phrase right after a number (“or more”); none after a date. */
export function approximationAfterEn({ lower }: ReadingContext, reading: Reading): ApproximationWord | undefined {
  const index = reading.end
  if (isDated(reading)) return undefined
  const glued = /^(?:-odd|-plus|\+)(?![a-z\d+])/u.exec(lower.slice(index, index + 6))?.[0]
  // 1+2+N and C++ are no approximations.
  if (
    glued !== undefined &&
    (glued !== '+' || /^(?:$|[ ,.)]|[\u4e00-\u9fff])/u.test(lower.slice(index + 1, index + 2)))
  )
    return { at: index + glued.length, approx: 'over' }
  if (lower.charAt(index) !== ' ') return undefined
  const match = AFTER.matchAt(lower, index + 1)
  // “200 or greater than 190” has an “or” between two numbers.
  if (match === undefined || /[a-z]/u.test(lower.charAt(match.end)) || lower.startsWith(' than', match.end))
    return undefined
  // “$45 million and under budget” goes on about something else.
  if (SET_PHRASE.test(lower.slice(match.end, match.end + 12))) return undefined
  // “$640 plus fees” adds something.
  if (match.payload === 'over' && reading.kind === 'money' && /^ [a-z]/u.test(lower.slice(match.end, match.end + 2)))
    return undefined
  return { at: match.end, approx: match.payload }
}
