import type { Finding } from '../../domain/source-document.ts'
import { startWatch, type Watch } from '../../lib/watch.ts'
import { findingAt, prepare, type CheckedArticle, type FoundingYear } from './checked-text.ts'
import { NUMBER_RULES, type NumberRule } from './rules.ts'

/** Which rules run beside or instead of the default ones. */
export interface CheckNumbersOptions {
  /** Ids of rules switched on that are off by default, and layers (`style`). */
  readonly on?: readonly string[]
  /** Ids of rules switched off. */
  readonly off?: readonly string[]
  /** The house's own founding years, beside the well-known ones. */
  readonly foundingYears?: readonly FoundingYear[]
  /** When its time is up, what is left to check is left, and noted in it. */
  readonly watch?: Watch | undefined
}

/**
 * Findings of the number rules over an article, in reading order. Default rules run unless switched off; the style layer
 * of GB/T 15835 runs only when `on` names it (`style`) or one of its rules.
 */
export function checkNumbers(article: CheckedArticle, options: CheckNumbersOptions = {}): readonly Finding[] {
  const { watch = startWatch() } = options
  const chosen = NUMBER_RULES.filter((rule) => isOn(rule, options))
  if (chosen.length === 0) return []
  const checked = prepare(article, options.foundingYears, watch)
  const findings = chosen.flatMap((rule) => {
    if (watch.isOver()) {
      watch.rules.add(rule.id)
      return []
    }
    return rule.check(checked).map((mark) => withClause(rule, findingAt(rule.id, rule.severity, mark)))
  })
  return findings.toSorted((a, b) => (a.block ?? -1) - (b.block ?? -1) || a.start - b.start)
}

function isOn(rule: NumberRule, { on = [], off = [] }: CheckNumbersOptions): boolean {
  if (off.includes(rule.id)) return false
  return rule.isDefault || on.includes(rule.id) || on.includes(rule.id.split('.')[0] ?? '')
}

/** A finding of the style layer names its clause of GB/T 15835-2011. */
function withClause(rule: NumberRule, finding: Finding): Finding {
  return rule.clause === undefined ? finding : { ...finding, values: { ...finding.values, clause: rule.clause } }
}
