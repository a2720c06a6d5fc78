import {
  Columns2,
  Crosshair,
  Hand,
  Minus,
  MousePointer2,
  Pentagon,
  Plus,
  Redo2,
  RotateCw,
  Square,
  Undo2,
  X,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { SaveLine } from '../proof/SaveLine.tsx'
import { useArticle } from '../../store/hooks.ts'
import type { Tool } from './stage-props.ts'

interface PictureBarProps {
  readonly name: string
  readonly count: number
  readonly asset: Asset
  readonly onClose: () => void
}

/** Which picture it is, whether all is saved, and the way back. */
export function PictureBar({ name, count, asset, onClose }: PictureBarProps) {
  const { t } = useTranslation()
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const history = useArticle((open) => open.history)
  return (
    <header className="picture-bar">
      <strong className="picture-title" lang={article?.language} title={article?.title}>
        {article?.title}
      </strong>
      <SaveLine />
      <span className="top-rule" />
      <strong>{name}</strong>
      <span className="picture-name">
        {t('picture.of', { count })}
        {'　'}
        {asset.fileName} {asset.width > 0 && `${asset.width} × ${asset.height}`}
      </span>
      <span className="top-space" />
      <IconButton
        label={t('commands.undo')}
        aria-disabled={history.undo.length === 0}
        onClick={() => runCommand('undo')}
      >
        <Undo2 size={18} />
      </IconButton>
      <IconButton
        label={t('commands.redo')}
        aria-disabled={history.redo.length === 0}
        onClick={() => runCommand('redo')}
      >
        <Redo2 size={18} />
      </IconButton>
      <span className="top-rule" />
      <IconButton label={t('common.close')} onClick={onClose}>
        <X size={18} />
      </IconButton>
    </header>
  )
}

const TOOLS = [
  { tool: 'choose', icon: MousePointer2, key: 'V' },
  { tool: 'rectangle', icon: Square, key: 'R' },
  { tool: 'polygon', icon: Pentagon, key: 'P' },
  { tool: 'point', icon: Crosshair, key: 'O' },
  { tool: 'pan', icon: Hand, key: 'Space' },
] as const satisfies readonly { readonly tool: Tool; readonly icon: unknown; readonly key: string }[]

interface PictureToolsProps {
  readonly tool: Tool
  readonly isComparing: boolean
  readonly onTool: (tool: Tool) => void
  readonly onRotate: () => void
  readonly onCompare: () => void
}

/** What the pointer does on the picture, and the ways to look at it. */
export function PictureTools({ tool, isComparing, onTool, onRotate, onCompare }: PictureToolsProps) {
  const { t } = useTranslation()
  return (
    <div className="picture-tools" role="toolbar" aria-label={t('picture.tools')}>
      {TOOLS.map(({ tool: name, icon: Icon, key }) => (
        <button
          key={name}
          type="button"
          aria-pressed={!isComparing && tool === name}
          disabled={isComparing}
          onClick={() => onTool(name)}
        >
          <Icon size={16} aria-hidden />
          {t(`picture.tool.${name}`)}
          <Keys parts={[key]} />
        </button>
      ))}
      <span className="top-rule" />
      <button type="button" onClick={onRotate}>
        <RotateCw size={16} aria-hidden />
        {t('commands.picture-rotate')}
        <Keys parts={['T']} />
      </button>
      <button type="button" aria-pressed={isComparing} onClick={onCompare}>
        <Columns2 size={16} aria-hidden />
        {t('picture.compare')}
        <Keys parts={['C']} />
      </button>
      <span className="picture-fractions">{t('picture.fractions')}</span>
    </div>
  )
}

interface ZoomBarProps {
  readonly scale: number
  readonly onZoom: (mode: 'fit' | 'actual' | 'in' | 'out') => void
}

/** How large the picture is drawn. */
export function ZoomBar({ scale, onZoom }: ZoomBarProps) {
  const { t } = useTranslation()
  return (
    <div className="picture-zoom" role="group" aria-label={t('picture.scale')}>
      <IconButton label={t('commands.zoom-out')} onClick={() => onZoom('out')}>
        <Minus size={16} />
      </IconButton>
      <output>{Math.round(scale * 100)}%</output>
      <IconButton label={t('commands.zoom-in')} onClick={() => onZoom('in')}>
        <Plus size={16} />
      </IconButton>
      <span className="top-rule" />
      <Button tone="plain" onClick={() => onZoom('fit')}>
        {t('commands.picture-fit')} <Keys parts={['0']} />
      </Button>
      <Button tone="plain" onClick={() => onZoom('actual')}>
        {t('commands.picture-actual')} <Keys parts={['1']} />
      </Button>
    </div>
  )
}
