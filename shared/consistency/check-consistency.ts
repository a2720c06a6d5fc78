import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { foreignNames } from './foreign-names.ts'
import { figureGaps, figuresAbsent } from './figures.ts'
import type { ConsistencyMark, Makers } from './marks.ts'
import { findPeople } from '../people/find-people.ts'
import type { Person } from '../people/person.ts'
import { readBlocks, type ReadBlock } from '../text/read-block.ts'
import { creditSpellings } from './credits.ts'
import { rareSpellings } from './name-slips.ts'
import { nameSpellings } from './names.ts'
import { DAY_WAYS, GROUP_WAYS, MONTH_WAYS, PERCENT_WAYS, TIME_WAYS, YEAR_WAYS } from './numeral-ways.ts'
import { namedLate, officeLate, spelledByOffice, twoOffices } from './people-rules.ts'
import { TERM_WAYS, TITLE_WAYS, UNIT_WAYS, WORD_WAYS } from './two-ways.ts'
import { rarerWays, type TwoWays } from './ways.ts'

/** One rule about what an article says in two places, with texts (a line is a paragraph, or `caption: …`) that it passes and finds. */
export interface ConsistencyRule {
  readonly id: `consistency.${string}`
  /** A warning where it is not said. */
  readonly severity?: Finding['severity']
  /** Absent: it runs unless it is switched off. */
  readonly isDefault?: boolean
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
  readonly check: (blocks: readonly ReadBlock[], makers: Makers) => readonly ConsistencyMark[]
}

/** Names spelled in two ways: each place once, whoever found it. */
function spellings(blocks: readonly ReadBlock[], makers: Makers): readonly ConsistencyMark[] {
  const found = [
    ...nameSpellings(blocks),
    ...rareSpellings(blocks),
    ...foreignNames(blocks),
    ...creditSpellings(makers),
    ...spelledByOffice(blocks, makers),
  ]
  return [...new Map(found.map((mark) => [`${String(mark.block)} ${String(mark.start)}`, mark])).values()]
}

/** What an article may write in two ways, by the rule that tells of it. */
export const TWO_WAYS = {
  'consistency.work-title': TITLE_WAYS,
  'consistency.word-form': WORD_WAYS,
  'consistency.term': TERM_WAYS,
  'consistency.unit': UNIT_WAYS,
  'consistency.year-style': YEAR_WAYS,
  'consistency.day-style': DAY_WAYS,
  'consistency.month-style': MONTH_WAYS,
  'consistency.time-style': TIME_WAYS,
  'consistency.percent-style': PERCENT_WAYS,
  'consistency.number-style': GROUP_WAYS,
} as const satisfies Readonly<Record<string, TwoWays>>

/** Every rule of consistency, in the order in which they are listed. */
export const CONSISTENCY_RULES: readonly ConsistencyRule[] = [
  { id: 'consistency.name-spelling', examples: examples['consistency.name-spelling'], check: spellings },
  { id: 'consistency.office', examples: examples['consistency.office'], check: twoOffices },
  { id: 'consistency.named-late', examples: examples['consistency.named-late'], check: namedLate },
  {
    id: 'consistency.office-late',
    isDefault: false,
    severity: 'info',
    examples: examples['consistency.office-late'],
    check: officeLate,
  },
  ...(Object.keys(TWO_WAYS) as (keyof typeof TWO_WAYS)[]).map((id): ConsistencyRule => ({
    id,
    ...(id === 'consistency.work-title' ? {} : { severity: 'info' }),
    examples: examples[id],
    check: (blocks) => rarerWays(TWO_WAYS[id], blocks),
  })),
  { id: 'consistency.figure-gap', examples: examples['consistency.figure-gap'], check: figureGaps },
  { id: 'consistency.figure-absent', examples: examples['consistency.figure-absent'], check: figuresAbsent },
]

/** Blocks whose words are no part of what the article tells. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'byline', 'credit', 'figure', 'formula'])

const isRead = ({ role, text }: ReadBlock): boolean => !UNREAD.has(role) && text !== ''

/** What of an article these rules read. */
export const readForConsistency = (
  blocks: readonly { readonly role: string; readonly text: string }[],
): readonly ReadBlock[] => readBlocks(blocks).filter(isRead)

/**
 * What an article says in two ways: names of people, the numbers of its figures. Rules of `off` do not run, those off by default when `on` names
 * them; `byline` holds its authors' names.
 */
export function checkConsistency(
  blocks: readonly { readonly role: string; readonly text: string }[],
  {
    off = [],
    on = [],
    byline,
  }: {
    readonly off?: readonly string[] | undefined
    readonly on?: readonly string[] | undefined
    readonly byline?: string | undefined
  } = {},
): readonly Finding[] {
  const all = readBlocks(blocks)
  const read = all.filter(isRead)
  const bylines = byline === undefined ? all.filter(({ role }) => role === 'byline').map(({ text }) => text) : [byline]
  let people: readonly Person[] | undefined
  const makers: Makers = {
    bylines,
    credited: all.filter(({ role }) => role === 'caption' || role === 'credit'),
    told: read,
    people: () => (people ??= findPeople(all)),
  }
  return CONSISTENCY_RULES.filter(
    ({ id, isDefault = true }) => !off.includes(id) && (isDefault || on.includes(id)),
  ).flatMap(({ id, severity = 'warning', check }) =>
    check(read, makers).map(({ block, start, end, values, suggest }): Finding => {
      const raw = blocks[block]?.text ?? ''
      return {
        rule: id,
        severity,
        block,
        start: toCodePoint(raw, start),
        end: toCodePoint(raw, end),
        values: { ...values },
        ...(suggest === undefined ? {} : { suggest }),
      }
    }),
  )
}
