import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import { useCommands } from '../../commands/registry.ts'
import { Picture } from '../../components/Picture.tsx'
import { CompareBar, type CompareMode } from './CompareBar.tsx'
import { arrowStep, type Pose, type Size } from './geometry.ts'
import { ZoomBar } from './PictureBar.tsx'
import { placed, usePose, type ZoomWish } from './use-pose.ts'

/** Well below the three flashes a second of WCAG 2.3.1. */
const BLINK_MS = 900

interface CompareStageProps {
  readonly figure: Block
  readonly turns: Pose['turns']
  readonly zoom: ZoomWish
  readonly onZoom: (mode: ZoomWish['mode']) => void
  readonly first: Asset
  readonly second: Asset
}

/** Both pictures under one zoom. */
export function CompareStage({ first, second, turns, zoom, onZoom, figure }: CompareStageProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const around = useRef<HTMLDivElement>(null)
  const pan = useRef<{ readonly x: number; readonly y: number }>(undefined)
  const [mode, setMode] = useState<CompareMode>('side')
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
  const choose = (next: CompareMode): void => {
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
      <CompareBar
        mode={mode}
        divider={divider}
        isFirst={isFirst}
        isRunning={isRunning}
        onMode={choose}
        onDivider={setDivider}
        onRun={setIsRunning}
        onFlip={flip}
      />
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

function labelOf(mode: CompareMode, isFirst: boolean, t: (key: string) => string): string {
  if (mode === 'slide') return `${t('picture.first')} | ${t('picture.second')}`
  return t(isFirst ? 'picture.first' : 'picture.second')
}
