import type { Asset } from '#shared/domain/asset.ts'
import type { Region } from '#shared/domain/target.ts'
import { Picture } from './Picture.tsx'
import { pathOf } from './RegionLayer.tsx'

interface RegionThumbProps {
  readonly asset: Asset
  readonly region: Region | undefined
  /** What the picture is called. */
  readonly name: string
}

/** Half the side of what stands for a point, in hundredths of the picture. */
const POINT = 2

/** A small picture with one region drawn on it. */
export function RegionThumb({ asset, region, name }: RegionThumbProps) {
  return (
    <span className="region-thumb">
      <Picture asset={asset} alt={name} />
      {region !== undefined && (
        <svg className="region-layer" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <g data-active>
            <path className="region-casing" d={outlineOf(region)} />
            <path className="region-line" d={outlineOf(region)} />
          </g>
        </svg>
      )}
    </span>
  )
}

function outlineOf(region: Region): string {
  if (region.shape !== 'point') return pathOf(region)
  const [x, y] = [region.x * 100, region.y * 100]
  return `M${x - POINT} ${y}L${x} ${y - POINT}L${x + POINT} ${y}L${x} ${y + POINT}Z`
}
