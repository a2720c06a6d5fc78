import { useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { ImportItem } from '../../acts/imports.ts'
import type { Held } from './import-rows.ts'

/**
 * Keeps the row that the pointer rests on where it is, while rows come and go above it: the list is scrolled by as much as
 * they take or give, and where it is at its start already room is left above. Gives that room in pixels.
 */
export function useSteadyRow(
  list: RefObject<HTMLElement | null>,
  row: { readonly key: string; readonly index: number } | undefined,
  rowPx: number,
): number {
  const { key, index } = row ?? {}
  const [room, setRoom] = useState(0)
  const last = useRef<{ key?: string | undefined; index?: number | undefined; room: number }>({ room: 0 })
  useLayoutEffect(() => {
    const before = last.current
    const by = before.key === key && key !== undefined ? (index ?? 0) - (before.index ?? 0) : 0
    last.current = { key, index, room: key === undefined ? 0 : before.room }
    if (by !== 0 && list.current !== null) {
      const top = list.current.scrollTop - before.room + by * rowPx
      list.current.scrollTop = Math.max(0, top)
      last.current.room = Math.max(0, -top)
    }
    setRoom(last.current.room)
  }, [list, key, index, rowPx])
  return room
}

/** The row that the pointer rests on, by the name in its id; if it is a file's, with the group in which it stood then. */
export function useRowUnderPointer(items: readonly ImportItem[]) {
  const [under, setUnder] = useState<{ readonly key: string; readonly held?: Held }>()
  return {
    under,
    onPointerOver: (event: PointerEvent): void => {
      const key = (event.target as Element).closest('[role="row"]')?.id.replace(/^import-/, '')
      if (key === undefined || key === under?.key) return
      const item = items.find(({ id }) => id === key)
      setUnder(item === undefined ? { key } : { key, held: { id: key, state: item.state } })
    },
    onPointerLeave: (): void => setUnder(undefined),
  }
}
