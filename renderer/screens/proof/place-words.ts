import type { Suggestion } from '#shared/domain/suggestion.ts'
import { moveWords } from '#shared/text/move-words.ts'
import { isBlockMove } from '#shared/text/reading-order.ts'
import type { Place } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { findingsStore } from '../../store/findings.ts'
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
    const words = suggestion === undefined ? quote : changeWords(suggestion, t)
    const state = note.state === 'resolved' ? t('proof.resolved') : ''
    return said(t, [t(`proof.kind.${note.kind}`), state, words, note.body])
  }
  if (kind === 'suggestion') {
    const suggestion = tables.suggestion.get(id)
    if (suggestion === undefined) return undefined
    const state = suggestion.state === 'open' ? '' : t(`proof.suggestion.${suggestion.state}`)
    const name = t(`proof.change.${suggestion.kind}`)
    if (suggestion.form !== undefined) return said(t, [name, formWords(suggestion, t), state, suggestion.after])
    if (isBlockMove(suggestion)) return said(t, [moveWords(suggestion, [...tables.block.values()], t), state])
    const lead = bundles.led.get(id) ?? suggestion
    if (lead !== suggestion) return said(t, [name, state, t('common.moved.here'), lead.before])
    return said(t, [name, state, suggestion.before, suggestion.after])
  }
  if (kind === 'number') {
    const number = tables.number.get(id)
    return number && said(t, [t(`proof.numberIs.${number.state}`), number.text])
  }
  if (kind === 'finding') {
    const finding = findingsStore.getState().findings.find((each) => each.id === id)
    return finding && said(t, [finding.words, t(`findings.${finding.rule}`, finding.values)])
  }
  if (kind === 'caption') {
    const bundle = bundles.byId.get(id)
    return bundle && said(t, [t('proof.captionNumber', { number: bundle.ordinal }), bundle.block.text])
  }
  return undefined
}

/** What a change does, where it takes the place of no words or leaves none: by its name, not by half an arrow. */
function changeWords({ kind, before, after }: Suggestion, t: Say): string {
  if (before !== '' && after !== '') return `${before} → ${after}`
  return said(t, [t(`proof.change.${kind}`), before, after])
}

/** What a change of form asks for: the forms that the words are to have, or the one that is to go. */
export function formWords({ form = 'bold', marks = [] }: Pick<Suggestion, 'form' | 'marks'>, t: Say): string {
  if (marks.length === 0) return t('proof.formOff', { form: t(`proof.form.${form}`) })
  return [...new Set(marks.map(({ kind }) => t(`proof.form.${kind}`)))].join(' · ')
}

function said(t: Say, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(t('proof.between'))
}
