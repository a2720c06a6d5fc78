import type { PlacedFinding } from '#shared/checks/stands.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { cleanBlock } from '#shared/text/clean-block.ts'
import { cleanEdits, toClean } from '#shared/text/clean-places.ts'
import { isIn, type NearRun } from './near.ts'

/**
 * The findings of a block whose words still stand there: what is being typed or was just accepted may be newer than the
 * checks. `suggestions`: the block's own with what is being typed; `runs`: only in these.
 */
export function stillThere(
  found: readonly PlacedFinding[],
  block: Block,
  suggestions: readonly Suggestion[],
  runs?: readonly NearRun[],
): readonly PlacedFinding[] {
  if (found.length === 0) return found
  const open = suggestions.filter(({ state }) => state === 'open')
  const edits = cleanEdits(block, suggestions)
  const { text } = edits.length === 0 ? block : cleanBlock(block, suggestions)
  return found.filter((finding) => {
    const { start, end, words } = finding
    if (!isIn(runs, start, end) || open.some((each) => each.start < end && start < each.end)) return false
    const now = edits.length === 0 ? finding : toClean(finding, edits)
    return sliceCodePoints(text, now.start, now.end) === words
  })
}
