import { useEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/exporting.css'
import '../../styles/printing.css'
import type { CallInput } from '#shared/contract/calls.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { exportOne } from '../../acts/exporting.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { session } from '../../store/current.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { ExportOptions } from './ExportOptions.tsx'
import { PrintPages } from './PrintPages.tsx'
import { useExportForm } from './use-export-form.ts'
import { sheetsOf, useSheets } from './use-sheets.ts'

/** The very pages before they are printed: how they are laid out is chosen beside them. */
export function PrintDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const { form, choose } = useExportForm('pdf')
  const articleId = useArticle((open) => open.articleId)
  const isEarlier = useArticle((open) => open.isEarlier)
  const versionId = useArticle((open) => [...open.tables.article.values()][0]?.currentVersionId)
  const isComparing = useApp((state) => state.desk === 'versions')
  const [isSaved, setIsSaved] = useState(false)
  const [isSending, setIsSending] = useState(false)
  // What is printed is what is on screen, so everything must have been saved first.
  useEffect(() => void session.flush().then(() => setIsSaved(true)), [])
  const version = isEarlier && versionId !== undefined ? { versionId } : {}
  const asked: CallInput<'print.make'> | undefined = isSaved
    ? { articleId, ...version, view: form.view, options: form.options, locale: i18n.language as Locale }
    : undefined
  const state = useSheets(asked)
  const sheets = sheetsOf(state)
  const isMaking = state.kind === 'making'
  const canPrint = state.kind === 'made' && !isSending
  const send = async (): Promise<void> => {
    if (!canPrint) return
    setIsSending(true)
    const answer = await client.call('print.send', { id: state.sheets.id })
    setIsSending(false)
    if (answer.ok) onClose()
    else if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
  }
  const save = async (): Promise<void> => {
    await session.flush()
    if ((await exportOne(form, { articleId, ...version })) === 'done') onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isButton = event.target instanceof HTMLButtonElement
    if (event.key !== 'Enter' || isImeKey(event.nativeEvent) || isButton) return
    event.preventDefault()
    void send()
  }
  return (
    <Dialog
      title={t('dialogs.printing.title')}
      closeLabel={t('common.close')}
      size="full"
      onClose={onClose}
      foot={
        <>
          <span className="print-count" role="status">
            {isMaking
              ? t('dialogs.printing.making')
              : sheets && t('dialogs.printing.pages', { count: sheets.pages.count })}
          </span>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button onClick={() => void save()}>{t('dialogs.printing.save')}</Button>
          <Button tone="main" aria-disabled={!canPrint} onClick={() => void send()}>
            {t('dialogs.printing.print')}
            <Keys parts={['Enter']} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-print" onKeyDown={onKeyDown}>
        <div className="print-choices">
          {isEarlier && <p role="note">{t('dialogs.printing.earlier')}</p>}
          {isComparing && <p role="note">{t('dialogs.printing.comparing')}</p>}
          {/* Nobody can look on paper where a picture was taken: there is nothing to keep. */}
          <ExportOptions form={form} located={0} isOwn={false} onChange={choose} />
        </div>
        {state.kind === 'failed' ? (
          <p className="print-failed" role="alert">
            {errorText(state.error)}
          </p>
        ) : (
          <PrintPages sheets={sheets} isStale={isMaking} />
        )}
      </div>
    </Dialog>
  )
}
