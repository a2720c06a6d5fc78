import { codePointLength } from '#shared/lib/code-points.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import { putBehind } from '../form/formed-line.ts'
import type { Run } from '../form/formed-line.ts'
import type { ChangeMark } from './change-mark.ts'
import type { Origin, ReadFrom } from './origin.ts'
import type { FormMark } from './run-form.ts'
import { kindsOf } from './tracked-format.ts'
import type { Reform } from './tracked-format.ts'

/** Under which tracked changes a run stands, and in what form. */
export interface RunState {
  readonly inserted?: ChangeMark | undefined
  readonly removed?: ChangeMark | undefined
  readonly forms?: readonly FormMark[] | undefined
  /** Other forms that are proposed for it. */
  readonly reforms?: readonly Reform[] | undefined
}

/** A tracked change in one line; positions are code points of the original text. */
export interface LineChange {
  mark: ChangeMark
  readonly kind: 'insert' | 'delete' | 'replace' | 'move'
  readonly start: number
  end: number
  after: string
  /** The form of `after`, in its UTF-16 units. */
  runs: Run[]
}

/** A change of form proposed for a run of one line. */
export interface LineReform extends Reform {
  readonly start: number
  end: number
  /** Whether there is more than white space in it. */
  hasWords: boolean
}

export interface LineAnchor {
  readonly comment: string
  readonly isStart: boolean
  readonly position: number
}

type OpenMark = { -readonly [Name in keyof InlineMark]: InlineMark[Name] }

/**
 * The text of one block as its author wrote it: deletions stand in it, insertions do not (they are changes at their
 * place). Comments' ends are kept by position, and the form of each run.
 */
export class Line {
  text = ''
  length = 0
  readonly changes: LineChange[] = []
  readonly anchors: LineAnchor[] = []
  readonly marks: OpenMark[] = []
  readonly reforms: LineReform[] = []
  readonly origins: Origin[] = []
  boldLength = 0
  /** Whether words would be left here if every change were accepted. */
  hasLasting = false
  /** The last character; the text itself is not asked for it, because it is put together only at the end. */
  lastCharacter = ''
  private readonly last = new Map<FormMark, OpenMark>()
  private readonly lastReforms = new Map<Reform['channel'], LineReform>()

  add(value: string, state: RunState, from?: ReadFrom): void {
    if (value === '') return
    const { inserted, removed, forms } = state
    if (inserted !== undefined) {
      // What was put in and taken out again stands in neither text.
      if (removed === undefined) {
        this.insert(value, inserted, forms ?? [])
        if (from !== undefined) this.origins.push({ ...from, start: this.length, end: this.length, isPutIn: true })
        this.hasLasting ||= value.trim() !== ''
      }
      return
    }
    const start = this.length
    this.text += value
    this.lastCharacter = value.at(-1) ?? ''
    this.length += codePointLength(value)
    if (from !== undefined) this.origins.push({ ...from, start, end: this.length, isPutIn: false })
    if (forms !== undefined) {
      for (const form of forms) {
        if (form.kind === 'bold') this.boldLength += value.trim().length
        this.form(form, start)
      }
    }
    for (const reform of state.reforms ?? []) this.reform(reform, start, value.trim() !== '')
    if (removed === undefined) this.hasLasting ||= value.trim() !== ''
    else this.remove(start, removed)
  }

  /** Takes another line in behind its own end. */
  append(other: Line): void {
    const by = this.length
    this.text += other.text
    this.lastCharacter = other.lastCharacter || this.lastCharacter
    this.length += other.length
    this.boldLength += other.boldLength
    this.hasLasting ||= other.hasLasting
    for (const change of other.changes) this.take({ ...change, start: change.start + by, end: change.end + by })
    for (const anchor of other.anchors) this.anchors.push({ ...anchor, position: anchor.position + by })
    for (const mark of other.marks) this.marks.push({ ...mark, start: mark.start + by, end: mark.end + by })
    for (const each of other.origins) this.origins.push({ ...each, start: each.start + by, end: each.end + by })
    for (const each of other.reforms) this.reforms.push({ ...each, start: each.start + by, end: each.end + by })
    this.last.clear()
    this.lastReforms.clear()
  }

  /** Takes white space off the end, where no change or comment counts on it. */
  trim(): void {
    const text = this.text.trimEnd()
    const cut = this.text.length - text.length
    const length = this.length - cut
    const isFree =
      this.changes.every((change) => change.end <= length) && this.anchors.every((anchor) => anchor.position <= length)
    if (cut === 0 || !isFree) return
    this.text = text
    this.length = length
    for (const mark of [...this.marks, ...this.reforms]) mark.end = Math.min(mark.end, length)
  }

