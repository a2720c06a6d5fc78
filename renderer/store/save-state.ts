import type { CallError } from '#shared/contract/errors.ts'
import { draftKey, type Unsaved, type UnsavedAct } from '#shared/contract/unsaved.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { UnkeptDraft } from './draft-keeper.ts'
import type { QueuedAct } from './save-queue.ts'

/**
 * What the screens say of saving: nothing is claimed that the library has not confirmed. `waiting`: the core is away and
 * what waits goes on by itself; `failed`: so many pieces of work were not taken, the reason is that of the last one.
 */
export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'waiting' }
  | { readonly kind: 'saved'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly error: CallError; readonly count: number }

/** Work that the library did not take. `isOnDisk`: it outlives the window, beside the library. */
export type UnsavedWork = Unsaved & { readonly isOnDisk: boolean; readonly isTrying: boolean }

/** What saving is made of, as far as it is to be told. */
export interface SaveParts {
  readonly acts: readonly QueuedAct[]
  readonly drafts: ReadonlyMap<string, UnkeptDraft>
  readonly isClean: boolean
  readonly isLost: boolean
  readonly savedAtMs: number | undefined
  readonly titleOf: (articleId: string) => string
  /** Whether it is on disk beside the library; of a draft: with these very words. */
  readonly isKept: (id: string, draft?: Draft) => boolean
}

/** A refused act as it is kept beside the library. */
export function unsavedActOf({ act, title, draft, error }: QueuedAct): UnsavedAct {
  const parts = draft === undefined ? {} : { draft }
  return { kind: 'act', id: act.id, title, error: error ?? { code: 'internal' }, act, ...parts }
}

/** Everything that was not taken: acts first, then drafts. */
export function unsavedOf({ acts, drafts, titleOf, isKept }: SaveParts): readonly UnsavedWork[] {
  const refused = acts.filter(({ state }) => state === 'refused' || state === 'due')
  return [
    ...refused.map((entry) => ({
      ...unsavedActOf(entry),
      isOnDisk: isKept(entry.act.id),
      isTrying: entry.state === 'due',
    })),
    ...[...drafts.values()].flatMap(({ draft, error }): readonly UnsavedWork[] => {
      if (error === undefined || error.code === 'core-lost') return []
      const id = draftKey(draft)
      const title = titleOf(draft.articleId)
      return [{ kind: 'draft', id, title, error, draft, isOnDisk: isKept(id, draft), isTrying: false }]
    }),
  ]
}

/** The one state: “saved” only when nothing is under way and nothing was refused. */
export function saveStateOf(parts: SaveParts): SaveState {
  const unsaved = unsavedOf(parts)
  const last = unsaved.at(-1)
  if (last !== undefined) return { kind: 'failed', error: last.error, count: unsaved.length }
  const isQuiet = parts.isClean && parts.acts.length === 0
  if (!isQuiet) return { kind: parts.isLost ? 'waiting' : 'saving' }
  return parts.savedAtMs === undefined ? { kind: 'idle' } : { kind: 'saved', atMs: parts.savedAtMs }
}
