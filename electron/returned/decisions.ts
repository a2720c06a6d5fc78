import { carriedThrough, tornAmong } from '#shared/acts/joining.ts'
import type { Signature } from '#shared/acts/notes.ts'
import { readingOf } from '#shared/acts/renumber.ts'
import { settleSuggestions } from '#shared/acts/suggestions.ts'
import { applyChange, changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { squashChanges } from '#shared/change/squash.ts'
import type { Note } from '#shared/domain/note.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordKey } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { canonical } from '#shared/merge/fields.ts'
import type { OfArticle } from '#shared/acts/reshape.ts'
import { derivedId } from './hands.ts'

/** Changes that were carried out in a file, and those that were taken back there. */
export interface Decided {
  readonly suggestion: Suggestion
  readonly isIn: boolean
}

/**
 * What decisions do to the article: what the desk does with the same decisions, paragraphs, numbers and the notes that carry them
 * included. `keepsOpen`: notes that were answered or reopened since, which go on being open. `torn`: so many
 * cannot be carried out, because paragraphs can no longer be joined, parted or moved so.
 */
export function decisionsOf(
  decided: readonly Decided[],
  records: OfArticle,
  signature: Signature,
  keepsOpen: ReadonlySet<string>,
): { readonly change: ChangeSet; readonly torn: number } {
  let torn = 0
  let now: readonly DomainRecord[] = records
  const changes: ChangeSet[] = []
  // What is taken back makes room before anything else takes its place.
  for (const state of ['rejected', 'accepted'] as const) {
    const wanted = decided.flatMap(({ suggestion: { id, state: before }, isIn }) => {
      const own = now.find((each): each is Suggestion => each.type === 'suggestion' && each.id === id)
      return own !== undefined && isIn === (state === 'accepted') && before !== state ? [own] : []
    })
    const kept = tornAmong(wanted, state, now)
    torn += kept.size
    const settled = wanted.filter((each) => !kept.has(each))
    if (settled.length === 0) continue
    const notes = now.filter((each): each is Note => each.type === 'note' && !keepsOpen.has(each.id))
    const article = now.find((each) => each.type === 'article')
    const change =
      article && carriedThrough(settleSuggestions(settled, state, notes, signature), now, readingOf(article))
    if (change === undefined) {
      torn += settled.length
      continue
    }
    const whole = changeOf(change)
    changes.push(whole)
    now = [...applyChange(new Map(now.map((each) => [recordKey(each), each])), whole).values()]
  }
  return { change: withDerivedIds(squashChanges(changes)), torn }
}

/** The change with ids for what it adds that follow from it, so that the same file again is the same. */
function withDerivedIds(change: ChangeSet): ChangeSet {
  const fresh = change.added.map(({ id }) => id as string)
  if (fresh.length === 0) return change
  let text = JSON.stringify(change)
  const bare = (record: DomainRecord): string =>
    fresh.reduce((words, id) => words.replaceAll(JSON.stringify(id), '""'), canonical(record))
  const named = change.added.map((record, at) => [record.id as string, derivedId('decided', at, bare(record))] as const)
  for (const [id, derived] of named) text = text.replaceAll(JSON.stringify(id), JSON.stringify(derived))
  return JSON.parse(text) as ChangeSet
}
