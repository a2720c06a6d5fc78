import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Region } from '#shared/domain/target.ts'
import { Button } from '../../components/Button.tsx'
import type { BlockBundle } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { DraftCard } from '../proof/cards/DraftCard.tsx'
import { NoteCard } from '../proof/cards/NoteCard.tsx'
import { boundsOf, withBounds } from './geometry.ts'
import type { ShownRegion } from './Stage.tsx'

interface PicturePanelProps {
  readonly bundle: BlockBundle
  readonly asset: Asset
  readonly caption: Block | undefined
  readonly regions: readonly ShownRegion[]
  readonly active: string | undefined
  readonly onDraw: (region: Region) => void
  readonly onReshape: (id: string, region: Region) => void
}

/** Beside the picture: its caption, each region with its numbers and words, and what the picture says of itself. */
export function PicturePanel({ bundle, asset, caption, regions, active, onDraw, onReshape }: PicturePanelProps) {
  const { t } = useTranslation()
  const drafts = useArticle((open) => open.drafts)
  const metadata = Object.entries(asset.metadata ?? {}).filter(
    ([name]) => t(`captions.field.${name}`, { defaultValue: '' }) !== '',
  )
  return (
    <aside className="picture-panel scroll" aria-label={t('picture.panel')}>
      <h3>{t('proof.desk.captions')}</h3>
      <p className="picture-caption">{caption?.text ?? t('picture.noCaption')}</p>
      <h3>
        {t('picture.regions')} <span>{regions.length}</span>
      </h3>
      {regions.length === 0 && <p className="picture-hint">{t('picture.regionsHint')}</p>}
      {regions.map((region, index) => {
        const note = bundle.notes.find((run) => run.note.id === region.id)?.note
        const draft = drafts.get(region.id)
        return (
          <section key={region.id} className="picture-region" data-live={region.id === active || undefined}>
            <p className="picture-region-head">
              <span className="region-number">{index + 1}</span>
              {t(`picture.shape.${region.region.shape}`)}
            </p>
            <Bounds region={region} onReshape={onReshape} />
            {note !== undefined && <NoteCard note={note} isOpen={region.id === active} />}
            {note === undefined && draft !== undefined && <DraftCard draft={draft} isOpen={region.id === active} />}
          </section>
        )
      })}
      <div className="picture-add">
        <Button onClick={() => onDraw({ shape: 'rectangle', x: 0.25, y: 0.25, width: 0.5, height: 0.5 })}>
          {t('picture.addRectangle')}
        </Button>
        <Button onClick={() => onDraw({ shape: 'point', x: 0.5, y: 0.5 })}>{t('picture.addPoint')}</Button>
        <Button
          onClick={() =>
            onDraw({
              shape: 'polygon',
              points: [
                { x: 0.5, y: 0.25 },
                { x: 0.75, y: 0.75 },
                { x: 0.25, y: 0.75 },
              ],
            })
          }
        >
          {t('picture.addPolygon')}
        </Button>
      </div>
      <h3>{t('captions.metadata')}</h3>
      {metadata.length === 0 && <p className="picture-hint">{t('captions.metadataNone')}</p>}
      <dl className="picture-metadata">
        {metadata.map(([name, entries]) => (
          <div key={name}>
            <dt>{t(`captions.field.${name}`)}</dt>
            {entries.map((entry) => (
              <dd key={entry.source}>
                {entry.value} <small>{entry.source}</small>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </aside>
  )
}

const FIELDS = ['x', 'y', 'width', 'height'] as const

/** A region in numbers, in percent of the picture: the way to draw without a pointer. */
function Bounds({
  region,
  onReshape,
}: {
  readonly region: ShownRegion
  readonly onReshape: PicturePanelProps['onReshape']
}) {
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
          value={percent(bounds[field])}
          isReadOnly={!region.isDraft}
          onChange={(value) => onReshape(region.id, withBounds(region.region, { ...bounds, [field]: value / 100 }))}
        />
      ))}
      {polygon !== undefined && (
        <label className="bounds-points">
          <span>{t('picture.points')}</span>
          <input
            key={region.id}
            type="text"
            readOnly={!region.isDraft}
            defaultValue={polygon.points.map((point) => `${percent(point.x)},${percent(point.y)}`).join(' ')}
            onBlur={(event) => {
              const points = parsePoints(event.currentTarget.value)
              if (points !== undefined) onReshape(region.id, { shape: 'polygon', points })
            }}
          />
        </label>
      )}
    </div>
  )
}

interface BoundProps {
  readonly label: string
  readonly value: string
  readonly isReadOnly: boolean
  readonly onChange: (percent: number) => void
}

/** One bound. What is typed stays as it is typed until the field is left: rounding it at every key would change it. */
function Bound({ label, value, isReadOnly, onChange }: BoundProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
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
    .map((pair) => pair.split(',').map((part) => Number(part) / 100))
    .map(([x = Number.NaN, y = Number.NaN]) => ({ x, y }))
  const isInside = (value: number): boolean => value >= 0 && value <= 1
  return points.length >= 3 && points.every(({ x, y }) => isInside(x) && isInside(y)) ? points : undefined
}
