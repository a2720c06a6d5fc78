import type { Finding } from '../domain/source-document.ts'
import type { HouseDismissal } from '../contract/house.ts'

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

/** Whether words can be kept on a line of their own and known again: blanks alone, or two of them, cannot. */
export function canBeNeverTold(words: string): boolean {
  return words !== '' && words.length <= 200 && words.trim() === words && !/\s{2}|[\t\r\n]/u.test(words)
}
