import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { hideCaret, moveCaret, showCaret } from '../../anchoring/caret.ts'
import { blockPoint } from '../../anchoring/dom.ts'
import { nextAt, placesUnder } from '../../anchoring/hit.ts'
import { isTextField } from '../../lib/keys.ts'
import { sentenceAt } from '#shared/text/sentences.ts'
import { goTo } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { editInPlace } from '../../acts/notes.ts'
import { Article } from './Article.tsx'
import { useFollow } from './follow.ts'
import { Margin } from './Margin.tsx'
import { useReadingLine } from './reading-line.ts'
import { SelectionBar } from './SelectionBar.tsx'

/** The article and its margin in one scroll, so that cards stay beside their places. */
export function Reading({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const host = useRef<HTMLElement>(null)
  const place = useApp((state) => state.place)
  const view = useApp((state) => state.view)
  useFollow(host, place)
  useReadingLine(host, place)
  // The keyboard begins in the text; what has the focus already keeps it.
  useEffect(() => {
    if (document.activeElement === document.body) host.current?.focus({ preventScroll: true })
  }, [])

  const click = (event: MouseEvent): void => {
    if (isControl(event.target) || !(getSelection()?.isCollapsed ?? true)) return
    const caret = caretUnder(event)
    if (caret !== null) openAt(bundles, caret.offsetNode, caret.offset)
  }
  const doubleClick = (event: MouseEvent): void => {
    const point = isControl(event.target) ? undefined : pointUnder(event)
    const text = point && bundles.byId.get(point.blockId)?.block.text
    if (point === undefined || text === undefined || view === 'original') return
    getSelection()?.removeAllRanges()
    editInPlace({ blockId: point.blockId, ...sentenceAt(text, point.offset) })
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (host.current === null || isTextField(event.target)) return
    if (moveCaret(event.nativeEvent, host.current)) event.preventDefault()
    else if (event.key === 'Escape') goTo(undefined)
    else if (event.key === 'Enter' && event.target === host.current) openAtCaret(bundles)
  }

  return (
    <main
      ref={host}
      className="proof-scroll scroll"
      tabIndex={0}
      aria-label={t('proof.article')}
      onClick={click}
      onDoubleClick={doubleClick}
      onKeyDown={keyDown}
      onBlur={hideCaret}
      onFocus={(event) => {
        const selection = getSelection()
        if (event.target === host.current && selection !== null) showCaret(selection, host.current)
      }}
    >
      <Article />
      <Margin host={host} />
      {view !== 'original' && <SelectionBar host={host} />}
    </main>
  )
}

function isControl(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('button, textarea, input, select, a, .card, .selection-bar') !== null
  )
}

const caretUnder = (event: MouseEvent) => document.caretPositionFromPoint(event.clientX, event.clientY)

function pointUnder(event: MouseEvent) {
  const caret = caretUnder(event)
  return caret === null ? undefined : blockPoint(caret.offsetNode, caret.offset, 'start')
}

/** Enter opens what lies under the caret. */
function openAtCaret(bundles: Bundles): void {
  const selection = getSelection()
  if (selection?.focusNode != null) openAt(bundles, selection.focusNode, selection.focusOffset)
}

function openAt(bundles: Bundles, node: Node, offset: number): void {
  const point = blockPoint(node, offset, 'start')
  const bundle = point && bundles.byId.get(point.blockId)
  if (point === undefined || bundle === undefined) return
  const places = placesUnder(bundle, point.offset, node)
  if (places.length > 0) goTo(nextAt(places, appStore.getState().place))
}