  /** Takes what stands before `length` off the beginning, unless something was changed there. */
  dropStart(length: number): void {
    if (this.changes.some(({ start }) => start < length)) return
    this.text = Array.from(this.text).slice(length).join('')
    this.length -= length
    dropFrom(this.marks, length)
    dropFrom(this.reforms, length)
    dropFrom(this.changes, length)
    dropFrom(this.origins, length)
    const anchors = this.anchors.map((each) => ({ ...each, position: Math.max(0, each.position - length) }))
    this.anchors.splice(0, anchors.length, ...anchors)
    this.last.clear()
    this.lastReforms.clear()
  }

  anchor(comment: string, isStart: boolean): void {
    this.anchors.push({ comment, isStart, position: this.length })
  }

  /** Changes with a deletion and the insertion beside it made one replacement, where one person made both. */
  settled(): readonly LineChange[] {
    const settled: LineChange[] = []
    for (const change of this.changes) {
      const last = settled.at(-1)
      const isPair =
        last !== undefined &&
        last.end === change.start &&
        last.mark.author === change.mark.author &&
        new Set([last.kind, change.kind]).size === 2
      const kinds = isPair ? `${last.kind} ${change.kind}` : ''
      if (last !== undefined && (kinds === 'delete insert' || kinds === 'insert delete')) {
        const words = { after: last.after, runs: [...last.runs] }
        putBehind(words, change)
        settled[settled.length - 1] = {
          mark: last.mark,
          kind: 'replace',
          start: last.start,
          end: change.end,
          ...words,
        }
      } else settled.push({ ...change })
    }
    return settled
  }

  private form(form: FormMark, start: number): void {
    const last = this.last.get(form)
    if (last?.end === start) last.end = this.length
    else {
      const mark = { ...form, start, end: this.length }
      this.last.set(form, mark)
      this.marks.push(mark)
    }
  }

  private reform(reform: Reform, start: number, hasWords: boolean): void {
    const last = this.lastReforms.get(reform.channel)
    const isNext =
      last?.end === start && isOneChange(last.mark, reform.mark) && kindsOf(last.forms) === kindsOf(reform.forms)
    if (isNext) {
      last.end = this.length
      last.hasWords ||= hasWords
    } else {
      const next = { ...reform, start, end: this.length, hasWords }
      this.lastReforms.set(reform.channel, next)
      this.reforms.push(next)
    }
  }

  private insert(value: string, mark: ChangeMark, forms: readonly FormMark[]): void {
    const kind = mark.isMove ? 'move' : 'insert'
    const runs = forms.map((form) => ({ form, start: 0, end: value.length }))
    this.take({ mark, kind, start: this.length, end: this.length, after: value, runs })
  }

  private remove(start: number, mark: ChangeMark): void {
    this.take({ mark, kind: mark.isMove ? 'move' : 'delete', start, end: this.length, after: '', runs: [] })
  }

  /** A change goes on with the one before it, where one person did the same beside it. */
  private take(change: LineChange): void {
    const last = this.changes.at(-1)
    const isNext = last?.kind === change.kind && last.end === change.start && isOneMove(last.mark, change.mark)
    // LibreOffice lets the range of a move begin behind its first words.
    if (isNext && last.mark.group === undefined) last.mark = change.mark
    const isInsertion = change.start === change.end
    if (isNext && isInsertion && last.start === last.end) putBehind(last, change)
    else if (isNext && !isInsertion && last.start < last.end && last.after === '' && change.after === '')
      last.end = change.end
    else this.changes.push(change)
  }
}

/** The same change, or two parts of one move of which only one lies in a range that has a name. */
function isOneMove(one: ChangeMark, other: ChangeMark): boolean {
  if (isOneChange(one, other)) return true
  const isHalfNamed = one.isMove && other.isMove && (one.group === undefined) !== (other.group === undefined)
  return isHalfNamed && one.author === other.author && one.date === other.date
}

function isOneChange(one: ChangeMark, other: ChangeMark): boolean {
  return one.author === other.author && one.group === other.group
}

/** Moves runs by what was taken off before them; what lay in it goes. */
function dropFrom<R extends { readonly start: number; readonly end: number }>(runs: R[], length: number): void {
  const moved = runs.flatMap((run): readonly R[] => {
    const end = Math.max(0, run.end - length)
    return run.start < length && end === 0 ? [] : [{ ...run, start: Math.max(0, run.start - length), end }]
  })
  runs.splice(0, runs.length, ...moved)
}
