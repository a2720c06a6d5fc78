import {
  Hand,
  Maximize,
  Minus,
  MousePointer2,
  Pentagon,
  Plus,
  RotateCw,
  Square,
  Target as PointIcon,
  X,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Region } from '#shared/domain/target.ts'
import '../../styles/picture.css'
import { useCommands } from '../../commands/registry.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { goTo } from '../../acts/actions.ts'
import { bundlesOf, type BlockBundle } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { draftOnRegion, typeDraft } from '../../acts/notes.ts'
import { session } from '../../store/current.ts'
import { PicturePanel } from './PicturePanel.tsx'
import { Stage, type Tool } from './Stage.tsx'

interface PictureViewerProps {
  readonly figureId: string
  readonly noteId?: string
  readonly onClose: () => void
}

/** A picture at full size: look closely, mark a region, say something about it. */
export function PictureViewer({ figureId, noteId, onClose }: PictureViewerProps) {
  const bundle = useArticle((open) => bundlesOf(open.tables).byId.get(figureId))
  const asset = useArticle((open) => {
    const assetId = bundle?.block.assetId
    return assetId === undefined ? undefined : open.tables.asset.get(assetId)
  })
  const caption = useArticle((open) => bundlesOf(open.tables).list.find(({ block }) => block.figureId === figureId))
  if (bundle === undefined || asset === undefined) return null
  return <OpenPicture bundle={bundle} asset={asset} caption={caption?.block} noteId={noteId} onClose={onClose} />
}

interface OpenPictureProps {
  readonly bundle: BlockBundle
  readonly asset: Asset
  readonly caption: Block | undefined
  readonly noteId: string | undefined
  readonly onClose: () => void
}

const TOOLS = [
  { tool: 'choose', icon: MousePointer2, key: 'Esc' },
  { tool: 'rectangle', icon: Square, key: 'R' },
  { tool: 'polygon', icon: Pentagon, key: 'P' },
  { tool: 'point', icon: PointIcon, key: 'T' },
  { tool: 'pan', icon: Hand, key: '␣' },
] as const

function OpenPicture({ bundle, asset, caption, noteId, onClose }: OpenPictureProps) {
  const { t } = useTranslation()
  const [tool, setTool] = useState<Tool>('choose')
  const [turns, setTurns] = useState<0 | 1 | 2 | 3>(0)
  const [zoom, setZoom] = useState({ step: 0, mode: 'fit' as 'fit' | 'actual' | 'in' | 'out' })
  const place = useApp((state) => state.place)
  const drafts = useArticle((open) => open.drafts)
  const active = place?.kind === 'note' || place?.kind === 'draft' ? place.id : noteId

  const regions = [
    ...bundle.notes.flatMap(({ note }) =>
      note.target.kind === 'region'
        ? [{ id: note.id as string, region: note.target.region, name: note.body, isDraft: false }]
        : [],
    ),
    ...[...drafts.values()].flatMap((draft) =>
      draft.target?.kind === 'region' && draft.target.blockId === bundle.block.id && draft.editOf === undefined
        ? [{ id: draft.id, region: draft.target.region, name: draft.body, isDraft: true }]
        : [],
    ),
  ]
  const draw = (region: Region): void => {
    draftOnRegion('comment', { kind: 'region', blockId: bundle.block.id, assetId: asset.id, region })
    setTool('choose')
  }
  const reshape = (id: string, region: Region): void => {
    const draft = session.store.getState().open?.drafts.get(id)
    if (draft?.target?.kind === 'region') typeDraft(draft, { target: { ...draft.target, region } })
  }
  const ask = (mode: typeof zoom.mode): void => setZoom({ step: zoom.step + 1, mode })
  useCommands({
    'picture-rectangle': () => setTool('rectangle'),
    'picture-polygon': () => setTool('polygon'),
    'picture-point': () => setTool('point'),
    'picture-rotate': () => setTurns(((turns + 1) % 4) as 0 | 1 | 2 | 3),
    'picture-fit': () => ask('fit'),
    'zoom-in': () => ask('in'),
    'zoom-out': () => ask('out'),
    'zoom-reset': () => ask('actual'),
  })

  return (
    <Dialog
      title={t('picture.title', { number: bundle.ordinal })}
      closeLabel={t('common.close')}
      size="full"
      isBare
      onClose={onClose}
    >
      <div className="picture">
        <header className="picture-bar">
          <strong>{t('proof.figureNumber', { number: bundle.ordinal })}</strong>
          <span className="picture-name">
            {asset.fileName} {asset.width > 0 && `${asset.width} × ${asset.height}`}
          </span>
          <div className="picture-tools" role="toolbar" aria-label={t('picture.tools')}>
            {TOOLS.map(({ tool: name, icon: Icon, key }) => (
              <button key={name} type="button" aria-pressed={tool === name} onClick={() => setTool(name)}>
                <Icon size={16} aria-hidden />
                {t(`picture.tool.${name}`)}
                <Keys parts={[key]} />
              </button>
            ))}
            <button type="button" onClick={() => setTurns(((turns + 1) % 4) as 0 | 1 | 2 | 3)}>
              <RotateCw size={16} aria-hidden />
              {t('commands.picture-rotate')}
              <Keys parts={['L']} />
            </button>
          </div>
          <IconButton label={t('commands.zoom-out')} onClick={() => ask('out')}>
            <Minus size={16} />
          </IconButton>
          <IconButton label={t('commands.zoom-in')} onClick={() => ask('in')}>
            <Plus size={16} />
          </IconButton>
          <IconButton label={t('commands.picture-fit')} onClick={() => ask('fit')}>
            <Maximize size={16} />
          </IconButton>
          <IconButton label={t('common.close')} onClick={onClose}>
            <X size={18} />
          </IconButton>
        </header>
        <Stage
          asset={asset}
          alt={bundle.block.alt ?? ''}
          tool={tool}
          turns={turns}
          zoom={zoom}
          regions={regions}
          active={active}
          label={t('proof.region')}
          stageLabel={t('picture.stage')}
          onDraw={draw}
          onReshape={reshape}
          onChoose={(id) => goTo({ kind: drafts.has(id) ? 'draft' : 'note', id })}
          onLeaveTool={() => (tool === 'choose' ? onClose() : setTool('choose'))}
        />
        <PicturePanel
          bundle={bundle}
          asset={asset}
          caption={caption}
          regions={regions}
          active={active}
          onDraw={draw}
          onReshape={reshape}
        />
      </div>
    </Dialog>
  )
}
