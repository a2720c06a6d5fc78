import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GivenFile } from '#shared/contract/files.ts'
import {
  EXPORT_FORMATS,
  FORMATS,
  viewShown,
  viewsOf,
  type ExportFormat,
  type ExportView,
} from '#shared/contract/formats.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { FORMAT_ICONS } from '../../components/format-icons.ts'
import { shownBytes } from '../../lib/format.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { session } from '../../store/current.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'

interface ExportDialogProps {
  /** What is chosen at first. */
  readonly format?: ExportFormat | undefined
  readonly onClose: () => void
}

/** Makes a file of the reviewed article: in which form, and with what of the review in it. */
export function ExportDialog({ format: first = 'html', onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation()
  const shown = useApp((state) => state.view)
  const [format, setFormat] = useState<ExportFormat>(first)
  const [chosen, setView] = useState<ExportView>(shown)
  const view = viewShown(format, chosen)
  const [withPosition, setWithPosition] = useState(false)
  const located = useArticle(
    // What is drawn in a picture's place states nothing, so there is nothing to keep.
    (open) =>
      [...open.tables.asset.values()].filter(
        (asset) => asset.metadata?.gps !== undefined && asset.preview === undefined,
      ).length,
  )
  const isEarlier = useArticle((open) => open.isEarlier)
  const [isBusy, setIsBusy] = useState(false)
  const run = async (): Promise<void> => {
    const { open } = session.store.getState()
    if (open === undefined || isBusy) return
    const [article] = open.tables.article.values()
    const version = open.isEarlier && article !== undefined ? { versionId: article.currentVersionId } : {}
    setIsBusy(true)
    // What is exported is what is on screen, so everything must have been saved first.
    await session.flush()
    const locale = i18n.language as Locale
    const answer = await client.call('export.run', {
      articleId: open.articleId,
      ...version,
      format,
      view,
      locale,
      withPosition,
    })
    setIsBusy(false)
    if (!answer.ok) {
      if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
      return
    }
    onClose()
    const { file, byteLength } = answer.value
    toast('ok', t('dialogs.exporting.done', { file: file.name, size: shownBytes(byteLength, i18n.language) }), {
      label: t('library.reveal'),
      run: () => void reveal(file),
    })
  }
  return (
    <Dialog
      title={t('dialogs.exporting.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={isBusy} onClick={() => void run()}>
            {t(isBusy ? 'dialogs.exporting.busy' : 'dialogs.exporting.run')}
            <Keys parts={['Enter']} />
          </Button>
        </>
      }
    >
      <form
        className="dialog-body dlg-export"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        {isEarlier && <p role="note">{t('dialogs.exporting.earlier')}</p>}
        <fieldset>
          <legend>{t('dialogs.exporting.format')}</legend>
          {EXPORT_FORMATS.map((value) => {
            const Icon = FORMAT_ICONS[FORMATS[value].icon]
            return (
              <label key={value} className="dlg-format" data-on={value === format}>
                <input
                  type="radio"
                  name="format"
                  data-focus={value === format ? true : undefined}
                  checked={value === format}
                  onChange={() => setFormat(value)}
                />
                <Icon size={20} aria-hidden />
                <span>
                  <b>{t(`dialogs.exporting.formats.${value}`)}</b>
                  <small>{t(`dialogs.exporting.formatHints.${value}`)}</small>
                </span>
              </label>
            )
          })}
        </fieldset>
        {viewsOf(format).length > 0 && (
          <div className="dlg-view">
            <span aria-hidden="true">{t('dialogs.exporting.view')}</span>
            <Segmented
              label={t('dialogs.exporting.view')}
              value={view}
              options={viewsOf(format).map((value) => ({ value, label: t(`dialogs.exporting.views.${value}`) }))}
              onChange={setView}
            />
            <small>{t(`dialogs.exporting.viewHint.${view}`)}</small>
          </div>
        )}
        {format === 'html' && located > 0 && (
          <label className="dlg-check">
            <input type="checkbox" checked={withPosition} onChange={(event) => setWithPosition(event.target.checked)} />
            <span>
              <b>{t('dialogs.exporting.withPosition')}</b>
              <small>{t('dialogs.exporting.withPositionHint', { count: located })}</small>
            </span>
          </label>
        )}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

async function reveal(file: GivenFile): Promise<void> {
  const answer = await client.call('file.reveal', { file })
  if (!answer.ok) toast('wrong', errorText(answer.error))
}
