import type { InlineMark } from '../domain/mark.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import { lastAt } from '../lib/last-at.ts'
import { formedRuns, type FormedText } from './form.ts'

/** Words that take the place of a run of a block's text; `marks`: the form that they bring. */
interface WordsInPlace {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks?: readonly InlineMark[] | undefined
}

/**
 * The form of words in the place of others, counted from their first: what they bring, or what the words there have, as
 * `carryMarks` gives it to them. Places are asked in the logarithm of the block's runs.
 */
export function formInPlace(block: FormedText): (words: WordsInPlace) => readonly InlineMark[] {
  const runs = block.marks === undefined ? [] : formedRuns({ text: block.text, marks: block.marks })
  return ({ start, end, text, marks }) => {
    if (marks !== undefined) return marks
    const length = codePointLength(text)
    const over = runs[lastAt(runs, start)]?.marks ?? []
    return over.flatMap((mark) => {
      const isOwn = mark.kind === 'note-ref' || mark.kind === 'ruby'
      const isOver = mark.end >= end && (start < end || mark.start < start)
      return isOver && !isOwn ? [{ ...mark, start: 0, end: length }] : []
    })
  }
}

/** The form of each suggestion's new words, by its id; undefined where there is none of any kind. */
export function formsPutIn(
  block: FormedText,
  suggestions: readonly Suggestion[],
): ReadonlyMap<string, readonly InlineMark[]> | undefined {
  if (block.marks === undefined && suggestions.every(({ marks }) => marks === undefined)) return undefined
  const formOf = formInPlace(block)
  return new Map(
    suggestions.map(({ id, start, end, after, marks }) => [id, formOf({ start, end, text: after, marks })]),
  )
}
