import type { Block } from '#shared/domain/block.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { cleanBlock } from '#shared/text/clean-block.ts'
import { originalText } from '#shared/text/derive.ts'
import { carryForm } from '#shared/text/carry-form.ts'
import type { FormedText } from '#shared/text/form.ts'

/** The text of a block as it is read, corrected or as it was received, with its form. */
export function formedView(
  block: Block,
  view: 'original' | 'clean',
  suggestions: readonly Suggestion[],
  repairs: readonly Repair[],
): FormedText {
  if (view === 'clean') return cleanBlock(block, suggestions)
  if (repairs.length === 0) return block
  const edits = repairs
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, before }) => ({ start, end, length: codePointLength(before) }))
  return {
    text: originalText(block, repairs),
    listNumber: block.listNumber,
    ...carryForm(block, edits),
  }
}
