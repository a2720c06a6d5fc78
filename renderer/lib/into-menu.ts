import type { FocusEvent } from 'react'

/** Whether the focus goes into a menu, and so comes back: whoever keeps what was written at the end waits for that. */
export function isIntoMenu({ relatedTarget }: FocusEvent): boolean {
  return relatedTarget instanceof Element && relatedTarget.closest('[role="menu"]') !== null
}
