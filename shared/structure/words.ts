import data from './data/words.json' with { type: 'json' }

/** The word tables of the rules; Chinese ones in Simplified, to be matched against folded text. */
export const WORDS = data

/** A pattern that matches any of `words`, the longest first. */
export function anyOf(words: readonly string[]): string {
  const sorted = [...words].sort((one, other) => other.length - one.length)
  return `(?:${sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})`
}

/** What may stand between a label and what it labels: a colon, a bar, a slash. */
export const AFTER_LABEL = '\\s*[:|/]\\s*'

/** What may stand before a label: brackets and marks of a list. */
export const BEFORE_LABEL = '^[\\s\\[(【〖（〔<《□■◎●▲△◆★*_-]*'

/** The same before an editor's label, where a site may put a button first (【纠错】责任编辑：). */
export const BEFORE_EDITOR = `(?:^\\s*[\\[【(][^\\])】]{1,4}[\\])】]\\s*|${BEFORE_LABEL})`
