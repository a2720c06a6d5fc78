import type { HeldEntry, ReadyLexicon } from './lexicon.ts'
import type { IsWhole } from './word-borders.ts'

/** Words of the packs that stand in a text (UTF-16 units), and every entry that has them. */
export interface Hit {
  readonly start: number
  readonly end: number
  readonly entries: readonly HeldEntry[]
}

/**
 * The words of the packs in a text, in their order: of words within each other the longest, none within a longer word, none
 * within an allowed one, and none that is already part of what should stand there.
 */
export function hitsIn(text: string, { tree }: ReadyLexicon, isWhole: IsWhole): readonly Hit[] {
  const found: Hit[] = []
  for (let at = 0; at < text.length; at += 1)
    tree.from(text, at, (end, entries) => void found.push({ start: at, end, entries }))
  if (found.length === 0) return []
  const taken: Hit[] = []
  const quoted = quotedIn(text)
  for (const hit of found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (taken.some(({ start, end }) => start < hit.end && hit.start < end)) continue
    if (!isWhole(hit.start, hit.end)) continue
    const isQuoted = quoted.some(({ start, end }) => start <= hit.start && hit.end <= end)
    const entries = hit.entries.filter(
      (entry) =>
        !(entry.skipsQuotes && isQuoted) && !entry.instead.some((right) => isPartOf(text, hit, entry.word, right)),
    )
    if (entries.length > 0) taken.push({ ...hit, entries })
  }
  return taken
    .filter(({ entries }) => entries.every(({ kind }) => kind !== 'allowed'))
    .toSorted((a, b) => a.start - b.start)
}

/** Whether the words that should stand there stand there: 残联 in 中国残联. */
function isPartOf(text: string, { start }: Hit, word: string, right: string): boolean {
  for (let at = right.indexOf(word); at >= 0; at = right.indexOf(word, at + 1))
    if (start >= at && text.startsWith(right, start - at)) return true
  return false
}

const QUOTED = /“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|"[^"\n]*"/gu

function quotedIn(text: string): readonly Pick<Hit, 'start' | 'end'>[] {
  return [...text.matchAll(QUOTED)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }))
}
