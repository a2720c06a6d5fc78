import { simplifiedCode } from '../language/script.ts'
import type { Finding } from '../domain/source-document.ts'

/** What a rule would have in the place of the words that it found; undefined where it cannot tell from them. */
type Mending = (words: string) => string | undefined

/**
 * Rules whose words can be put right from themselves alone, with one outcome and no other reading: who accepts all of one
 * rule gets what the rule asks for. Every other rule is for a person to read.
 */
const MENDINGS: Readonly<Record<string, Mending>> = {
  'style.approximate-pause': (words) => words.replaceAll('、', ''),
  'style.leading-zero': (words) => words.replace(/^[.．]/u, '0.'),
  'style.range-percent': (words) => words.replace(/^(\d+(?:[.．]\d+)?)(?=[^\d.．%])/u, '$1%'),
  'style.digit-groups': (words) => inThrees(words.replaceAll(',', '')),
  'variant.traditional-in-simplified': (words) => words.replace(/./gsu, simplified),
}

/** What should stand in the place of a finding's words; undefined where its rule knows no right words, or these are. */
export function rightWords({ rule }: Pick<Finding, 'rule'>, words: string): string | undefined {
  const right = MENDINGS[rule]?.(words)
  return right === words ? undefined : right
}

function inThrees(digits: string): string | undefined {
  return /^\d+$/u.test(digits) ? digits.replace(/\B(?=(?:\d{3})+$)/gu, ',') : undefined
}

function simplified(sign: string): string {
  // Signs beyond the basic plane have no pair in the table.
  return sign.length > 1 ? sign : String.fromCharCode(simplifiedCode(sign.charCodeAt(0)))
}
