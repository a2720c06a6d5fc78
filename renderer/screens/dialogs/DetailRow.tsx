import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailName } from '#shared/domain/details.ts'
import { Button } from '../../components/Button.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { shownDay } from '../../lib/format.ts'

interface DetailRowProps {
  readonly name: DetailName
  readonly initial: string
  /** As the article's text gave it; empty where it gave none. */
  readonly received: string
  readonly isChanged: boolean
  readonly lang: string | undefined
  readonly maxLength: number
  /** The day that is read of what was written (ISO). */
  readonly day: string | undefined
  /** Why it cannot be saved so. */
  readonly wrong: string | undefined
  readonly onInput: (text: string) => void
  readonly onEnter: () => void
}

/** One detail of an article: its field, and beneath it what the text gave, as soon as the field says otherwise. */
export function DetailRow(props: DetailRowProps) {
  const { name, received, isChanged, day, wrong, onInput } = props
  const { t, i18n } = useTranslation()
  const label = t(`dialogs.details.name.${name}`)
  const id = useId()
  const [round, setRound] = useState(0)
  const [initial, setInitial] = useState(props.initial)
  const takeBack = (): void => {
    // The field is its own master: another one takes its place.
    setInitial(received)
    setRound(round + 1)
    onInput(received)
  }
  const isDate = name === 'publishedAt'
  const shown = received === '' ? t('dialogs.details.none') : received
  return (
    <div className="dlg-detail" data-wrong={wrong !== undefined}>
      <label htmlFor={id}>{label}</label>
      <TextInput
        key={round}
        id={id}
        label={label}
        initial={initial}
        isFocused={round > 0}
        isSpelled={name === 'title'}
        maxLength={props.maxLength}
        {...(isDate ? { placeholder: t('dialogs.details.noDate') } : {})}
        {...(isDate || props.lang === undefined ? {} : { lang: props.lang })}
        describedBy={`${id}-note`}
        isWrong={wrong !== undefined}
        onInput={onInput}
        onEnter={props.onEnter}
      />
      <div className="dlg-detail-note" id={`${id}-note`} role="status">
        {wrong !== undefined && <p data-wrong="true">{wrong}</p>}
        {isDate && day !== undefined && <p>{shownDay(day, i18n.language)}</p>}
        {isChanged && (
          <p>
            {t('dialogs.details.received', { text: shown })}
            <Button tone="link" onClick={takeBack}>
              {t('dialogs.details.takeBack')}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}
