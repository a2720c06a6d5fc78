import type { Finding } from '../domain/source-document.ts'
import { foldText } from '../structure/fold.ts'
import { toCodePoint } from '../lib/code-points.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { figureGaps, figuresAbsent } from './figures.ts'
import type { ConsistencyMark, ReadBlock } from './marks.ts'
import { nameSpellings } from './names.ts'

/** One rule about what an article says in two places, with texts (a line is a paragraph, or `caption: …`) that it passes and finds. */
export interface ConsistencyRule {
  readonly id: `consistency.${string}`
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
  readonly check: (blocks: readonly ReadBlock[]) => readonly ConsistencyMark[]
}

/** Every rule of consistency, in the order in which they are listed. */
export const CONSISTENCY_RULES: readonly ConsistencyRule[] = [
  { id: 'consistency.name-spelling', examples: examples['consistency.name-spelling'], check: nameSpellings },
  { id: 'consistency.figure-gap', examples: examples['consistency.figure-gap'], check: figureGaps },
  { id: 'consistency.figure-absent', examples: examples['consistency.figure-absent'], check: figuresAbsent },
]

/** Blocks whose words are no part of what the article tells. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'byline', 'credit', 'figure', 'formula'])

/** What an article says in two ways: names of people, the numbers of its figures. Rules of `off` do not run. */
export function checkConsistency(
  blocks: readonly { readonly role: string; readonly text: string }[],
  off: readonly string[] = [],
): readonly Finding[] {
  const read = blocks.flatMap(({ role, text }, index) =>
    UNREAD.has(role) || text === ''
      ? []
      : [{ index, role, text, folded: foldText(text), isChinese: /\p{Script=Han}/u.test(text) }],
  )
  return CONSISTENCY_RULES.filter(({ id }) => !off.includes(id)).flatMap(({ id, check }) =>
    check(read).map(({ block, start, end, values }): Finding => {
      const raw = blocks[block]?.text ?? ''
      return {
        rule: id,
        severity: 'warning',
        block,
        start: toCodePoint(raw, start),
        end: toCodePoint(raw, end),
        values: { ...values },
      }
    }),
  )
}
