import { useEffect, useRef, type KeyboardEvent } from 'react'
import { isImeKey } from '../../../lib/composition.ts'

interface FindFieldProps {
  readonly label: string
  readonly words: string
  /** Each time it changes the field takes up `words` and has them selected. */
  readonly opened?: number
  readonly isWrong?: boolean
  readonly describedBy?: string
  /** Called at every change, but never while an input method is composing. */
  readonly onWords: (words: string) => void
  /** Keys that the field itself has no use for; true when they were used. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>) => boolean
}

/** A field of the bar: uncontrolled, so that an input method is never overwritten. */
export function FindField({ label, words, opened, isWrong, describedBy, onWords, onKey }: FindFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const isComposing = useRef(false)
  const first = useRef(words)
  useEffect(() => {
    first.current = words
  })
  useEffect(() => {
    if (opened === undefined || field.current === null) return
    field.current.value = first.current
    field.current.select()
  }, [opened])
  return (
    <input
      ref={field}
      className="field"
      type="text"
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      placeholder={label}
      defaultValue={words}
      spellCheck={false}
      autoComplete="off"
      onCompositionStart={() => (isComposing.current = true)}
      onCompositionEnd={(event) => {
        isComposing.current = false
        onWords(event.currentTarget.value)
      }}
      onInput={(event) => {
        if (!isComposing.current) onWords(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (isComposing.current || isImeKey(event.nativeEvent)) return
        if (onKey(event)) event.preventDefault()
      }}
    />
  )
}
