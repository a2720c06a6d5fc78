import { hideCaret, isInText, showCaret } from '../anchoring/caret.ts'
import { giveSelection } from '../copying/copy.ts'
import { setComposing } from '../lib/composition.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { handsAt, isLetGo, putHands, takeHold, type Hands } from './hands.ts'
import { noticeMove } from './use-typed.ts'
import {
  beginComposing,
  compose,
  endComposing,
  endTyping,
  isComposingHere,
  strike,
  typeLetter,
  typeText,
} from './type.ts'

/** What Chromium offers to editors that draw their text themselves (W3C EditContext API); not in TypeScript's library yet. */
interface EditContextLike extends EventTarget {
  readonly text: string
  updateText(start: number, end: number, text: string): void
  updateSelection(start: number, end: number): void
  updateControlBounds(bounds: DOMRect): void
  updateSelectionBounds(bounds: DOMRect): void
  updateCharacterBounds(start: number, bounds: readonly DOMRect[]): void
}
type TextUpdate = Event & { readonly text: string }
type Composition = Event & { readonly data: string }
type Editing = HTMLElement & { editContext: EditContextLike | null }

declare const EditContext: new () => EditContextLike

/**
 * Lets the article take letters while the hands are in its text: keys, and whatever an input method composes, arrive as text,
 * and the page stays as React drew it. While a card is open it takes none, so that letters are commands, also under
 * an input method.
 */
export function takeLetters(element: HTMLElement): () => void {
  const host = element as Editing
  const context = new EditContext()
  const caretBox = (): DOMRect => {
    const selection = getSelection()
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
    return range?.getClientRects()[0] ?? host.getBoundingClientRect()
  }
  // Where the input method shows what there is to choose from.
  const tellPlace = (): void => {
    context.updateControlBounds(host.getBoundingClientRect())
    context.updateSelectionBounds(caretBox())
    context.updateCharacterBounds(0, [caretBox()])
  }
  const clear = (): void => {
    context.updateText(0, context.text.length, '')
    context.updateSelection(0, 0)
  }
  const onText = (event: Event): void => {
    if (isComposingHere()) compose(context.text)
    else {
      typeLetter((event as TextUpdate).text)
      clear()
    }
    tellPlace()
  }
  const onCompositionStart = (): void => {
    setComposing(true)
    beginComposing()
  }
  const onCompositionEnd = (event: Event): void => {
    endComposing((event as Composition).data)
    setComposing(false)
    clear()
  }
  context.addEventListener('textupdate', onText)
  context.addEventListener('compositionstart', onCompositionStart)
  context.addEventListener('compositionend', onCompositionEnd)
  context.addEventListener('characterboundsupdate', tellPlace)

  const detach = (): void => {
    if (handsOn(host) === undefined) host.editContext = null
  }
  const sync = (): void => {
    const hands = handsOn(host)
    putHands(hands, host)
    // What is composed is finished before the letters go elsewhere.
    if (isComposingHere()) return
    if (hands !== undefined && host.editContext !== context) {
      clear()
      host.editContext = context
    } else if (hands === undefined && host.editContext !== null) {
      endTyping()
      // Let go of while the focus is moving, it would go on taking the letters of the field that gets it.
      if (document.activeElement === host) host.editContext = null
      else setTimeout(detach, 0)
    }
    const selection = getSelection()
    if (hands !== undefined) hideCaret()
    else if (document.activeElement === host && selection !== null) showCaret(selection, host)
  }
  const leave = (): void => {
    endTyping()
    sync()
  }
  /** By key, as by menu: the words go to the clipboard, and it is proposed to strike them. */
  const onCut = (event: ClipboardEvent): void => {
    if (handsOn(host) === 'selection' && giveSelection(event)) strike('backward', 'character')
  }
  const onSelection = (): void => {
    const selection = getSelection()
    if (selection !== null) noticeMove(selection)
    sync()
  }
  // The page may not have been told yet of what is selected when the next key comes.
  const onKey = (): void => {
    if (handsAt(host) !== handsOn(host)) onSelection()
  }
  const onPress = (): void => {
    takeHold()
    sync()
  }
  document.addEventListener('selectionchange', onSelection)
  document.addEventListener('keydown', onKey, true)
  host.addEventListener('pointerup', onPress)
  host.addEventListener('focus', sync)
  host.addEventListener('blur', leave)
  host.addEventListener('beforeinput', onBeforeInput)
  host.addEventListener('paste', onPaste)
  host.addEventListener('cut', onCut)
  const stopApp = appStore.subscribe(sync)
  const stopSession = session.store.subscribe(sync)
  return () => {
    document.removeEventListener('selectionchange', onSelection)
    document.removeEventListener('keydown', onKey, true)
    host.removeEventListener('pointerup', onPress)
    host.removeEventListener('focus', sync)
    host.removeEventListener('blur', leave)
    host.removeEventListener('beforeinput', onBeforeInput)
    host.removeEventListener('paste', onPaste)
    host.removeEventListener('cut', onCut)
    stopApp()
    stopSession()
    endTyping()
    host.editContext = null
  }
}

/** The hands are in the text when it has the focus and something of it is taken hold of, and no card waits for a key. */
function handsOn(host: HTMLElement): Hands {
  const selection = getSelection()
  const { view, place, overlay, edit } = appStore.getState()
  if (view !== 'marked' || overlay !== undefined || edit !== undefined || document.activeElement !== host)
    return undefined
  if (session.store.getState().open?.isEarlier !== false || selection?.focusNode == null) return undefined
  if (!isInText(selection.focusNode) || isLetGo(selection)) return undefined
  if (!selection.isCollapsed) return 'selection'
  // A draft has a field of its own for its letters.
  return place === undefined || place.kind === 'draft' ? 'caret' : undefined
}

const STRIKES: Readonly<Record<string, readonly ['backward' | 'forward', 'character' | 'word' | 'all']>> = {
  deleteContentBackward: ['backward', 'character'],
  deleteContentForward: ['forward', 'character'],
  deleteWordBackward: ['backward', 'word'],
  deleteWordForward: ['forward', 'word'],
  deleteSoftLineBackward: ['backward', 'all'],
  deleteHardLineBackward: ['backward', 'all'],
  deleteSoftLineForward: ['forward', 'all'],
  deleteHardLineForward: ['forward', 'all'],
  deleteByCut: ['backward', 'character'],
}

function onBeforeInput(event: InputEvent): void {
  if (handsAt(event.target) === undefined || event.isComposing) return
  const struck = STRIKES[event.inputType]
  if (struck !== undefined) {
    event.preventDefault()
    strike(...struck)
  } else if (event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak') {
    event.preventDefault()
    typeText('\n')
  }
}

function onPaste(event: ClipboardEvent): void {
  if (handsAt(document.activeElement) === undefined) return
  event.preventDefault()
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text !== '') typeText(text)
}
