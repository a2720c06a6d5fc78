import { useTranslation } from 'react-i18next'
import '../../styles/exporting.css'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import { reveal } from '../../acts/reveal.ts'
import { errorText } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'

interface ExportedDialogProps {
  readonly folder: GivenFile
  readonly written: number
  readonly refused: readonly { readonly title: string; readonly error: CallError }[]
  readonly onClose: () => void
}

/** What became of the export of several articles, where not all of them came to be: which did not, and why. */
export function ExportedDialog({ folder, written, refused, onClose }: ExportedDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('dialogs.exporting.refused', { count: refused.length })}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => void reveal(folder)}>{t('library.reveal')}</Button>
          <Button tone="main" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-exported">
        <p>{t('dialogs.exporting.doneMany', { count: written, folder: folder.name })}</p>
        <dl>
          {refused.map(({ title, error }, at) => (
            <div key={at}>
              <dt>{title}</dt>
              <dd>{errorText(error)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}
