import { useEffect, useState } from 'react'
import { isInText } from '../anchoring/caret.ts'

/** A dialog's field takes the selection of the text, or its caret; it is given back when the dialog goes. */
export function useKeptSelection(): void {
  const [range] = useState(() => {
    const selection = document.getSelection()
    const isHeld = selection !== null && (!selection.isCollapsed || isInText(selection.focusNode))
    return isHeld && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined
  })
  useEffect(
    () => () => {
      if (range === undefined || !range.startContainer.isConnected) return
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
    },
    [range],
  )
}
