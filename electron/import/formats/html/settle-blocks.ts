import type { SourceNote, SourceSuggestion } from '#shared/domain/source-document.ts'
import { gridInPoints, settlePiece } from '../form/settle-piece.ts'
import type { RawBlock } from '../raw-document.ts'
import type { PageBlock } from './page-blocks.ts'
import type { WordComment } from './word-comments.ts'

export interface SettledBlocks {
  readonly blocks: readonly RawBlock[]
  readonly notes: readonly SourceNote[]
  readonly suggestions: readonly SourceSuggestion[]
}

interface Place {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** The blocks as every reader gives them, in code points; what was tracked, and what was noted by `comments`, at its place. */
export function settleBlocks(
  read: readonly PageBlock[],
  comments: ReadonlyMap<string, WordComment> = new Map(),
): SettledBlocks {
  const suggestions: SourceSuggestion[] = []
  const places = new Map<string, Place[]>()
  const blocks = read.map(({ element: _element, linkShare: _share, runs = [], grid, ...block }, index): RawBlock => {
    const { marks, changes, comments: noted } = settlePiece({ text: block.text, runs })
    for (const change of changes) suggestions.push({ ...change, block: index })
    for (const { id, start, end } of noted) places.set(id, [...(places.get(id) ?? []), { block: index, start, end }])
    return {
      ...block,
      ...(marks.length === 0 ? {} : { marks }),
      ...(grid === undefined ? {} : { grid: gridInPoints(block.text, grid) }),
    }
  })
  return { blocks, notes: [...comments].flatMap(([id, comment]) => noteAt(comment, places.get(id))), suggestions }
}

/** A comment on the words it is about; where only its mark is left, at the mark; without either, on the first block. */
function noteAt({ author, date, body, isResolved }: WordComment, places: readonly Place[] = []): readonly SourceNote[] {
  const about = places.filter(({ start, end }) => end > start)
  const first = about[0] ?? places[0] ?? { block: 0, start: 0, end: 0 }
  const last = about.at(-1) ?? first
  return [
    {
      author,
      date,
      block: first.block,
      start: first.start,
      ...(last.block === first.block ? {} : { endBlock: last.block }),
      end: last.end,
      body,
      replies: [],
      ...(isResolved ? { state: 'resolved' as const } : {}),
    },
  ]
}
