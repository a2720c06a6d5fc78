import { ImageDown } from 'lucide-react'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '#shared/domain/draft.ts'
import { isPictureChange } from '#shared/text/standing.ts'
import { watchNear } from '../../anchoring/near.ts'
import { Picture } from '../../components/Picture.tsx'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import { goTo, showOverlay } from '../../acts/actions.ts'
import { pickPicture, takePicture } from '../../acts/pictures.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { pictureName } from '../../lib/where.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { regionsOf } from '../../store/regions.ts'

const NO_DRAFTS: ReadonlyMap<string, Draft> = new Map()

interface FigureViewProps {
  readonly bundle: BlockBundle
}

/** A picture with its regions, or the frame that waits for one. */
export function FigureView({ bundle }: FigureViewProps) {
  const { t } = useTranslation()
  const { block } = bundle
  const root = useRef<HTMLElement>(null)
  const asset = useArticle((open) => (block.assetId === undefined ? undefined : open.tables.asset.get(block.assetId)))
  const link = useArticle((open) => open.tables.link)
  const active = useApp((state) => (state.place?.kind === 'note' ? state.place.id : undefined))
  useEffect(
    () => (root.current === null ? undefined : watchNear(root.current, block.id, () => undefined)),
    [block.id, asset],
  )
  if (asset === undefined) return <EmptyFrame figureRef={root} blockId={block.id} isFileMissing />
  const regions = regionsOf(bundle, { link }, NO_DRAFTS)
  const change = bundle.suggestions.find((each) => each.state === 'open' && isPictureChange(each))
  return (
    <figure ref={root} className="figure" data-figure={block.id} data-change={change?.kind}>
      <button
        type="button"
        className="figure-open"
        aria-label={[t('proof.openPicture'), pictureName(bundle, t)].join(t('proof.between'))}
        onClick={() => showOverlay({ kind: 'picture', figureId: block.id })}
      >
        <Picture asset={asset} alt={block.alt ?? ''} isSized />
      </button>
      <RegionLayer
        regions={regions}
        active={active}
        label={t('proof.region')}
        onChoose={(id) => {
          if (link.has(id)) showOverlay({ kind: 'picture', figureId: block.id, linkId: id })
          else goTo({ kind: 'note', id })
        }}
      />
    </figure>
  )
}

interface EmptyFrameProps {
  readonly figureRef: React.RefObject<HTMLElement | null>
  readonly blockId: string
  /** The text names a picture, and only its file did not come along. */
  readonly isFileMissing?: boolean
}

/** Where a picture is missing: drop one, or choose one. `blockId` is a figure's or, without one, its caption's. */
export function EmptyFrame({ figureRef, blockId, isFileMissing = false }: EmptyFrameProps) {
  const { t } = useTranslation()
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault()
    event.stopPropagation()
    setIsOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) void takePicture(blockId, file)
  }
  return (
    <figure
      ref={figureRef}
      className="figure-empty"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <button type="button" onClick={() => void pickPicture(blockId)}>
        <ImageDown size={20} />
        {isFileMissing && <span>{t('proof.noPictureFile')}</span>}
        <strong>{t('proof.dropPicture')}</strong>
        <span>{t('proof.orChoose')}</span>
      </button>
    </figure>
  )
}
