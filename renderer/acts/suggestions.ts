import { carriedThrough, isTorn } from '#shared/acts/joining.ts'
import { readingOf, withNumbers } from '#shared/acts/renumber.ts'
import {
  acceptInPlace,
  refuseRepair,
  restoreRepair,
  rivalsOf,
  settleSuggestions,
  withMoves,
  withSettledRivals,
} from '#shared/acts/suggestions.ts'
import { thingOf } from '#shared/acts/waiting.ts'
import type { Signature } from '#shared/acts/notes.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import { recordsIn } from '../store/tables.ts'
import { placeOfSuggestion } from '../store/places.ts'
import { refusalOf } from '../store/threads.ts'
import { underCaret } from '../typing/pending.ts'
import { goTo, toastWhile } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

const ACTS = { accepted: 'suggestion.accept', rejected: 'suggestion.reject', open: 'suggestion.reopen' } as const

/**
 * Accepts, rejects or reopens suggestions, together with the corrections that carry them. What is in conflict is not accepted
 * and stays as it is; that is said, and its card shows the other. One that was taken in the place of others is reopened with them.
 */
export function settle(suggestions: readonly Suggestion[], state: Suggestion['state']): void {
  const { tables } = currentArticle()
  const all = [...tables.suggestion.values()]
  const moved = withMoves(suggestions, all)
  const whole = state === 'open' ? withSettledRivals(moved, all) : moved
  const held = state === 'accepted' ? heldBack(whole, all) : new Set<Suggestion>()
  const free = whole.filter((each) => !held.has(each))
  const [first] = whole
  const count = new Set(Array.from(held, thingOf)).size
  if (count > 0) toastWhile(i18n.t('proof.heldBack', { count }), () => isInConflict([...held]))
  if (free.length === 0 && first !== undefined) return goTo(placeOfSuggestion(first))
  const notes = [...tables.note.values()]
  settled(ACTS[state], (signature) => settleSuggestions(free, state, notes, signature))
}

/** Accepts one in the place of what is in conflict with it; that is rejected in the same act. */
export function take(suggestion: Suggestion): void {
  const { tables } = currentArticle()
  const all = [...tables.suggestion.values()]
  const whole = withMoves([suggestion], all)
  settled(ACTS.accepted, (signature) => acceptInPlace(whole, all, [...tables.note.values()], signature))
}

/** What is settled, with the paragraphs that it joins or parts and what it does to the ledger, as one act. */
function settled(name: string, build: (signature: Signature) => Partial<ChangeSet>): void {
  const { tables } = currentArticle()
  const [article] = tables.article.values()
  if (article === undefined) return
  const records = recordsIn(tables)
  // Whether it can be done does not hang on who does it.
  const asked = build({ author: '', atMs: 0 })
  if (isTorn(asked, records)) {
    const isPlace = (asked.updated ?? []).some(([each]) => each.type === 'suggestion' && each.orders !== undefined)
    return toast('wrong', i18n.t(isPlace ? 'proof.cannot.place' : 'proof.cannot.join'))
  }
  underCaret(() => sign(name, (signature) => carriedThrough(build(signature), records, readingOf(article)) ?? {}))
}

/** Whether one of them still waits and something else wants its place. */
export function isInConflict(suggestions: readonly Pick<Suggestion, 'id'>[]): boolean {
  const tables = session.store.getState().open?.tables
  if (tables === undefined) return false
  const now = suggestions.flatMap(({ id }) => tables.suggestion.get(id) ?? [])
  const waiting = now.filter(({ state }) => state === 'open')
  return rivalsOf(waiting, [...tables.suggestion.values()]).length > 0
}

/** Those that something stands in the way of, also another among them; of a move both parts. */
function heldBack(whole: readonly Suggestion[], all: readonly Suggestion[]): ReadonlySet<Suggestion> {
  const byBlock = Map.groupBy(all, ({ blockId }) => blockId)
  const held = whole.filter((each) => rivalsOf([each], byBlock.get(each.blockId) ?? []).length > 0)
  return new Set(withMoves(held, whole))
}

/** Brings back what stood before a repair, or the repair again. */
export function toggleRepair(repairId: string): void {
  const { tables } = currentArticle()
  const refusal = refusalOf(tables, repairId)
  const repair = tables.repair.get(repairId)
  underCaret(() => {
    if (refusal !== undefined) sign('repair.restore', () => withLedger(restoreRepair(refusal)))
    else if (repair !== undefined) sign('repair.refuse', (signature) => withLedger(refuseRepair(repair, signature)))
  })
}

/** What a change of suggestions does to the ledger belongs to the same act. */
function withLedger(change: Partial<ChangeSet>): Partial<ChangeSet> {
  const { tables } = currentArticle()
  const article = [...tables.article.values()][0]
  if (article === undefined) return change
  return withNumbers(change, {
    blocks: [...tables.block.values()],
    suggestions: [...tables.suggestion.values()],
    numbers: [...tables.number.values()],
    options: readingOf(article),
  })
}
