import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { hideCaret, moveCaret } from '../../anchoring/caret.ts'
import { blockPoint } from '../../anchoring/dom.ts'
import { letterUnder, nextAt, placesUnder } from '../../anchoring/hit.ts'
import { isImeKey } from '../../lib/composition.ts'
import { isTextField } from '../../lib/keys.ts'
import { goTo } from '../../acts/actions.ts'
import { isWrittenDraft } from '../../acts/bare-drafts.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { takeLetters } from '../../typing/edit-context.ts'
import { handsAt, letGo } from '../../typing/hands.ts'
import { endTyping } from '../../typing/type.ts'
import { forgetCaret } from '../../typing/typing-store.ts'
import { Article } from './Article.tsx'
import { FoundHint } from './FoundHint.tsx'
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
  // The keyboard begins in the text, at a desk in the desk; what has the focus already keeps it.
  useEffect(() => {
    const isAtDesk = appStore.getState().desk !== 'outline'
    if (document.activeElement === document.body && !isAtDesk) host.current?.focus({ preventScroll: true })
  }, [])

  useEffect(() => (host.current === null ? undefined : takeLetters(host.current)), [])

  const click = (event: MouseEvent): void => {
    if (isControl(event.target)) return
    if (event.detail === 3) return selectParagraph(event)
    if (!(getSelection()?.isCollapsed ?? true)) return
    const caret = caretUnder(event)
    if (caret !== null) openUnder(bundles, caret, event)
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (host.current === null || isTextField(event.target) || isImeKey(event.nativeEvent)) return
    const hands = handsAt(event.target)
    if (moveCaret(event.nativeEvent, host.current)) {
      event.preventDefault()
      forgetCaret()
      // Whoever goes on in the text has done with the card.
      if (!isWrittenDraft(place)) goTo(undefined)
    } else if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && event.target === host.current && (hands === undefined || event.altKey))
      openAtCaret(bundles)
  }

  return (
    <main
      ref={host}
      className="proof-scroll scroll"
      tabIndex={0}
      aria-label={t('proof.article')}
      onClick={click}
      onPointerDown={forgetCaret}
      onKeyDown={keyDown}
      onBlur={hideCaret}
    >
      <Article />
      <Margin host={host} />
      {view === 'marked' && <FoundHint host={host} />}
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

/** Ends a burst, closes the card and lets go of the text: letters are commands again. */
function leave(): void {
  endTyping()
  letGo()
  goTo(undefined)
}

/** The third click takes the paragraph, and nothing of the next. */
function selectParagraph(event: MouseEvent): void {
  const text = event.target instanceof Element ? event.target.closest('[data-text]') : null
  if (text !== null) getSelection()?.setBaseAndExtent(text, 0, text, text.childNodes.length)
}

/** Enter opens what lies in the selection, under the caret or, at the end of marked words, before it. */
function openAtCaret(bundles: Bundles): void {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return
  const { startContainer, startOffset, collapsed } = selection.getRangeAt(0)
  openAt(bundles, startContainer, startOffset, collapsed ? 1 : 0)
}

/**
 * A click opens what lies under it; beside marked words it only sets the caret. A click on what is open already, where nothing else
 * lies, closes its card: the caret is in the words, and letters are text there.
 */
function openUnder(bundles: Bundles, caret: CaretPosition, event: MouseEvent): void {
  const point = blockPoint(caret.offsetNode, caret.offset, 'start')
  const bundle = point && bundles.byId.get(point.blockId)
  if (bundle === undefined) return
  const letter = letterUnder(caret, event)
  const under = letter === undefined ? undefined : blockPoint(caret.offsetNode, letter, 'start')
  const places = under === undefined ? [] : placesUnder(bundle, under.offset, caret.offsetNode)
  const { place } = appStore.getState()
  const next = nextAt(places, place)
  if (next !== undefined || !isWrittenDraft(place)) goTo(next)
}

/** `back`: so many characters before it are looked at when nothing lies right there. */
function openAt(bundles: Bundles, node: Node, offset: number, back = 0): void {
  const point = blockPoint(node, offset, 'start')
  const bundle = point && bundles.byId.get(point.blockId)
  if (point === undefined || bundle === undefined) return
  const here = placesUnder(bundle, point.offset, node)
  const places = here.length > 0 ? here : placesUnder(bundle, point.offset - back, node)
  const { place } = appStore.getState()
  if (places.length > 0) goTo(nextAt(places, place) ?? places[0])
  else if (!isWrittenDraft(place)) goTo(undefined)
}
