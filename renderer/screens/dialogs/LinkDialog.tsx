import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { articleLink } from '#shared/text/safe-link.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { linkTo } from '../../typing/form.ts'
import type { MarkedSelection } from '../../store/app-store.ts'
import { selectAgain } from '../../typing/selected-blocks.ts'

const MAX_LENGTH = 2000

interface LinkDialogProps {
  readonly selection: MarkedSelection
  /** Where the words lead already; empty: nowhere. */
  readonly address: string
  readonly onClose: () => void
}

/** Where the selected words are to lead; what is asked is a suggestion like every other change. */
export function LinkDialog({ selection, address, onClose }: LinkDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(address)
  const [isAsked, setIsAsked] = useState(false)
  const leave = (): void => {
    onClose()
    selectAgain(selection)
  }
  const save = (): void => {
    const href = articleLink(text)
    if (href === undefined) return setIsAsked(true)
    onClose()
    linkTo(selection, href)
  }
  const isWrong = isAsked && articleLink(text) === undefined
  return (
    <Dialog
      title={t('dialogs.link.title')}
      closeLabel={t('common.close')}
      onClose={leave}
      foot={
        <>
          {address !== '' && (
            <Button
              tone="plain"
              onClick={() => {
                onClose()
                linkTo(selection, undefined)
              }}
            >
              {t('dialogs.link.remove')}
            </Button>
          )}
          <Button onClick={leave}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={articleLink(text) === undefined} onClick={save}>
            {t('dialogs.link.save')}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-details">
        <p>{t('dialogs.link.field')}</p>
        <TextInput
          label={t('dialogs.link.field')}
          initial={address}
          placeholder="https://"
          maxLength={MAX_LENGTH}
          isFocused
          isWrong={isWrong}
          describedBy="link-wrong"
          onInput={setText}
          onEnter={save}
        />
        <p id="link-wrong" className="card-wrong" role="alert">
          {isWrong ? t('dialogs.link.wrong') : ''}
        </p>
      </div>
    </Dialog>
  )
}
