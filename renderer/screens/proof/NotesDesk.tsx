import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_KINDS, type Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { shortTime } from '../../lib/time.ts'
import { goTo } from '../../acts/actions.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { settle } from '../../acts/notes.ts'
import { isLoneSuggestion } from '../../store/places.ts'
import type { CardTone } from './cards/Card.tsx'
import { CardIcon } from './cards/icons.tsx'
import { Change } from './cards/SuggestionCard.tsx'

/** A row of the list: a note, or a suggestion that was made in place. */
interface Row {
  readonly id: string
  readonly kind: 'note' | 'suggestion'
  readonly tone: CardTone
  readonly state: string
  readonly author: string
  readonly atMs: number
  readonly where: BlockBundle
  readonly note?: Note
  readonly suggestion?: Suggestion | undefined
}

interface Filters {
  readonly kind: string
  readonly state: string
  readonly author: string
  readonly where: string
}

const ALL: Filters = { kind: '', state: 'open', author: '', where: '' }

/** Every note and suggestion of the article in one list, filtered by kind, state, author and place. */
export function NotesDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(ALL)
  const rows = useMemo(() => rowsOf(bundles), [bundles])
  const shown = rows.filter((row) => isShown(row, filters))
  const authors = [...new Set(rows.map((row) => row.author))].sort()
  const places = [...new Set(rows.map((row) => row.where.block.role))]
  const openSuggestions = shown.flatMap(({ suggestion }) => (suggestion?.state === 'open' ? [suggestion] : []))
  return (
    <section className="desk-panel" aria-label={t('proof.desk.notes')}>
      <header className="desk-head">
        <h2>{t('proof.desk.notes')}</h2>
        <span className="desk-count">{t('proof.shownOf', { shown: shown.length, count: rows.length })}</span>
      </header>
      <div className="desk-filters">
        <Choice
          label={t('proof.filter.kind')}
          value={filters.kind}
          onChange={(kind) => setFilters({ ...filters, kind })}
        >
          {NOTE_KINDS.map((kind) => [kind, t(`proof.kind.${kind}`)])}
        </Choice>
        <Choice
          label={t('proof.filter.state')}
          value={filters.state}
          onChange={(state) => setFilters({ ...filters, state })}
        >
          {['open', 'settled'].map((state) => [state, t(`proof.filter.${state}`)])}
        </Choice>
        <Choice
          label={t('proof.filter.author')}
          value={filters.author}
          onChange={(author) => setFilters({ ...filters, author })}
        >
          {authors.map((author) => [author, author])}
        </Choice>
        <Choice
          label={t('proof.filter.where')}
          value={filters.where}
          onChange={(where) => setFilters({ ...filters, where })}
        >
          {places.map((role) => [role, t(`common.role.${role}`)])}
        </Choice>
      </div>
      {openSuggestions.length > 1 && (
        <div className="desk-bulk">
          <Button onClick={() => settle(openSuggestions, 'accepted')}>
            {t('proof.acceptAll', { count: openSuggestions.length })}
          </Button>
          <Button onClick={() => settle(openSuggestions, 'rejected')}>{t('proof.rejectAll')}</Button>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('proof.noNotes')} text={t('proof.noNotesHint')} />
      ) : (
        <ul className="desk-list scroll">
          {shown.map((row) => (
            <NoteRow key={row.id} row={row} />
          ))}
          {shown.length === 0 && <li className="desk-none">{t('proof.noneShown')}</li>}
        </ul>
      )}
    </section>
  )
}

function NoteRow({ row }: { readonly row: Row }) {
  const { t, i18n } = useTranslation()
  const isLive = useApp((state) => state.place?.id === row.id)
  const quote = row.note?.target.kind === 'text' ? row.note.target.quote.exact : ''
  return (
    <li>
      <button
        type="button"
        className="desk-row"
        data-tone={row.tone}
        data-settled={row.state !== 'open' || undefined}
        aria-current={isLive || undefined}
        onClick={() => goTo({ kind: row.kind, id: row.id })}
      >
        <span className="desk-row-head">
          <CardIcon tone={row.tone} />
          <strong>{t(`proof.tone.${row.tone}`)}</strong>
          <span>
            {row.author} {shortTime(row.atMs, i18n.language)}
          </span>
        </span>
        {quote !== '' && <q className="desk-quote">{quote}</q>}
        {row.suggestion !== undefined && <Change suggestion={row.suggestion} />}
        {row.note !== undefined && row.note.body !== '' && <span className="desk-words">{row.note.body}</span>}
        <span className="desk-where">
          {t(`common.role.${row.where.block.role}`)} {row.where.ordinal > 0 ? row.where.ordinal : ''}
        </span>
      </button>
    </li>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: readonly (readonly string[])[]
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <select className="field" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('proof.filter.all', { what: label })}</option>
      {children.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  )
}

function rowsOf(bundles: Bundles): readonly Row[] {
  return bundles.list.flatMap((where) => {
    const carried = new Map(
      where.suggestions.map((suggestion) => [suggestion.noteId as string | undefined, suggestion]),
    )
    const notes = where.notes
      .filter(({ isLast }) => isLast)
      .map(({ note }): Row => {
        const { id, kind, state, author, createdAtMs } = note
        return {
          id,
          kind: 'note',
          tone: kind,
          state,
          author,
          atMs: createdAtMs,
          where,
          note,
          suggestion: carried.get(id),
        }
      })
    const lone = where.suggestions
      .filter(
        (each) =>
          each.repairId === undefined &&
          (isLoneSuggestion(each) || (each.state !== 'open' && each.noteId === undefined)),
      )
      .map((suggestion): Row => {
        const { id, state, author, createdAtMs } = suggestion
        return { id, kind: 'suggestion', tone: 'correction', state, author, atMs: createdAtMs, where, suggestion }
      })
    return [...notes, ...lone]
  })
}

function isShown(row: Row, filters: Filters): boolean {
  return (
    (filters.kind === '' || row.tone === filters.kind) &&
    (filters.state === '' || (row.state === 'open') === (filters.state === 'open')) &&
    (filters.author === '' || row.author === filters.author) &&
    (filters.where === '' || row.where.block.role === filters.where)
  )
}
