import { useEffect, useRef } from 'react'
import { isImeKey } from '../lib/composition.ts'
import { isIntoMenu } from '../lib/into-menu.ts'
import { useCompletion, type Complete } from './use-completion.tsx'

interface TextInputProps {
  readonly label: string
  readonly initial: string
  readonly placeholder?: string
  readonly id?: string
  readonly role?: 'searchbox'
  readonly maxLength?: number
  readonly isFocused?: boolean
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean
  readonly lang?: string
  /** The element that says more of the field. */
  readonly describedBy?: string
  readonly isWrong?: boolean
  /** Sentences are written in it: wrong words are underlined. */
  readonly isSpelled?: boolean
  /** Offers choices for what is being written. */
  readonly complete?: Complete
  /** Called at every change, but never while an input method is composing. */
  readonly onInput?: (text: string) => void
  readonly onEnter?: (text: string) => void
  readonly onBlur?: (text: string) => void
}

/** One line to write in: uncontrolled, so that an input method is never overwritten. */
export function TextInput(props: TextInputProps) {
  const {
    label,
    initial,
    isFocused,
    isFirst,
    describedBy,
    isWrong,
    onInput,
    onEnter,
    onBlur,
    complete,
    isSpelled,
    ...rest
  } = props
  const own = useRef<HTMLInputElement>(null)
  const isComposing = useRef(false)
  const completion = useCompletion(complete)
  const told = (field: HTMLInputElement): void => {
    onInput?.(field.value)
    completion.refresh(field)
  }
  useEffect(() => {
    if (isFocused === true) own.current?.select()
  }, [isFocused])
  return (
    <>
      <input
        ref={own}
        type="text"
        className="field"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        defaultValue={initial}
        data-focus={isFirst === true ? '' : undefined}
        spellCheck={false}
        data-spelled={isSpelled === true ? '' : undefined}
        autoComplete="off"
        {...rest}
        {...completion.aria}
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={(event) => {
          isComposing.current = false
          told(event.currentTarget)
        }}
        onInput={(event) => {
          if (!isComposing.current) told(event.currentTarget)
        }}
        onFocus={(event) => completion.refresh(event.currentTarget)}
        onKeyDown={(event) => {
          if (isComposing.current || isImeKey(event.nativeEvent) || completion.takeKey(event) || event.key !== 'Enter')
            return
          // With Ctrl or Cmd it is a command's key.
          if (event.ctrlKey || event.metaKey) return
          event.preventDefault()
          onEnter?.(event.currentTarget.value)
        }}
        onBlur={(event) => {
          completion.close()
          if (!isIntoMenu(event)) onBlur?.(event.currentTarget.value)
        }}
      />
      {completion.list}
    </>
  )
}
