import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { fitPose, zoomAt, type Pose, type Size } from './geometry.ts'

/** What is asked of the zoom; `step` counts, so that the same can be asked twice. */
export interface ZoomWish {
  readonly step: number
  readonly mode: 'fit' | 'actual' | 'in' | 'out'
}

/** How the picture lies on the stage: fits at first and when the window changes, zooms by wish and by wheel. */
export function usePose(
  host: RefObject<HTMLDivElement | null>,
  width: number,
  height: number,
  turns: Pose['turns'],
  zoom: ZoomWish,
  /** Where the wheel works, when that is more than one pane. */
  around: RefObject<HTMLDivElement | null> = host,
): readonly [Pose, (update: (old: Pose) => Pose) => void] {
  const [pose, setPose] = useState<Pose>({ scale: 1, x: 0, y: 0, turns })
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
        const fit = fitPose(box, { width, height }, turns)
        return zoom.mode === 'actual' ? { ...fit, scale: 1 } : fit
      })
    }
    place()
    if (zoom.mode === 'in' || zoom.mode === 'out') return
    const observer = new ResizeObserver(place)
    observer.observe(element)
    return () => observer.disconnect()
  }, [host, zoom, width, height, turns])
  useEffect(() => {
    const element = around.current
    if (element === null) return
    // React listens to the wheel passively; zooming must keep the page from scrolling.
    const wheel = (event: WheelEvent): void => {
      const pane = event.target instanceof Element ? event.target.closest('.stage') : null
      if (pane === null) return
      event.preventDefault()
      const box = pane.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      setPose((old) => zoomAt(old, Math.exp(-event.deltaY / 400), at))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [around])
  return [pose, setPose]
}

/** Where a picture lies on its stage. */
export function placed(pose: Pose, natural: Size) {
  return {
    width: natural.width * pose.scale,
    height: natural.height * pose.scale,
    transform: `translate(${pose.x}px, ${pose.y}px) translate(-50%, -50%) rotate(${pose.turns * 90}deg)`,
  }
}
