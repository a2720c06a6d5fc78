import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { rename, type Listed } from '../../acts/library-acts.ts'
import { shownKeys } from '../../lib/keys.ts'

/** The longest that a title may be. */
const MAX_LENGTH = 300

interface RenameDialogProps {
  readonly article: Listed
  readonly onClose: () => void
}

/** Another title for an article; its text stays as it is. */
export function RenameDialog({ article, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  const [title, setTitle] = useState(article.title)
  const [isAsked, setIsAsked] = useState(false)
  const isEmpty = title.trim() === ''
  const save = (): void => {
    if (isEmpty) return setIsAsked(true)
    onClose()
    if (title.trim() !== article.title) rename(article, title)
  }
  return (
    <Dialog
      title={t('library.rename.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={isEmpty} onClick={save}>
            {t('library.rename.save')}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-details">
        <p>{t('library.rename.text')}</p>
        <TextInput
          label={t('library.rename.field')}
          isSpelled
          initial={article.title}
          maxLength={MAX_LENGTH}
          isFocused
          isWrong={isAsked && isEmpty}
          describedBy="rename-wrong"
          onInput={setTitle}
          onEnter={save}
        />
        <p id="rename-wrong" className="card-wrong" role="alert">
          {isAsked && isEmpty ? t('dialogs.details.noTitle') : ''}
        </p>
      </div>
    </Dialog>
  )
}
