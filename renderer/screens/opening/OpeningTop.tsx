import { ChevronLeft, LoaderCircle, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../../commands/registry.ts'
import { IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { lineStart } from '../../lib/format.ts'
import type { SheetView } from './SheetPreview.tsx'

interface OpeningTopProps {
  readonly fileName: string
  /** Why the file is looked at before it is kept. */
  readonly reasons: readonly string[]
  readonly isReading: boolean
  readonly onBack: () => void
}

/** Which file this is, and why it is shown first. */
export function OpeningTop({ fileName, reasons, isReading, onBack }: OpeningTopProps) {
  const { t } = useTranslation()
  return (
    <header className="frame-top">
      <div className="frame-top-start">
        <IconButton label={t('opening.back')} onClick={onBack}>
          <ChevronLeft size={18} />
        </IconButton>
        <h1>
          <span className="op-file">{t('opening.title', { file: fileName })}</span>
          <small>{t('opening.hint')}</small>
          {reasons.length > 0 && (
            <small className="op-reasons">{lineStart(reasons.join(t('library.imports.between')))}</small>
          )}
        </h1>
      </div>
      <span role="status" className="op-busy">
        {isReading && (
          <>
            <LoaderCircle size={14} aria-hidden />
            {t('opening.busy')}
          </>
        )}
      </span>
      <div className="frame-top-end">
        <IconButton label={t('library.theme')} onClick={() => runCommand('theme-next')}>
          <Sun size={18} />
        </IconButton>
      </div>
    </header>
  )
}

interface SheetViewsProps {
  readonly view: SheetView
  readonly isMended: boolean
  readonly onView: (view: SheetView) => void
}

/** The text as it came or as it was mended. */
export function SheetViews({ view, isMended, onView }: SheetViewsProps) {
  const { t } = useTranslation()
  return (
    <div className="op-views">
      {isMended && (
        <>
          <Segmented
            label={t('opening.view.label')}
            value={view}
            options={(['original', 'repaired'] as const).map((value) => ({
              value,
              label: t(`opening.view.${value}`),
            }))}
            onChange={onView}
          />
          <span className="op-quiet op-tab">
            <Keys parts={shownKeys(view === 'original' ? 'Mod+Alt+2' : 'Mod+Alt+1')} /> {t('opening.view.tab')}
          </span>
        </>
      )}
      <span className="frame-space" />
      {isMended && (
        <span className="op-quiet">{t(view === 'original' ? 'opening.view.damaged' : 'opening.view.dotted')}</span>
      )}
    </div>
  )
}
