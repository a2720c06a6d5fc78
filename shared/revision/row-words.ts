import { BLOCK_BREAK } from '../anchor/flow.ts'
import { codePointLength } from '../lib/code-points.ts'
import { toOwn } from '../text/clean-places.ts'
import type { TextEdit } from '../text/difference.ts'
import type { ReadBlock } from './read-text.ts'
import type { OwnPlace, VersionChange, VersionChangeKind } from './version-row.ts'

/** What was changed of the words, and of the borders between the paragraphs of one row. */
export function wordChanges(
  old: readonly ReadBlock[],
  fresh: readonly ReadBlock[],
  edits: readonly TextEdit[],
): readonly VersionChange[] {
  let shift = 0
  return edits.map((edit) => {
    const start = edit.start + shift
    const end = start + codePointLength(edit.after)
    shift += codePointLength(edit.after) - codePointLength(edit.before)
    const kind = kindOf(edit, old.length > 1, fresh.length > 1)
    const { before, after } = edit
    const place = placeIn(fresh, start, end)
    return { id: `${kind} ${fresh[0]?.id ?? ''} ${String(start)} ${before.slice(0, 8)}`, kind, before, after, place }
  })
}

/** A line's end between two blocks is their border; one inside a block is a sign like any other. */
function kindOf({ kind, before, after }: TextEdit, hadBorders: boolean, hasBorders: boolean): VersionChangeKind {
  const isGone = hadBorders && before.includes(BLOCK_BREAK)
  const isNew = hasBorders && after.includes(BLOCK_BREAK)
  if (isGone === isNew) return kind
  return isGone ? 'joined' : 'split'
}

/** A run of the words of several blocks in the own text of the first of them that it lies in. */
export function placeIn(blocks: readonly ReadBlock[], start: number, end: number): OwnPlace | undefined {
  let at = 0
  for (const [index, { id, text, replaced }] of blocks.entries()) {
    const length = codePointLength(text)
    const isLast = index === blocks.length - 1
    // A run that begins with the border behind a block begins in the next one.
    if (isLast || start < at + length || (start === end && start === at + length)) {
      const from = Math.min(Math.max(0, start - at), length)
      const to = Math.max(from, Math.min(end - at, length))
      return { blockId: id, ...toOwn({ start: from, end: to }, replaced) }
    }
    at += length + BLOCK_BREAK.length
  }
  return undefined
}
