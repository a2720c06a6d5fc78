import { LayoutGrid, List } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '#shared/domain/settings.ts'
import { changeSettings } from '../../acts/actions.ts'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { captionCoverage } from '../../store/coverage.ts'
import type { CaptionRow } from './caption-rows.ts'
import { PresetChoice } from './PresetChoice.tsx'

interface CaptionsHeadProps {
  readonly bundles: Bundles
  readonly rows: readonly CaptionRow[]
  readonly layout: Settings['captionLayout']
}

/** How far the captions are, by which list of elements they are checked, cards or rows. */
export function CaptionsHead({ bundles, rows, layout }: CaptionsHeadProps) {
  const { t } = useTranslation()
  const coverage = captionCoverage(bundles)
  const missing = rows.filter(({ asset }) => asset === undefined).length
  const filesMissing = rows.filter(({ asset, figure }) => asset === undefined && figure !== undefined).length
  const without = missing - filesMissing
  return (
    <header className="captions-head">
      <h2>{t('proof.desk.captions')}</h2>
      <span>{t('captions.settled', { done: coverage.done, total: coverage.total })}</span>
      {missing > 0 && missing < rows.length && (
        <span className="captions-quiet">{t('captions.withPictures', { count: rows.length - missing })}</span>
      )}
      {without > 0 && <span className="captions-missing">{t('captions.missing', { count: without })}</span>}
      {filesMissing > 0 && (
        <span className="captions-missing">{t('captions.filesMissing', { count: filesMissing })}</span>
      )}
      <span className="captions-tools">
        <PresetChoice />
        <Segmented
          label={t('captions.layout')}
          value={layout}
          options={[
            { value: 'grid', label: <LayoutGrid size={16} aria-hidden />, name: t('captions.cards') },
            { value: 'list', label: <List size={16} aria-hidden />, name: t('captions.rows') },
          ]}
          onChange={(captionLayout) => void changeSettings({ captionLayout })}
        />
        <span className="captions-keys" aria-hidden="true">
          <span>
            <Keys parts={['J', 'K']} /> {t('commands.next-place')}
          </span>{' '}
          <span>
            <Keys parts={['Enter']} /> {t('captions.keysOpen')}
          </span>
        </span>
      </span>
    </header>
  )
}
