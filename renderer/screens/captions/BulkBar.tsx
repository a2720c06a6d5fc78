import { Check, CircleHelp, UserRound } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { completeMention, completeName } from '../../acts/people.ts'
import { TextField } from '../../components/TextField.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { toast } from '../../acts/toasts.ts'
import { handOn } from '../../acts/captions.ts'
import { lacksElements, type CaptionRow } from './caption-rows.ts'

interface BulkBarProps {
  readonly rows: readonly CaptionRow[]
  readonly onJudge: (state: VerdictState) => void
  readonly onHandOn: () => void
  readonly onClear: () => void
}

/** What can be done with the chosen rows, below them and never over one. */
export function BulkBar({ rows, onJudge, onHandOn, onClear }: BulkBarProps) {
  const { t } = useTranslation()
  const numbers = useNumbers()
  const lacking = rows.filter(lacksElements)
  return (
    <div className="bulk-bar" role="group" aria-label={t('captions.chosen', { count: rows.length })}>
      <strong role="status">{t('captions.chosen', { count: rows.length })}</strong>
      <span className="bulk-which">{t('captions.chosenWhich', { numbers: numbers(rows) })}</span>
      <Button onClick={() => onJudge('approved')}>
        <Check size={14} aria-hidden />
        {t('captions.verdict.approved')}
        <Keys parts={['V']} />
      </Button>
      <Button onClick={() => onJudge('queried')}>
        <CircleHelp size={14} aria-hidden />
        {t('captions.verdict.queried')}
        <Keys parts={['Q']} />
      </Button>
      <Button onClick={onHandOn}>
        <UserRound size={14} aria-hidden />
        {t('captions.handOn')}
      </Button>
      {lacking.length > 0 && (
        <span className="bulk-lack">
          <CircleHelp size={14} aria-hidden />
          {t('captions.chosenLack', { numbers: numbers(lacking) })}
        </span>
      )}
      <Button tone="plain" onClick={onClear}>
        {t('captions.unchoose')}
        <Keys parts={['Esc']} />
      </Button>
    </div>
  )
}

function useNumbers(): (rows: readonly CaptionRow[]) => string {
  const { t } = useTranslation()
  return (rows) => rows.map(({ bundle }) => bundle.ordinal).join(t('captions.and'))
}

interface ApproveDialogProps {
  readonly rows: readonly CaptionRow[]
  readonly onApprove: (rows: readonly CaptionRow[]) => void
  readonly onClose: () => void
}

/** Asks once, for all rows that lack elements. */
export function ApproveDialog({ rows, onApprove, onClose }: ApproveDialogProps) {
  const { t } = useTranslation()
  const complete = rows.filter((row) => !lacksElements(row))
  return (
    <Dialog
      title={t('captions.approveTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {complete.length > 0 && (
            <Button onClick={() => onApprove(complete)}>
              {t('captions.approveComplete', { count: complete.length })}
            </Button>
          )}
          <Button tone="main" data-focus onClick={() => onApprove(rows)}>
            {t('captions.approveAll')}
          </Button>
        </>
      }
    >
      <ul className="dialog-body approve-list">
        {rows.filter(lacksElements).map((row) => (
          <li key={row.id}>
            <strong>{t('proof.captionNumber', { number: row.bundle.ordinal })}</strong>{' '}
            {row.view?.checks.elements
              .filter(({ state }) => state === 'missing')
              .map(({ element }) => t(`captions.element.${element}`))
              .join(t('captions.and'))}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface HandOnDialogProps {
  readonly rows: readonly CaptionRow[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Hands the chosen captions to a person: a query on each. */
export function HandOnDialog({ rows, onDone, onClose }: HandOnDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const words = useRef(t('captions.handOnDefault'))
  const count = rows.length
  const hand = (given: string): void => {
    const assignee = given.trim()
    if (assignee === '') return
    const body = words.current.trim() || t('captions.handOnDefault')
    onDone()
    const ids = rows.map(({ id }) => id)
    if (handOn(ids, assignee, body)) toast('ok', t('captions.handedOn', { count, name: assignee }))
  }
  return (
    <Dialog
      title={t('captions.handOnTitle', { count })}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={name.trim() === ''} onClick={() => hand(name)}>
            {t('captions.handOn')}
          </Button>
        </>
      }
    >
      <div className="dialog-body hand-on">
        <p>{t('captions.handOnText')}</p>
        <TextInput
          label={t('captions.handOnName')}
          placeholder={t('captions.handOnName')}
          initial=""
          maxLength={120}
          complete={completeName}
          isFocused
          onInput={setName}
          onEnter={hand}
        />
        <TextField
          label={t('captions.handOnWords')}
          initial={words.current}
          complete={completeMention}
          hasRemarks
          onInput={(text) => {
            words.current = text
          }}
        />
      </div>
    </Dialog>
  )
}
