import { setDetails } from '#shared/acts/details.ts'
import type { Details } from '#shared/domain/article.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import { asReviewer, isForReading, showOverlay } from './actions.ts'
import { toast } from './toasts.ts'

/** Shows the details of the open article to be put right. */
export function editDetails(): void {
  if (!isForReading()) showOverlay({ kind: 'details' })
}

/** Sets the details of the open article, as one act; the same again is none. */
export function saveDetails(details: Details): void {
  if (isForReading()) return
  asReviewer((author) => {
    const tables = session.store.getState().open?.tables
    const [article] = tables?.article.values() ?? []
    if (tables === undefined || article === undefined) return
    const blocks = [...tables.block.values()]
    const [suggestions, numbers] = [[...tables.suggestion.values()], [...tables.number.values()]]
    const change = setDetails({ article, blocks, suggestions, numbers }, details, { author, atMs: Date.now() })
    if (change === undefined) return
    session.act('article.details', change, { author })
    const unchecked = (change.updated ?? []).filter(
      ([from, to]) => from.type === 'number' && to.type === 'number' && from.state !== to.state,
    )
    const lines = (change.added ?? []).filter(({ type }) => type === 'suggestion').length
    if (lines > 0) toast('info', i18n.t('dialogs.details.lines', { count: lines }))
    // A tick that is taken back is said.
    if (unchecked.length > 0) toast('info', i18n.t('dialogs.details.unchecked', { count: unchecked.length }))
  })
}
