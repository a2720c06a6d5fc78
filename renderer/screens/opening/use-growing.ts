import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** So many blocks fill any window. */
const FIRST = 60
/** So many are put behind them at a time: drawn and laid out in less than a frame or two. */
const STEP = 120

/**
 * How many blocks of a sheet are drawn: those in sight at once, the rest bit by bit, so that a text of thousands does not hold
 * the window. `need` draws up to a block at once, where it is to be shown.
 */
export function useGrowing(length: number): { readonly count: number; readonly need: (index: number) => void } {
  const [count, setCount] = useState(FIRST)
  useEffect(() => {
    if (count >= length) return
    const timer = setTimeout(() => setCount((now) => now + STEP))
    return () => clearTimeout(timer)
  }, [count, length])
  const need = useCallback(
    (index: number): void => {
      if (index >= count) flushSync(() => setCount(index + STEP))
    },
    [count],
  )
  return { count: Math.min(count, length), need }
}
