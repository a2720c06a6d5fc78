import type { Block } from '#shared/domain/block.ts'
import { bareLabel } from '#shared/text/bare-label.ts'

/** The label that a note's words begin with, where it is not told apart from them. */
export const OWN_LABEL = /^\[([^\]\s]{1,40})\]\s+/u

function listLabel({ listNumber }: Block): string | undefined {
  return listNumber === undefined ? undefined : bareLabel(listNumber)
}

/** The label of a note, from its number or its words. */
export function labelIn(block: Block): string | undefined {
  return listLabel(block) ?? OWN_LABEL.exec(block.text)?.[1]
}

/** Notes by their labels that the text refers to; of two under one label nobody could say which is meant, so it is the first. */
export function notesReferredTo(
  blocks: readonly Block[],
  label: (block: Block) => string | undefined = listLabel,
): ReadonlyMap<string, Block> {
  const referred = new Set(
    blocks.flatMap(({ marks = [] }) =>
      marks.flatMap(({ kind, target }) => (kind === 'note-ref' && target !== undefined ? [bareLabel(target)] : [])),
    ),
  )
  const notes = new Map<string, Block>()
  for (const block of blocks) {
    const own = block.role === 'note' ? label(block) : undefined
    if (own !== undefined && referred.has(own) && !notes.has(own)) notes.set(own, block)
  }
  return notes
}
