import type { ChangeSet } from '../change/change-set.ts'
import type { DomainRecord } from '../domain/records.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { dismissFinding } from './findings.ts'
import { judgeNumber } from './numbers.ts'
import type { Signature } from './notes.ts'

/** The rule whose findings are the pairs of places that give one fact two values. */
export const TWO_VALUES_RULE = 'number.two-values'

/** A fact in dispute, as the editor decides it. */
export interface ConflictVerdict {
  /** The places that are right; the first one's words are the right value for the others. */
  readonly right: readonly NumberRecord[]
  readonly wrong: readonly NumberRecord[]
  /** One line that shows it; may be empty. */
  readonly evidence: string
}

/**
 * Takes one value as the right one: its places are verified, with the evidence, and every other place is wrong and gets the
 * suggestion to say the same. One change, so that one undo restores all of them.
 */
export function settleConflict(
  { right, wrong, evidence }: ConflictVerdict,
  suggestions: readonly Suggestion[],
  signature: Signature,
): Partial<ChangeSet> {
  const words = right[0]?.text
  const { author, atMs } = signature
  const proof = evidence.trim() === '' ? undefined : { quotation: evidence.trim(), by: author, atMs }
  const changes = [
    ...right.map((number) => judgeNumber(number, { state: 'verified', evidence: proof }, suggestions, signature)),
    ...wrong.map((number) => judgeNumber(number, { state: 'wrong', rightValue: words }, suggestions, signature)),
  ]
  return {
    added: changes.flatMap((change) => change.added ?? []),
    updated: changes.flatMap((change) => change.updated ?? []),
    removed: unique(changes.flatMap((change) => change.removed ?? [])),
  }
}

/** A finding of the rule is a pair: it stands at the later place, and names the words of the earlier one. */
export interface ConflictPair {
  readonly earlier: NumberRecord
  readonly later: NumberRecord
}

/** Says that the places speak of different facts: every pair is left as it is, in one change. */
export function dismissConflict(pairs: readonly ConflictPair[], signature: Signature): Partial<ChangeSet> {
  return {
    added: pairs.flatMap(
      ({ earlier, later }) =>
        dismissFinding(
          {
            articleId: later.articleId,
            versionId: later.versionId,
            rule: TWO_VALUES_RULE,
            blockId: later.blockId,
            words: later.text,
            also: earlier.text,
          },
          signature,
        ).added ?? [],
    ),
  }
}

function unique(records: readonly DomainRecord[]): readonly DomainRecord[] {
  return [...new Map(records.map((record) => [record.id as string, record])).values()]
}
