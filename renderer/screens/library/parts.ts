import {
  Bandage,
  Check,
  Circle,
  CircleHelp,
  CircleX,
  FilePen,
  ImageOff,
  Inbox,
  LibraryBig,
  LoaderCircle,
  MessageSquareText,
  SquareDashed,
  Trash2,
  UserRound,
  type LucideIcon,
} from 'lucide-react'
import type { ImportState } from '../../store/import-states.ts'
import type { LibraryPart } from '../../acts/library-store.ts'

/** The words for a part of the library. */
export function partKey(part: LibraryPart): string {
  const isNamed = ['all', 'mine', 'todo', 'drafts', 'missing', 'notes', 'bin', 'imports'].includes(part)
  return isNamed ? `library.rail.${part}` : `library.stage.${part}`
}

export const PART_ICONS: Readonly<
  Record<'all' | 'mine' | 'todo' | 'drafts' | 'missing' | 'notes' | 'bin', LucideIcon>
> = {
  all: LibraryBig,
  mine: UserRound,
  todo: Inbox,
  drafts: FilePen,
  missing: ImageOff,
  notes: MessageSquareText,
  bin: Trash2,
}

/** The shape of what became of a file. */
export const IMPORT_ICONS: Readonly<Record<ImportState, LucideIcon>> = {
  decide: CircleHelp,
  failed: CircleX,
  repaired: Bandage,
  opened: Check,
  already: Check,
  reading: LoaderCircle,
  waiting: Circle,
  stopped: SquareDashed,
}
