import { Check, RotateCcw, X } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countThings, rejectedFor } from '#shared/acts/settling.ts'
import { leadOf, thingOf } from '#shared/acts/waiting.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { moveWords } from '#shared/text/move-words.ts'
import { isBlockMove } from '#shared/text/reading-order.ts'
import { isPictureChange } from '#shared/text/standing.ts'
import { Button } from '../../../components/Button.tsx'
import { FormedWords } from '../../../components/FormedWords.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { shortTime } from '../../../lib/time.ts'
import { whereOf } from '../../../lib/where.ts'
import { goTo } from '../../../acts/actions.ts'
import { settle, take } from '../../../acts/suggestions.ts'
import { placeOfSuggestion } from '../../../store/places.ts'
import { useArticle, useBundles } from '../../../store/hooks.ts'
import { formWords } from '../place-words.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'
import { WhyFields } from './WhyFields.tsx'

interface SuggestionCardProps {
  readonly suggestion: Suggestion
  readonly isOpen: boolean
}

/** A suggestion: what it changes, whose it is, and its decision. One card for all, wherever they were made. */
export function SuggestionCard({ suggestion, isOpen }: SuggestionCardProps) {
  const { t, i18n } = useTranslation()
  const { errorClass, reason = '' } = suggestion
  return (
    <Card
      tone="correction"
      icon={<CardIcon tone="correction" />}
      kind={`${t(`proof.change.${suggestion.kind}`)}${errorClass === undefined ? '' : `　${t(`proof.errorClass.${errorClass}`)}`}`}
      meta={suggestion.author}
      at={shortTime(suggestion.createdAtMs, i18n.language)}
      isOpen={isOpen}
      isResolved={suggestion.state !== 'open'}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'suggestion', id: suggestion.id })}
      summary={
        <>
          <Change suggestion={suggestion} />
          {!isOpen && reason !== '' && <p className="card-words">{reason}</p>}
        </>
      }
    >
      <SettleButtons suggestion={suggestion} />
      <WhyFields suggestion={suggestion} />
    </Card>
  )
}

/** What a suggestion changes: the old struck, the new bold. */
export function Change({ suggestion }: { readonly suggestion: Suggestion }) {
  if (suggestion.form !== undefined) return <FormChange suggestion={suggestion} />
  if (suggestion.orders !== undefined) return <PlaceChange suggestion={suggestion} />
  if (thingOf(suggestion) !== suggestion.id) return <MoveChange suggestion={suggestion} />
  return <WordChange suggestion={suggestion} />
}

