import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import '../../styles/caption-parts.css'
import '../../styles/compare.css'
import '../../styles/picture.css'
import '../../styles/picture-panel.css'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { CoverageMeter } from '../../components/Meter.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { captionOfFigure, type BlockBundle, type Bundles } from '../../store/by-block.ts'
import { captionViews } from '../../store/caption-view.ts'
import { captionCoverage } from '../../store/coverage.ts'
import { useApp, useArticle, useBundles } from '../../store/hooks.ts'
import { staleLinksOf } from '../../store/regions.ts'
import { ComparePictures } from './ComparePictures.tsx'
import { Filmstrip } from './Filmstrip.tsx'
import { PictureBar, PictureTools, ZoomBar } from './PictureBar.tsx'
import { PicturePanel } from './PicturePanel.tsx'
import { Stage } from './Stage.tsx'
import type { Tool } from './stage-props.ts'
import { pictureName } from '../../lib/where.ts'
import { stripOf, useStrip } from './strip.ts'
import { usePictureCommands } from './use-picture-commands.ts'
import type { ZoomWish } from './use-pose.ts'
import { useRegions } from './use-regions.ts'

interface PictureViewerProps {
  readonly figureId: string
  readonly noteId?: string
  readonly linkId?: string
  /** The note whose region is to be drawn. */
  readonly placing?: string
  readonly onClose: () => void
}

/** A picture at full size: look closely, mark a region, link it to words, check it, compare it with another. */
export function PictureViewer({ figureId, noteId, linkId, placing, onClose }: PictureViewerProps) {
  const { t } = useTranslation()
  const bundles = useBundles()
  const assets = useArticle((open) => open.tables.asset)
  const bundle = bundles.byId.get(figureId)
  const asset = bundle?.block.assetId === undefined ? undefined : assets.get(bundle.block.assetId)
  if (bundle === undefined || asset === undefined) return null
  const caption = captionOfFigure(bundles, figureId)
  const name = pictureName(bundle, t)
  return (
    <Dialog title={name} closeLabel={t('common.close')} size="full" isBare onClose={onClose}>
      <OpenPicture
        key={figureId}
        name={name}
        caption={caption}
        bundle={bundle}
        bundles={bundles}
        asset={asset}
        first={linkId ?? noteId}
        placing={placing}
        onClose={onClose}
      />
    </Dialog>
  )
}

interface OpenPictureProps {
  readonly name: string
  readonly caption: BlockBundle | undefined
  readonly bundle: BlockBundle
  readonly bundles: Bundles
  readonly asset: Asset
  readonly first: string | undefined
  readonly placing: string | undefined
  readonly onClose: () => void
}

function OpenPicture({ name, caption, bundle, bundles, asset, first, placing, onClose }: OpenPictureProps) {
  const { t } = useTranslation()
  const [tool, setTool] = useState<Tool>(placing === undefined ? 'choose' : 'rectangle')
  const [turns, setTurns] = useState<0 | 1 | 2 | 3>(0)
  const [zoom, setZoom] = useState<ZoomWish>({ step: 0, mode: 'fit' })
  const [scale, setScale] = useState(1)
  const [isComparing, setIsComparing] = useState(false)
  const host = useRef<HTMLDivElement>(null)
  // What had the focus goes when the pictures are set side by side, and comes back another: the keys stay in the viewer.
  useEffect(() => {
    if (host.current?.contains(document.activeElement) === false) host.current.focus()
  }, [isComparing])
  const tables = useArticle((open) => open.tables)
  const items = stripOf(bundles, tables.asset)
  const regions = useRegions({ bundle, asset, caption: caption?.block, first, placing, setTool, onClose })
  const settings = useApp((state) => state.settings)
  const view = caption === undefined ? undefined : captionViews(tables, settings).get(caption.block.id)

  const rotate = (): void => setTurns(((turns + 1) % 4) as 0 | 1 | 2 | 3)
  const ask = (mode: ZoomWish['mode']): void => setZoom({ step: zoom.step + 1, mode })
  const strip = useStrip(items, bundle.block.id, placing, onClose)
  usePictureCommands({
    tool,
    isComparing,
    onTool: setTool,
    onRotate: rotate,
    onCompare: () => setIsComparing(!isComparing),
    onLink: regions.link,
    onZoom: ask,
    onStep: strip.step,
  })

  return (
    <div
      ref={host}
      className="picture"
      tabIndex={-1}
      data-comparing={isComparing || undefined}
      onKeyDown={(event) => {
        if (!isComparing || event.key !== 'Escape' || isImeKey(event.nativeEvent)) return
        event.preventDefault()
        event.stopPropagation()
        setIsComparing(false)
      }}
    >
      <PictureBar name={name} count={items.length} asset={asset} onClose={onClose} />
      <PictureTools
        tool={tool}
        isComparing={isComparing}
        onTool={setTool}
        onRotate={rotate}
        onCompare={() => setIsComparing(!isComparing)}
      />
      {isComparing ? (
        <ComparePictures figure={bundle.block} turns={turns} zoom={zoom} onZoom={ask} />
      ) : (
        <>
          <Stage
            asset={asset}
            alt={bundle.block.alt ?? ''}
            tool={tool}
            turns={turns}
            zoom={zoom}
            regions={regions.shown}
            active={regions.active}
            pointed={regions.pointed}
            label={t('proof.region')}
            stageLabel={t('picture.stage')}
            onDraw={regions.draw}
            onReshape={regions.reshape}
            onChoose={regions.choose}
            onPoint={regions.point}
            onScale={setScale}
            onLeaveTool={() => (tool === 'choose' ? onClose() : setTool('choose'))}
          >
            <div className="stage-foot">
              <ZoomBar scale={scale} onZoom={ask} />
              <Filmstrip items={items} current={bundle.block.id} onShow={strip.show} />
            </div>
          </Stage>
          <PicturePanel
            bundle={bundle}
            asset={asset}
            caption={caption}
            view={view}
            regions={regions.shown}
            stale={staleLinksOf(bundle.block, tables)}
            active={regions.active}
            pointed={regions.pointed}
            chosen={regions.chosen}
            onChosen={regions.setChosen}
            message={regions.message}
            onLink={regions.link}
            onUnlink={regions.disjoin}
            onDraw={regions.draw}
            onReshape={regions.reshape}
            onChoose={regions.choose}
            onPoint={regions.point}
          />
        </>
      )}
      <PictureFoot bundles={bundles} isComparing={isComparing} />
    </div>
  )
}

function PictureFoot({ bundles, isComparing }: { readonly bundles: Bundles; readonly isComparing: boolean }) {
  const { t } = useTranslation()
  const coverage = captionCoverage(bundles)
  return (
    <footer className="picture-foot">
      <span>
        {t('proof.desk.captions')}{' '}
        <strong>
          {coverage.done} / {coverage.total}
        </strong>{' '}
        <CoverageMeter label={t('proof.desk.captions')} coverage={coverage} />
      </span>
      <span className="top-space" />
      <span aria-hidden="true">
        <Keys parts={['[', ']']} /> {t('commands.picture-previous')} · {t('commands.picture-next')}
      </span>
      <span aria-hidden="true">
        <Keys parts={['Esc']} /> {isComparing ? t('common.back') : t('picture.back')}
      </span>
    </footer>
  )
}
