import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const FROM = /\bfrom (?:about |around |nearly |almost |some |just |roughly |over |only |a (?:low|high) of )?$/u
/** In the clause before: prices range in size from; on a scale from. */
const RANGING = new RegExp(String.raw`\b${anyOf(words.rangeVerbs)}\b[^.;:]{0,32}$`, 'u')
/** Right before: it costs (usually) from, winds from. */
const SPANNING = new RegExp(String.raw`\b${anyOf([...words.spanVerbs, ...words.spanNouns])}(?: [a-z]+ly)? $`, 'u')
const CHANGING = new RegExp(String.raw`\b${anyOf(words.changeVerbs)}\b[^.;:]{0,40}$`, 'u')
/** From 20 to 30 people came: at the head of a sentence, before what is counted. */
const HEAD = /(?:^|[.!?:;\n“"] ?)$/u
const COUNTED = /^ (?!in |within |over |after |by |on |at |during |since |and |as |per |this |last |for )[a-z]/u
const EACH = /^,? (?:[a-z]+ )?(?:each|apiece|depending)\b/u
/** From 16 to 80 years old. */
const AGES = /[ -](?:old|olds|of age)$/u

/** How far before a number is looked for what says that “from A to B” is a range. */
const LOOK = 72

/**
 * Whether “from A to B” around a number tells of a change: two numbers, before and after. It does wherever B is the less;
 * else unless its words tell of a range (ranging from, ages from, winds from). `start` is where A begins with its sign.
 */
export function isChangeFrom(lower: string, start: number, end: number, low: number, high: number): boolean {
  const before = lower.slice(Math.max(0, start - LOOK), start)
  const from = FROM.exec(before)
  if (from === null) return false
  const lead = before.slice(0, from.index)
  if (RANGING.test(lead)) return false
  if (high < low) return true
  if (CHANGING.test(lead)) return true
  const after = lower.slice(end, end + 24)
  return (
    !SPANNING.test(lead) &&
    !(HEAD.test(lead) && COUNTED.test(after)) &&
    !EACH.test(after) &&
    !AGES.test(lower.slice(start, end))
  )
}
