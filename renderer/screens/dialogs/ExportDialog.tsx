import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/exporting.css'
import { INTO_OWN } from '#shared/contract/export-options.ts'
import { goesBack, holdsSeveral, viewsOf, type ExportFormat } from '#shared/contract/formats.ts'
import { exportOne, exportSeveral, tellStopped, type ExportEnd, type ExportForm } from '../../acts/exporting.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import type { NamedArticle } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { ExportFormats } from './ExportFormats.tsx'
import { ExportOptions } from './ExportOptions.tsx'
import { useExportForm } from './use-export-form.ts'

interface ExportOpenProps {
  /** What is chosen at first. */
  readonly format?: ExportFormat | undefined
  readonly onClose: () => void
}

/** Exports the article on the desk. */
export function ExportOpen({ format, onClose }: ExportOpenProps) {
  const { t } = useTranslation()
  const located = useArticle(
    // What is drawn in a picture's place states nothing, so there is nothing to keep.
    (open) =>
      [...open.tables.asset.values()].filter(
        (asset) => asset.metadata?.gps !== undefined && asset.preview === undefined,
      ).length,
  )
  const furniture = useArticle(
    (open) => [...open.tables.block.values()].filter(({ role }) => role === 'furniture').length,
  )
  const isEarlier = useArticle((open) => open.isEarlier)
  const isOwn = useArticle(({ tables }) => {
    const [article] = tables.article.values()
    return article !== undefined && goesBack(tables.version.get(article.currentVersionId)?.format)
  })
  const run = async (form: ExportForm): Promise<ExportEnd> => {
    const { open } = session.store.getState()
    if (open === undefined) return 'left'
    const { articleId } = open
    const [article] = open.tables.article.values()
    const version = open.isEarlier && article !== undefined ? { versionId: article.currentVersionId } : {}
    // What is exported is what is on screen, so everything must have been saved first.
    await session.flush()
    return exportOne(form, { articleId, ...version })
  }
  return (
    <ExportDialog
      format={format}
      note={(chosen) => (isEarlier && !holdsSeveral(chosen) ? t('dialogs.exporting.earlier') : undefined)}
      located={located}
      furniture={furniture}
      isOwn={isOwn}
      onRun={run}
      onClose={onClose}
    />
  )
}

interface ExportChosenProps {
  readonly format?: ExportFormat | undefined
  readonly articles: readonly NamedArticle[]
  readonly onClose: () => void
}

/** Exports what is chosen in the library: one article to a place, several into a folder. */
export function ExportChosen({ format, articles, onClose }: ExportChosenProps) {
  const { t } = useTranslation()
  const [only] = articles
  const own = useOwn(articles)
  const run = async (form: ExportForm): Promise<ExportEnd> => {
    await session.flush()
    if (only === undefined) return 'left'
    return articles.length === 1 ? exportOne(form, { articleId: only.id }) : exportSeveral(form, articles)
  }
  return (
    <ExportDialog
      format={format}
      note={(chosen) =>
        articles.length > 1
          ? t(`dialogs.exporting.${holdsSeveral(chosen) ? 'inOne' : 'many'}`, { count: articles.length })
          : only?.title
      }
      located={undefined}
      furniture={0}
      isOwn={own > 0}
      ownOf={
        own > 0 && own < articles.length
          ? t(`dialogs.exporting.option.${INTO_OWN.id}.some`, { count: own, all: articles.length })
          : undefined
      }
      onRun={run}
      onClose={onClose}
    />
  )
}

/** How many of the articles can go back into the file that they came in. */
function useOwn(articles: readonly NamedArticle[]): number {
  const [own, setOwn] = useState(0)
  useEffect(() => {
    let isHere = true
    void client.call('export.own', { articleIds: articles.map(({ id }) => id) }).then((answer) => {
      if (isHere && answer.ok) setOwn(answer.value.articleIds.length)
    })
    return () => {
      isHere = false
    }
  }, [articles])
  return own
}

interface ExportDialogProps {
  readonly format: ExportFormat | undefined
  /** What is exported in a format, where that is not plain. */
  readonly note: (format: ExportFormat) => string | undefined
  /** How many of its pictures say where they were taken, where that is known. */
  readonly located: number | undefined
  /** How many lines of site furniture stay behind. */
  readonly furniture: number
  /** Whether the text came as a Word file, into which it can go back. */
  readonly isOwn: boolean
  /** What is said where only some of several came so. */
  readonly ownOf?: string | undefined
  /** The dialog stays where something stood in the way. */
  readonly onRun: (form: ExportForm) => Promise<ExportEnd>
  readonly onClose: () => void
}

/** In which form, for whom, and with what of the review in it. */
function ExportDialog({ format, note: noteOf, located, furniture, isOwn, ownOf, onRun, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const { form, choose } = useExportForm(format)
  const [isBusy, setIsBusy] = useState(false)
  const working = useApp((state) => state.working)
  const isHere = useRef(true)
  const isStopped = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const run = async (): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    isStopped.current = false
    const { [INTO_OWN.id]: _, ...others } = form.options
    const end = await onRun(isOwn ? form : { ...form, options: others })
    setIsBusy(false)
    if (end === 'left' && isStopped.current) tellStopped()
    // Closed meanwhile, it went on by itself: what lies over the screen now is another.
    if (end === 'done' && isHere.current) onClose()
  }
  const note = noteOf(form.format)
  const isAtWork = isBusy && working?.work === 'export'
  const stop = (): void => {
    isStopped.current = true
    void client.call('library.stopWork', {})
  }
  return (
    <Dialog
      title={t('dialogs.exporting.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          {isAtWork && <ExportShare share={working.share} />}
          <Button onClick={isAtWork ? stop : onClose}>{t(isAtWork ? 'library.work.stop' : 'common.cancel')}</Button>
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
        {note !== undefined && (
          <p className="export-note" role="note">
            {note}
          </p>
        )}
        <ExportFormats value={form.format} onChange={(chosen) => choose({ format: chosen })} />
        <div className="export-chosen">
          <ExportOptions form={form} located={located} isOwn={isOwn} ownOf={ownOf} onChange={choose} />
          <div className="export-without" role="note">
            <b>{t('dialogs.exporting.without')}</b>
            <span>{t(withoutKey(form))}</span>
            {furniture > 0 && viewsOf(form.format).length > 0 && (
              <span>{t('dialogs.exporting.furniture', { count: furniture })}</span>
            )}
          </div>
        </div>
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

/** The words that say what a file does not hold; a file that shows a text says so view by view. */
function withoutKey({ format, view }: Pick<ExportForm, 'format' | 'view'>): string {
  const key = `dialogs.exporting.leftOut.${format}`
  return viewsOf(format).length === 0 ? key : `${key}.${view}`
}

/** How far the export is, as far as that is known. */
function ExportShare({ share }: { readonly share: number | undefined }) {
  const { t } = useTranslation()
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <span className="export-share" role="progressbar" aria-label={t('library.work.export')} aria-valuenow={percent}>
      <span className="export-bar" aria-hidden>
        <span style={{ width: `${String(percent ?? 0)}%` }} />
      </span>
      {percent !== undefined && `${String(percent)}%`}
    </span>
  )
}
