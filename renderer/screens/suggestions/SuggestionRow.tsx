import { ArrowLeftRight } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../acts/actions.ts'
import { shortTime } from '../../lib/time.ts'
import { whereOf } from '../../lib/where.ts'
import { useApp } from '../../store/hooks.ts'
import { CardIcon } from '../proof/cards/icons.tsx'
import { ChangeInPlace } from './ChangeInPlace.tsx'
import type { SuggestionLine } from './suggestion-lines.ts'

interface SuggestionRowProps {
  readonly row: SuggestionLine
  readonly isChosen: boolean
  /** `isRange`: with all rows from the one that was chosen before. */
  readonly onChoose: (id: string, isRange: boolean) => void
}

/** One suggestion: what it does, whose and since when, the words as they stand and as they would, why, and where. */
export const SuggestionRow = memo(function SuggestionRow({ row, isChosen, onChoose }: SuggestionRowProps) {
  const { t, i18n } = useTranslation()
  const { id, lead, parts, place, state, errorClass, reason, isInConflict, where } = row
  const isLive = useApp((app) => app.place?.id === place.id || parts.some((part) => part.id === app.place?.id))
  const words = [lead.before, lead.after].filter((text) => text !== '').join(' → ')
  const choose = (event: MouseEvent): void => onChoose(id, event.shiftKey)
  return (
    <div className="suggestion-row" data-chosen={isChosen || undefined}>
      <label className="row-box">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('suggestions.choose', { words: words === '' ? t(`proof.change.${lead.kind}`) : words })}
          checked={isChosen}
          onChange={() => undefined}
          onClick={choose}
        />
      </label>
      <button
        type="button"
        className="desk-row"
        data-place={`${place.kind} ${place.id}`}
        data-settled={state !== 'open' || undefined}
        aria-current={isLive || undefined}
        onClick={(event) => {
          if (event.shiftKey || event.ctrlKey || event.metaKey) choose(event)
          else goTo(place)
        }}
      >
        <span className="desk-row-head">
          <CardIcon tone="correction" />
          <strong>{t(`proof.change.${lead.kind}`)}</strong>
          {errorClass !== undefined && <span className="suggestion-class">{t(`proof.errorClass.${errorClass}`)}</span>}
          <span className="card-meta">
            <span title={lead.author}>{lead.author}</span> <span>{shortTime(lead.createdAtMs, i18n.language)}</span>
          </span>
        </span>
        <ChangeInPlace suggestion={lead} block={where.block} />
        {reason !== '' && <span className="desk-words">{reason}</span>}
        <span className="desk-where">
          {isInConflict && (
            <span className="suggestion-conflict">
              <ArrowLeftRight size={12} aria-hidden /> {t('suggestions.conflict')}
            </span>
          )}
          {whereOf(where, t)}
        </span>
        {isChosen && <span className="visually-hidden">{t('suggestions.isChosen')}</span>}
      </button>
    </div>
  )
})
