import { useEffect, useRef } from 'react'
import { isImeKey } from '../../lib/composition.ts'
import { isTextField } from '../../lib/keys.ts'

interface ImportKeys {
  readonly onStep: (by: 1 | -1, most?: number) => void
  readonly onEnter: () => void
  readonly onFold: () => void
  readonly onUnfold: () => void
  readonly onRetry: () => void
  readonly onSkip: () => void
  readonly onStop: () => void
}

const PAGE_ROWS = 12

/** Keys of the list of imports, wherever the focus is on its screen; fields, buttons and dialogs keep theirs. */
export function useImportKeys(hasSingleKeys: boolean, keys: ImportKeys): void {
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || isImeKey(event) || isTextField(event.target)) return
      if (document.querySelector('dialog[open], [role="menu"]') !== null) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const isOnButton = event.target instanceof Element && event.target.closest('button, select, a') !== null
      const run: Readonly<Record<string, () => void>> = {
        Escape: keys.onStop,
        ...(hasSingleKeys ? { r: keys.onRetry, s: keys.onSkip } : {}),
        ...(isOnButton ? {} : { Enter: keys.onEnter }),
        ...(isOnButton ? {} : { ArrowDown: () => keys.onStep(1), ArrowUp: () => keys.onStep(-1) }),
        ...(isOnButton ? {} : { ArrowLeft: keys.onFold, ArrowRight: keys.onUnfold }),
        PageDown: () => keys.onStep(1, PAGE_ROWS),
        PageUp: () => keys.onStep(-1, PAGE_ROWS),
        Home: () => keys.onStep(-1, Infinity),
        End: () => keys.onStep(1, Infinity),
      }
      const act = run[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey.current?.(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
