import { Search, X } from 'lucide-react'
import { useRef, type KeyboardEvent, type Ref } from 'react'
import { isImeKey } from '../lib/composition.ts'
import { IconButton } from './Button.tsx'
import { Keys } from './Keys.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly clearLabel: string
  /** What is sought: stands in the field at first, and tells whether there is anything to clear. */
  readonly initial: string
  readonly keys?: readonly string[]
  readonly fieldRef?: Ref<HTMLInputElement>
  /** Called at every change, but never while an input method is composing. */
  readonly onSearch: (text: string) => void
  /** Keys that the field itself has no use for (arrows, Enter, Escape). */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A field to search in: uncontrolled, so that an input method is never overwritten. */
export function SearchField({ label, clearLabel, initial, keys, fieldRef, onSearch, onKey }: SearchFieldProps) {
  const own = useRef<HTMLInputElement>(null)
  const isComposing = useRef(false)
  const clear = (): void => {
    if (own.current === null) return
    own.current.value = ''
    own.current.focus()
    onSearch('')
  }
  return (
    <div className="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={(element) => {
          own.current = element
          if (typeof fieldRef === 'function') fieldRef(element)
          else if (fieldRef) fieldRef.current = element
        }}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        defaultValue={initial}
        spellCheck={false}
        autoComplete="off"
        onCompositionStart={() => (isComposing.current = true)}
        onCompositionEnd={(event) => {
          isComposing.current = false
          onSearch(event.currentTarget.value)
        }}
        onInput={(event) => {
          if (!isComposing.current) onSearch(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (isComposing.current || isImeKey(event.nativeEvent)) return
          if (event.key === 'Escape' && event.currentTarget.value !== '') {
            event.preventDefault()
            event.stopPropagation()
            clear()
          } else onKey?.(event)
        }}
      />
      {initial !== '' ? (
        <IconButton label={clearLabel} size="small" onClick={clear}>
          <X size={14} />
        </IconButton>
      ) : (
        keys !== undefined && <Keys parts={keys} />
      )}
    </div>
  )
}
