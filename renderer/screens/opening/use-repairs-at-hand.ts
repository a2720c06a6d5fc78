import { useMemo, useState, type RefObject } from 'react'
import type { SourceRepair } from './segments.ts'

/** The repairs that are listed, the one at hand, and moving among them; the sheet follows. */
export function useRepairsAtHand(
  repairs: readonly SourceRepair[],
  sheet: RefObject<HTMLElement | null>,
  need: (block: number) => void,
) {
  const [kind, setKind] = useState<string>()
  const [active, setActive] = useState<number>()
  const listed = useMemo(
    () => repairs.flatMap((repair, index) => (kind === undefined || repair.kind === kind ? [index] : [])),
    [repairs, kind],
  )
  const atHand = active !== undefined && listed.includes(active) ? active : listed[0]
  const show = (index: number): void => {
    setActive(index)
    need(repairs[index]?.block ?? 0)
    // The mark is drawn by the time the frame comes.
    requestAnimationFrame(() => {
      const mark = sheet.current?.querySelector(`[data-repair="${index}"]`)
      mark?.scrollIntoView({ block: 'center' })
    })
  }
  const showKind = (chosen: string | undefined): void => {
    setKind(chosen)
    const first = repairs.findIndex((repair) => repair.kind === chosen)
    if (chosen !== undefined && first !== -1) show(first)
  }
  const forget = (): void => {
    setActive(undefined)
    setKind(undefined)
  }
  const step = (by: 1 | -1): void => {
    const at = atHand === undefined ? -1 : listed.indexOf(atHand)
    const next = listed[Math.max(0, Math.min(listed.length - 1, active === undefined ? 0 : at + by))]
    if (next !== undefined) show(next)
  }
  return { kind, active, listed, atHand, setActive, show, showKind, forget, step }
}
