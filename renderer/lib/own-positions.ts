import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { segments } from '#shared/text/derive.ts'

/** Positions of a block's clean text (accepted suggestions carried out) as positions of its own text, and back. */
export interface OwnPositions {
  readonly clean: string
  readonly toOwn: (run: Run) => Run
  readonly toClean: (run: Run) => Run
}

export interface Run {
  readonly start: number
  readonly end: number
}

/** Where something was put in or taken out, its whole place stands for it. All in code points. */
export function ownPositions(block: Pick<Block, 'id' | 'text'>, suggestions: readonly Suggestion[]): OwnPositions {
  let at = 0
  const parts = segments(block, suggestions, 'clean').map((segment) => {
    const from = at
    at += codePointLength(segment.text)
    return { ...segment, from, to: at, isOwn: segment.suggestionId === undefined }
  })
  const clean = parts.map(({ text }) => text).join('')
  const own = (position: number, side: 'start' | 'end'): number => {
    const part =
      side === 'start'
        ? parts.find(({ from, to }) => position >= from && position < to)
        : parts.find(({ from, to }) => position > from && position <= to)
    if (part === undefined) return side === 'start' ? (parts[0]?.start ?? 0) : (parts.at(-1)?.end ?? 0)
    return part.isOwn ? part.start + position - part.from : part[side]
  }
  const shown = (position: number, side: 'start' | 'end'): number => {
    const part = parts.find(({ start, end, isOwn }) => isOwn && position >= start && position <= end)
    if (part !== undefined) return part.from + position - part.start
    const over = parts.find(({ end }) => end >= position)
    return over === undefined ? at : side === 'start' ? over.from : over.to
  }
  return {
    clean,
    toOwn: ({ start, end }) => ({ start: own(start, 'start'), end: own(end, 'end') }),
    toClean: ({ start, end }) => ({ start: shown(start, 'start'), end: shown(end, 'end') }),
  }
}
