import { carriedThrough, isTorn } from '#shared/acts/joining.ts'
import { readingOf, withNumbers } from '#shared/acts/renumber.ts'
import {
  countThings,
  explainSuggestions,
  rejectedFor,
  settlingOf,
  type Settling,
  type Why,
} from '#shared/acts/settling.ts'
import {
  acceptInPlace,
  refuseRepair,
  restoreRepair,
  rivalsOf,
  settleSuggestions,
  withMoves,
} from '#shared/acts/suggestions.ts'
import type { Signature } from '#shared/acts/notes.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import { recordsIn } from '../store/tables.ts'
import { placeOfSuggestion } from '../store/places.ts'
import { conflictsOf } from '../store/rivals.ts'
import { refusalOf } from '../store/threads.ts'
import { underCaret } from '../typing/pending.ts'
import { goTo, toastOfAct, toastWhile } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

const ACTS = { accepted: 'suggestion.accept', rejected: 'suggestion.reject', open: 'suggestion.reopen' } as const

/** What would become of these: held against the conflicts of all, as it is done. */
export function settlingFor(suggestions: readonly Suggestion[], state: Suggestion['state']): Settling {
  const { tables } = currentArticle()
  const all = [...tables.suggestion.values()]
  return settlingOf(suggestions, state, all, recordsIn(tables), conflictsOf(tables.suggestion))
}

/**
 * Accepts, rejects or reopens suggestions, together with the corrections that carry them. What is in conflict is not accepted
 * and stays as it is; that is said, and its card shows the other. One that was taken in the place of others is reopened with them.
 * Of several it is told how many, and undo offered.
 */
export function settle(suggestions: readonly Suggestion[], state: Suggestion['state']): void {
  const { tables } = currentArticle()
  const { free, held, torn } = settlingFor(suggestions, state)
  if (held.length > 0) toastWhile(i18n.t('proof.heldBack', { count: countThings(held) }), () => isInConflict(held))
  if (torn.length > 0) sayTorn(torn)
  const [first] = [...free, ...held, ...torn]
  if (free.length === 0) return first === undefined ? undefined : goTo(placeOfSuggestion(first))
  const notes = [...tables.note.values()]
  const count = countThings(free)
  const told = count > 1 ? () => toastOfAct(i18n.t(`suggestions.did.${state}`, { count }), 'ok') : undefined
  settled(ACTS[state], (signature) => settleSuggestions(free, state, notes, signature), told)
}

/** Accepts one in the place of what is in conflict with it; that is rejected in the same act. */
export function take(suggestion: Suggestion): void {
  const { tables } = currentArticle()
  const all = [...tables.suggestion.values()]
  const whole = withMoves([suggestion], all)
  settled(ACTS.accepted, (signature) => acceptInPlace(whole, all, [...tables.note.values()], signature))
}

/** {@link take} where there is a conflict; false where there is none. */
export function takeInConflict(suggestion: Suggestion): false | undefined {
  const all = [...currentArticle().tables.suggestion.values()]
  if (rejectedFor(suggestion, all).length === 0) return false
  take(suggestion)
  return undefined
}

/** Says why suggestions are made, of all of them in one act. */
export function explain(suggestions: readonly Suggestion[], why: Why, fromDraft?: string): void {
  const { tables, drafts } = currentArticle()
  const notes = [...tables.note.values()]
  const change = (signature: Signature): Partial<ChangeSet> => explainSuggestions(suggestions, why, notes, signature)
  if ((change({ author: '', atMs: 0 }).updated ?? []).length > 0) sign('suggestion.explain', change, fromDraft)
  else if (fromDraft !== undefined && drafts.has(fromDraft)) session.dropDraft(fromDraft)
}

/** What is settled, with the paragraphs that it joins or parts and what it does to the ledger, as one act. */
function settled(name: string, build: (signature: Signature) => Partial<ChangeSet>, then?: () => void): void {
  const { tables } = currentArticle()
  const [article] = tables.article.values()
  if (article === undefined) return
  const records = recordsIn(tables)
  // Whether it can be done does not hang on who does it.
  const asked = build({ author: '', atMs: 0 })
  if (isTorn(asked, records))
    return sayTorn((asked.updated ?? []).flatMap(([each]) => (each.type === 'suggestion' ? [each] : [])))
  underCaret(() =>
    sign(name, (signature) => carriedThrough(build(signature), records, readingOf(article)) ?? {}, undefined, then),
  )
}

function sayTorn(torn: readonly Suggestion[]): void {
  const isPlace = torn.some(({ orders }) => orders !== undefined)
  toast('wrong', i18n.t(isPlace ? 'proof.cannot.place' : 'proof.cannot.join'))
}

/** Whether one of them still waits and something else wants its place. */
export function isInConflict(suggestions: readonly Pick<Suggestion, 'id'>[]): boolean {
  const tables = session.store.getState().open?.tables
  if (tables === undefined) return false
  const now = suggestions.flatMap(({ id }) => tables.suggestion.get(id) ?? [])
  const waiting = now.filter(({ state }) => state === 'open')
  return rivalsOf(waiting, [...tables.suggestion.values()]).length > 0
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
