import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../acts/actions.ts'
import { shortTime } from '../../lib/time.ts'
import { useApp } from '../../store/hooks.ts'
import { CardIcon } from '../proof/cards/icons.tsx'
import { Change } from '../proof/cards/SuggestionCard.tsx'
import type { NoteLine } from './note-lines.ts'

/** One note or suggestion: what it is, whose, the words there, what was written, where. */
export const NoteRow = memo(function NoteRow({ row }: { readonly row: NoteLine }) {
  const { t, i18n } = useTranslation()
  const isLive = useApp((state) => state.place?.id === row.id)
  const quote = row.note?.target.kind === 'text' ? row.note.target.quote.exact : ''
  return (
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
  )
})
