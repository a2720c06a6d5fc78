import type { InlineMark } from '#shared/domain/mark.ts'
import { countFirst } from '#shared/lib/count-first.ts'

/** A form without its place. */
export type Form = Omit<InlineMark, 'start' | 'end'>

/** A tracked change in the making: words that were put in are none of the text, they are its `after`. */
export interface TrackedChange {
  readonly kind: 'insert' | 'delete'
  readonly author: string
  readonly date: string | null
  readonly after: string
  /** The form of `after`. */
  readonly runs?: readonly Run[]
}

/** What a run of a text is: of a form, under a tracked change, or what a comment is about. */
export interface RunKind {
  readonly form?: Form
  readonly change?: TrackedChange
  readonly comment?: string
}

/** A run in UTF-16 units of the text, until {@link settlePiece} counts it in code points. */
export interface Run extends RunKind {
  readonly start: number
  readonly end: number
}

/** A text with its runs. */
export interface FormedPiece {
  readonly text: string
  readonly runs: readonly Run[]
}

/** Words that a change puts in, in the making. */
export interface WordsPutIn {
  after: string
  runs: Run[]
}

/** Writes words behind others; what was put in run by run is copied once. */
export function putBehind(words: WordsPutIn, next: { readonly after: string; readonly runs?: readonly Run[] }): void {
  const by = words.after.length
  for (const run of next.runs ?? []) words.runs.push({ ...run, start: run.start + by, end: run.end + by })
  words.after += next.after
}

const NO_RUNS: readonly Run[] = []

/** A text in the making, with the runs that are open while it is written. */
export class FormedLine {
  text = ''
  private runs: Run[] = []
  private readonly open: { readonly kind: RunKind; start: number }[] = []

  /** The forms that what is written next will have. */
  get forms(): readonly Form[] {
    return this.open.flatMap(({ kind }) => kind.form ?? [])
  }

  begin(kind: RunKind): void {
    this.open.push({ kind, start: this.text.length })
  }

  end(): void {
    const run = this.open.pop()
    if (run !== undefined) this.close(run.kind, run.start)
  }

  /** Gives what was written since `start` a kind. */
  run(kind: RunKind, start: number, end = this.text.length): void {
    this.runs.push({ ...kind, start, end })
  }

  /** Writes a piece that was made elsewhere. */
  append({ text, runs }: FormedPiece): void {
    const by = this.text.length
    for (const run of runs) this.runs.push({ ...run, start: run.start + by, end: run.end + by })
    this.text += text
  }

  /** What was written; runs that are open go on in what is written next. */
  take(): FormedPiece {
    for (const run of this.open) {
      this.close(run.kind, run.start)
      run.start = 0
    }
    const piece = { text: this.text, runs: this.runs.length === 0 ? NO_RUNS : this.runs }
    this.text = ''
    // Most lines have no runs: their list is never handed out.
    if (this.runs.length > 0) this.runs = []
    return piece
  }

  private close(kind: RunKind, start: number): void {
    if (this.text.length > start) this.runs.push({ ...kind, start, end: this.text.length })
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The part of a piece from `start` to `end`; a place at its very end is only its own when nothing comes behind. */
export function slicePiece({ text, runs }: FormedPiece, start: number, end: number): FormedPiece {
  const part = text.slice(start, end)
  if (runs.length === 0) return { text: part, runs }
  const isLast = end >= text.length
  const own = runs.flatMap((run): readonly Run[] => {
    if (run.start === run.end) {
      const isInside = run.start >= start && (run.start < end || isLast)
      return isInside ? [{ ...run, start: run.start - start, end: run.start - start }] : []
    }
    const from = Math.max(run.start, start)
    const to = Math.min(run.end, end)
    return to > from ? [{ ...run, start: from - start, end: to - start }] : []
  })
  return { text: part, runs: own }
}

/** The piece without white space around it; places in it move to its ends. */
export function trimPiece(piece: FormedPiece): FormedPiece {
  const { text, runs } = piece
  const trimmed = text.trim()
  if (trimmed.length === text.length) return piece
  if (runs.length === 0) return { text: trimmed, runs }
  const start = text.length - text.trimStart().length
  const clamp = (at: number): number => Math.min(Math.max(at - start, 0), trimmed.length)
  return {
    text: trimmed,
    runs: runs.flatMap((run) => {
      const moved = { ...run, start: clamp(run.start), end: clamp(run.end) }
      return moved.end > moved.start || run.start === run.end ? [moved] : []
    }),
  }
}

/** The piece without the ranges `gone` (in order, none over another), each replaced by its `by`. */
export function replaceInPiece(
  { text, runs }: FormedPiece,
  gone: readonly (Range & { readonly by: string })[],
): FormedPiece {
  if (gone.length === 0) return { text, runs }
  const parts: string[] = []
  /** What stands from where on has moved by how much. */
  const shifts: number[] = []
  let done = 0
  let shift = 0
  for (const { start, end, by } of gone) {
    parts.push(text.slice(done, start), by)
    done = end
    shifts.push(shift)
    shift += by.length - (end - start)
  }
  parts.push(text.slice(done))
  const move = (at: number): number => {
    const last = countFirst(gone, ({ start }) => start < at) - 1
    const range = gone[last]
    if (range === undefined) return at
    const before = shifts[last] ?? 0
    return at < range.end
      ? range.start + before + Math.min(range.by.length, at - range.start)
      : at + before + range.by.length - (range.end - range.start)
  }
  const moved = runs.map((run) => ({ ...run, start: move(run.start), end: move(run.end) }))
  return {
    text: parts.join(''),
    runs: moved.filter((run, index) => run.end > run.start || runs[index]?.start === runs[index]?.end),
  }
}

/** The piece with every match of `pattern` (global) replaced by `by`. */
export function replaceAllInPiece(piece: FormedPiece, pattern: RegExp, by: string): FormedPiece {
  if (piece.runs.length === 0) return { text: piece.text.replace(pattern, by), runs: piece.runs }
  const gone = [...piece.text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    by,
  }))
  return replaceInPiece(piece, gone)
}

/** All pieces that hold words, `by` between them. */
export function joinPieces(pieces: readonly FormedPiece[], by: string): FormedPiece {
  const line = new FormedLine()
  for (const piece of pieces) {
    if (line.text !== '' && piece.text !== '') line.text += by
    line.append(piece)
  }
  return line.take()
}
