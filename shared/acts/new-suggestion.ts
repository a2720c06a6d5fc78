import type { Block } from '../domain/block.ts'
import type { SuggestionId } from '../domain/ids.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { newId } from '../lib/ids.ts'
import type { TextEdit } from '../text/difference.ts'
import type { Signature } from './notes.ts'

/** An edit of a block's own text as an open suggestion of who signs it. */
export function suggestionOf(
  block: Block,
  edit: Omit<TextEdit, 'kind'> & Pick<Suggestion, 'kind'>,
  { author, atMs }: Signature,
  more: Pick<Suggestion, 'groupId' | 'marks' | 'form' | 'errorClass' | 'reason'> = {},
): Suggestion {
  return {
    ...edit,
    ...more,
    type: 'suggestion',
    id: newId() as SuggestionId,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    blockId: block.id,
    author,
    createdAtMs: atMs,
    state: 'open',
  }
}
