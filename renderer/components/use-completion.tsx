import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

/** What may be meant by the words at the caret of a field, and where what is taken goes (UTF-16). */
export interface Completing {
  readonly label: string
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
  /** What follows a choice that is taken. */
  readonly after: string
  /** Whether Enter takes the first; otherwise one is chosen first, and Enter is the field's. */
  readonly isSure: boolean
}

/** Tells what may be meant; the caret in UTF-16. */
export type Complete = (text: string, caret: number) => Completing | undefined

type Field = HTMLTextAreaElement | HTMLInputElement

/** What a field needs to offer choices for its words. */
interface Completion {
  readonly list: ReactNode
  readonly aria: {
    readonly 'aria-autocomplete'?: 'list'
    readonly 'aria-controls'?: string
    readonly 'aria-activedescendant'?: string
  }
  /** To be told after every change that no input method is in the middle of. */
  readonly refresh: (field: Field) => void
  /** True when the key was for the choices. */
  readonly takeKey: (event: KeyboardEvent<Field>) => boolean
  readonly close: () => void
}

/** Choices for what is being written. The focus stays in the field, whose keys go through them. */
export function useCompletion(complete: Complete | undefined): Completion {
  const id = useId()
  const [shown, setShown] = useState<{ readonly completing: Completing; readonly at: number; readonly field: Field }>()
  const close = (): void => setShown(undefined)
  const refresh = (field: Field): void => {
    const completing = complete?.(field.value, field.selectionStart ?? field.value.length)
    if (completing === undefined || completing.choices.length === 0) close()
    else setShown({ completing, field, at: completing.isSure ? 0 : -1 })
  }
  const take = (choice: string): void => {
    if (shown === undefined) return
    const { completing, field } = shown
    field.focus()
    field.setSelectionRange(completing.start, completing.end)
    // As if it had been typed, so that the field's own undo takes it back.
    document.execCommand('insertText', false, `${choice}${completing.after}`)
    close()
  }
  const takeKey = (event: KeyboardEvent<Field>): boolean => {
    if (shown === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
    const { choices } = shown.completing
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const meant = event.key === 'Tab' ? choices[Math.max(0, shown.at)] : choices[shown.at]
    if (step !== undefined) {
      const from = shown.at === -1 && step === -1 ? 0 : shown.at
      setShown({ ...shown, at: (from + step + choices.length) % choices.length })
    } else if (event.key === 'Escape') close()
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && meant !== undefined) take(meant)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  if (complete === undefined) return { list: null, aria: {}, refresh, takeKey, close }
  if (shown === undefined) return { list: null, aria: { 'aria-autocomplete': 'list' }, refresh, takeKey, close }
  const { completing, at, field } = shown
  const aria = {
    'aria-autocomplete': 'list' as const,
    'aria-controls': id,
    ...(at === -1 ? {} : { 'aria-activedescendant': `${id}-${at}` }),
  }
  return { list: <Choices {...{ id, completing, at, field }} onTake={take} />, aria, refresh, takeKey, close }
}

interface ChoicesProps {
  readonly id: string
  readonly completing: Completing
  readonly at: number
  readonly field: Field
  readonly onTake: (choice: string) => void
}

/** The choices, under their field and above everything else. */
function Choices({ id, completing, at, field, onTake }: ChoicesProps) {
  const list = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const box = field.getBoundingClientRect()
    const own = list.current
    if (own === null) return
    if (!own.matches(':popover-open')) own.showPopover()
    const isAbove = box.bottom + own.offsetHeight > window.innerHeight - 8
    own.style.left = `${box.left}px`
    own.style.top = `${isAbove ? box.top - own.offsetHeight - 2 : box.bottom + 2}px`
  })
  return (
    <ul ref={list} id={id} className="completion" popover="manual" role="listbox" aria-label={completing.label}>
      {completing.choices.map((choice, index) => (
        <li
          key={choice}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          {choice}
        </li>
      ))}
    </ul>
  )
}
