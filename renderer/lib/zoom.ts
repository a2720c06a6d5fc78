/** The steps of the zoom, as browsers have them. */
const STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4] as const

let zoom = 1

/** Draws the whole window larger or smaller; 1 = as designed. */
export function setZoom(scale: number): void {
  zoom = scale
  document.documentElement.style.setProperty('--scale', String(scale))
}

/** So many pixels at 100 %, as they are now: for places that are measured and not laid out by a style. */
export function zoomed(pixels: number): number {
  return pixels * zoom
}

/** So many pixels of the window, as they would be at 100 %. */
export function unzoomed(pixels: number): number {
  return pixels / zoom
}

/** The next step of the zoom up or down; at either end the same. */
export function zoomStep(scale: number, by: 1 | -1): number {
  const next = by === 1 ? STEPS.find((step) => step > scale + 0.001) : STEPS.findLast((step) => step < scale - 0.001)
  return next ?? scale
}
