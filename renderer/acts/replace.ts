import { replaceWords, type BlockReplacing } from '#shared/acts/replacing.ts'
import { sign } from './notes.ts'

/** Replaces words as suggestions, as one act: in one place that is a change like any other. False where nothing can be done; that has been said. */
export function replaceIn(blocks: readonly BlockReplacing[]): boolean {
  const places = blocks.flatMap((each) => each.places).length
  return sign(places === 1 ? 'suggestion.add' : 'suggestion.replace', (signature) => replaceWords(blocks, signature))
}
