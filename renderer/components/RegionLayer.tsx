import type { Region } from '#shared/domain/target.ts'

interface LayerRegion {
  readonly id: string
  readonly number: number
  readonly region: Region
  readonly name: string
}

interface RegionLayerProps {
  readonly regions: readonly LayerRegion[]
  readonly active: string | undefined
  /** Spoken before a region's number. */
  readonly label: string
  readonly onChoose: (id: string) => void
  /** A region is pointed at or has the focus; undefined when no longer. */
  readonly onPoint?: ((id: string | undefined) => void) | undefined
}

/** Regions over a picture: a light line with a dark casing is seen on any picture; the number stands in a disc. */
export function RegionLayer({ regions, active, label, onChoose, onPoint }: RegionLayerProps) {
  return (
    <>
      <svg className="region-layer" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {regions.map(({ id, region }) => (
          <g key={id} data-active={id === active || undefined}>
            <path className="region-casing" d={pathOf(region)} />
            <path className="region-line" d={pathOf(region)} />
          </g>
        ))}
      </svg>
      {regions.map(({ id, number, region, name }) => {
        const [x, y] = cornerOf(region)
        return (
          <button
            key={id}
            type="button"
            className="region-disc"
            data-region={id}
            data-shape={region.shape}
            data-active={id === active || undefined}
            style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
            aria-label={`${label} ${number}: ${name}`}
            onClick={(event) => {
              event.stopPropagation()
              onChoose(id)
            }}
            onFocus={() => onPoint?.(id)}
            onBlur={() => onPoint?.(undefined)}
            onPointerEnter={() => onPoint?.(id)}
            onPointerLeave={() => onPoint?.(undefined)}
          >
            {number}
          </button>
        )
      })}
    </>
  )
}

/** An outline in hundredths of the picture. A point has no outline, only its disc. */
export function pathOf(region: Region): string {
  if (region.shape === 'point') return ''
  const corners =
    region.shape === 'polygon'
      ? region.points.map((point) => [point.x, point.y] as const)
      : ([
          [region.x, region.y],
          [region.x + region.width, region.y],
          [region.x + region.width, region.y + region.height],
          [region.x, region.y + region.height],
        ] as const)
  return `M${corners.map(([x, y]) => `${x * 100} ${y * 100}`).join('L')}Z`
}

/** Where a region's number stands: over the middle of its upper side, where no handle of a corner lies under it. */
export function cornerOf(region: Region): readonly [number, number] {
  if (region.shape === 'point') return [region.x, region.y]
  if (region.shape === 'rectangle') return [region.x + region.width / 2, region.y]
  const top = region.points.reduce((best, point) => (point.y < best.y ? point : best))
  return [top.x, top.y]
}
