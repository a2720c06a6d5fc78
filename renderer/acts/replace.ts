import { replaceWords, type BlockReplacing } from '#shared/acts/replacing.ts'
import { sign } from './notes.ts'

/** Replaces words as suggestions, as one act. False where nothing can be done; that has been said. */
export function replaceIn(blocks: readonly BlockReplacing[]): boolean {
  return sign('suggestion.replace', (signature) => replaceWords(blocks, signature))
}
