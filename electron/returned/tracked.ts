import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { handIn, handOf } from './hands.ts'

/** Which tracked changes of a file are those that went out, and which are new. */
export interface Tracked {
  /** Those that went out and are not tracked any more: carried out, or gone. */
  readonly open: readonly Suggestion[]
  readonly fresh: readonly SourceSuggestion[]
  /** Those that are there, but not as they were: a part of one was settled. */
  readonly altered: number
}

/** Compares tracked changes: by who made them and when, and by their words. `mended`: whether a new one is a repair that went out. */
export function compareTracked(
  read: readonly SourceSuggestion[],
  out: readonly Suggestion[],
  mended: (fresh: readonly SourceSuggestion[]) => ReadonlySet<SourceSuggestion>,
): Tracked {
  const byHand = new Map<string, Suggestion[]>()
  for (const each of out) {
    const hand = handOf(each.author, each.createdAtMs)
    byHand.set(hand, [...(byHand.get(hand) ?? []), each])
  }
  // Without a time of its own a change had that of its import: its author and words are all that is left of it.
  const candidates = (each: SourceSuggestion): readonly Suggestion[] => {
    const hand = handIn(each)
    return hand === undefined ? out.filter(({ author }) => author === each.author.trim()) : (byHand.get(hand) ?? [])
  }
  const there = new Set<Suggestion>()
  const old = new Set<SourceSuggestion>()
  const match = (isOne: (each: SourceSuggestion, own: Suggestion) => boolean): void => {
    for (const each of read) {
      if (old.has(each)) continue
      const own = candidates(each).find((one) => !there.has(one) && isOne(each, one))
      if (own === undefined) continue
      there.add(own)
      old.add(each)
    }
  }
  const isSaid = (each: SourceSuggestion, own: Suggestion): boolean =>
    each.before.trim() === own.before.trim() &&
    // A change of form leaves its words as they are; a file does not say them twice.
    (each.kind === 'form' ? each.form === own.form : each.after.trim() === own.after.trim())
  match((each, own) => each.kind === own.kind && (isSaid(each, own) || own.orders !== undefined))
  match((each, own) => each.kind !== 'form' && own.kind !== 'form' && isSaid(each, own))
  // A change in two parts, or a part of one whose other part was settled.
  let altered = 0
  for (const each of read) {
    if (old.has(each)) continue
    const own = candidates(each).find((one) => isPartOf(each, one))
    if (own === undefined) continue
    old.add(each)
    if (!there.has(own) && !isWhole(own, read)) altered += 1
    there.add(own)
  }
  const fresh = read.filter((each) => !old.has(each))
  const repairs = mended(fresh)
  return {
    open: out.filter((each) => !there.has(each)),
    fresh: fresh.filter((each) => !repairs.has(each)),
    altered,
  }
}

function isPartOf({ kind, form, before, after }: SourceSuggestion, own: Suggestion): boolean {
  if (own.orders !== undefined) return kind === 'move' || kind === 'insert' || kind === 'delete'
  const isIn = (part: string, whole: string): boolean => part.trim() === '' || whole.includes(part.trim())
  if (kind === 'form' || own.kind === 'form') return form === own.form && before !== '' && isIn(before, own.before)
  return (before + after).trim() !== '' && isIn(before, own.before) && isIn(after, own.after)
}

/** Whether all its parts are there. */
function isWhole(own: Suggestion, read: readonly SourceSuggestion[]): boolean {
  const hand = handOf(own.author, own.createdAtMs)
  const parts = read.filter((each) => handIn(each) === hand && isPartOf(each, own))
  const has = (words: string, of: (each: SourceSuggestion) => string): boolean =>
    words.trim() === '' || parts.map(of).join('').includes(words.trim())
  return has(own.before, ({ before }) => before) && (own.kind === 'form' || has(own.after, ({ after }) => after))
}
