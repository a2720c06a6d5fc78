import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { carryForm } from './carry-form.ts'
import { cleanEdits } from './clean-places.ts'
import { cleanText } from './derive.ts'
import { formedBlock } from './formed-block.ts'

/** A block with its accepted suggestions carried out, its form carried along; the block itself where there are none. */
export function cleanBlock(block: Block, suggestions: readonly Suggestion[]): Block {
  const formed = formedBlock(block, suggestions, 'clean')
  const edits = cleanEdits(block, suggestions)
  if (edits.length === 0) return formed
  const lengths = edits.map(({ own, clean, suggestion }) => ({
    ...own,
    length: clean.end - clean.start,
    marks: suggestion.marks,
  }))
  return {
    ...formed,
    text: cleanText(block, suggestions),
    ...carryForm(formed, lengths),
  }
}
