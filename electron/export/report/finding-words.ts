import { RULES, STANDARDS } from '#shared/checks/rules.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import type { Words } from '../html/words.ts'

/** A rule by its name, and the clause that it follows. */
export function ruleTitle(rule: string, { translate }: Words): string {
  const name = ruleName(rule, { translate })
  const entry = RULES.find(({ id }) => id === rule)
  const standard = entry && STANDARDS[entry.area]
  if (entry?.clause === undefined || standard === undefined) return name
  return `${name} (${translate('settings.rules.clause', { standard, clause: entry.clause })})`
}

export function ruleName(rule: string, { translate }: Pick<Words, 'translate'>): string {
  return translate(`rules.${rule}`)
}

/** A finding's rule: with the clause of the rule unless the finding says itself, and more exactly, which it is. */
export function findingTitle({ rule, values }: Pick<Finding, 'rule' | 'values'>, words: Words): string {
  return values?.['clause'] === undefined ? ruleTitle(rule, words) : ruleName(rule, words)
}

/** What a finding says; nothing where that is only the name of its rule. */
export function foundWords({ rule, values }: Pick<Finding, 'rule' | 'values'>, { translate }: Words): string {
  const words = translate(`findings.${rule}`, values)
  return words === translate(`rules.${rule}`) ? '' : words
}

/** What should stand in the place; nothing where that is not known. */
export function rightWords(right: string | undefined, { t }: Words): string {
  return right === '' ? t('report.nothing') : (right ?? '')
}
