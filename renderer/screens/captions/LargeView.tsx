import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommands } from '../../commands/registry.ts'
import { IconButton } from '../../components/Button.tsx'
import { CaptionText } from '../../components/CaptionText.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Picture } from '../../components/Picture.tsx'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import { piecesOf } from '../../anchoring/pieces.ts'
import { useArticle, useArticleLang } from '../../store/hooks.ts'
import { regionsOf } from '../../store/regions.ts'
import type { CaptionRow } from './caption-rows.ts'
import { pictureLackKey } from '../../lib/picture-lack.ts'

interface LargeViewProps {
  readonly row: CaptionRow
  readonly onStep: (by: number) => void
  readonly onClose: () => void
}

const NO_DRAFTS: Parameters<typeof regionsOf>[2] = new Map()

/** The picture large over the desk, with its caption; the desk waits behind it as it was. */
export function LargeView({ row, onStep, onClose }: LargeViewProps) {
  const { t } = useTranslation()
  const lang = useArticleLang()
  const link = useArticle((open) => open.tables.link)
  const [pointed, setPointed] = useState<string>()
  const { bundle, figure, asset, view } = row
  useCommands({ 'picture-next': () => onStep(1), 'picture-previous': () => onStep(-1) })
  return (
    <Dialog
      title={t('captions.large', { number: bundle.ordinal })}
      closeLabel={t('common.close')}
      size="full"
      isBare
      onClose={onClose}
    >
      <div className="large-view">
        <div className="large-stage">
          {asset === undefined || figure === undefined ? (
            <p>{t(pictureLackKey(figure))}</p>
          ) : (
            <div className="large-picture" style={{ aspectRatio: `${asset.width || 3} / ${asset.height || 2}` }}>
              <Picture asset={asset} alt={figure.block.alt ?? ''} />
              <RegionLayer
                regions={regionsOf(figure, { link }, NO_DRAFTS)}
                active={pointed}
                label={t('proof.region')}
                onChoose={setPointed}
                onPoint={setPointed}
              />
            </div>
          )}
        </div>
        <footer className="large-foot">
          <IconButton label={t('commands.picture-previous')} onClick={() => onStep(-1)}>
            <ChevronLeft size={18} />
          </IconButton>
          <IconButton label={t('commands.picture-next')} onClick={() => onStep(1)}>
            <ChevronRight size={18} />
          </IconButton>
          <p className="caption-text" lang={lang}>
            <strong>{t('proof.captionNumber', { number: bundle.ordinal })}</strong>
            {'　'}
            <CaptionText
              pieces={piecesOf(bundle.block, bundle.suggestions, [], 'marked')}
              marks={view?.marks ?? []}
              pointed={pointed}
              regionLabel={t('proof.region')}
              onPoint={setPointed}
              onOpenLink={setPointed}
            />
          </p>
          <IconButton label={t('common.close')} data-focus onClick={onClose}>
            <X size={18} />
          </IconButton>
        </footer>
      </div>
    </Dialog>
  )
}
