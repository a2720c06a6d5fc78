import type { Finding } from '../domain/source-document.ts'
import type { HouseDismissal } from '../contract/house.ts'
import { hasWords } from './layers.ts'
import { areaOf } from './rules.ts'

/** What of a dismissal decides. */
export type NeverTold = Pick<HouseDismissal, 'rule' | 'words' | 'also'>

/**
 * The words by which a house knows a finding again in any article. A wrong character is known by the words that it stands in,
 * as one character would say too little.
 */
export function houseWords({ rule, values }: Pick<Finding, 'rule' | 'values'>, words: string): string {
  const old = rule.startsWith('typo.') ? values?.['old'] : undefined
  return typeof old === 'string' && old !== '' ? old : words
}

/** What a finding is called in a house: wrong characters are one kind, whichever rule found them. */
function nameOf({ rule, words, also }: NeverTold): string {
  return [rule.startsWith('typo.') ? 'typo' : rule, words, also ?? ''].join('\n')
}

/** The findings without those that the house does not want to be told; `wordsOf` gives what stands at a finding. */
export function withoutNeverTold<F extends Finding>(
  found: readonly F[],
  never: readonly NeverTold[] | undefined,
  wordsOf: (finding: F) => string,
): readonly F[] {
  if (never === undefined || never.length === 0) return found
  const names = new Set(never.map(nameOf))
  return found.filter((finding) => {
    const there = finding.values?.['there']
    const also = there === undefined ? undefined : String(there)
    return !names.has(nameOf({ rule: finding.rule, words: houseWords(finding, wordsOf(finding)), also }))
  })
}

/**
 * Whether a house can be told never to hear of a finding again. It has to have words by which it is known in another article:
 * what is missing has none, and a sum is that of its own article. The words are kept on a line of their own: blanks alone, or
 * two of them, cannot be.
 */
export function canBeNeverTold(finding: Finding, there: string): boolean {
  if (!hasWords(finding) || areaOf(finding.rule) === 'arithmetic') return false
  const words = houseWords(finding, there)
  return words !== '' && words.length <= 200 && words.trim() === words && !/\s{2}|[\t\r\n]/u.test(words)
}
