import { useEffect, useRef, type RefObject } from 'react'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { findingMarksOf, marksOf } from '../../anchoring/block-marks.ts'
import { drawn } from '../../anchoring/dom.ts'
import { createMarkSet } from '../../anchoring/highlights.ts'
import { watchNear, type NearRun } from '../../anchoring/near.ts'
import type { Piece } from '../../anchoring/pieces.ts'
import type { Stretch } from '../../anchoring/stretches.ts'
import type { ProofView } from '../../store/app-store.ts'
import type { BlockBundle } from '../../store/by-block.ts'

interface Marked {
  readonly bundle: BlockBundle
  readonly pieces: readonly Piece[]
  readonly view: ProofView
  readonly stretches: readonly Stretch[] | undefined
  /** The block's own with what is being typed. */
  readonly suggestions: readonly Suggestion[]
  readonly found: readonly PlacedFinding[]
}

/** Paints a block's marks while it is near the view; of a block in stretches those of the near ones. */
export function useNearMarks(element: RefObject<HTMLElement | null>, marked: Marked): void {
  const { bundle, pieces, view, stretches, suggestions, found } = marked
  const { id } = bundle.block
  const near = useRef<ReadonlySet<NearRun | undefined>>(new Set())
  const paint = useRef<() => void>(() => undefined)
  // What is typed makes new stretches that lie where the old ones do: they are not watched anew.
  const runs = stretches?.map(({ start, end }) => `${String(start)}-${String(end)}`).join()

  useEffect(() => {
    const marks = createMarkSet()
    paint.current = () => {
      const entry = drawn.get(id)
      const isShown = near.current.size > 0 && view !== 'clean' && entry !== undefined
      const own = [...near.current].flatMap((run) => run ?? [])
      const runs = own.length === 0 ? undefined : own
      const findings = isShown && view === 'marked' ? findingMarksOf({ bundle, suggestions, found }, entry, runs) : []
      marks.replace(isShown ? [...marksOf(bundle, entry, runs), ...findings] : [])
    }
    paint.current()
    return () => marks.clear()
  }, [bundle, id, pieces, view, suggestions, found])

  useEffect(() => {
    const host = element.current
    if (host === null) return
    const watched = new Set<NearRun | undefined>()
    near.current = watched
    // Stretches come and go together: they are painted once.
    let isDue = false
    const paintSoon = (): void => {
      if (isDue) return
      isDue = true
      queueMicrotask(() => {
        isDue = false
        if (near.current === watched) paint.current()
      })
    }
    const watch = (part: Element, run: NearRun | undefined): (() => void) =>
      watchNear(
        part,
        id,
        (isNear) => {
          if (isNear) watched.add(run)
          else watched.delete(run)
          paintSoon()
        },
        run,
      )
    const parts = runs === undefined ? undefined : runsOf(runs)
    const stops =
      parts === undefined
        ? [watch(host, undefined)]
        : parts.flatMap((run, index) => {
            const part = host.children[index]
            return part === undefined ? [] : [watch(part, run)]
          })
    return () => {
      for (const stop of stops) stop()
      near.current = new Set()
    }
  }, [element, id, runs])
}

function runsOf(told: string): readonly NearRun[] {
  return told.split(',').map((run) => {
    const [start = 0, end = 0] = run.split('-').map(Number)
    return { start, end }
  })
}
