import type { Suggestion } from '#shared/domain/suggestion.ts'
import { goTo } from '../../acts/actions.ts'
import { settle } from '../../acts/suggestions.ts'
import { toast } from '../../acts/toasts.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { i18n } from '../../i18n/i18n.ts'
import { followRow } from '../../lib/panes.ts'
import { isTextField } from '../../lib/keys.ts'
import type { Bundles } from '../../store/by-block.ts'
import { nextOpen } from '../../store/open-places.ts'
import { standingPlace } from '../proof/standing-place.ts'
import type { SuggestionLine } from './suggestion-lines.ts'
import type { SuggestionChoice } from './use-suggestion-choice.ts'

interface Desk {
  readonly shown: readonly SuggestionLine[]
  /** The row at hand; below 0 for none. */
  readonly at: number
  readonly choice: SuggestionChoice
  readonly bundles: Bundles
}

const isAtDesk = (): boolean => document.activeElement?.closest('.suggestions-desk') != null

/** J and K move, Space chooses, Shift+J and Shift+K extend; A, D and B decide what is chosen, else what is at hand. */
export function useSuggestionKeys({ shown, at, choice, bundles }: Desk): void {
  const go = (by: 1 | -1): void => {
    const places = shown.map(({ place, where, lead }) => ({ ...place, blockId: where.block.id, at: lead.start }))
    const next = nextOpen(places, standingPlace(), by, bundles)
    if (next === undefined) return toast('info', i18n.t('suggestions.noneShown'))
    goTo({ kind: next.kind, id: next.id })
    followRow()
  }
  const extend =
    (by: 1 | -1): CommandHandler =>
    () => {
      const [row, next] = [shown[at], shown[at + by]]
      if (row === undefined) return false
      choice.set([...choice.ids, row.id, ...(next === undefined ? [] : [next.id])])
      if (next !== undefined) {
        goTo(next.place)
        followRow()
      }
      return undefined
    }
  const decide =
    (state: Suggestion['state']): CommandHandler =>
    () => {
      // What is chosen is decided; with none, the one at hand by its card's own key.
      const chosen = choice.rows
        .flatMap(({ parts }) => parts)
        .filter((each) => (each.state === 'open') !== (state === 'open'))
      if (chosen.length === 0) return false
      settle(chosen, state)
      choice.set([])
      return undefined
    }
  useCommands({
    'next-place': () => go(1),
    'previous-place': () => go(-1),
    'accept-suggestion': decide('accepted'),
    'reject-suggestion': decide('rejected'),
    'reopen-suggestion': decide('open'),
    'choose-row': () => {
      const row = shown[at]
      // A button or a box that has the focus does what it says.
      const isOnRow = document.activeElement?.matches('.suggestions-desk .desk-row, .suggestions-desk') === true
      return row === undefined || !isOnRow ? false : choice.toggle(row.id, false)
    },
    'choose-row-next': extend(1),
    'choose-row-previous': extend(-1),
    'choose-all-rows': () =>
      isAtDesk() && !isTextField(document.activeElement) ? choice.set(shown.map(({ id }) => id)) : false,
    'unchoose-rows': () => (isAtDesk() && choice.rows.length > 0 ? choice.set([]) : false),
  })
}
