import { Hash } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOTE_KINDS, type NoteKind } from '#shared/domain/note.ts'
import { selectedRun } from '../../anchoring/dom.ts'
import { runCommand, useCommands, type CommandHandler } from '../../commands/registry.ts'
import { Keys } from '../../components/Keys.tsx'
import { isComposing } from '../../lib/composition.ts'
import { useApp } from '../../store/hooks.ts'
import { draftOnText } from '../../acts/notes.ts'
import { CardIcon } from './cards/icons.tsx'

/** Where the bar stands, in pixels of the scrolled content. */
interface BarPlace {
  readonly x: number
  readonly y: number
  readonly isBelow: boolean
}

interface SelectionBarProps {
  readonly host: React.RefObject<HTMLElement | null>
}

/** The bar of five kinds over a selection; it waits for the end of a drag and of a composition. */
export function SelectionBar({ host }: SelectionBarProps) {
  const { t } = useTranslation()
  const [place, setPlace] = useState<BarPlace>()
  const isDragging = useRef(false)
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
    return () => {
      document.removeEventListener('selectionchange', show)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
    }
  }, [host])

  const make =
    (kind: NoteKind): CommandHandler =>
    () => {
      const run = selectedRun(getSelection())
      // A desk may have a use for the digit; if none has, the words say what it needs.
      if (run === undefined) return false
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
      style={{ left: place.x, top: place.y }}
    >
      {NOTE_KINDS.map((kind, index) => (
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
      ))}
      {desk === 'numbers' && (
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

/** Above the selection; below it where the top edge is near. */
function barPlace(host: HTMLElement): BarPlace | undefined {
  const selection = getSelection()
  if (selectedRun(selection) === undefined || selection === null) return undefined
  const range = selection.getRangeAt(0)
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0)
  const first = rects[0]
  const last = rects.at(-1)
  if (first === undefined || last === undefined) return undefined
  const frame = host.getBoundingClientRect()
  const isBelow = first.top - frame.top < 56
  const anchor = isBelow ? last : first
  const x = Math.min(Math.max(anchor.left, frame.left + 8), frame.right - 460) - frame.left
  const y = (isBelow ? anchor.bottom + 8 : anchor.top - 48) - frame.top + host.scrollTop
  return { x, y, isBelow }
}
