import { ImageOff, Inbox, LibraryBig, MessageSquareText, Trash2, type LucideIcon } from 'lucide-react'
import type { LibraryPart } from '../../acts/library-store.ts'

/** The words for a part of the library. */
export function partKey(part: LibraryPart): string {
  const isNamed = ['all', 'todo', 'missing', 'notes', 'bin', 'imports'].includes(part)
  return isNamed ? `library.rail.${part}` : `library.stage.${part}`
}

export const PART_ICONS: Readonly<Record<'all' | 'todo' | 'missing' | 'notes' | 'bin', LucideIcon>> = {
  all: LibraryBig,
  todo: Inbox,
  missing: ImageOff,
  notes: MessageSquareText,
  bin: Trash2,
}
