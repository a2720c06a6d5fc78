import { useEffect, useRef, type KeyboardEvent, type Ref } from 'react'
import { isImeKey } from '../lib/composition.ts'
import { isIntoMenu } from '../lib/into-menu.ts'
import { useCompletion, type Complete } from './use-completion.tsx'

/** So many UTF-16 units before the caret become other signs. */
export interface TurnedSigns {
  readonly back: number
  readonly text: string
}

interface TextFieldProps {
  readonly label: string
  /** What stands in it at first; the field is its own master afterwards (an input method must not be overwritten). */
  readonly initial: string
  readonly placeholder?: string
  readonly isFocused?: boolean
  /** What of it is selected when it is focused, in UTF-16: the next key takes its place. Else the caret stands at the end. */
  readonly selected?: readonly [start: number, end: number] | undefined
  readonly lang?: string
  readonly className?: string
  readonly fieldRef?: Ref<HTMLTextAreaElement>
  /** Offers choices for what is being written. */
  readonly complete?: Complete
  /** What of the words before the caret, the typed letter last, becomes other signs as one types. */
  readonly turn?: ((before: string, after: string) => TurnedSigns | undefined) | undefined
  /** A note's words: saved remarks can be put in. */
  readonly hasRemarks?: boolean
  /** Whether wrong words are underlined; not where names or values are written. */
  readonly isSpelled?: boolean
  /** Called at every change, but never while an input method is composing. */
  readonly onInput?: (text: string) => void
  /** Enter by itself. */
  readonly onEnter?: (text: string) => void
  readonly onEscape?: (text: string) => void
  readonly onBlur?: (text: string) => void
}

/** A plain, uncontrolled field that is safe for input methods (reliability.md A10). */
export function TextField(props: TextFieldProps) {
  const own = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  const { fieldRef, isFocused } = props
  const selected = useRef(props.selected)
  const completion = useCompletion(props.complete)
  useEffect(() => {
    const field = own.current
    if (isFocused !== true || field === null) return
    // A card gets its place a moment later; scrolling to where it is now would lose the text from view.
    field.focus({ preventScroll: true })
    const [start, end] = selected.current ?? [field.value.length, field.value.length]
    field.setSelectionRange(start, end)
  }, [isFocused])

  const told = (field: HTMLTextAreaElement): void => {
    props.onInput?.(field.value)
    completion.refresh(field)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing.current || isImeKey(event.nativeEvent) || completion.takeKey(event)) return
    const text = event.currentTarget.value
    // With Ctrl or Cmd it is a command's key.
    const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey
    if (event.key === 'Enter' && isPlain && props.onEnter !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      props.onEnter(text)
    } else if (event.key === 'Escape' && props.onEscape !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      props.onEscape(text)
    }
  }
  return (
    <>
      <textarea
        ref={(element) => {
          own.current = element
          if (typeof fieldRef === 'function') fieldRef(element)
          else if (fieldRef) fieldRef.current = element
        }}
        className={`field ${props.className ?? ''}`}
        aria-label={props.label}
        defaultValue={props.initial}
        placeholder={props.placeholder}
        lang={props.lang}
        rows={1}
        spellCheck={false}
        data-spelled={props.isSpelled === false ? undefined : ''}
        data-remarks={props.hasRemarks === true ? '' : undefined}
        {...completion.aria}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={(event) => {
          isComposing.current = false
          told(event.currentTarget)
        }}
        onInput={(event) => {
          if (isComposing.current) return
          const field = event.currentTarget
          const isTyped = (event.nativeEvent as InputEvent).inputType === 'insertText'
          const turned = isTyped
            ? props.turn?.(field.value.slice(0, field.selectionStart), field.value.slice(field.selectionEnd))
            : undefined
          if (turned === undefined) return told(field)
          field.setSelectionRange(field.selectionStart - turned.back, field.selectionStart)
          // As if it had been typed: one undo gives the plain signs back.
          document.execCommand('insertText', false, turned.text)
        }}
        onFocus={(event) => completion.refresh(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          completion.close()
          if (!isIntoMenu(event)) props.onBlur?.(event.currentTarget.value)
        }}
      />
      {completion.list}
    </>
  )
}
