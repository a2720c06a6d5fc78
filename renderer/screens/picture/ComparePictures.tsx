import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { picturesOf } from '#shared/acts/captions.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { pickPicture, putBack } from '../../acts/pictures.ts'
import { useArticle } from '../../store/hooks.ts'
import { CompareFacts } from './CompareFacts.tsx'
import { arrowStep, type Pose, type Size } from './geometry.ts'
import { ZoomBar } from './PictureBar.tsx'
import { placed, usePose, type ZoomWish } from './use-pose.ts'

interface ComparePicturesProps {
  readonly figure: Block
  readonly turns: Pose['turns']
  readonly zoom: ZoomWish
  readonly onZoom: (mode: ZoomWish['mode']) => void
}

const MODES = ['side', 'slide', 'blink'] as const
type Mode = (typeof MODES)[number]

/** Well below the three flashes a second of WCAG 2.3.1. */
const BLINK_MS = 900

/** Two pictures under one zoom: side by side, with a divider between them, or one after the other. */
export function ComparePictures(props: ComparePicturesProps) {
  const { figure } = props
  const { t } = useTranslation()
  const assets = useArticle((open) => open.tables.asset)
  const blocks = useArticle((open) => open.tables.block)
  const history = picturesOf(figure, assets.values())
  const used = new Set([...blocks.values()].map((block) => block.assetId))
  const others = [...assets.values()].filter(
    (asset) => asset.width > 0 && used.has(asset.id) && !history.some(({ id }) => id === asset.id),
  )
  const all = [...history, ...others]
  const current = all.find(({ id }) => id === figure.assetId)
  const [firstId, setFirst] = useState(current?.replaces ?? all.find(({ id }) => id !== figure.assetId)?.id)
  const [secondId, setSecond] = useState(figure.assetId)
  const first = all.find(({ id }) => id === firstId)
  const second = all.find(({ id }) => id === secondId)
  if (all.length < 2 || first === undefined || second === undefined) {
    return (
      <div className="compare-empty">
        <EmptyState title={t('picture.nothingToCompare')} text={t('picture.nothingToCompareHint')}>
          <Button data-focus onClick={() => void pickPicture(figure.id)}>
            {t('captions.replace')}
          </Button>
        </EmptyState>
      </div>
    )
  }
  const name = (asset: Asset): string => {
    const role = asset.id === figure.assetId ? 'current' : history.includes(asset) ? 'replaced' : 'other'
    return `${asset.fileName ?? asset.sha256.slice(0, 8)}　${asset.width} × ${asset.height}　${t(`picture.${role}`)}`
  }
  const choice = (label: string, value: string, onChange: (id: string) => void) => (
    <label>
      <span>{label}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {all.map((asset) => (
          <option key={asset.id} value={asset.id}>
            {name(asset)}
          </option>
        ))}
      </select>
    </label>
  )
  const older = [first, second].find(({ id }) => id !== figure.assetId && history.some((asset) => asset.id === id))
  return (
    <>
      <CompareStage {...props} first={first} second={second} />
      <aside className="picture-panel scroll" aria-label={t('picture.compareTitle')}>
        <section className="compare-choices">
          <h3>{t('picture.compareTitle')}</h3>
          {choice(t('picture.first'), first.id, (id) => setFirst(id as Asset['id']))}
          {choice(t('picture.second'), second.id, (id) => setSecond(id as Asset['id']))}
          {older !== undefined && (
            <Button onClick={() => putBack(figure, older)}>
              {t('picture.useThis')}: {older.id === first.id ? t('picture.first') : t('picture.second')}
            </Button>
          )}
        </section>
        <CompareFacts first={first} second={second} />
      </aside>
    </>
  )
}

interface CompareStageProps extends ComparePicturesProps {
  readonly first: Asset
  readonly second: Asset
}

