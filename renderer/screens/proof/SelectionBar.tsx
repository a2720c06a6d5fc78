import { Hash, MapPin } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_KINDS, type NoteKind } from '#shared/domain/note.ts'
import { runCommand, useCommands, type CommandHandler } from '../../commands/registry.ts'
import { Keys } from '../../components/Keys.tsx'
import { isComposing } from '../../lib/composition.ts'
import { useApp } from '../../store/hooks.ts'
import { draftOnText } from '../../acts/notes.ts'
import { toast } from '../../acts/toasts.ts'
import { i18n } from '../../i18n/i18n.ts'
import { noteRun } from '../../typing/note-run.ts'
import { CardIcon } from './cards/icons.tsx'

/** Where the bar stands, in pixels of the scrolled content. */
interface BarPlace {
  readonly x: number
  readonly y: number
  readonly isBelow: boolean
  readonly isOnNewWords: boolean
}

interface SelectionBarProps {
  readonly host: React.RefObject<HTMLElement | null>
}

/** The bar of five kinds over a selection; it waits for the end of a drag and of a composition. */
export function SelectionBar({ host }: SelectionBarProps) {
  const { t } = useTranslation()
  const [place, setPlace] = useState<BarPlace>()
  const isDragging = useRef(false)
  const bar = useRef<HTMLDivElement>(null)
  const desk = useApp((state) => state.desk)

  useEffect(() => {
    const show = (): void => {
      if (isDragging.current || isComposing()) return
      setPlace(host.current === null ? undefined : barPlace(host.current))
    }
    const down = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('.selection-bar') !== null) return
      isDragging.current = true
      setPlace(undefined)
    }
    const up = (): void => {
      isDragging.current = false
      requestAnimationFrame(show)
    }
    document.addEventListener('selectionchange', show)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    // The words stand elsewhere in a window of another size, or at another zoom.
    const observer = new ResizeObserver(show)
    if (host.current !== null) observer.observe(host.current)
    return () => {
      observer.disconnect()
      document.removeEventListener('selectionchange', show)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
    }
  }, [host])

  // How large the bar is depends on words and letters: it is measured before it is seen.
  useLayoutEffect(() => {
    const { current: frame } = host
    if (bar.current === null || frame === null || place === undefined) return
    const { offsetWidth, offsetHeight, style } = bar.current
    style.left = `${String(Math.max(EDGE, Math.min(place.x, frame.clientWidth - offsetWidth - EDGE)))}px`
    style.top = `${String(place.isBelow ? place.y + EDGE : place.y - offsetHeight - EDGE)}px`
  }, [place, host])

  const make =
    (kind: NoteKind): CommandHandler =>
    () => {
      const run = noteRun()
      // A desk may have a use for the digit; if none has, the words say what it needs.
      if (run === undefined) return false
      if (run.isOnNewWords && !isOnNewWords(kind)) return void toast('info', i18n.t('proof.inNewWords'))
      draftOnText(kind, run.start, run.end)
      getSelection()?.removeAllRanges()
      return undefined
    }
  useCommands({
    'note-comment': make('comment'),
    'note-query': make('query'),
    'note-correction': make('correction'),
    'note-praise': make('praise'),
    'note-highlight': make('highlight'),
  })

  if (place === undefined) return null
  return (
    <div
      className="selection-bar"
      role="toolbar"
      aria-label={t('proof.selectionBar')}
      data-below={place.isBelow || undefined}
      ref={bar}
    >
      {NOTE_KINDS.map((kind, index) =>
        place.isOnNewWords && !isOnNewWords(kind) ? null : (
          <button
            key={kind}
            type="button"
            data-tone={kind}
            onPointerDown={(event) => event.preventDefault()}
            onClick={make(kind)}
          >
            <CardIcon tone={kind} />
            {t(`proof.kind.${kind}`)}
            <Keys parts={[String(index + 1)]} />
          </button>
        ),
      )}
      {desk === 'placing' && !place.isOnNewWords && (
        <button
          type="button"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => runCommand('place-here')}
        >
          <MapPin size={14} aria-hidden />
          {t('revision.here')}
          <Keys parts={['P']} />
        </button>
      )}
      {desk === 'numbers' && !place.isOnNewWords && (
        <button
          type="button"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => runCommand('number-add')}
        >
          <Hash size={14} aria-hidden />
          {t('proof.number')}
          <Keys parts={['6']} />
        </button>
      )}
    </div>
  )
}

/** What can be said about words that are no part of the article yet; they are changed by typing over them. */
function isOnNewWords(kind: NoteKind): boolean {
  return kind !== 'correction' && kind !== 'highlight'
}

/** How far the bar keeps from the edge and from the words. */
const EDGE = 8

/** Above the selection; below it where the top edge is near. */
function barPlace(host: HTMLElement): BarPlace | undefined {
  const selection = getSelection()
  const run = noteRun()
  if (run === undefined || selection === null) return undefined
  const range = selection.getRangeAt(0)
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0)
  const first = rects[0]
  const last = rects.at(-1)
  if (first === undefined || last === undefined) return undefined
  const frame = host.getBoundingClientRect()
  const isBelow = first.top - frame.top < 56
  const anchor = isBelow ? last : first
  const y = (isBelow ? anchor.bottom : anchor.top) - frame.top + host.scrollTop
  return { x: anchor.left - frame.left, y, isBelow, isOnNewWords: run.isOnNewWords }
}
