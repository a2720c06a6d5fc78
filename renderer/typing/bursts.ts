import { proposeJoin } from '#shared/acts/joining.ts'
import { rivalsOf } from '#shared/acts/suggestions.ts'
import { keepTyped } from '#shared/acts/typing.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { markedParts, toRead } from '#shared/text/typing/marked-text.ts'
import { withSpareSpace } from '#shared/text/typing/spare-space.ts'
import { typeOver, type MarkedRun, type Typed } from '#shared/text/typing/type-over.ts'
import { toastWhile } from '../acts/actions.ts'
import { sign } from '../acts/notes.ts'
import { keepTypedDraft, typedDraftId } from '../acts/rewriting.ts'
import { isInConflict } from '../acts/suggestions.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { bundlesOf, type BlockBundle } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { recordsIn } from '../store/tables.ts'
import { caretLeftIn, noteCaret } from './left-carets.ts'
import { markedSelection } from './marked-points.ts'
import {
  isOfRun,
  isTyping,
  typingStore,
  withTyped,
  type Burst,
  type CaretPlace,
  type TypingRun,
} from './typing-store.ts'

/** Who types; empty as long as nobody has given a name. */
export const reviewer = (): string => appStore.getState().settings.reviewerName ?? ''

export function bundleOf(blockId: string): BlockBundle | undefined {
  const { open } = session.store.getState()
  return open && bundlesOf(open.tables).byId.get(blockId)
}

/** The suggestions of a block with what is being typed on it. */
export function standingOn({ block, suggestions }: BlockBundle): readonly Suggestion[] {
  return withTyped(block, suggestions, typingStore.getState().bursts, reviewer())
}

export function partsOf(blockId: string): ReturnType<typeof markedParts> {
  const bundle = bundleOf(blockId)
  return bundle === undefined ? [] : markedParts(bundle.block, standingOn(bundle))
}

/** Where the caret, or the end of the selection, stands in the text as it reads: there it can stand again when that is drawn anew. */
export function caretNow(): CaretPlace | undefined {
  const end = markedSelection()?.end
  return end && { blockId: end.blockId, position: toRead(partsOf(end.blockId), end.at), side: 'start' }
}

/** What typing over a run of a block comes to. */
export interface TypedRun {
  /** Undefined: it is as if nothing had been typed. */
  readonly run: TypingRun | undefined
  /** The runs that it goes on with. */
  readonly touched: readonly TypingRun[]
  readonly caret: number
}

export function typedRun(
  bundle: BlockBundle,
  run: MarkedRun,
  text: string,
  { id = newId(), isOfWords = false }: { readonly id?: string; readonly isOfWords?: boolean } = {},
): TypedRun {
  const typed = typeOver(bundle.block, standingOn(bundle), run, text, reviewer())
  const runs = typingStore.getState().bursts.flatMap((burst) => burst.runs)
  const touched = runs.filter((each) => typed.replaced.some((shown) => isOfRun(shown, each)))
  const replaced = [...typed.replaced.filter((each) => !isTyping(each)), ...touched.flatMap((each) => each.replaced)]
  const { start, end, after, caret } = typed
  const next = { id: touched[0]?.id ?? id, blockId: bundle.block.id, start, end, after, replaced, isOfWords }
  const isNothing = start === end && after === '' && replaced.length === 0
  return { run: isNothing ? undefined : next, touched, caret }
}

/** The burst that a run is part of. */
export function burstOf(run: TypingRun | undefined): Burst | undefined {
  return run && typingStore.getState().bursts.find(({ runs }) => runs.some(({ id }) => id === run.id))
}

/** The bursts after something was typed in one of them: what it goes on with is in it from now on. */
export function withTypedRuns(
  bursts: readonly Burst[],
  id: string,
  typed: readonly TypedRun[],
  joins: readonly string[] = [],
): readonly Burst[] {
  const gone = new Set(typed.flatMap(({ touched }) => touched.map((run) => run.id)))
  const left = bursts.map((burst) => ({ ...burst, runs: burst.runs.filter((run) => !gone.has(run.id)) }))
  const isKnown = left.some((burst) => burst.id === id)
  const all: readonly Burst[] = isKnown ? left : [...left, { id, runs: [], joins: [] }]
  const added = typed.flatMap(({ run }) => (run === undefined ? [] : [run]))
  return all
    .map((burst) =>
      burst.id === id ? { ...burst, runs: [...burst.runs, ...added], joins: [...burst.joins, ...joins] } : burst,
    )
    .filter((burst) => burst.runs.length + burst.joins.length > 0)
}

/** Keeps the drafts as the runs now are. */
export function keepRunDrafts(typed: readonly TypedRun[]): void {
  for (const { run, touched } of typed) {
    for (const each of touched) if (each.id !== run?.id) keepTypedDraft(each.id, undefined)
    if (run !== undefined) keepTypedDraft(run.id, run)
  }
}

