import type { Draft } from '#shared/domain/draft.ts'
import { appStore, type Place } from '../store/app-store.ts'
import { session } from '../store/current.ts'

/** Whether nothing was written in a draft yet: no words, no other text than the one that stands there, no evidence. */
export function isBare({ body, suggest, target, editOf, blockEdit, evidence }: Draft): boolean {
  // What rewrites something that is saved is dropped where that is left.
  if (editOf !== undefined || blockEdit !== undefined || body.trim() !== '') return false
  // A region was drawn.
  if (target?.kind === 'region') return false
  if (evidence !== undefined)
    return [evidence.where, evidence.page].join('').trim() === '' && evidence.asset === undefined
  return suggest === undefined || (target?.kind === 'text' && suggest === target.quote.exact)
}

/** Whether a place is a draft with something in it: that stays open while one reads elsewhere. */
export function isWrittenDraft(place: Place | undefined): boolean {
  const draft = place?.kind === 'draft' ? session.store.getState().open?.drafts.get(place.id) : undefined
  return draft !== undefined && !isBare(draft)
}

/** Drops the drafts in which nothing was written, but for the one that is at hand. */
export function dropBareDrafts(exceptId?: string): void {
  const { open } = session.store.getState()
  if (open === undefined || open.isEarlier) return
  for (const draft of open.drafts.values()) if (draft.id !== exceptId && isBare(draft)) session.dropDraft(draft.id)
}

/** An empty draft goes when one leaves it for another place; leaving the article says so itself. */
export function followBareDrafts(): void {
  appStore.subscribe(({ place }, before) => {
    if (place === before.place || before.place === undefined) return
    dropBareDrafts(place?.kind === 'draft' ? place.id : undefined)
  })
}
