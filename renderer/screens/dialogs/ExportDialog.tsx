import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
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
import { reveal } from '../../acts/reveal.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import type { NamedArticle } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { i18n } from '../../i18n/i18n.ts'
import { client } from '../../transport/bridge.ts'

interface ExportOpenProps {
  /** What is chosen at first. */
  readonly format?: ExportFormat | undefined
  readonly onClose: () => void
}

/** Exports the article on the desk. */
export function ExportOpen({ format, onClose }: ExportOpenProps) {
  const { t, i18n } = useTranslation()
  const located = useArticle(
    // What is drawn in a picture's place states nothing, so there is nothing to keep.
    (open) =>
      [...open.tables.asset.values()].filter(
        (asset) => asset.metadata?.gps !== undefined && asset.preview === undefined,
      ).length,
  )
  const isEarlier = useArticle((open) => open.isEarlier)
  const run = async (form: Form): Promise<boolean> => {
    const { open } = session.store.getState()
    if (open === undefined) return false
    const [article] = open.tables.article.values()
    const version = open.isEarlier && article !== undefined ? { versionId: article.currentVersionId } : {}
    // What is exported is what is on screen, so everything must have been saved first.
    await session.flush()
    return exportOne({ ...form, articleId: open.articleId, ...version }, i18n.language)
  }
  return (
    <ExportDialog
      format={format}
      note={isEarlier ? t('dialogs.exporting.earlier') : undefined}
      located={located}
      onRun={run}
      onClose={onClose}
    />
  )
}

interface ExportChosenProps {
  readonly articles: readonly NamedArticle[]
  readonly onClose: () => void
}

/** Exports what is chosen in the library: one article to a place, several into a folder. */
export function ExportChosen({ articles, onClose }: ExportChosenProps) {
  const { t, i18n } = useTranslation()
  const [only] = articles
  const run = async (form: Form): Promise<boolean> => {
    await session.flush()
    if (only === undefined) return false
    if (articles.length === 1) return exportOne({ ...form, articleId: only.id }, i18n.language)
    const { format, view } = form
    const articleIds = articles.map(({ id }) => id)
    const answer = await client.call('export.many', { articleIds, format, view, locale: i18n.language as Locale })
    if (!answer.ok) return said(answer.error)
    const { file, written, refused } = answer.value
    const [first] = refused
    if (first !== undefined)
      toast('wrong', t('dialogs.exporting.refusedMany', { count: refused.length, why: errorText(first.error) }))
    if (written > 0)
      toast('ok', t('dialogs.exporting.doneMany', { count: written, folder: file.name }), {
        label: t('library.reveal'),
        run: () => void reveal(file),
      })
    return true
  }
  return (
    <ExportDialog
      note={articles.length > 1 ? t('dialogs.exporting.many', { count: articles.length }) : only?.title}
      located={0}
      onRun={run}
      onClose={onClose}
    />
  )
}

type Form = Pick<CallInput<'export.run'>, 'format' | 'view' | 'withPosition'>

/** One export, to where the person says. False when it did not come to be; that was said unless the person left it. */
async function exportOne(asked: Omit<CallInput<'export.run'>, 'locale'>, language: string): Promise<boolean> {
  const answer = await client.call('export.run', { ...asked, locale: language as Locale })
  if (!answer.ok) return said(answer.error)
  const { file, byteLength } = answer.value
  const size = shownBytes(byteLength, language)
  toast('ok', i18n.t('dialogs.exporting.done', { file: file.name, size }), {
    label: i18n.t('library.reveal'),
    run: () => void reveal(file),
  })
  return true
}

function said(error: CallError): false {
  if (error.code !== 'canceled') toast('wrong', errorText(error))
  return false
}

interface ExportDialogProps {
  readonly format?: ExportFormat | undefined
  /** What is exported, where that is not plain. */
  readonly note: string | undefined
  /** How many of its pictures say where they were taken. */
  readonly located: number
  /** False where nothing came to be, and the dialog stays. */
  readonly onRun: (form: Form) => Promise<boolean>
  readonly onClose: () => void
}

/** In which form, and with what of the review in it. */
function ExportDialog({ format: first = 'html', note, located, onRun, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const shown = useApp((state) => state.view)
  const [format, setFormat] = useState<ExportFormat>(first)
  const [chosen, setView] = useState<ExportView>(shown)
  const view = viewShown(format, chosen)
  const [withPosition, setWithPosition] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const run = async (): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    const isDone = await onRun({ format, view, withPosition })
    setIsBusy(false)
    if (isDone) onClose()
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
        {note !== undefined && <p role="note">{note}</p>}
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