function CompareStage({ first, second, turns, zoom, onZoom, figure }: CompareStageProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const around = useRef<HTMLDivElement>(null)
  const pan = useRef<{ readonly x: number; readonly y: number }>(undefined)
  const [mode, setMode] = useState<Mode>('side')
  const [divider, setDivider] = useState(50)
  const [isFirst, setIsFirst] = useState(true)
  const [isRunning, setIsRunning] = useState(false)
  const size: Size = { width: first.width || 1200, height: first.height || 800 }
  const [pose, setPose] = usePose(host, size.width, size.height, turns, zoom, around)

  useEffect(() => host.current?.focus(), [])
  useEffect(() => {
    if (mode !== 'blink' || !isRunning) return
    const timer = setInterval(() => setIsFirst((shown) => !shown), BLINK_MS)
    return () => clearInterval(timer)
  }, [mode, isRunning])
  const choose = (next: Mode): void => {
    setMode(next)
    // Who asked the system for less motion turns the pictures by hand.
    setIsRunning(next === 'blink' && !matchMedia('(prefers-reduced-motion: reduce)').matches)
  }
  const flip = (): void => {
    setIsRunning(false)
    setIsFirst(!isFirst)
  }
  useCommands({
    'picture-pan': () => {
      if (mode !== 'blink' || document.activeElement?.closest('button, summary, select, input')) return false
      return flip()
    },
  })

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.target instanceof Element && event.target.closest('input, button') !== null) return
    pan.current = { x: event.clientX - pose.x, y: event.clientY - pose.y }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const from = pan.current
    if (from === undefined || event.buttons === 0) return
    setPose((old) => ({ ...old, x: event.clientX - from.x, y: event.clientY - from.y }))
  }
  const keyDown = (event: KeyboardEvent): void => {
    const step = arrowStep(event)
    if (step === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['pane'] === undefined)
      return
    event.preventDefault()
    setPose((old) => ({ ...old, x: old.x - step[0] * 40_000, y: old.y - step[1] * 40_000 }))
  }
  // The second is drawn as wide as the first, so that the same thing lies at the same place whatever their sizes.
  const share = size.width / (second.width || size.width)
  const secondSize = { width: size.width, height: (second.height || size.height) * share }
  const picture = (asset: Asset, drawn: Size, clip?: string) => (
    <div
      className="stage-picture"
      style={{ ...placed(pose, drawn), ...(clip === undefined ? {} : { clipPath: clip }) }}
    >
      <Picture asset={asset} alt={`${figure.alt ?? ''} ${asset.fileName ?? ''}`.trim()} />
    </div>
  )
  const tag = (which: 'first' | 'second') => <span className="compare-tag">{t(`picture.${which}`)}</span>
  return (
    <div className="compare" ref={around}>
      <div className="compare-bar">
        <Segmented
          label={t('picture.compareMode')}
          value={mode}
          options={MODES.map((value) => ({ value, label: t(`picture.mode.${value}`) }))}
          onChange={choose}
        />
        {mode === 'slide' && (
          <label className="compare-slider">
            <span>{t('picture.slideAt')}</span>
            <input
              type="range"
              min={0}
              max={100}
              value={divider}
              aria-valuetext={`${divider}%`}
              onChange={(event) => setDivider(event.target.valueAsNumber)}
            />
          </label>
        )}
        {mode === 'blink' && (
          <>
            <Button aria-pressed={isRunning} onClick={() => setIsRunning(!isRunning)}>
              {t(isRunning ? 'picture.blinkStop' : 'picture.blinkGo')}
            </Button>
            <Button onClick={flip}>
              {t('picture.blinkFlip')} <Keys parts={['Space']} />
            </Button>
            <span role="status">
              {isRunning ? '' : t('picture.shownNow', { which: t(isFirst ? 'picture.first' : 'picture.second') })}
            </span>
          </>
        )}
      </div>
      <div
        className="compare-panes"
        data-mode={mode}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => (pan.current = undefined)}
        onKeyDown={keyDown}
      >
        <div
          ref={host}
          className="stage"
          data-pane="first"
          data-tool="pan"
          role="application"
          aria-label={t('picture.compareTitle')}
          tabIndex={0}
        >
          {(mode !== 'blink' || isFirst) && picture(first, size)}
          {mode === 'blink' && !isFirst && picture(second, secondSize)}
          {mode === 'slide' && (
            <div className="compare-over" style={{ clipPath: `inset(0 0 0 ${divider}%)` }}>
              {picture(second, secondSize)}
            </div>
          )}
          {mode === 'slide' && <span className="compare-divider" style={{ left: `${divider}%` }} />}
          {mode === 'side' ? tag('first') : <span className="compare-tag">{labelOf(mode, isFirst, t)}</span>}
        </div>
        {mode === 'side' && (
          <div className="stage" data-pane="second" data-tool="pan">
            {picture(second, secondSize)}
            {tag('second')}
          </div>
        )}
      </div>
      <ZoomBar scale={pose.scale} onZoom={onZoom} />
    </div>
  )
}

function labelOf(mode: Mode, isFirst: boolean, t: (key: string) => string): string {
  if (mode === 'slide') return `${t('picture.first')} | ${t('picture.second')}`
  return t(isFirst ? 'picture.first' : 'picture.second')
}
