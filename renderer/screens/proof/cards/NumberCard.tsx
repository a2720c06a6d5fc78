import { Check, CircleDashed, HelpCircle, Minus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberRecord, NumberState } from '#shared/domain/number.ts'
import { isOfOtherKind, ownDigits, typedOver } from '#shared/numbers/right-words.ts'
import type { FormedText } from '#shared/text/form.ts'
import { Button } from '../../../components/Button.tsx'
import { FormedWords } from '../../../components/FormedWords.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { shortTime } from '../../../lib/time.ts'
import { numberReading } from '../../../lib/number-reading.ts'
import { goTo } from '../../../acts/actions.ts'
import { judge, saveEvidence, setNumberState, strike } from '../../../acts/numbers.ts'
import { session } from '../../../store/current.ts'
import { FallenNumber } from '../../revision/Fallen.tsx'
import { Card } from './Card.tsx'
import { focusArticle } from './focus-article.ts'

/** States with their shapes and keys, as in the ledger. */
const STATES = [
  { state: 'verified', icon: Check, key: 'V' },
  { state: 'queried', icon: HelpCircle, key: 'Q' },
  { state: 'wrong', icon: X, key: 'X' },
  { state: 'not-a-statistic', icon: Minus, key: 'N' },
] as const

interface NumberCardProps {
  readonly number: NumberRecord
  /** Its words in the form they have in the article. */
  readonly words: FormedText
  readonly isOpen: boolean
}

/** A number: how it is read, its state, its evidence, and for a wrong one what should stand there. */
export function NumberCard({ number, words, isOpen }: NumberCardProps) {
  const { t, i18n } = useTranslation()
  // Who calls a number wrong goes on to what it should be; who only comes by, on the way with J, is not held there.
  const [opened, setOpened] = useState({ isOpen, as: number.state })
  if (opened.isOpen !== isOpen) setOpened({ isOpen, as: number.state })
  const Icon = STATES.find(({ state }) => state === number.state)?.icon ?? CircleDashed
  const stated = <FormedWords block={words} />
  return (
    <Card
      tone={number.state === 'wrong' ? 'wrong' : number.state === 'queried' ? 'query' : 'number'}
      icon={<Icon size={14} aria-hidden />}
      kind={t(`proof.numberIs.${number.state}`)}
      meta={number.by ?? ''}
      {...(number.atMs === undefined ? {} : { at: shortTime(number.atMs, i18n.language) })}
      isOpen={isOpen}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'number', id: number.id })}
      summary={
        <p className="change">
          {number.rightValue === undefined ? <strong>{stated}</strong> : <del>{stated}</del>}
          {number.rightValue !== undefined && (
            <>
              <span aria-hidden="true"> → </span>
              <ins>{number.rightValue}</ins>
            </>
          )}
          {number.evidence !== undefined && <span className="card-evidence">{number.evidence.quotation}</span>}
        </p>
      }
    >
      <p className="card-reading">{numberReading(number, (key, values) => t(key, values ?? {}))}</p>
      <FallenNumber numberId={number.id} />
      <div className="number-states" role="group" aria-label={t('numbers.stateLabel')}>
        {STATES.map(({ state, icon: StateIcon, key }) => (
          <Button
            key={state}
            aria-pressed={number.state === state}
            onClick={() => setNumberState(number, toggled(number, state))}
          >
            <StateIcon size={14} aria-hidden />
            {t(`numbers.state.${state}`)}
            <Keys parts={[key]} />
          </Button>
        ))}
      </div>
      {number.state === 'wrong' && (
        <RightValue number={number} isFocused={opened.as !== 'wrong' && number.rightValue === undefined} />
      )}
      <Evidence number={number} />
      <footer className="card-foot">
        <Button tone="plain" onClick={() => strike(number)}>
          {t('commands.number-strike')}
        </Button>
      </footer>
    </Card>
  )
}

function toggled(number: NumberRecord, state: NumberState): NumberState {
  return number.state === state ? 'unchecked' : state
}

interface RightValueProps {
  readonly number: NumberRecord
  readonly isFocused: boolean
  /** The value is saved, or the field was left: the reader goes on in the text unless something else is said. */
  readonly onDone?: (isSaved: boolean) => void
}

/** What should stand in the place of a wrong number; saved, it becomes a suggestion in the text. */
export function RightValue({ number, isFocused, onDone = focusArticle }: RightValueProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(number.rightValue ?? number.text)
  const [odd, setOdd] = useState<string>()
  if (number.suggestionId !== undefined) return <p className="card-hint">{t('numbers.inSuggestion')}</p>
  const save = (given: string): void => {
    const value = typedOver(number.text, given.trim())
    // A slip of the hand is asked about once: typed behind the old value, or a quantity in a date's place.
    if (value !== '' && value !== odd && isOfOtherKind(number.text, value)) return setOdd(value)
    if (value !== '') judge(number, { state: 'wrong', rightValue: value })
    onDone(true)
  }
  return (
    <div className="field-row">
      <TextField
        label={t('numbers.rightValue')}
        isSpelled={false}
        initial={text}
        isFocused={isFocused}
        selected={ownDigits(text) ?? [0, text.length]}
        onInput={setText}
        onEnter={save}
        onEscape={() => onDone(false)}
      />
      <Button tone="main" onClick={() => save(text)}>
        {t('numbers.suggest')}
      </Button>
      {odd !== undefined && odd === typedOver(number.text, text.trim()) && (
        <p className="card-hint" role="alert">
          {t('numbers.oddValue', { value: odd })}
        </p>
      )}
    </div>
  )
}

/** What shows that the number is right: words quoted from a source; where from and the file are written in the ledger. */
function Evidence({ number }: { readonly number: NumberRecord }) {
  const { t } = useTranslation()
  const save = (quotation: string): void => {
    if (quotation.trim() === (number.evidence?.quotation ?? '')) return
    const { where, page, assetId } = number.evidence ?? {}
    const { open } = session.store.getState()
    const asset = assetId === undefined ? undefined : open?.tables.asset.get(assetId)
    saveEvidence(number, { quotation, where, page, asset }, false)
  }
  return (
    <TextField
      label={t('numbers.evidence')}
      placeholder={t('numbers.evidenceHint')}
      initial={number.evidence?.quotation ?? ''}
      onEnter={(text) => {
        save(text)
        focusArticle()
      }}
      onBlur={save}
      onEscape={focusArticle}
    />
  )
}