/** Words that take the place of others, that come or that go. */
function WordChange({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  return (
    <p className="change" data-state={suggestion.state}>
      {isPictureChange(suggestion) &&
        (suggestion.kind === 'delete' ? (
          <del>{t('proof.change.picture')}</del>
        ) : (
          <ins>{t('proof.change.picture')}</ins>
        ))}
      {suggestion.kind === 'join' && suggestion.before === '' && <del aria-hidden="true">¶</del>}
      {suggestion.before !== '' && <del>{suggestion.before.replaceAll('\n', '¶')}</del>}
      {suggestion.before !== '' && suggestion.after !== '' && <span aria-hidden="true"> → </span>}
      {suggestion.after !== '' && (
        <ins>
          <FormedWords block={{ text: suggestion.after.replaceAll('\n', '¶'), marks: suggestion.marks }} />
        </ins>
      )}
      {suggestion.state !== 'open' && <span className="change-state">{t(`proof.suggestion.${suggestion.state}`)}</span>}
    </p>
  )
}

/** Words that go elsewhere: from where to where, and which, whichever of the two places one looks from. */
function MoveChange({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const bundles = useBundles()
  const { lead, target } = useMove(suggestion)
  const [from, to] = [lead, target].map((each) => bundles.byId.get(each?.blockId ?? ''))
  if (lead === undefined || target === undefined || from === undefined || to === undefined)
    return <WordChange suggestion={suggestion} />
  return (
    <p className="change change-place" data-state={suggestion.state}>
      <span className="change-name">
        {whereOf(from, t)} → {whereOf(to, t)}
      </span>
      <span className="change-words">{lead.before.replaceAll('\n', '¶')}</span>
      {suggestion.state !== 'open' && <span className="change-state">{t(`proof.suggestion.${suggestion.state}`)}</span>}
    </p>
  )
}

/** Leads from one place of a move to the other. */
function OtherPlace({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const { lead, target } = useMove(suggestion)
  if (lead === undefined || target === undefined) return null
  const isHere = suggestion.id === lead.id
  return (
    <Button tone="plain" onClick={() => goTo(placeOfSuggestion(isHere ? target : lead))}>
      {t(isHere ? 'proof.goToNewPlace' : 'proof.goToOldPlace')}
    </Button>
  )
}

/** The two places of a move whose words are put in elsewhere; of any other suggestion none. */
function useMove(suggestion: Suggestion): { readonly lead?: Suggestion; readonly target?: Suggestion } {
  const all = useArticle((open) => open.tables.suggestion)
  const thing = thingOf(suggestion)
  const isMove = thing !== suggestion.id
  return useMemo(() => {
    if (!isMove) return {}
    const parts = [...all.values()].filter((each) => thingOf(each) === thing)
    const lead = leadOf(parts)
    const target = parts.find((each) => each !== lead)
    return lead === undefined || target === undefined ? {} : { lead, target }
  }, [all, thing, isMove])
}

/** A paragraph that goes elsewhere with all that lies on it: from where to where, and how it begins. */
function PlaceChange({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const blocks = useArticle((open) => open.tables.block)
  const { state, blockId } = suggestion
  const words = useMemo(
    () =>
      isBlockMove(suggestion)
        ? moveWords(suggestion, [...blocks.values()], (key, values) => t(key, { ...values }))
        : '',
    [suggestion, blocks, t],
  )
  return (
    <p className="change change-place" data-state={state}>
      <span className="change-name">{words}</span>
      <span className="change-words">{blocks.get(blockId)?.text}</span>
      {state !== 'open' && <span className="change-state">{t(`proof.suggestion.${state}`)}</span>}
    </p>
  )
}

/** Words that stay and get another form: what the form is, and how they look in it. */
function FormChange({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const { after, marks = [], state } = suggestion
  const addresses = [...new Set(marks.flatMap(({ href }) => href ?? []))]
  return (
    <p className="change change-form" data-state={state}>
      <span className="change-name">{formWords(suggestion, (key, values) => t(key, { ...values }))}</span>{' '}
      <ins>
        <FormedWords block={{ text: after.replaceAll('\n', '¶'), marks }} />
      </ins>
      {addresses.map((address) => (
        <span key={address} className="change-address">
          {' → '}
          <bdi>{address}</bdi>
        </span>
      ))}
      {state !== 'open' && <span className="change-state">{t(`proof.suggestion.${state}`)}</span>}
    </p>
  )
}

/** What can be done with it: accept or reject while it waits, take the decision back afterwards. */
export function SettleButtons({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation()
  const tables = useArticle((open) => open.tables.suggestion)
  const rivals = useMemo(
    () => (suggestion.state === 'open' ? rejectedFor(suggestion, [...tables.values()]) : []),
    [suggestion, tables],
  )
  const count = countThings(rivals)
  if (suggestion.state !== 'open')
    return (
      <div className="settle">
        <Button tone="link" onClick={() => settle([suggestion], 'open')}>
          <RotateCcw size={14} aria-hidden />
          {t('commands.reopen-suggestion')}
          <Keys parts={['B']} />
        </Button>
        <OtherPlace suggestion={suggestion} />
      </div>
    )
  return (
    <>
      {rivals.length > 0 && <Rivals rivals={rivals} />}
      <div className="settle">
        {rivals.length > 0 ? (
          <Button tone="link" onClick={() => take(suggestion)}>
            <Check size={14} aria-hidden />
            {t('proof.takeThis', { count })}
            <Keys parts={['T']} />
          </Button>
        ) : (
          <Button tone="link" onClick={() => settle([suggestion], 'accepted')}>
            <Check size={14} aria-hidden />
            {t('commands.accept-suggestion')}
            <Keys parts={['A']} />
          </Button>
        )}
        <Button tone="plain" onClick={() => settle([suggestion], 'rejected')}>
          <X size={14} aria-hidden />
          {t('commands.reject-suggestion')}
          <Keys parts={['D']} />
        </Button>
        <OtherPlace suggestion={suggestion} />
      </div>
    </>
  )
}

/** What wants the same place: neither can be accepted before it is settled; what becomes of the others stands here before it does. */
function Rivals({ rivals }: { readonly rivals: readonly Suggestion[] }) {
  const { t } = useTranslation()
  const leads = Map.groupBy(rivals, thingOf)
  const isUndone = rivals.some(({ state }) => state === 'accepted')
  return (
    <div className="rivals" role="group" aria-label={t('proof.inConflict')}>
      <p className="card-wrong">{t('proof.inConflict')}</p>
      {Array.from(leads.values(), (parts) => {
        const rival = leadOf(parts)
        return rival === undefined ? null : (
          <button key={rival.id} type="button" className="rival" onClick={() => goTo(placeOfSuggestion(rival))}>
            <span className="card-meta">{rival.author}</span>
            <Change suggestion={rival} />
          </button>
        )
      })}
      <p className="rivals-outcome">
        {t(isUndone ? 'suggestions.willUndo' : 'suggestions.will', { count: leads.size })}
      </p>
    </div>
  )
}
