import { Check, RotateCcw, X } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countThings, type Settling } from '#shared/acts/settling.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { explain, settle, settlingFor } from '../../acts/suggestions.ts'
import { AllBox } from '../../components/AllBox.tsx'
import { Button } from '../../components/Button.tsx'
import { ErrorClassChoice } from '../../components/ErrorClassChoice.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useArticle } from '../../store/hooks.ts'
import type { SuggestionLine } from './suggestion-lines.ts'
import type { SuggestionChoice } from './use-suggestion-choice.ts'

interface SuggestionBarProps {
  readonly shown: readonly SuggestionLine[]
  readonly choice: SuggestionChoice
}

/** What can be done with the chosen rows, or with all that are listed while none is; what would come of it stands beside it. */
export function SuggestionBar({ shown, choice }: SuggestionBarProps) {
  const { t } = useTranslation()
  const isChosen = choice.rows.length > 0
  const rows = isChosen ? choice.rows : shown
  const { open, decided, accepting, reopening } = useOutcome(rows)
  const held = countThings(accepting.held)
  const torn = countThings(accepting.torn)
  const [accept, reject, reopen] = [countThings(accepting.free), countThings(open), decided.length]
  const decide = (which: readonly Suggestion[], state: Suggestion['state']): void => {
    settle(which, state)
    choice.set([])
  }
  const back = Math.max(0, countThings(reopening.free) - countThings(decided))
  return (
    <div className="suggestion-bar" role="group" aria-label={t('suggestions.all')}>
      <div className="suggestion-bar-row">
        <label className="suggestion-all">
          <AllSuggestions shown={shown} choice={choice} />
          <span role="status">
            {isChosen
              ? t('suggestions.chosen', { count: choice.rows.length })
              : t('suggestions.allShown', { count: rows.length })}
          </span>
        </label>
        {isChosen && (
          <Button tone="plain" onClick={() => choice.set([])}>
            {t('suggestions.unchoose')}
            <Keys parts={['Esc']} />
          </Button>
        )}
      </div>
      <div className="suggestion-bar-row">
        {open.length > 0 && (
          <>
            <Button aria-disabled={accept === 0} onClick={() => decide(open, 'accepted')}>
              <Check size={14} aria-hidden />
              {t('suggestions.accept', { count: accept })}
              {isChosen && <Keys parts={['A']} />}
            </Button>
            <Button onClick={() => decide(open, 'rejected')}>
              <X size={14} aria-hidden />
              {t('suggestions.reject', { count: reject })}
              {isChosen && <Keys parts={['D']} />}
            </Button>
          </>
        )}
        {reopen > 0 && (
          <Button onClick={() => decide(decided, 'open')}>
            <RotateCcw size={14} aria-hidden />
            {t('suggestions.reopen', { count: countThings(decided) })}
            {isChosen && <Keys parts={['B']} />}
          </Button>
        )}
      </div>
      {held > 0 && <p className="suggestion-outcome">{t('suggestions.held', { count: held })}</p>}
      {torn > 0 && <p className="suggestion-outcome">{t('suggestions.torn', { count: torn })}</p>}
      {back > 0 && <p className="suggestion-outcome">{t('suggestions.back', { count: back })}</p>}
      {isChosen && <WhyOfChosen rows={choice.rows} />}
    </div>
  )
}

const NONE: Settling = { free: [], held: [], torn: [] }

/** What accepting, and taking back, would do: by the same reckoning by which it is done. */
function useOutcome(rows: readonly SuggestionLine[]) {
  const tables = useArticle((open) => open.tables)
  return useMemo(() => {
    // The tables that the reckoning itself reads.
    void tables
    const parts = rows.flatMap((row) => row.parts)
    const open = parts.filter(({ state }) => state === 'open')
    const decided = parts.filter(({ state }) => state !== 'open')
    return {
      open,
      decided,
      accepting: open.length === 0 ? NONE : settlingFor(open, 'accepted'),
      reopening: decided.length === 0 ? NONE : settlingFor(decided, 'open'),
    }
  }, [rows, tables])
}

function AllSuggestions({ shown, choice }: SuggestionBarProps) {
  const { t } = useTranslation()
  const isSome = choice.rows.length > 0 && choice.rows.length < shown.length
  return (
    <AllBox
      aria-label={t('suggestions.chooseAll')}
      isAll={choice.rows.length > 0 && !isSome}
      isSome={isSome}
      onToggle={choice.toggleAll}
    />
  )
}

/** Class and reason of all that are chosen, each set in one act. */
function WhyOfChosen({ rows }: { readonly rows: readonly SuggestionLine[] }) {
  const { t } = useTranslation()
  const suggestions = rows.flatMap((row): readonly Suggestion[] => row.parts)
  const classes = new Set(rows.map(({ errorClass }) => errorClass ?? ''))
  const reasons = new Set(rows.map(({ reason }) => reason))
  const [errorClass = ''] = classes
  const [reason = ''] = reasons
  const isOneReason = reasons.size === 1
  return (
    <>
      <ErrorClassChoice
        value={classes.size > 1 ? 'mixed' : errorClass}
        onChange={(chosen) => explain(suggestions, { errorClass: chosen })}
      />
      <TextInput
        key={isOneReason ? reason : 'mixed'}
        label={t('suggestions.reasonOfChosen')}
        isSpelled
        placeholder={isOneReason ? t('proof.reasonHint') : t('suggestions.mixedReasons')}
        initial={isOneReason ? reason : ''}
        maxLength={2000}
        onEnter={(text) => explain(suggestions, { reason: text })}
      />
    </>
  )
}
