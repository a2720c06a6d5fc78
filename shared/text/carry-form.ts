import type { Grid, InlineMark, TextForm } from '../domain/mark.ts'
import { countFirst } from '../lib/count-first.ts'
import { tidyMarks } from './form.ts'

/**
 * A change of text: `start`–`end` of it gives way to `length` code points. In order, and none over another. `marks`: the form
 * of the new words, counted from their first; without it they have the form of the words in whose place they stand.
 */
export interface LengthEdit {
  readonly start: number
  readonly end: number
  readonly length: number
  readonly marks?: readonly InlineMark[] | undefined
}

/**
 * Marks after `edits`: new words inside of a run, or in the place of all of it, have its form, unless they bring their own;
 * a note mark or a reading whose own characters were replaced is gone with them, and so is a mark of which nothing is left.
 */
export function carryMarks(marks: readonly InlineMark[], edits: readonly LengthEdit[]): readonly InlineMark[] {
  if (edits.length === 0) return marks
  const moves = new Moves(edits)
  const carried = marks.flatMap((mark): readonly InlineMark[] => {
    const isOwn = mark.kind === 'note-ref' || mark.kind === 'ruby'
    if (isOwn && moves.isTouched(mark)) return []
    const start = moves.place(mark.start, 'start', mark)
    const end = moves.place(mark.end, 'end', mark)
    return end > start ? [{ ...mark, start, end }] : []
  })
  const formed = edits.flatMap((edit, index) =>
    edit.marks === undefined || edit.length === 0
      ? []
      : [{ start: edit.start + moves.shiftAt(index), length: edit.length, marks: edit.marks }],
  )
  return formed.length === 0 ? carried : withOwnForm(carried, formed)
}

/** The form of a text after `edits`. */
export function carryForm({ marks, grid }: TextForm, edits: readonly LengthEdit[]): Pick<TextForm, 'marks' | 'grid'> {
  const isFormed = marks !== undefined || edits.some((edit) => edit.marks !== undefined && edit.marks.length > 0)
  return {
    ...(isFormed ? { marks: carryMarks(marks ?? [], edits) } : {}),
    ...(grid === undefined ? {} : { grid: carryGrid(grid, edits) }),
  }
}

/** The grid after `edits`: a cell takes in what is written at either end of it. */
function carryGrid(grid: Grid, edits: readonly LengthEdit[]): Grid {
  if (edits.length === 0) return grid
  const moves = new Moves(edits)
  return {
    rows: grid.rows.map((row) =>
      row.map((cell) => {
        const start = moves.place(cell.start, 'end', cell)
        return { ...cell, start, end: Math.max(start, moves.cellEnd(cell.end)) }
      }),
    ),
  }
}

/** Where places are after edits; each is asked in the logarithm of their number, for there may be many of both. */
class Moves {
  private readonly edits: readonly LengthEdit[]
  /** By how much the text has grown before each edit, and after the last. */
  private readonly shifts: readonly number[]

  constructor(edits: readonly LengthEdit[]) {
    let shift = 0
    this.edits = edits
    this.shifts = [0, ...edits.map(({ start, end, length }) => (shift += length - (end - start)))]
  }

  shiftAt(index: number): number {
    return this.shifts[index] ?? 0
  }

  /** Whether one of the edits takes or parts what `run` holds. */
  isTouched(run: Run): boolean {
    const edit = this.edits[this.count(({ end }) => end <= run.start)]
    return edit !== undefined && edit.start < run.end
  }

  place(position: number, side: 'start' | 'end', run: Run): number {
    // What is put in right at a border stays outside of the run.
    const before = this.count(({ start, end }) =>
      start === end && side === 'start' ? start <= position : start < position,
    )
    const edit = this.edits[before - 1]
    if (edit === undefined || position >= edit.end) return position + this.shiftAt(before)
    const isCovered = run.start <= edit.start && edit.end <= run.end
    return edit.start + this.shiftAt(before - 1) + (isCovered || side === 'end' ? 0 : edit.length)
  }

  cellEnd(position: number): number {
    const before = this.count(({ start }) => start <= position)
    const edit = this.edits[before - 1]
    return edit !== undefined && edit.end > position
      ? edit.start + this.shiftAt(before - 1)
      : position + this.shiftAt(before)
  }

  private count(holds: (edit: LengthEdit) => boolean): number {
    return countFirst(this.edits, holds)
  }
}

interface Run {
  readonly start: number
  readonly end: number
}

interface FormedWords {
  readonly start: number
  readonly length: number
  readonly marks: readonly InlineMark[]
}

/** Words that bring their form have that and no other: what goes over them is parted there; what is alike meets again. */
function withOwnForm(marks: readonly InlineMark[], words: readonly FormedWords[]): readonly InlineMark[] {
  const parted = marks.flatMap((mark) => {
    const parts: InlineMark[] = []
    let from = mark.start
    const first = countFirst(words, ({ start, length }) => start + length <= mark.start)
    for (let index = first; index < words.length; index += 1) {
      const { start, length } = words[index] ?? { start: Infinity, length: 0 }
      if (start >= mark.end) break
      if (start > from) parts.push({ ...mark, start: from, end: start })
      from = start + length
    }
    if (from === mark.start) return [mark]
    return from < mark.end ? [...parts, { ...mark, start: from }] : parts
  })
  const own = words.flatMap(({ start, length, marks: forms }) =>
    forms.map((mark) => ({ ...mark, start: mark.start + start, end: Math.min(mark.end, length) + start })),
  )
  return tidyMarks([...parted, ...own])
}
