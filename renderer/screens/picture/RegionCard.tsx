import { MapPin, Pentagon, Square, Unlink } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Region } from '#shared/domain/target.ts'
import { IconButton } from '../../components/Button.tsx'
import type { ShownRegion } from '../../store/regions.ts'
import { boundsOf, nudged, withBounds } from './geometry.ts'

interface RegionCardProps {
  readonly region: ShownRegion
  readonly isLive: boolean
  readonly isPointed: boolean
  readonly onChoose: () => void
  readonly onPoint: (id: string | undefined) => void
  readonly onReshape: (region: Region, isDone: boolean) => void
  /** Given for a link: takes it apart. */
  readonly onUnlink?: (() => void) | undefined
  readonly children?: ReactNode
}

const SHAPES = { rectangle: Square, polygon: Pentagon, point: MapPin } as const

/** A region in the list: its number, its words, its bounds in numbers. Arrow keys on its head move it. */
export function RegionCard(props: RegionCardProps) {
  const { region, isLive, onChoose, onPoint, onReshape, onUnlink, children } = props
  const { t } = useTranslation()
  const isFixed = region.kind === 'note'
  const Shape = SHAPES[region.region.shape]
  const name = region.kind === 'draft' ? t('picture.draftRegion') : region.name
  const keyDown = (event: KeyboardEvent): void => {
    const next = isFixed ? undefined : nudged(region.region, event)
    if (next === undefined) return
    event.preventDefault()
    onReshape(next, false)
  }
  return (
    <li
      className="picture-region"
      data-live={isLive || undefined}
      data-pointed={props.isPointed || undefined}
      onPointerEnter={() => onPoint(region.id)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <div className="picture-region-head">
        <button
          type="button"
          aria-pressed={isLive}
          onClick={onChoose}
          onKeyDown={keyDown}
          onFocus={() => onPoint(region.id)}
          onBlur={() => onPoint(undefined)}
        >
          <span className="visually-hidden">{t('proof.region')} </span>
          <span className="region-number">{region.number}</span> <strong>{name}</strong>
        </button>
        <span className="picture-region-shape">
          <Shape size={14} aria-hidden />
          {t(`picture.shape.${region.region.shape}`)}
          {region.region.shape === 'polygon' && ` ${t('picture.pointCount', { count: region.region.points.length })}`}
        </span>
        {onUnlink !== undefined && (
          <IconButton size="small" label={t('picture.unlink', { words: region.name })} onClick={onUnlink}>
            <Unlink size={14} />
          </IconButton>
        )}
      </div>
      <Bounds region={region} isFixed={isFixed} onReshape={onReshape} />
      {children}
    </li>
  )
}

const FIELDS = ['x', 'y', 'width', 'height'] as const

interface BoundsProps {
  readonly region: ShownRegion
  readonly isFixed: boolean
  readonly onReshape: (region: Region, isDone: boolean) => void
}

/** A region in numbers, in percent of the picture: the way to draw without a pointer. */
function Bounds({ region, isFixed, onReshape }: BoundsProps) {
  const { t } = useTranslation()
  const bounds = boundsOf(region.region)
  const polygon = region.region.shape === 'polygon' ? region.region : undefined
  const fields = region.region.shape === 'point' ? FIELDS.slice(0, 2) : FIELDS
  const percent = (value: number): string => (value * 100).toFixed(1)
  return (
    <div className="bounds">
      {fields.map((field) => (
        <Bound
          key={`${region.id}-${field}`}
          label={t(`picture.${field}`)}
          name={`${t('proof.region')} ${region.number} ${t(`picture.${field}`)}`}
          value={percent(bounds[field])}
          isReadOnly={isFixed}
          onChange={(value) => onReshape(withBounds(region.region, { ...bounds, [field]: value / 100 }), false)}
        />
      ))}
      {polygon !== undefined && (
        <details className="bounds-points">
          <summary>{t('picture.points')}</summary>
          <input
            key={polygon.points.map(({ x, y }) => `${x},${y}`).join(' ')}
            type="text"
            className="field"
            aria-label={`${t('proof.region')} ${region.number} ${t('picture.points')}`}
            readOnly={isFixed}
            defaultValue={polygon.points.map((point) => `${percent(point.x)},${percent(point.y)}`).join(' ')}
            onBlur={(event) => {
              if (event.currentTarget.value === event.currentTarget.defaultValue) return
              const points = parsePoints(event.currentTarget.value)
              if (points === undefined) event.currentTarget.value = event.currentTarget.defaultValue
              else onReshape({ shape: 'polygon', points }, true)
            }}
          />
        </details>
      )}
    </div>
  )
}

interface BoundProps {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (percent: number) => void
}

/** One bound. What is typed stays as it is typed until the field is left: rounding it at every key would change it. */
function Bound({ label, name, value, isReadOnly, onChange }: BoundProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <label>
      <span aria-hidden="true">{label}</span>
      <input
        type="number"
        aria-label={name}
        min={0}
        max={100}
        step={0.1}
        readOnly={isReadOnly}
        value={typed ?? value}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          const number = event.currentTarget.valueAsNumber
          if (Number.isFinite(number)) onChange(number)
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  )
}

/** Corners written as `x,y x,y x,y` in percent; undefined when they are not at least three, all inside. */
function parsePoints(text: string): { x: number; y: number }[] | undefined {
  const points = text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(/[,，]/).map((part) => Number(part) / 100))
    .map(([x = Number.NaN, y = Number.NaN]) => ({ x, y }))
  const isInside = (value: number): boolean => value >= 0 && value <= 1
  return points.length >= 3 && points.every(({ x, y }) => isInside(x) && isInside(y)) ? points : undefined
}
