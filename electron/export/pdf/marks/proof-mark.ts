import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { segments } from '#shared/text/derive.ts'
import { isPictureChange } from '#shared/text/standing.ts'

/**
 * The marks of GB/T 14706-1993, clause 4, that are drawn, by their numbers in its table: 1 改正, 2 删除, 3 增补, 6 对调 (of
 * neighbours), 8 另起段, 7 接排. The others have no change of ours that means just them: those stand as tracked changes.
 */
export const PROOF_MARKS = ['replace', 'delete', 'insert', 'swap', 'split', 'join'] as const
export type ProofMark = (typeof PROOF_MARKS)[number]

/** What is longer is no longer seen as two words that changed their places. */
const SWAPPED_AT_MOST = 12

/** The mark that says what a suggestion asks for; undefined where none does. */
export function proofMarkOf(suggestion: Suggestion): ProofMark | undefined {
  const { kind, before, after, start, end, form, orders } = suggestion
  if (kind === 'join') return end === 0 ? 'join' : undefined
  if (form !== undefined || orders !== undefined || kind === 'move' || isPictureChange(suggestion)) return undefined
  if (start === end && after === '\n') return 'split'
  // A mark stands in a line, and in a cell.
  if (/[\t\n]/u.test(before + after)) return undefined
  if (start === end) return 'insert'
  if (after === '') return 'delete'
  return swapped(before, after) === undefined ? 'replace' : 'swap'
}

/** Where the two neighbours begin, part and end that changed their places, in code points; undefined where none did. */
export function swapped(
  before: string,
  after: string,
): { readonly from: number; readonly cut: number; readonly to: number } | undefined {
  const old = Array.from(before)
  const fresh = Array.from(after)
  if (before === after || old.length > SWAPPED_AT_MOST || old.length !== fresh.length) return undefined
  const from = old.findIndex((letter, at) => letter !== fresh[at])
  const to = old.findLastIndex((letter, at) => letter !== fresh[at]) + 1
  const words = fresh.slice(from, to).join('')
  for (let cut = from + 1; cut < to; cut += 1)
    if ([...old.slice(cut, to), ...old.slice(from, cut)].join('') === words) return { from, cut, to }
  return undefined
}

/**
 * The suggestions of a block that are drawn as marks, by their ids. What is in conflict with another is not, for a mark says
 * what is to be done; nor what is no single run of words, nor what stands in a table. `hasBefore`: a paragraph stands before.
 */
export function marksOf(
  block: Block,
  suggestions: readonly Suggestion[],
  hasBefore: boolean,
): ReadonlyMap<string, ProofMark> {
  if (block.role === 'table') return new Map()
  const shown = suggestions
    .filter((each) => each.state !== 'rejected')
    .map((each) => ({ ...each, state: 'open' as const }))
  const parts = segments(block, shown, 'marked')
  const torn = new Set(
    parts
      .filter((each) => each.isConflict || each.suggestionIds.length > 1)
      .flatMap(({ suggestionIds }) => suggestionIds),
  )
  const runs = new Map<string, number>()
  for (const { kind, suggestionIds } of parts)
    if (kind === 'deleted') for (const id of suggestionIds) runs.set(id, (runs.get(id) ?? 0) + 1)
  const found = new Map<string, ProofMark>()
  for (const each of shown) {
    const mark = proofMarkOf(each)
    if (mark === undefined || torn.has(each.id) || (runs.get(each.id) ?? 1) > 1 || (mark === 'join' && !hasBefore))
      continue
    // Words that have a form of their own keep it: they are circled as they are.
    const isFormed = block.marks?.some(({ start, end }) => start < each.end && each.start < end) === true
    found.set(each.id, mark === 'swap' && isFormed ? 'replace' : mark)
  }
  return found
}
