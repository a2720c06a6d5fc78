import type { Grid, InlineMark } from '#shared/domain/mark.ts'
import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import type { RawBlock } from '../raw-document.ts'
import { putBehind } from './formed-line.ts'
import type { FormedPiece, Run, TrackedChange, WordsPutIn } from './formed-line.ts'

/** A tracked change in one block, in code points of its original text. */
export type PlacedChange = Omit<SourceSuggestion, 'block' | 'group'>

/** What the runs of a text come to. */
export interface SettledPiece {
  readonly text: string
  readonly marks: readonly InlineMark[]
  readonly changes: readonly PlacedChange[]
  readonly comments: readonly { readonly id: string; readonly start: number; readonly end: number }[]
}

/** What a block keeps of a piece: its text and its form. */
export function formOfPiece(piece: FormedPiece, grid?: Grid): Pick<RawBlock, 'text' | 'marks' | 'grid'> {
  const { text, marks } = settlePiece(piece)
  return {
    text,
    ...(marks.length === 0 ? {} : { marks }),
    ...(grid === undefined ? {} : { grid: gridInPoints(text, grid) }),
  }
}

/** A grid that counts UTF-16 units of `text`, in code points. */
export function gridInPoints(text: string, grid: Grid): Grid {
  const toPoint = codePointPlaces(text)
  return {
    rows: grid.rows.map((row) => row.map((cell) => ({ ...cell, start: toPoint(cell.start), end: toPoint(cell.end) }))),
  }
}

const SPACE = /\s/u

/** Marks, changes and comments of a piece, counted in code points; forms of nothing but white space are none. */
export function settlePiece({ text, runs }: FormedPiece): SettledPiece {
  if (runs.length === 0) return { text, marks: [], changes: [], comments: [] }
  const toPoint = codePointPlaces(text)
  const marks: InlineMark[] = []
  const changes: { change: TrackedChange; start: number; end: number }[] = []
  const comments: { id: string; start: number; end: number }[] = []
  for (const run of runs) {
    if (run.form !== undefined) {
      const { start, end } = tightened(text, run)
      if (end > start && isTrue(run, text.slice(start, end)))
        marks.push({ ...run.form, start: toPoint(start), end: toPoint(end) })
    }
    if (run.change !== undefined) changes.push({ change: run.change, start: run.start, end: run.end })
    if (run.comment !== undefined) comments.push({ id: run.comment, start: toPoint(run.start), end: toPoint(run.end) })
  }
  return {
    text,
    marks,
    changes: settleChanges(text, changes).map((change) => ({
      ...change,
      start: toPoint(change.start),
      end: toPoint(change.end),
    })),
    comments,
  }
}

function tightened(text: string, run: Run): { readonly start: number; readonly end: number } {
  let { start, end } = run
  while (start < end && SPACE.test(text.charAt(start))) start += 1
  while (end > start && SPACE.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

/** Word calls every digit and stop of a Chinese text English: a language is that of letters, in its own script. */
function isTrue(run: Run, text: string): boolean {
  if (run.form?.kind !== 'lang') return true
  const hasHan = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)
  const isHanLanguage = /^(?:zh|ja|yue|ko)/iu.test(run.form.lang ?? '')
  return /\p{L}/u.test(text) && hasHan === isHanLanguage
}

type WrittenChange = Omit<PlacedChange, 'before' | 'after' | 'marks' | 'kind'> &
  WordsPutIn & { kind: PlacedChange['kind'] }

/** A deletion and the insertion beside it are one replacement, where one person made both. */
function settleChanges(
  text: string,
  changes: readonly { readonly change: TrackedChange; readonly start: number; readonly end: number }[],
): readonly PlacedChange[] {
  const settled: { -readonly [Name in keyof WrittenChange]: WrittenChange[Name] }[] = []
  for (const { change, start, end } of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const { kind, author, date, after, runs = [] } = change
    const last = settled.at(-1)
    const kinds = last?.end === start && last.author === author ? `${last.kind} ${kind}` : ''
    const isPair = kinds === 'delete insert' || kinds === 'insert delete'
    if (last !== undefined && (isPair || kinds === 'delete delete' || kinds === 'insert insert')) {
      if (isPair) last.kind = 'replace'
      last.end = end
      putBehind(last, { after, runs })
    } else settled.push({ kind, author, date, start, end, after, runs: [...runs] })
  }
  return settled.map(({ runs, ...change }) => ({
    ...change,
    before: text.slice(change.start, change.end),
    marks: settlePiece({ text: change.after, runs }).marks,
  }))
}

/** From UTF-16 units of a text to its code points. */
function codePointPlaces(text: string): (at: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (at) => at
  const points = new Uint32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    points[at] = count
    const code = text.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) count += 1
  }
  points[text.length] = count
  return (at) => points[at] ?? count
}
