import { Maximize2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../components/Button.tsx'
import { Picture } from '../../components/Picture.tsx'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import { showOverlay } from '../../acts/actions.ts'
import { pickPicture } from '../../acts/pictures.ts'
import { useArticle } from '../../store/hooks.ts'
import { regionsOf } from '../../store/regions.ts'
import { EmptyFrame } from '../proof/FigureView.tsx'
import type { CaptionRow } from './caption-rows.ts'
import { pictureLackKey } from '../../lib/picture-lack.ts'

interface CaptionPictureProps {
  readonly row: CaptionRow
  readonly pointed: string | undefined
  readonly onPoint: (id: string | undefined) => void
  readonly onShow: () => void
  readonly onZoom: () => void
}

const NO_DRAFTS: Parameters<typeof regionsOf>[2] = new Map()

/** The picture of a caption with its regions, or the frame that waits for one; below, where it stands. */
export function CaptionPicture({ row, pointed, onPoint, onShow, onZoom }: CaptionPictureProps) {
  const { t } = useTranslation()
  const link = useArticle((open) => open.tables.link)
  const frame = useRef<HTMLElement>(null)
  const { bundle, figure, asset, after } = row
  const target = figure?.block.id ?? bundle.block.id
  return (
    <div className="caption-picture">
      {asset === undefined || figure === undefined ? (
        <EmptyFrame figureRef={frame} blockId={target} />
      ) : (
        <div className="caption-frame">
          <div className="caption-thumb-box">
            <button
              type="button"
              className="caption-thumb"
              aria-label={t('proof.openPicture')}
              onClick={() => showOverlay({ kind: 'picture', figureId: figure.block.id })}
            >
              <Picture asset={asset} alt={figure.block.alt ?? ''} isSized />
            </button>
            <RegionLayer
              regions={regionsOf(figure, { link }, NO_DRAFTS)}
              active={pointed}
              label={t('proof.region')}
              onChoose={(id) => {
                const which = link.has(id) ? { linkId: id } : { noteId: id }
                showOverlay({ kind: 'picture', figureId: figure.block.id, ...which })
              }}
              onPoint={onPoint}
            />
          </div>
        </div>
      )}
      <p className="caption-picture-foot">
        <button type="button" className="button" data-tone="link" onClick={onShow}>
          {t('proof.captionNumber', { number: bundle.ordinal })}
        </button>
        {after > 0 && <span>{t('captions.after', { number: after })}</span>}
        {asset === undefined && <span className="captions-missing">{t(pictureLackKey(figure))}</span>}
        {asset !== undefined && asset.width > 0 && (
          <span>
            {asset.width} × {asset.height}
          </span>
        )}
        {asset !== undefined && (
          <span className="caption-picture-tools">
            <IconButton size="small" label={t('captions.zoom')} onClick={onZoom}>
              <Maximize2 size={14} />
            </IconButton>
            <Button tone="link" onClick={() => void pickPicture(target)}>
              {t('captions.replace')}
            </Button>
          </span>
        )}
      </p>
    </div>
  )
}
