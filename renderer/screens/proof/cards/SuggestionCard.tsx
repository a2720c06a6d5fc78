import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { isPictureChange } from '#shared/text/standing.ts'
import { Button } from '../../../components/Button.tsx'
import { FormedWords } from '../../../components/FormedWords.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { shortTime } from '../../../lib/time.ts'
import { goTo } from '../../../acts/actions.ts'
import { settle } from '../../../acts/notes.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'

interface SuggestionCardProps {
  readonly suggestion: Suggestion
  readonly isOpen: boolean
}

/** A change made in place, waiting to be accepted or rejected. */
export function SuggestionCard({ suggestion, isOpen }: SuggestionCardProps) {
  const { t, i18n } = useTranslation()
  return (
    <Card
      tone="correction"
      icon={<CardIcon tone="correction" />}
      kind={t(`proof.change.${suggestion.kind}`)}
      meta={`${suggestion.author} ${shortTime(suggestion.createdAtMs, i18n.language)}`}
      isOpen={isOpen}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'suggestion', id: suggestion.id })}
      summary={<Change suggestion={suggestion} />}
    >
      <SettleButtons suggestion={suggestion} />
    </Card>
  )
}

/** What a suggestion changes: the old struck, the new bold. */
export function Change({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  return (
    <p className="change" data-state={suggestion.state}>
      {isPictureChange(suggestion) &&
        (suggestion.kind === 'delete' ? (
          <del>{t('proof.change.picture')}</del>
        ) : (
          <ins>{t('proof.change.picture')}</ins>
        ))}
      {suggestion.before !== '' && <del>{suggestion.before}</del>}
      {suggestion.before !== '' && suggestion.after !== '' && <span aria-hidden="true"> → </span>}
      {suggestion.after !== '' && (
        <ins>
          <FormedWords block={{ text: suggestion.after, marks: suggestion.marks }} />
        </ins>
      )}
      {suggestion.state !== 'open' && <span className="change-state">{t(`proof.suggestion.${suggestion.state}`)}</span>}
    </p>
  )
}

export function SettleButtons({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  return (
    <div className="settle">
      <Button tone="link" onClick={() => settle([suggestion], 'accepted')}>
        <Check size={14} aria-hidden />
        {t('commands.accept-suggestion')}
        <Keys parts={['A']} />
      </Button>
      <Button tone="plain" onClick={() => settle([suggestion], 'rejected')}>
        <X size={14} aria-hidden />
        {t('commands.reject-suggestion')}
        <Keys parts={['D']} />
      </Button>
    </div>
  )
}
