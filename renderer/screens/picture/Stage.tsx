import { useEffect, useRef, useState } from 'react'
import type { Region } from '#shared/domain/target.ts'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import { Picture } from '../../components/Picture.tsx'
import { handlesOf, type Pose, type Size } from './geometry.ts'
import type { StageProps } from './stage-props.ts'
import { useDrawing } from './use-drawing.ts'
import { placed, usePose } from './use-pose.ts'

/** The picture on its dark stage: wheel zooms at the pointer, drag pans, draws or reshapes, arrows move what is live. */
export function Stage(props: StageProps) {
  const { asset, tool, turns, zoom, active, onScale } = props
  const isWriting = props.regions.some(({ id, kind }) => id === active && kind === 'draft')
  const host = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<Size>({ width: asset.width || 1200, height: asset.height || 800 })
  const [pose, setPose] = usePose(host, natural.width, natural.height, turns, zoom)
  const { live, drawing, drawn, hand } = useDrawing(props, { host, natural, pose, setPose })

  useEffect(() => host.current?.focus(), [])
  useEffect(() => onScale(pose.scale), [onScale, pose.scale])

  return (
    <div className="stage-host">
      <div
        ref={host}
        className="stage"
        data-tool={tool}
        role="application"
        aria-label={props.stageLabel}
        tabIndex={0}
        // The tools' keys are for the picture: a field of a card beside it has the focus only while a note is being written.
        data-focus={isWriting ? undefined : ''}
        {...hand}
      >
        <div className="stage-picture" style={placed(pose, natural)}>
          <Picture
            asset={asset}
            alt={props.alt}
            onLoad={(event) => {
              const { naturalWidth, naturalHeight } = event.currentTarget
              // Where the library knows the size (a preview is smaller than its picture), 100 % is the picture's own.
              if (naturalWidth > 0 && asset.width === 0) setNatural({ width: naturalWidth, height: naturalHeight })
            }}
          />
          <RegionLayer
            regions={drawn}
            active={drawing === undefined ? (props.pointed ?? active) : 'drawing'}
            label={props.label}
            onChoose={props.onChoose}
            onPoint={props.onPoint}
          />
          {live !== undefined && tool === 'choose' && <Handles region={live.region} pose={pose} natural={natural} />}
        </div>
      </div>
      {props.children}
    </div>
  )
}

interface HandlesProps {
  readonly region: Region
  readonly pose: Pose
  readonly natural: Size
}

/** Squares to take hold of. Each has a larger, unseen target round it; arrows and fields do the same by keyboard. */
function Handles({ region, pose, natural }: HandlesProps) {
  const width = natural.width * pose.scale
  const height = natural.height * pose.scale
  return (
    <svg className="region-handles" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {handlesOf(region).map(({ id, x, y }) => (
        <g key={id} transform={`translate(${x * width} ${y * height})`}>
          <rect className="region-handle" x={-5} y={-5} width={10} height={10} />
          <rect className="region-grip" data-handle={id} x={-12} y={-12} width={24} height={24} />
        </g>
      ))}
    </svg>
  )
}
