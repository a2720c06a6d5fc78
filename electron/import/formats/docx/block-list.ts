import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { putBehind } from '../form/formed-line.ts'
import type { WordsPutIn } from '../form/formed-line.ts'
import { settlePiece } from '../form/settle-piece.ts'
import type { RawBlock } from '../raw-document.ts'
import type { ChangeMark } from './change-mark.ts'
import { pairMoves } from './changes.ts'
import type { CommentPlace } from './comments.ts'
import type { FoundPicture } from './drawings.ts'
import type { Line, LineChange, LineReform, RunState } from './line.ts'

type Put = Pick<LineChange, 'mark' | 'kind' | 'start' | 'end' | 'after' | 'runs'>

/** A sentence has ended: what comes behind is another paragraph of the same text. */
const SENTENCE_END = /[。！？!?…；;.:：][”’"'」』）)\]】]*\s*$/u

/**
 * The blocks of a document as they are found, with tracked changes as suggestions on the original text and the places of
 * comments. A paragraph that was put in hangs on the running text before it, after a newline (command.md); where that is a
 * picture, a table, a heading or the like, it stands as an empty block of its own that holds the insertion.
 */
export class BlockList {
  readonly blocks: RawBlock[] = []
  readonly places = new Map<string, CommentPlace>()
  private readonly found: SourceSuggestion[] = []
  private readonly lengths: number[] = []
  /** Comments that begin between two blocks: they belong to the next one. */
  private begun: string[] = []
  /** The block on which an inserted paragraph hangs already: two insertions at one point would shut one another out. */
  private hung = -1
  private readonly isTraced: boolean

  /** `isTraced`: whether it is asked from what each block was read. */
  constructor(isTraced = false) {
    this.isTraced = isTraced
  }

  /** The suggestions; both parts of a move have the same `group`. */
  get suggestions(): readonly SourceSuggestion[] {
    return pairMoves(this.found, ({ block, start, end }) => sliceCodePoints(this.blocks[block]?.text ?? '', start, end))
  }

  /** The last picture. */
  get lastFigure(): number | undefined {
    const index = this.blocks.findLastIndex(({ hint }) => hint?.role === 'figure')
    return index < 0 ? undefined : index
  }

  /** Puts a line behind the others. `label`: the number that it has only where its text was there from the start. */
  pushLine(line: Line, block: Omit<RawBlock, 'text'>): void {
    if (line.text.trim() === '') {
      this.settleEmpty(line, block)
      return
    }
    const index = this.push(
      {
        ...block,
        text: line.text,
        ...(line.marks.length === 0 ? {} : { marks: line.marks }),
        ...originsOf(line),
      },
      line.length,
    )
    for (const change of line.settled()) this.suggest(index, change)
    for (const reform of line.reforms) if (reform.hasWords) this.suggestForm(index, reform)
    for (const { comment, isStart, position } of line.anchors) this.place(comment, isStart, index, position)
  }

  /** A picture that was put in or taken out is so as a whole: a change of its block, which has no words. */
  pushFigure(
    { alt, element }: FoundPicture,
    asset: number | undefined,
    { inserted, removed }: RunState,
    isInTable = false,
  ): void {
    if (inserted !== undefined && removed !== undefined) return
    const index = this.push(
      {
        text: '',
        hint: { role: 'figure', confidence: 1 },
        ...(asset === undefined ? {} : { asset }),
        ...(alt === undefined ? {} : { alt }),
        ...(isInTable ? { isInTable } : {}),
        ...(this.isTraced ? { origins: [{ start: 0, end: 0, element, isInField: false, isPutIn: false }] } : {}),
      },
      0,
    )
    const mark = inserted ?? removed
    if (mark === undefined) return
    this.suggest(index, {
      mark: { ...mark, isMove: false },
      kind: inserted === undefined ? 'delete' : 'insert',
      start: 0,
      end: 0,
      after: '',
      runs: [],
    })
  }

  /** The last block goes on with the one before it. */
  suggestJoin({ author, date }: ChangeMark): void {
    const block = this.blocks.length - 1
    if (block > 0) this.found.push({ author, date, kind: 'join', block, start: 0, end: 0, before: '', after: '' })
  }

  /** A paragraph without original text, and what was put into it. */
  settleEmpty(line: Line, block: Omit<RawBlock, 'text'>): void {
    const change = line.changes.find(({ after }) => after.trim() !== '')
    if (change === undefined) {
      this.anchorAt(line, this.blocks.length - 1, this.lengths.at(-1) ?? 0)
      return
    }
    const { mark } = change
    const put: WordsPutIn = { after: '', runs: [] }
    for (const each of line.changes) putBehind(put, each)
    const { after } = put
    const kind = mark.isMove ? 'move' : 'insert'
    const last = this.blocks.length - 1
    const end = this.lengths[last] ?? 0
    if (this.isContinued(last, block, after)) {
      const behind: WordsPutIn = { after: '\n', runs: [] }
      putBehind(behind, put)
      this.suggest(last, { mark, kind, start: end, end, ...behind })
      this.hung = last
      this.takeOrigins(last, line, end)
      this.anchorAt(line, last, end)
    } else {
      const { listNumber: _number, grid: _grid, ...plain } = block
      const index = this.push({ ...plain, text: '', ...originsOf(line) }, 0)
      this.suggest(index, { mark, kind, start: 0, end: 0, ...put })
      for (const { comment, isStart } of line.anchors) this.place(comment, isStart, index, 0)
    }
  }

  /** What was put in behind a block was read from there. */
  private takeOrigins(index: number, { origins }: Line, at: number): void {
    const block = this.blocks[index]
    if (!this.isTraced || block === undefined) return
    const own = origins.map((origin) => ({ ...origin, start: at, end: at, isPutIn: true }))
    this.blocks[index] = { ...block, origins: [...(block.origins ?? []), ...own] }
  }

  /** A document without any words is opened as one empty paragraph; what hangs on no block hangs on the last. */
  finish(): void {
    if (this.blocks.length === 0) this.push({ text: '', hint: { role: 'paragraph', confidence: 1 } }, 0)
    const last = this.blocks.length - 1
    for (const comment of this.begun) this.place(comment, true, last, this.lengths[last] ?? 0)
    this.begun = []
  }

  private push(block: RawBlock, length: number): number {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    const index = this.blocks.push(block) - 1
    this.lengths.push(length)
    if (block.hint?.role !== 'figure') {
      for (const comment of this.begun) this.place(comment, true, index, 0)
      this.begun = []
    }
    return index
  }

  private isContinued(last: number, { hint, isCentred, isBold }: Omit<RawBlock, 'text'>, after: string): boolean {
    const before = this.blocks[last]
    if (before === undefined || this.hung === last || this.blocks[last - 1]?.hint?.role === 'figure') return false
    const isPlain = hint === undefined && isCentred !== true && isBold !== true
    const isRunning = before.hint === undefined && before.isCentred !== true && before.isBold !== true
    return isPlain && isRunning && SENTENCE_END.test(before.text) && SENTENCE_END.test(after)
  }

  /** Comments that begin or end where no words are. */
  private anchorAt(line: Line, block: number, position: number): void {
    for (const { comment, isStart } of line.anchors) {
      if (isStart && !comment.startsWith('ref ')) this.begun.push(comment)
      else {
        // What began and ends without any words between is a point.
        this.begun = this.begun.filter((other) => other !== comment)
        this.place(comment, isStart, Math.max(0, block), position)
      }
    }
  }

  private suggest(block: number, { mark, kind, start, end, after, runs }: Put): void {
    const { author, date, group } = mark
    const { marks } = settlePiece({ text: after, runs })
    const plain = { author, date, kind, block, start, end, before: '', after, marks }
    this.found.push(kind === 'move' && group !== undefined ? { ...plain, group } : plain)
  }

  /** The words themselves stay: {@link finishDocument} says which they are. */
  private suggestForm(block: number, { mark: { author, date }, channel, forms, start, end }: LineReform): void {
    const marks = forms.map((form) => ({ ...form, start: 0, end: end - start }))
    this.found.push({ author, date, kind: 'form', form: channel, block, start, end, before: '', after: '', marks })
  }

  /** A bare reference places a comment only when no range does. */
  private place(comment: string, isStart: boolean, block: number, position: number): void {
    if (comment.startsWith('ref ')) {
      const id = comment.slice(4)
      if (!this.places.has(id)) this.places.set(id, { block, start: position, endBlock: block, end: position })
      return
    }
    const known = this.places.get(comment)
    if (isStart || known === undefined)
      this.places.set(comment, { block, start: position, endBlock: block, end: position })
    else this.places.set(comment, { ...known, endBlock: block, end: position })
  }
}

function originsOf({ origins }: Line): Pick<RawBlock, 'origins'> {
  return origins.length === 0 ? {} : { origins }
}
