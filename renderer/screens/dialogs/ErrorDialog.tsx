import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '#shared/contract/errors.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { errorText } from '../../acts/toasts.ts'

interface ErrorDialogProps {
  readonly error: CallError
  readonly onClose: () => void
}

/** What did not work, why, and what can be done: it stays until it has been read. */
export function ErrorDialog({ error, onClose }: ErrorDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('dialogs.failed.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <Button tone="main" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="dialog-body dlg-error" role="alert">
        <CircleAlert size={20} aria-hidden />
        <div>
          <p>{errorText(error)}</p>
          <small>{t('dialogs.failed.detail', { code: error.code })}</small>
        </div>
      </div>
    </Dialog>
  )
}
