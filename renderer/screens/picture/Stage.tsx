import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Asset } from '#shared/domain/asset.ts'
import type { Region } from '#shared/domain/target.ts'
import { Picture } from '../../components/Picture.tsx'
import { RegionLayer } from '../../components/RegionLayer.tsx'
import {
  boundsOf,
  fitPose,
  rectangleOf,
  round,
  toFractions,
  withBounds,
  zoomAt,
  type Point,
  type Pose,
  type Size,
} from './geometry.ts'

export type Tool = 'choose' | 'rectangle' | 'polygon' | 'point' | 'pan'

export interface ShownRegion {
  readonly id: string
  readonly region: Region
  readonly name: string
  /** Only a region that is not saved yet can be moved. */
  readonly isDraft: boolean
}

interface StageProps {
  readonly asset: Asset
  readonly alt: string
  readonly tool: Tool
  readonly turns: Pose['turns']
  readonly zoom: { readonly step: number; readonly mode: 'fit' | 'actual' | 'in' | 'out' }
  readonly regions: readonly ShownRegion[]
  readonly active: string | undefined
  readonly label: string
  readonly stageLabel: string
  readonly onDraw: (region: Region) => void
  readonly onReshape: (id: string, region: Region) => void
  readonly onChoose: (id: string) => void
  readonly onLeaveTool: () => void
}

/** Arrows move a region by this much, with Shift by ten times as much (screens, Drag). */
const NUDGE = 0.001
/** A drag shorter than this draws nothing: it was a click. */
const LEAST = 0.005

/** The picture on its dark stage: wheel zooms at the pointer, drag pans or draws, arrows move what is live. */
export function Stage(props: StageProps) {
  const { asset, tool, turns, zoom, regions, active } = props
  const host = useRef<HTMLDivElement>(null)
  const [natural, setNatural] = useState<Size>({ width: asset.width || 1200, height: asset.height || 800 })
  const [pose, setPose] = useState<Pose>({ scale: 1, x: 0, y: 0, turns })
  const [start, setStart] = useState<Point>()
  const [end, setEnd] = useState<Point>()
  const [corners, setCorners] = useState<readonly Point[]>([])
  const pan = useRef<Point>(undefined)

  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const place = (): void => {
      const box = element.getBoundingClientRect()
      // Before the dialog is open the stage has no size yet.
      if (box.width === 0) return
      const centre = { x: box.width / 2, y: box.height / 2 }
      setPose((old) => {
        if (zoom.mode === 'in') return zoomAt(old, 1.25, centre)
        if (zoom.mode === 'out') return zoomAt(old, 0.8, centre)
        const fit = fitPose(box, natural, turns)
        return zoom.mode === 'actual' ? { ...fit, scale: 1 } : fit
      })
    }
    place()
    if (zoom.mode === 'in' || zoom.mode === 'out') return
    const observer = new ResizeObserver(place)
    observer.observe(element)
    return () => observer.disconnect()
  }, [zoom, natural, turns])
  useEffect(() => {
    const element = host.current
    if (element === null) return
    element.focus()
    // React listens to the wheel passively; zooming must keep the page from scrolling.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      setPose((old) => zoomAt(old, Math.exp(-event.deltaY / 400), at))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [])
  useEffect(() => {
    setCorners([])
    setStart(undefined)
  }, [tool])

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = host.current?.getBoundingClientRect()
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
    return toFractions(at, pose, natural)
  }
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button === 1 || tool === 'pan' || tool === 'choose') {
      pan.current = { x: event.clientX - pose.x, y: event.clientY - pose.y }
      if (event.target === host.current || tool === 'pan') event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    const at = pointOf(event)
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
    if (from !== undefined && event.buttons > 0)
      setPose((old) => ({ ...old, x: event.clientX - from.x, y: event.clientY - from.y }))
    else if (start !== undefined || corners.length > 0) setEnd(pointOf(event))
  }
  const up = (event: PointerEvent<HTMLDivElement>): void => {
    pan.current = undefined
    if (start === undefined) return
    const region = rectangleOf(start, pointOf(event))
    setStart(undefined)
    if (region.shape === 'rectangle' && region.width > LEAST && region.height > LEAST) props.onDraw(region)
  }
  const keyDown = (event: KeyboardEvent): void => {
    const by = NUDGE * (event.shiftKey ? 10 : 1)
    const shift = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] }[event.key]
    const live = regions.find((region) => region.id === active && region.isDraft)
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (corners.length > 0) setCorners([])
      else props.onLeaveTool()
    } else if (event.key === 'Enter' && corners.length > 2) {
      // The draft's field takes the focus at once, and must not get this Enter too.
      event.preventDefault()
      closePolygon(corners)
    } else if (shift !== undefined) {
      event.preventDefault()
      const [dx = 0, dy = 0] = shift
      if (live === undefined) setPose((old) => ({ ...old, x: old.x - dx * 40_000, y: old.y - dy * 40_000 }))
      else {
        const bounds = boundsOf(live.region)
        props.onReshape(live.id, withBounds(live.region, { ...bounds, x: bounds.x + dx, y: bounds.y + dy }))
      }
    }
  }

  const drawing = shapeBeingDrawn(start, end, corners)
  return (
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
      <div
        className="stage-picture"
        style={{
          width: natural.width * pose.scale,
          height: natural.height * pose.scale,
          transform: `translate(${pose.x}px, ${pose.y}px) translate(-50%, -50%) rotate(${pose.turns * 90}deg)`,
        }}
      >
        <Picture
          asset={asset}
          alt={props.alt}
          onLoad={(event) => {
            const { naturalWidth, naturalHeight } = event.currentTarget
            // A preview is smaller than its picture; 100 % is the picture's.
            if (naturalWidth > 0 && asset.preview === undefined)
              setNatural({ width: naturalWidth, height: naturalHeight })
          }}
        />
        <RegionLayer
          regions={drawing === undefined ? regions : [...regions, { id: 'drawing', region: drawing, name: '' }]}
          active={drawing === undefined ? active : 'drawing'}
          label={props.label}
          onChoose={props.onChoose}
        />
      </div>
    </div>
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
