import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../acts/actions.ts'
import { settle } from '../../acts/suggestions.ts'
import { toast } from '../../acts/toasts.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { useDeskRole } from '../../lib/room.ts'
import { nextOpen } from '../../store/open-places.ts'
import { followRow } from '../../lib/panes.ts'
import { standingPlace } from '../proof/standing-place.ts'
import { NoteFilterBar } from './NoteFilters.tsx'
import { isNoteShown, noteChoices, noteLines, UNSETTLED_NOTES } from './note-lines.ts'
import { NoteRow } from './NoteRow.tsx'

/** What a row with a line of quotation and a line of words takes, before the text scale. */
const LIKELY_PX = 92

/** Every note and suggestion of the article in one list, filtered by kind, state, author and place. */
export function NotesDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(UNSETTLED_NOTES)
  const scale = useApp((app) => app.settings.textScale)
  const at = useApp((app) => app.place?.id)
  const live = bundles.led.get(at ?? '')?.id ?? at
  const rows = useMemo(() => noteLines(bundles), [bundles])
  const choices = useMemo(() => noteChoices(rows), [rows])
  const shown = useMemo(() => rows.filter((row) => isNoteShown(row, filters)), [rows, filters])
  const go = (by: 1 | -1): void => {
    const places = shown.map(({ id, kind, where, at }) => ({ id, kind, blockId: where.block.id, at }))
    const next = nextOpen(places, standingPlace(), by, bundles)
    if (next === undefined) return toast('info', t('proof.noPlaces'))
    goTo({ kind: next.kind, id: next.id })
    followRow()
  }
  useCommands({ 'next-place': () => go(1), 'previous-place': () => go(-1) })
  const waiting = shown.flatMap(({ suggestion }) => (suggestion?.state === 'open' ? [suggestion] : []))
  return (
    <section className="desk-panel" role={useDeskRole(scale)} aria-label={t('proof.desk.notes')}>
      <header className="desk-head">
        <h2>{t('proof.desk.notes')}</h2>
        <span className="desk-count">{t('proof.shownOf', { shown: shown.length, count: rows.length })}</span>
      </header>
      {rows.length > 0 && <NoteFilterBar filters={filters} choices={choices} onChange={setFilters} />}
      {waiting.length > 1 && (
        <div className="desk-bulk">
          <Button onClick={() => settle(waiting, 'accepted')}>{t('proof.acceptAll', { count: waiting.length })}</Button>
          <Button onClick={() => settle(waiting, 'rejected')}>{t('proof.rejectAll')}</Button>
        </div>
      )}
      {rows.length === 0 && <EmptyState title={t('proof.noNotes')} text={t('proof.noNotesHint')} />}
      {rows.length > 0 && shown.length === 0 && <p className="desk-none">{t('proof.noneShown')}</p>}
      {shown.length > 0 && (
        <VirtualRows
          className="desk-list"
          kind="items"
          aria-label={t('proof.desk.notes')}
          isMeasured
          count={shown.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => shown[index]?.id ?? ''}
          active={shown.findIndex(({ id }) => id === live)}
          row={(index) => {
            const row = shown[index]
            return row === undefined ? null : <NoteRow row={row} />
          }}
        />
      )}
    </section>
  )
}
