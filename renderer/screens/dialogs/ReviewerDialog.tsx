import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { changeSettings } from '../../acts/actions.ts'
import { useKeptSelection } from '../../lib/kept-selection.ts'
import { useApp } from '../../store/hooks.ts'

interface ReviewerDialogProps {
  readonly then: (name: string) => void
  readonly onClose: () => void
}

/** Asks for the reviewer's name, and goes on with what needed it. */
export function ReviewerDialog({ then, onClose }: ReviewerDialogProps) {
  const { t } = useTranslation()
  const known = useApp((state) => state.settings.reviewerName) ?? ''
  // Given up, the caret stands where it stood.
  useKeptSelection()
  const [name, setName] = useState(known)
  const save = async (text: string): Promise<void> => {
    const given = text.trim()
    if (given === '') return
    onClose()
    await changeSettings({ reviewerName: given })
    then(given)
  }
  return (
    <Dialog
      title={t('dialogs.reviewer.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={name.trim() === ''} onClick={() => void save(name)}>
            {t('dialogs.reviewer.save')}
            <Keys parts={['Enter']} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-reviewer">
        <p>{t('dialogs.reviewer.text')}</p>
        <TextInput
          label={t('dialogs.reviewer.name')}
          placeholder={t('dialogs.reviewer.name')}
          initial={known}
          maxLength={120}
          isFocused
          onInput={setName}
          onEnter={(text) => void save(text)}
        />
      </div>
    </Dialog>
  )
}
