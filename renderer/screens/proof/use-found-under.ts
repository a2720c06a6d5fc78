import { useEffect, useState, type RefObject } from 'react'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { caretPoint } from '../../anchoring/caret.ts'
import { blockPoint, drawn, liveRange, type BlockPoint } from '../../anchoring/dom.ts'
import { stillThere } from '../../anchoring/finding-spans.ts'
import { letterUnder } from '../../anchoring/hit.ts'
import { say } from '../../acts/say.ts'
import { findingWords } from '../../acts/findings.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { markedNow } from '../../store/finding-marks.ts'
import { handsAt } from '../../typing/hands.ts'

/** What is underlined where one points, or where the caret stands, and the line that it stands on, in pixels of the window. */
export interface FoundUnder {
  readonly finding: PlacedFinding
  readonly by: 'pointer' | 'caret'
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/** Who passes over a word does not ask about it; the caret is let go on. In milliseconds. */
const POINTER_REST_MS = 400
const CARET_REST_MS = 700
/** So long the way from the words to what is told of them may take. */
const LEAVE_MS = 200

/** The underlined words that the pointer rests on, or the caret. */
export function useFoundUnder(host: RefObject<HTMLElement | null>): FoundUnder | undefined {
  const [found, setFound] = useState<FoundUnder>()
  useEffect(() => {
    const element = host.current
    if (element === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: FoundUnder | undefined
    const show = (next: FoundUnder | undefined): void => {
      shown = next
      setFound(next)
    }
    const later = (ms: number, run: () => void): void => {
      clearTimeout(timer)
      timer = setTimeout(run, ms)
    }
    const hide = (): void => {
      clearTimeout(timer)
      if (shown !== undefined) show(undefined)
    }
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return
      if (event.target instanceof Element && event.target.closest('.found-hint') !== null) return clearTimeout(timer)
      if (shown?.by === 'pointer') later(LEAVE_MS, () => show(underPointer(event)))
      else later(POINTER_REST_MS, () => show(underPointer(event) ?? shown))
    }
    const onSelection = (): void => {
      hide()
      if (handsAt(element) !== 'caret') return
      later(CARET_REST_MS, () => {
        const next = underCaret()
        if (next === undefined) return
        show(next)
        say(findingWords(next.finding))
      })
    }
    const signal = new AbortController()
    const own = { signal: signal.signal, passive: true }
    element.addEventListener('pointermove', onMove, own)
    element.addEventListener('pointerleave', hide, own)
    element.addEventListener('pointerdown', hide, own)
    element.addEventListener('scroll', hide, own)
    window.addEventListener('keydown', hide, own)
    document.addEventListener('selectionchange', onSelection, own)
    return () => {
      clearTimeout(timer)
      signal.abort()
    }
  }, [host])
  return found
}

function underPointer(event: PointerEvent): FoundUnder | undefined {
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY)
  const letter = caret === null ? undefined : letterUnder(caret, event)
  const point = caret === null || letter === undefined ? undefined : blockPoint(caret.offsetNode, letter, 'start')
  return point && foundAt(point, 'pointer', 0)
}

/** Behind the last letter the caret is still at the word. */
function underCaret(): FoundUnder | undefined {
  const point = caretPoint()
  return point && (foundAt(point, 'caret', 0) ?? foundAt(point, 'caret', 1))
}

function foundAt({ blockId, offset }: BlockPoint, by: FoundUnder['by'], back: number): FoundUnder | undefined {
  const { open } = session.store.getState()
  const bundle = open && bundlesOf(open.tables).byId.get(blockId)
  const block = drawn.get(blockId)
  if (bundle === undefined || block === undefined) return undefined
  const at = offset - back
  const here = markedNow(blockId).filter(({ start, end }) => start <= at && at < end)
  const [finding] = stillThere(here, bundle.block, bundle.suggestions).toSorted(
    (a, b) => a.end - a.start - (b.end - b.start),
  )
  const letter = finding && liveRange(block, at, at + 1)?.getClientRects()[0]
  if (finding === undefined || letter === undefined) return undefined
  const { top, bottom } = letter
  // Words that run over a line's end begin, on this line, at its start.
  const lines = [...(liveRange(block, finding.start, finding.end)?.getClientRects() ?? [])]
  const { left } = lines.find((line) => line.top < bottom && line.bottom > top) ?? letter
  return { finding, by, left, top, bottom }
}
