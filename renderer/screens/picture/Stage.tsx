import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import type { Asset } from '#shared/domain/asset.ts'
import type { Region } from '#shared/domain/target.ts'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import { Picture } from '../../components/Picture.tsx'
import type { ShownRegion } from '../../store/regions.ts'
import {
  arrowStep,
  dragged,
  handlesOf,
  isInside,
  LEAST,
  nudged,
  rectangleOf,
  round,
  toFractions,
  type Point,
  type Pose,
  type Size,
} from './geometry.ts'
import { placed, usePose, type ZoomWish } from './use-pose.ts'

export type Tool = 'choose' | 'rectangle' | 'polygon' | 'point' | 'pan'

interface StageProps {
  readonly asset: Asset
  readonly alt: string
  readonly tool: Tool
  readonly turns: Pose['turns']
  readonly zoom: ZoomWish
  readonly regions: readonly ShownRegion[]
  readonly active: string | undefined
  readonly pointed: string | undefined
  readonly label: string
  readonly stageLabel: string
  readonly onDraw: (region: Region) => void
  /** `isDone`: the region is put down where it is. */
  readonly onReshape: (id: string, region: Region, isDone: boolean) => void
  readonly onChoose: (id: string) => void
  readonly onPoint: (id: string | undefined) => void
  readonly onScale: (scale: number) => void
  readonly onLeaveTool: () => void
  readonly children?: ReactNode
}

interface Drag {
  readonly region: ShownRegion
  readonly handle: string
  readonly from: Point
}

/** The picture on its dark stage: wheel zooms at the pointer, drag pans, draws or reshapes, arrows move what is live. */
export function Stage(props: StageProps) {
  const { asset, tool, turns, zoom, regions, active, onScale } = props
  const host = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<Size>({ width: asset.width || 1200, height: asset.height || 800 })
  const [pose, setPose] = usePose(host, natural.width, natural.height, turns, zoom)
  const [start, setStart] = useState<Point>()
  const [end, setEnd] = useState<Point>()
  const [corners, setCorners] = useState<readonly Point[]>([])
  const pan = useRef<Point>(undefined)
  const drag = useRef<Drag>(undefined)

  useEffect(() => host.current?.focus(), [])
  useEffect(() => onScale(pose.scale), [onScale, pose.scale])
  useEffect(() => {
    setCorners([])
    setStart(undefined)
  }, [tool])

  const live = regions.find((region) => region.id === active && region.kind !== 'note')
  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = host.current?.getBoundingClientRect()
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
    return toFractions(at, pose, natural)
  }
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    // Buttons over the stage are their own.
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    const at = pointOf(event)
    const handle = event.target instanceof SVGElement ? event.target.dataset['handle'] : undefined
    const isMoving = tool === 'choose' && live !== undefined && isInside(live.region, at)
    if (event.button === 0 && live !== undefined && (handle !== undefined || isMoving)) {
      drag.current = { region: live, handle: handle ?? 'move', from: at }
      event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    if (event.button === 1 || tool === 'pan' || tool === 'choose') {
      pan.current = { x: event.clientX - pose.x, y: event.clientY - pose.y }
      event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    if (tool === 'point') return props.onDraw({ shape: 'point', x: round(at.x), y: round(at.y) })
    event.currentTarget.setPointerCapture(event.pointerId)
    if (tool === 'rectangle') setStart(at)
    else addCorner(at)
    setEnd(at)
  }
  const addCorner = (at: Point): void => {
    const first = corners[0]
    const isClosing = first !== undefined && corners.length > 2 && Math.hypot(at.x - first.x, at.y - first.y) < 0.02
    if (isClosing) closePolygon(corners)
    else setCorners([...corners, { x: round(at.x), y: round(at.y) }])
  }
  const closePolygon = (points: readonly Point[]): void => {
    if (points.length > 2) props.onDraw({ shape: 'polygon', points: [...points] })
    setCorners([])
  }
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const from = pan.current
    const held = drag.current
    if (held !== undefined && event.buttons > 0)
      props.onReshape(held.region.id, dragged(held.region.region, held.handle, held.from, pointOf(event)), false)
    else if (from !== undefined && event.buttons > 0)
      setPose((old) => ({ ...old, x: event.clientX - from.x, y: event.clientY - from.y }))
    else if (start !== undefined || corners.length > 0) setEnd(pointOf(event))
  }
  const up = (event: PointerEvent<HTMLDivElement>): void => {
    pan.current = undefined
    const held = drag.current
    drag.current = undefined
    if (held !== undefined) {
      const to = pointOf(event)
      if (Math.hypot(to.x - held.from.x, to.y - held.from.y) > 0.001)
        props.onReshape(held.region.id, dragged(held.region.region, held.handle, held.from, to), true)
    }
    if (start === undefined) return
    const region = rectangleOf(start, pointOf(event))
    setStart(undefined)
    if (region.shape === 'rectangle' && region.width > LEAST && region.height > LEAST) props.onDraw(region)
  }
  const keyDown = (event: KeyboardEvent): void => {
    const focused = event.target instanceof HTMLElement ? event.target.dataset['region'] : undefined
    const moved = regions.find((region) => region.id === focused && region.kind !== 'note') ?? live
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (corners.length > 0) setCorners([])
      else props.onLeaveTool()
    } else if (event.key === 'Enter' && corners.length > 2) {
      // The draft's field takes the focus at once, and must not get this Enter too.
      event.preventDefault()
      closePolygon(corners)
    } else if (arrowStep(event) !== undefined) {
      event.preventDefault()
      const [dx, dy] = arrowStep(event) ?? [0, 0]
      const region = moved && nudged(moved.region, event)
      if (moved !== undefined && region !== undefined) props.onReshape(moved.id, region, false)
      else setPose((old) => ({ ...old, x: old.x - dx * 40_000, y: old.y - dy * 40_000 }))
    }
  }

  const drawing = shapeBeingDrawn(start, end, corners)
  const drawn: readonly ShownRegion[] =
    drawing === undefined
      ? regions
      : [...regions, { id: 'drawing', kind: 'draft', number: regions.length + 1, region: drawing, name: '' }]
  return (
    <div className="stage-host">
      <div
        ref={host}
        className="stage"
        data-tool={tool}
        role="application"
        aria-label={props.stageLabel}
        tabIndex={0}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onDoubleClick={() => closePolygon(corners)}
        onKeyDown={keyDown}
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

function shapeBeingDrawn(
  start: Point | undefined,
  end: Point | undefined,
  corners: readonly Point[],
): Region | undefined {
  if (start !== undefined && end !== undefined) return rectangleOf(start, end)
  if (corners.length === 0) return undefined
  return { shape: 'polygon', points: end === undefined ? [...corners] : [...corners, end] }
}