/** What is typed becomes an act for each burst, or waits for somebody to give a name. */
export function keepBursts(): void {
  const { bursts } = typingStore.getState()
  if (bursts.length === 0) return
  if (reviewer() === '') return typingStore.setState({ isUnsigned: true })
  typingStore.setState({ bursts: [], isUnsigned: false })
  for (const burst of bursts) keepBurst(burst)
}

function keepBurst({ runs, joins }: Burst): void {
  const change = squashChanges([
    ...runs.flatMap((run) => {
      const bundle = bundleOf(run.blockId)
      return bundle === undefined ? [] : [changeOf(keptChange(bundle, withSpace(bundle, run)))]
    }),
    ...joins.flatMap((blockId) => joinChange(blockId) ?? []),
  ])
  const [first, ...others] = runs
  const amended = amendedBy(change)
  sign('suggestion.add', () => change, first && typedDraftId(first.id))
  if (amended !== undefined)
    toastWhile(i18n.t('proof.amends', { author: amended.author }), () => isInConflict([amended]))
  for (const { id } of others) keepTypedDraft(id, undefined)
}

/** A change of somebody else that new ones are another proposal for: both wait, and one of them can be taken. */
function amendedBy({ added }: ChangeSet): Suggestion | undefined {
  const { open } = session.store.getState()
  const fresh = added.filter((each) => each.type === 'suggestion')
  const rivals = open === undefined ? [] : rivalsOf(fresh, [...open.tables.suggestion.values()])
  return rivals.find(({ author }) => author !== reviewer())
}

/** Words that were struck take the space with them that would be one too many; the caret stays where it reads. */
function withSpace({ block, suggestions }: BlockBundle, run: TypingRun): TypingRun {
  if (run.isOfWords !== true || run.after !== '') return run
  const wider = withSpareSpace(block.text, run)
  const isFree = suggestions.every(
    (each) =>
      each.blockId !== block.id ||
      each.state === 'rejected' ||
      run.replaced.some(({ id }) => id === each.id) ||
      each.end < wider.start ||
      each.start > wider.end,
  )
  if (!isFree) return run
  const { caret } = typingStore.getState()
  if (wider.start < run.start && caret?.blockId === block.id)
    typingStore.setState({ caret: { ...caret, position: Math.max(0, caret.position - 1) } })
  return { ...run, ...wider }
}

function keptChange({ block, suggestions }: BlockBundle, run: Pick<Typed, 'start' | 'end' | 'after' | 'replaced'>) {
  const ids = new Set(run.replaced.map(({ id }) => id))
  // As they are now: what was replaced may have got a new revision meanwhile.
  const replaced = suggestions.filter(({ id, state }) => ids.has(id) && state === 'open')
  const others = suggestions.filter(({ id }) => !ids.has(id))
  return keepTyped(block, { ...run, replaced }, others, { author: reviewer(), atMs: Date.now() })
}

/** The proposal that a block goes on from the one before it; undefined where that can never be. */
export function joinChange(blockId: string): ChangeSet | undefined {
  const { open } = session.store.getState()
  if (open === undefined) return undefined
  const { blocks } = bundlesOf(open.tables)
  const at = blocks.findIndex(({ id }) => id === blockId)
  const [first, second] = at < 1 ? [] : blocks.slice(at - 1, at + 1)
  if (first === undefined || second === undefined) return undefined
  const change = proposeJoin(first, second, recordsIn(open.tables), { author: reviewer(), atMs: Date.now() })
  return change && changeOf(change)
}

/** Takes back the last burst that nobody has signed; false where there is none. */
export function takeBackBurst(): boolean {
  const { bursts, isUnsigned } = typingStore.getState()
  const last = bursts.at(-1)
  if (last === undefined || reviewer() !== '') return false
  const left = bursts.slice(0, -1)
  const caret = last.runs.map(beginningOf)[0]
  typingStore.setState({ bursts: left, isUnsigned: isUnsigned && left.length > 0, caret })
  for (const { id } of last.runs) keepTypedDraft(id, undefined)
  return true
}

/** Where a run begins in the text as it reads. */
function beginningOf(run: TypingRun): CaretPlace {
  const parts = partsOf(run.blockId)
  const first = parts.find(({ suggestionId: id }) => id !== undefined && isOfRun({ id: id as Suggestion['id'] }, run))
  return { blockId: run.blockId, position: toRead(parts, first?.from ?? 0), side: 'start' }
}

appStore.subscribe(({ settings }, before) => {
  if (settings.reviewerName !== undefined && before.settings.reviewerName === undefined) keepBursts()
})
// What nobody has signed waits among the drafts of its article.
session.store.subscribe(({ open }, { open: before }) => {
  if (open?.articleId === before?.articleId && open?.isEarlier === before?.isEarlier) return
  if (before !== undefined) noteCaret(before)
  typingStore.setState({ bursts: [], isUnsigned: false, caret: open && caretLeftIn(open) })
})
