import { useEffect, useLayoutEffect, useState } from 'react'

/** How much room the window gives: in pixels as they count once the text scale is taken off. */
export type Room = 'wide' | 'medium' | 'narrow' | 'tight'

/** The steps of the visual reference: rail and columns give way one after the other. */
export function roomOf(widthPx: number, scale: number): Room {
  const width = widthPx / scale
  if (width >= 1280) return 'wide'
  if (width >= 1120) return 'medium'
  return width >= 900 ? 'narrow' : 'tight'
}

/** The room of the window, following its size. A media query would not know of the text scale. */
export function useRoom(scale: number): Room {
  return roomOf(useWindowWidth(), scale)
}

/** What a desk beside the article is: where there is no room for both it stands alone, and is the page's main part. */
export function useDeskRole(scale: number): 'main' | undefined {
  return useRoom(scale) === 'tight' ? 'main' : undefined
}

function useWindowWidth(): number {
  const [widthPx, setWidthPx] = useState(() => window.innerWidth)
  useEffect(() => {
    const follow = (): void => setWidthPx(window.innerWidth)
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  return widthPx
}

/** Up to this (a window of 1440 px at 200 %) a bar has room for its main controls only. */
const SMALL_PX = 720

/** Up to this (a window of 1280 px at 400 % has 320) there is one column, and what stood beside it stands over it. */
const TINY_PX = 480

/** Whether there is room for one narrow column only. */
export function useIsTiny(scale: number): boolean {
  return useWindowWidth() / scale <= TINY_PX
}

/** Lets the style sheets know the room of the window: `data-room` and, where it is little, `data-small`, `data-tiny`. */
export function useMarkedRoom(scale: number): void {
  const widthPx = useWindowWidth()
  const room = roomOf(widthPx, scale)
  const isSmall = widthPx / scale <= SMALL_PX
  const isTiny = useIsTiny(scale)
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['room'] = room
    if (isSmall) dataset['small'] = ''
    else delete dataset['small']
    if (isTiny) dataset['tiny'] = ''
    else delete dataset['tiny']
  }, [room, isSmall, isTiny])
}
