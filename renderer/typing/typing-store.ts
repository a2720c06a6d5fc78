import { createStore } from 'zustand/vanilla'
import type { Block } from '#shared/domain/block.ts'
import type { SuggestionId } from '#shared/domain/ids.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** A burst of typing that is no act yet: `after` in the place of `start`–`end` of the block's own text. */
export interface TypingRun {
  readonly blockId: string
  readonly start: number
  readonly end: number
  readonly after: string
  /** Suggestions that it goes on with. */
  readonly replaced: readonly Suggestion[]
}

/** Where the caret stands when its block is drawn again; positions in the text as it would read. */
export interface CaretPlace {
  readonly blockId: string
  readonly position: number
  readonly side: 'start' | 'end'
}

export interface TypingState {
  readonly run: TypingRun | undefined
  readonly caret: CaretPlace | undefined
}

/** What is being typed on the proof. It is kept as a draft with each key, and becomes an act when the burst is over. */
export const typingStore = createStore<TypingState>(() => ({ run: undefined, caret: undefined }))

const TYPING_ID = 'typing' as SuggestionId

export function isTyping(suggestion: Suggestion): boolean {
  return suggestion.id === TYPING_ID
}

/** The suggestions of a block with what is being typed among them. */
export function withRun(
  block: Block,
  suggestions: readonly Suggestion[],
  run: TypingRun | undefined,
  author: string,
): readonly Suggestion[] {
  if (run?.blockId !== block.id) return suggestions
  const gone = new Set(run.replaced.map(({ id }) => id))
  const before = sliceCodePoints(block.text, run.start, run.end)
  const typed: Suggestion = {
    type: 'suggestion',
    id: TYPING_ID,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    blockId: block.id,
    start: run.start,
    end: run.end,
    kind: before === '' ? 'insert' : run.after === '' ? 'delete' : 'replace',
    before,
    after: run.after,
    author,
    // Younger than all: of two at one point it is drawn last.
    createdAtMs: Number.MAX_SAFE_INTEGER,
    state: 'open',
  }
  return [...suggestions.filter(({ id }) => !gone.has(id)), typed]
}

/** The caret is no longer where typing has left it. */
export function forgetCaret(): void {
  if (typingStore.getState().caret !== undefined) typingStore.setState({ caret: undefined })
}
