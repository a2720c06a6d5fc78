import { codePointLength } from '#shared/lib/code-points.ts'

/** Who made a tracked change, and when. */
export interface ChangeMark {
  readonly author: string
  readonly date: string | null
  readonly isMove: boolean
}

/** Under which tracked changes a run stands. */
export interface RunState {
  readonly inserted?: ChangeMark | undefined
  readonly removed?: ChangeMark | undefined
}

/** A tracked change in one line; positions are code points of the original text. */
export interface LineChange {
  readonly mark: ChangeMark
  readonly kind: 'insert' | 'delete' | 'replace' | 'move'
  readonly start: number
  end: number
  after: string
}

export interface LineAnchor {
  readonly comment: string
  readonly isStart: boolean
  readonly position: number
}

/**
 * The text of one block as its author wrote it: deletions stand in it, insertions do not (they are changes at their
 * place). Comments' ends are kept by position.
 */
export class Line {
  text = ''
  length = 0
  readonly changes: LineChange[] = []
  readonly anchors: LineAnchor[] = []
  boldLength = 0

  add(value: string, state: RunState, isBold: boolean): void {
    if (value === '') return
    const { inserted, removed } = state
    if (inserted !== undefined) {
      // What was put in and taken out again stands in neither text.
      if (removed === undefined) this.insert(value, inserted)
      return
    }
    const start = this.length
    this.text += value
    this.length += codePointLength(value)
    if (isBold) this.boldLength += value.trim().length
    if (removed !== undefined) this.remove(start, removed)
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
        settled[settled.length - 1] = {
          mark: last.mark,
          kind: 'replace',
          start: last.start,
          end: change.end,
          after: last.after + change.after,
        }
      } else settled.push({ ...change })
    }
    return settled
  }

  private insert(value: string, mark: ChangeMark): void {
    const last = this.changes.at(-1)
    const kind = mark.isMove ? 'move' : 'insert'
    if (
      last?.kind === kind &&
      last.start === this.length &&
      last.end === this.length &&
      last.mark.author === mark.author
    )
      last.after += value
    else this.changes.push({ mark, kind, start: this.length, end: this.length, after: value })
  }

  private remove(start: number, mark: ChangeMark): void {
    const last = this.changes.at(-1)
    const kind = mark.isMove ? 'move' : 'delete'
    if (last?.kind === kind && last.end === start && last.after === '' && last.mark.author === mark.author)
      last.end = this.length
    else this.changes.push({ mark, kind, start, end: this.length, after: '' })
  }
}
