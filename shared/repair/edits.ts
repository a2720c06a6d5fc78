import { weightierKind } from './kinds.ts'
import type { RepairKind } from './kinds.ts'
import type { EvidenceData, TextRepair } from './types.ts'

/**
 * One replacement made by a stage of the repair, in UTF-16 units of the text that the stage was given.
 * The edits of a stage are sorted and never overlap.
 */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly after: string
  readonly kind: RepairKind
  readonly evidence: EvidenceData
  readonly isGuess: boolean
}

/** The text after `edits`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), edit.after)
    done = edit.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/**
 * Two stages as one: `first` leads from `text` to the text that `second` was made on.
 * Edits of the two that touch the same characters become one edit.
 */
export function composeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  if (first.length === 0) return second
  if (second.length === 0) return first
  const middle = applyEdits(text, first)
  const composed: Edit[] = []
  let shift = 0 // what to add to a place of `text` to get the place in the middle text
  let a = 0
  let b = 0
  while (a < first.length || b < second.length) {
    const one = first[a]
    const other = second[b]
    const oneStart = one === undefined ? Infinity : one.start + shift
    const oneEnd = one === undefined ? Infinity : oneStart + one.after.length
    if (one !== undefined && (other === undefined || oneEnd <= other.start) && !meets(oneStart, oneEnd, other)) {
      composed.push(one)
      shift += one.after.length - (one.end - one.start)
      a += 1
      continue
    }
    if (other !== undefined && (one === undefined || other.end <= oneStart)) {
      composed.push({ ...other, start: other.start - shift, end: other.end - shift })
      b += 1
      continue
    }
    // The two meet: gather every edit of either side that meets the gathered range.
    const group = new Meeting(shift)
    for (;;) {
      const nextOne = first[a]
      const nextOther = second[b]
      if (nextOne !== undefined && group.takesFirst(nextOne)) a += 1
      else if (nextOther !== undefined && group.takesSecond(nextOther)) b += 1
      else break
    }
    composed.push(group.toEdit(middle))
    shift = group.shift
  }
  return composed
}

function meets(start: number, end: number, other: Edit | undefined): boolean {
  return other !== undefined && other.start < end && start < other.end
}

/** Edits of two stages that touch one another, on the middle text. */
class Meeting {
  shift: number
  private start = -1
  private end = -1
  private readonly seconds: Edit[] = []
  private lead: Edit | undefined
  private firstShift: number

  constructor(shift: number) {
    this.shift = shift
    this.firstShift = shift
  }

  takesFirst(edit: Edit): boolean {
    const start = edit.start + this.shift
    const end = start + edit.after.length
    if (this.start >= 0 && !(start < this.end && this.start < end)) return false
    this.widen(start, end)
    this.shift += edit.after.length - (edit.end - edit.start)
    this.weigh(edit)
    return true
  }

  takesSecond(edit: Edit): boolean {
    if (this.start >= 0 && !(edit.start < this.end && this.start < edit.end)) return false
    this.widen(edit.start, edit.end)
    this.seconds.push(edit)
    this.weigh(edit)
    return true
  }

  toEdit(middle: string): Edit {
    const inner = this.seconds.map((edit) => ({ ...edit, start: edit.start - this.start, end: edit.end - this.start }))
    const after = applyEdits(middle.slice(this.start, this.end), inner)
    const lead = this.lead
    if (lead === undefined) throw new Error('a meeting of no edits')
    return { ...lead, start: this.start - this.firstShift, end: this.end - this.shift, after }
  }

  private widen(start: number, end: number): void {
    this.start = this.start < 0 ? start : Math.min(this.start, start)
    this.end = Math.max(this.end, end)
  }

  private weigh(edit: Edit): void {
    const lead = this.lead
    if (lead === undefined) this.lead = edit
    else {
      const isLighter = lead.kind !== weightierKind(lead.kind, edit.kind)
      this.lead = { ...(isLighter ? edit : lead), isGuess: lead.isGuess || edit.isGuess }
    }
  }
}

/** Repairs in code points of the repaired text, from edits in UTF-16 units of `text`. Edits that change nothing are dropped. */
export function toRepairs(text: string, edits: readonly Edit[]): readonly TextRepair[] {
  const repairs: TextRepair[] = []
  let done = 0
  let position = 0
  for (const edit of edits) {
    position += countCodePoints(text, done, edit.start)
    done = edit.end
    const before = text.slice(edit.start, edit.end)
    const width = countCodePoints(edit.after, 0, edit.after.length)
    if (before !== edit.after) {
      repairs.push({
        start: position,
        end: position + width,
        kind: edit.kind,
        before,
        after: edit.after,
        evidence: edit.evidence,
        isGuess: edit.isGuess,
      })
    }
    position += width
  }
  return repairs
}

function countCodePoints(text: string, start: number, end: number): number {
  let count = end - start
  for (let index = start; index < end - 1; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(index + 1)
    if (next >= 0xdc00 && next <= 0xdfff) {
      count -= 1
      index += 1
    }
  }
  return count
}
