import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { carryForm } from './carry-form.ts'
import { cleanEdits } from './clean-places.ts'
import { cleanText } from './derive.ts'

/** A block with its accepted suggestions carried out, its form carried along; the block itself where there are none. */
export function cleanBlock(block: Block, suggestions: readonly Suggestion[]): Block {
  const edits = cleanEdits(block, suggestions)
  if (edits.length === 0) return block
  const lengths = edits.map(({ own, clean, suggestion }) => ({
    ...own,
    length: clean.end - clean.start,
    marks: suggestion.marks,
  }))
  return {
    ...block,
    text: cleanText(block, suggestions),
    ...carryForm(block, lengths),
  }
}
