import type { InlineMark } from '#shared/domain/mark.ts'
import type { Attribution, Changes, MoveRange } from './changes.ts'
import type { Paragraphs } from './paragraph.ts'
import type { Piece } from './pieces.ts'
import type { Relations } from './relations.ts'
import { run, runProperties } from './run-properties.ts'
import { tag } from './xml.ts'

/** What stands between two runs: the beginning or the end of a comment's range. */
export interface Anchor {
  readonly at: number
  readonly isEnd: boolean
  /** Whether both ends are in it. */
  readonly isPoint?: boolean
  readonly xml: string
}

export interface RunContext {
  readonly changes: Changes
  readonly relations: Relations
  /** The reference to the note that a mark leads to; undefined where the document has none. */
  readonly noteReference: (label: string) => string | undefined
  /** The two ends of a moved run's range, the same again for the same half. */
  readonly rangeOf: (side: 'From' | 'To', half: Attribution & { readonly id: string }, group: string) => MoveRange
  /** Whether a line's end that is put in begins another paragraph. */
  readonly isRunning: boolean
  /** Whether the paragraph goes from right to left. */
  readonly isRight: boolean
}

/** Only these lead out of a document; anything else in a link is none for whoever gets the file. */
const LEADS_OUT = /^(?:https?|mailto):/iu

/** Writes the runs of a block, with what is anchored between them. */
export function writePieces(
  pieces: readonly Piece[],
  anchors: readonly Anchor[],
  into: Paragraphs,
  context: RunContext,
): void {
  const borders = bordersOfMoves(pieces)
  const left = anchors.toSorted((a, b) => a.at - b.at || Number(a.isEnd) - Number(b.isEnd))
  const put = (isDue: (anchor: Anchor) => boolean): void => {
    for (let index = 0; index < left.length;) {
      const anchor = left[index]
      if (anchor === undefined || !isDue(anchor)) index += 1
      else {
        left.splice(index, 1)
        into.add(anchor.xml)
      }
    }
  }
  pieces.forEach((piece, index) => {
    const isInsertion = piece.start === piece.end
    // What ends here ends before the words that follow, and behind what is put in here.
    if (!isInsertion) put(({ at }) => at <= piece.start)
    writePiece(piece, into, context, borders)
    const next = pieces[index + 1]
    const isInsertedNext = next !== undefined && next.start === next.end && next.start === piece.end
    if (!isInsertedNext) put(({ at, isEnd }) => at < piece.end || (at === piece.end && isEnd))
  })
  put(() => true)
}

/** The first and the last piece of each half of a move: Word knows one range by its name, whatever else became of words in it. */
interface Borders {
  readonly first: ReadonlySet<Piece>
  readonly last: ReadonlySet<Piece>
}

function bordersOfMoves(pieces: readonly Piece[]): Borders {
  const [first, last] = [new Map<string, Piece>(), new Map<string, Piece>()]
  for (const piece of pieces) {
    const { change } = piece
    if (change?.name.startsWith('w:move') !== true || change.by.orders !== undefined) continue
    const key = `${change.name} ${change.by.id}`
    if (!first.has(key)) first.set(key, piece)
    last.set(key, piece)
  }
  return { first: new Set(first.values()), last: new Set(last.values()) }
}

function writePiece(piece: Piece, into: Paragraphs, context: RunContext, borders: Borders): void {
  const { marks, change } = piece
  const label = marks.find(({ kind }) => kind === 'note-ref')?.target
  const reference = label === undefined ? undefined : context.noteReference(label)
  const group = change?.by.groupId
  const isBorder = borders.first.has(piece) || borders.last.has(piece)
  const range =
    isBorder && change !== undefined && group !== undefined
      ? context.rangeOf(change.name === 'w:moveFrom' ? 'From' : 'To', change.by, group)
      : undefined
  if (range !== undefined && borders.first.has(piece)) into.add(range.start)
  writeLines(piece, reference, into, context)
  if (range !== undefined && borders.last.has(piece)) into.add(range.end)
}

function writeLines(piece: Piece, reference: string | undefined, into: Paragraphs, context: RunContext): void {
  const { text, change } = piece
  if (reference !== undefined) return into.add(changed(piece, reference, context))
  // A paragraph's mark is text: put in or taken out, it parts or joins paragraphs.
  const isParting = context.isRunning && change !== undefined && change.name !== 'w:moveTo'
  const lines = isParting ? text.split('\n') : [text]
  lines.forEach((line, index) => {
    if (index > 0 && change !== undefined) into.end(change)
    if (line !== '') into.add(changed(piece, runsOf(piece, line, context), context))
  })
}

function runsOf({ marks, start, end, change, reform }: Piece, text: string, { changes, isRight }: RunContext): string {
  const before =
    reform === undefined ? '' : changes.mark('w:rPrChange', reform.by, tag('w:rPr', {}, runProperties(reform.before)))
  const isTakenOut = change?.name === 'w:del'
  const properties = (isRightRun: boolean): string => runProperties(marks, isRightRun) + before
  const reading = marks.find(({ kind }) => kind === 'ruby')
  const isWhole = reading !== undefined && reading.start === start && reading.end === end
  return isWhole && !isTakenOut ? ruby(text, reading, properties(false)) : run(text, properties, isTakenOut, isRight)
}

/** Reading marks over a run (ECMA-376-1, 17.3.3.25). */
function ruby(text: string, { reading = '' }: InlineMark, properties: string): string {
  return tag(
    'w:r',
    {},
    properties === '' ? '' : tag('w:rPr', {}, properties),
    tag(
      'w:ruby',
      {},
      tag(
        'w:rubyPr',
        {},
        tag('w:rubyAlign', { 'w:val': 'distributeSpace' }),
        tag('w:hps', { 'w:val': 10 }),
        tag('w:hpsRaise', { 'w:val': 20 }),
        tag('w:hpsBaseText', { 'w:val': 21 }),
        tag('w:lid', { 'w:val': 'zh-CN' }),
      ),
      tag('w:rt', {}, run(reading, tag('w:sz', { 'w:val': 10 }))),
      tag('w:rubyBase', {}, run(text, properties)),
    ),
  )
}

/** A run in its change and its link. */
function changed(piece: Piece, xml: string, { changes, relations }: RunContext): string {
  const { change, marks } = piece
  const inner = change === undefined ? xml : changes.mark(change.name, change.by, xml)
  const href = marks.find(({ kind }) => kind === 'link')?.href
  if (href === undefined || !LEADS_OUT.test(href)) return inner
  return tag('w:hyperlink', { 'r:id': relations.refer('hyperlink', href, true) }, inner)
}
