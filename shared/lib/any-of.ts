/**
 * Source of a pattern for any of `words`, longer ones before those that they begin with, so that the longest is matched.
 * Lists of words lie in JSON in folders `data`, one entry a line, and become patterns here.
 */
export function anyOf(words: readonly string[]): string {
  const sorted = [...new Set(words)].sort((one, other) => other.length - one.length)
  return `(?:${sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`
}
