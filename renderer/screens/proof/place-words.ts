import type { Place } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { placesOf } from '../../store/places.ts'
import type { OpenState } from '../../store/session.ts'
import { suggestionOfNote } from '../../store/threads.ts'

type Say = (key: string, values?: Record<string, string | number>) => string

/** A place in words, as it is read out to whoever goes there; undefined where its card speaks for itself (a draft has the focus). */
export function placeWords(open: OpenState, bundles: Bundles, place: Place, t: Say): string | undefined {
  const what = whatIsThere(open, bundles, place, t)
  if (what === undefined) return undefined
  const all = placesOf(bundles)
  const at = all.findIndex(({ kind, id }) => kind === place.kind && id === place.id)
  return at === -1 ? what : t('proof.placeAt', { what, at: at + 1, count: all.length })
}

function whatIsThere({ tables }: OpenState, bundles: Bundles, { kind, id }: Place, t: Say): string | undefined {
  if (kind === 'note') {
    const note = tables.note.get(id)
    if (note === undefined) return undefined
    const suggestion = suggestionOfNote(tables, id)
    const quote = note.target.kind === 'text' ? note.target.quote.exact : ''
    const words = suggestion === undefined ? quote : `${suggestion.before} → ${suggestion.after}`
    const state = note.state === 'resolved' ? t('proof.resolved') : ''
    return said([t(`proof.kind.${note.kind}`), state, words, note.body])
  }
  if (kind === 'suggestion') {
    const suggestion = tables.suggestion.get(id)
    if (suggestion === undefined) return undefined
    const state = suggestion.state === 'open' ? '' : t(`proof.suggestion.${suggestion.state}`)
    return said([t(`proof.change.${suggestion.kind}`), state, suggestion.before, suggestion.after])
  }
  if (kind === 'number') {
    const number = tables.number.get(id)
    return number && said([t('proof.number'), t(`numbers.state.${number.state}`), number.text])
  }
  if (kind === 'caption') {
    const bundle = bundles.byId.get(id)
    return bundle && said([t('proof.captionNumber', { number: bundle.ordinal }), bundle.block.text])
  }
  return undefined
}

function said(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
