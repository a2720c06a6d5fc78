import { createStore } from 'zustand/vanilla'
import type { Block } from '#shared/domain/block.ts'
import type { SuggestionId } from '#shared/domain/ids.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** What is typed in one place and is no act yet: `after` in the place of `start`–`end` of the block's own text. */
export interface TypingRun {
  readonly id: string
  readonly blockId: string
  readonly start: number
  readonly end: number
  readonly after: string
  /** Suggestions that it goes on with. */
  readonly replaced: readonly Suggestion[]
  /** Whether it was struck by words: a space that would be left over goes with them. */
  readonly isOfWords?: boolean
}

/** What becomes one act when it is over. Over a selection of several paragraphs it has a run in each of them. */
export interface Burst {
  readonly id: string
  readonly runs: readonly TypingRun[]
  /** Blocks that are proposed to go on from the one before them. */
  readonly joins: readonly string[]
}

/** Where the caret stands when its block is drawn again; positions in the text as it would read. */
export interface CaretPlace {
  readonly blockId: string
  readonly position: number
  readonly side: 'start' | 'end'
}

export interface TypingState {
  /** One at most, unless nobody has given a name to sign with: then all that was typed waits here. */
  readonly bursts: readonly Burst[]
  /** Whether a burst is over and waits for a name. */
  readonly isUnsigned: boolean
  readonly caret: CaretPlace | undefined
}

/** What is being typed on the proof. It is kept as a draft with each key, and becomes an act when the burst is over. */
export const typingStore = createStore<TypingState>(() => ({ bursts: [], isUnsigned: false, caret: undefined }))

const TYPING = 'typing '

export function isTyping({ id }: Suggestion): boolean {
  return id.startsWith(TYPING)
}

/** Whether a suggestion shows this run. */
export function isOfRun({ id }: Pick<Suggestion, 'id'>, run: TypingRun): boolean {
  return id === `${TYPING}${run.id}`
}

/** Whether some of it is typed on the block. */
export function isOn({ runs, joins }: Burst, blockId: string): boolean {
  return runs.some((run) => run.blockId === blockId) || joins.includes(blockId)
}

/** The suggestions of a block with what is being typed among them. */
export function withTyped(
  block: Block,
  suggestions: readonly Suggestion[],
  bursts: readonly Burst[],
  author: string,
): readonly Suggestion[] {
  const here = bursts.filter((burst) => isOn(burst, block.id))
  if (here.length === 0) return suggestions
  const runs = here.flatMap((burst) => burst.runs.filter(({ blockId }) => blockId === block.id))
  const gone = new Set(runs.flatMap(({ replaced }) => replaced.map(({ id }) => id)))
  const joins = here.some((burst) => burst.joins.includes(block.id))
  return [
    ...suggestions.filter(({ id }) => !gone.has(id)),
    ...runs.map((run) => shown(block, author, run)),
    ...(joins ? [{ ...shown(block, author, { id: 'join', start: 0, end: 0, after: '' }), kind: 'join' as const }] : []),
  ]
}

function shown(
  block: Block,
  author: string,
  { id, start, end, after }: Pick<TypingRun, 'id' | 'start' | 'end' | 'after'>,
): Suggestion {
  const before = sliceCodePoints(block.text, start, end)
  return {
    type: 'suggestion',
    id: `${TYPING}${id}` as SuggestionId,
    revision: 0,
    articleId: block.articleId,
    versionId: block.versionId,
    blockId: block.id,
    start,
    end,
    kind: before === '' ? 'insert' : after === '' ? 'delete' : 'replace',
    before,
    after,
    author,
    // Younger than all: of two at one point it is drawn last.
    createdAtMs: Number.MAX_SAFE_INTEGER,
    state: 'open',
  }
}

/** The caret is no longer where typing has left it. */
export function forgetCaret(): void {
  if (typingStore.getState().caret !== undefined) typingStore.setState({ caret: undefined })
}
