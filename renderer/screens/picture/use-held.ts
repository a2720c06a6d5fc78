import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Region } from '#shared/domain/target.ts'

interface Held {
  readonly id: string
  readonly region: Region
}

/** So long after the last key a region that is moved by keys counts as put down. */
const REST_MS = 600

/**
 * A region on its way: shown at once, and one act when it is put down, however many keys or moves it took.
 * `put` carries the act out.
 */
export function useHeld(put: (held: Held) => void): {
  readonly held: Held | undefined
  readonly hold: (held: Held, isDone: boolean) => void
} {
  const [held, setHeld] = useState<Held>()
  const last = useRef<Held>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const putDown = (): void => {
    clearTimeout(timer.current)
    const at = last.current
    last.current = undefined
    if (at !== undefined) put(at)
  }
  const hold = (next: Held, isDone: boolean): void => {
    if (last.current !== undefined && last.current.id !== next.id) putDown()
    last.current = next
    clearTimeout(timer.current)
    const rest = (): void => {
      putDown()
      setHeld(undefined)
    }
    setHeld(next)
    if (isDone) rest()
    else timer.current = setTimeout(rest, REST_MS)
  }
  const leave = useEffectEvent(putDown)
  useEffect(() => () => leave(), [])
  return { held, hold }
}
