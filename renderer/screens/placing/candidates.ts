import { createSeeker, MOST_CANDIDATES } from '#shared/anchor/candidates.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { TextPoint } from '#shared/domain/target.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'

/** A place that is offered for a note: words, or another picture for a region. */
export interface OfferedPlace {
  readonly where: BlockBundle
  readonly start: TextPoint
  readonly end: TextPoint
  /** What of the words lies in the first of their paragraphs, in which they are shown. */
  readonly run: { readonly blockId: string; readonly start: number; readonly end: number }
  readonly isPicture: boolean
}

interface Sought {
  readonly blocks: readonly Block[]
  readonly seek: ReturnType<typeof createSeeker>
  readonly found: WeakMap<Note, ReturnType<ReturnType<typeof createSeeker>>>
}

let last: Sought | undefined

/** An act that leaves the text as it is leaves what was found in it. */
function soughtIn(blocks: readonly Block[]): Sought {
  const isSame = last?.blocks.length === blocks.length && blocks.every((block, index) => block === last?.blocks[index])
  if (last === undefined || !isSame) last = { blocks, seek: createSeeker(blocks), found: new WeakMap() }
  return last
}

/** Where a note without a sure place may belong, the likeliest first. */
export function offeredPlaces(note: Note, { blocks, byId, list }: Bundles): readonly OfferedPlace[] {
  const { target, placement } = note
  if (target.kind === 'region')
    return list
      .filter(({ block }) => block.assetId !== undefined)
      .slice(0, MOST_CANDIDATES)
      .map(pictureOf)
  const sought = soughtIn(blocks)
  const found = sought.found.get(note) ?? sought.seek(target, placement)
  sought.found.set(note, found)
  return found.flatMap(({ start, end }): readonly OfferedPlace[] => {
    const where = byId.get(start.blockId)
    if (where === undefined) return []
    const until = start.blockId === end.blockId ? end.offset : codePointLength(where.block.text)
    const run = { blockId: start.blockId, start: start.offset, end: until }
    return [{ where, start, end, run, isPicture: false }]
  })
}

function pictureOf(where: BlockBundle): OfferedPlace {
  const point = { blockId: where.block.id, offset: 0 }
  return { where, start: point, end: point, run: { blockId: where.block.id, start: 0, end: 0 }, isPicture: true }
}
