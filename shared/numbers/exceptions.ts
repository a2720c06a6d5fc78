import exceptions from './data/exceptions.json' with { type: 'json' }
import { isHanDigit, isHanScale } from './han.ts'
import { buildTrie, words } from './trie.ts'
import { unitAt } from './units.ts'

interface Exception {
  /** Characters that, coming next, make it a number after all (一起 but 一起案件). */
  readonly unless: string
  /** A word that ends in a numeral (高三): it gives way where that numeral has a unit of its own (提高三个百分点). */
  readonly soft: boolean
}

const TRIE = buildTrie<Exception>(words(exceptions.words).map(parse))
/** Characters at which an exception can begin. */
export const EXCEPTION_LEADS: ReadonlySet<number> = new Set(words(exceptions.words).map((word) => word.charCodeAt(0)))

/**
 * End of the word at `index` of the folded text that only looks like a number: a place (九江), an idiom (三心二意), an
 * adverb (一直); undefined when there is none.
 */
export function exceptionAt(text: string, index: number): number | undefined {
  const match = TRIE.matchAt(text, index)
  if (match === undefined) return undefined
  const { unless, soft } = match.payload
  const next = text.charAt(match.end)
  if (next !== '' && unless.includes(next)) return undefined
  if (soft && givesWay(text, match.end)) return undefined
  return match.end
}

function givesWay(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  if (isHanDigit(code) || isHanScale(code)) return true
  const unit = unitAt(text, end)
  return unit !== undefined && !unit.unit.weak
}

function parse(entry: string): readonly [string, Exception] {
  const [word = '', unless = ''] = entry.split('/')
  return word.endsWith('?') ? [word.slice(0, -1), { unless, soft: true }] : [word, { unless, soft: false }]
}
