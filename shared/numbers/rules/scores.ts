import { anyOf } from '../../lib/any-of.ts'
import { inEach } from '../../lib/once-per.ts'
import { PHRASES } from '../packs.ts'
import type { CheckedBlock, CheckedNumber } from './checked-text.ts'
import { sentenceOf } from './clues.ts'
import { areOfOneTime, contrastsInSentence, leadOf, tailOf, type Stated } from './contrast.ts'
import type { Fact } from './facts.ts'
import { plainFact, type Retold } from './retold.ts'

/** The outcome of a vote or a match, by who voted or that it was won; `isNamed`: its matter or the other side is told with it. */
interface Outcome extends Stated {
  readonly what: string
  readonly value: number
  readonly isNamed: boolean
}

const DEED_ZH = new RegExp(`^(?:的比分)?(?<deed>${anyOf(PHRASES.zh.fullDeeds)})(?<rest>.{0,2})`, 'u')
const WON_EN = new RegExp(String.raw`\b(?<deed>${anyOf(PHRASES.en.wins)})(?<rest>(?: [\p{L}’'-]+){0,4}) $`, 'u')
const VOTED = /\b(?<who>[a-z]{4,}) (?:voted|votes) $/u
const MATTER = /\b(?:to|for|against) (?!the end\b)[a-z]/u

/**
 * “voted 7-4 to build” and “voted 8-4 in the end”, 3∶1战胜北岭队 and 2∶1获胜后: one vote or match with two outcomes. The
 * second must tell of no matter and no other side of its own, and every outcome that does must be the same.
 */
export function scoresAgain(blocks: readonly CheckedBlock[]): readonly Retold[] {
  const outcomes = outcomesIn(blocks)
  return [...Map.groupBy(outcomes, ({ what }) => what).values()].flatMap((group) => {
    const [first, ...others] = group.filter(({ isNamed }) => isNamed)
    if (first === undefined || others.some(({ value }) => value !== first.value)) return []
    return group
      .filter(
        (again) =>
          !again.isNamed &&
          again.value !== first.value &&
          again.block.index > first.block.index &&
          contrastsInSentence(again).size === 0 &&
          areOfOneTime(first, again),
      )
      .map((again): Retold => [factOf(first), factOf(again), ...others.map(factOf)])
  })
}

const outcomesIn = inEach((block: CheckedBlock) => block.numbers.flatMap((number) => outcomeOf(block, number)))

function outcomeOf(block: CheckedBlock, number: CheckedNumber): readonly Outcome[] {
  const { value, kind } = number
  const sentence = sentenceOf(block, number)
  if (kind !== 'ratio' || typeof value !== 'object' || sentence === undefined) return []
  const own = { block, number, value: codeOf(value) }
  if (block.hasHan) {
    const deed = DEED_ZH.exec(tailOf(own))?.groups
    if (deed === undefined) return []
    return [
      {
        ...own,
        what: 'match',
        isNamed: /^\p{Script=Han}{2}/u.test(deed['rest'] ?? '') && !/^[后之]/u.test(deed['rest'] ?? ''),
      },
    ]
  }
  const lead = leadOf(own)
  const who = VOTED.exec(`${lead} `)?.groups?.['who']
  const behind = block.lower.slice(number.end, sentence.end)
  if (who !== undefined) return [{ ...own, what: `${who} vote`, isNamed: MATTER.test(behind) }]
  const won = WON_EN.exec(`${lead} `)?.groups
  if (won === undefined) return []
  return [{ ...own, what: 'score', isNamed: (won['rest'] ?? '') !== '' || /^ (?:against|over|at) /u.test(behind) }]
}

/** Both sides as one number, so that outcomes can be told apart as values can. */
const codeOf = ([one, other]: readonly [number, number]): number => one * 1000 + other

const factOf = ({ block, number, value, what }: Outcome): Fact => plainFact(block, { ...number, value }, value, what)
