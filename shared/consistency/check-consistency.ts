import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { foreignNames } from './foreign-names.ts'
import { figureGaps, figuresAbsent } from './figures.ts'
import type { ConsistencyMark, Makers } from './marks.ts'
import { readBlocks, type ReadBlock } from '../text/read-block.ts'
import { creditSpellings } from './credits.ts'
import { rareSpellings } from './name-slips.ts'
import { nameSpellings } from './names.ts'
import { dayForms, termForms, unitForms, wordForms, workTitles, yearForms } from './two-ways.ts'

/** One rule about what an article says in two places, with texts (a line is a paragraph, or `caption: …`) that it passes and finds. */
export interface ConsistencyRule {
  readonly id: `consistency.${string}`
  /** A warning where it is not said. */
  readonly severity?: Finding['severity']
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
  ]
  return [...new Map(found.map((mark) => [`${String(mark.block)} ${String(mark.start)}`, mark])).values()]
}

/** Every rule of consistency, in the order in which they are listed. */
export const CONSISTENCY_RULES: readonly ConsistencyRule[] = [
  { id: 'consistency.name-spelling', examples: examples['consistency.name-spelling'], check: spellings },
  { id: 'consistency.work-title', examples: examples['consistency.work-title'], check: workTitles },
  { id: 'consistency.word-form', severity: 'info', examples: examples['consistency.word-form'], check: wordForms },
  { id: 'consistency.term', severity: 'info', examples: examples['consistency.term'], check: termForms },
  { id: 'consistency.unit', severity: 'info', examples: examples['consistency.unit'], check: unitForms },
  { id: 'consistency.year-style', severity: 'info', examples: examples['consistency.year-style'], check: yearForms },
  { id: 'consistency.day-style', severity: 'info', examples: examples['consistency.day-style'], check: dayForms },
  { id: 'consistency.figure-gap', examples: examples['consistency.figure-gap'], check: figureGaps },
  { id: 'consistency.figure-absent', examples: examples['consistency.figure-absent'], check: figuresAbsent },
]

/** Blocks whose words are no part of what the article tells. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'byline', 'credit', 'figure', 'formula'])

/** What an article says in two ways: names of people, the numbers of its figures. Rules of `off` do not run; `byline` holds its authors' names. */
export function checkConsistency(
  blocks: readonly { readonly role: string; readonly text: string }[],
  off: readonly string[] = [],
  byline?: string,
): readonly Finding[] {
  const all = readBlocks(blocks)
  const read = all.filter(({ role, text }) => !UNREAD.has(role) && text !== '')
  const bylines = byline === undefined ? all.filter(({ role }) => role === 'byline').map(({ text }) => text) : [byline]
  const makers = { bylines, credited: all.filter(({ role }) => role === 'caption' || role === 'credit'), told: read }
  return CONSISTENCY_RULES.filter(({ id }) => !off.includes(id)).flatMap(({ id, severity = 'warning', check }) =>
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
