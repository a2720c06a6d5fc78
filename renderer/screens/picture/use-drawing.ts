import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import type { Region } from '#shared/domain/target.ts'
import type { ShownRegion } from '../../store/regions.ts'
import {
  arrowStep,
  dragged,
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
import type { StageProps } from './stage-props.ts'

/** Two corners nearer than this, in shares of the picture, are one. */
const SAME_CORNER = 0.005

interface Drag {
  readonly region: ShownRegion
  readonly handle: string
  readonly from: Point
}

interface Surface {
  readonly host: RefObject<HTMLDivElement | null>
  readonly natural: Size
  readonly pose: Pose
  readonly setPose: (update: (old: Pose) => Pose) => void
}

/** What pointer and keys do on the stage: pan, draw a region, reshape the live one. */
export function useDrawing(props: Omit<StageProps, 'children'>, { host, natural, pose, setPose }: Surface) {
  const { tool, regions, active } = props
  const [start, setStart] = useState<Point>()
  const [end, setEnd] = useState<Point>()
  const [corners, setCorners] = useState<readonly Point[]>([])
  const pan = useRef<Point>(undefined)
  const drag = useRef<Drag>(undefined)

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
    const last = corners.at(-1)
    // The second press of a double click is no corner of its own.
    if (last !== undefined && Math.hypot(at.x - last.x, at.y - last.y) < SAME_CORNER) return
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
  const hand = {
    onPointerDown: down,
    onPointerMove: move,
    onPointerUp: up,
    onDoubleClick: () => closePolygon(corners),
    onKeyDown: keyDown,
  }
  return { live, drawing, drawn, hand }
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
