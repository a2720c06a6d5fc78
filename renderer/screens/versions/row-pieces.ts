import { BLOCK_BREAK } from '#shared/anchor/flow.ts'
import { codePointLength, sliceCodePoints, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import type { RowBlock, VersionRow } from '#shared/revision/version-row.ts'

/** A run of a block's words as a row draws it; a border between two paragraphs that came or went is a piece without words. */
export interface RowPiece {
  readonly block: RowBlock
  readonly start: number
  readonly end: number
  readonly text: string
  readonly mark: 'del' | 'ins' | undefined
  readonly isBorder: boolean
  /** The change that it belongs to. */
  readonly change: string | undefined
}

/** A paragraph with its pieces. */
export interface RowParagraph {
  readonly block: RowBlock
  readonly pieces: readonly RowPiece[]
}

interface Run {
  readonly side: 'old' | 'fresh'
  readonly start: number
  readonly end: number
  readonly mark: RowPiece['mark']
  readonly change: string | undefined
}

/** One side of a row: its words, with what only this side has marked. */
export function sideParagraphs(row: VersionRow, side: 'old' | 'fresh'): readonly RowParagraph[] {
  const runs = runsOf(row).filter((run) => run.mark === undefined || run.side === side)
  const own = side === 'old' ? runs.map((run) => (run.mark === undefined ? onOldSide(row, run) : run)) : runs
  return paragraphsOf(row, own, side)
}

/** Both sides in one: what went before what came in its place; of a picture that is another one both. */
export function lineParagraphs(row: VersionRow): readonly RowParagraph[] {
  const side = row.fresh.length > 0 && row.kind !== 'from' ? 'fresh' : 'old'
  const paragraphs = paragraphsOf(row, runsOf(row), side)
  const [was] = row.old
  const isOther = row.changes.some(({ kind }) => kind === 'picture' || kind === 'alt')
  return isOther && side === 'fresh' && was !== undefined ? [{ block: was, pieces: [] }, ...paragraphs] : paragraphs
}

/** What was kept, by its place in the new text, and what came and went, each by its own. */
function runsOf({ kind, old, fresh, edits, changes }: VersionRow): readonly Run[] {
  if (kind === 'gone' || kind === 'from')
    return [
      { side: 'old', start: 0, end: lengthOf(old), mark: kind === 'gone' ? 'del' : undefined, change: changes[0]?.id },
    ]
  if (kind === 'added') return [{ side: 'fresh', start: 0, end: lengthOf(fresh), mark: 'ins', change: changes[0]?.id }]
  const ids = changes.filter((each) => OF_WORDS.has(each.kind)).map(({ id }) => id)
  const runs: Run[] = []
  let [at, shift] = [0, 0]
  edits.forEach(({ start, end, before, after }, index) => {
    const change = ids[index]
    if (start > at)
      runs.push({ side: 'fresh', start: at + shift, end: start + shift, mark: undefined, change: undefined })
    const length = codePointLength(after)
    if (before !== '') runs.push({ side: 'old', start, end, mark: 'del', change })
    if (length > 0) runs.push({ side: 'fresh', start: start + shift, end: start + shift + length, mark: 'ins', change })
    at = end
    shift += length - (end - start)
  })
  const whole = lengthOf(fresh)
  if (whole > at + shift)
    runs.push({ side: 'fresh', start: at + shift, end: whole, mark: undefined, change: undefined })
  return runs
}

const OF_WORDS: ReadonlySet<string> = new Set(['replace', 'insert', 'delete', 'split', 'joined'])

function onOldSide({ edits }: VersionRow, run: Run): Run {
  let shift = 0
  for (const { start, before, after } of edits) {
    if (start + shift > run.start) break
    shift += codePointLength(after) - codePointLength(before)
  }
  return { ...run, side: 'old', start: run.start - shift, end: run.end - shift }
}

function lengthOf(blocks: readonly RowBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + codePointLength(text) + BLOCK_BREAK.length, -BLOCK_BREAK.length)
}

/** Runs cut at the ends of the blocks: a border that is kept, or came, begins another paragraph. */
function paragraphsOf(
  { old, fresh }: VersionRow,
  runs: readonly Run[],
  lead: 'old' | 'fresh',
): readonly RowParagraph[] {
  const paragraphs: { block: RowBlock; pieces: RowPiece[] }[] = []
  const begin = (block: RowBlock | undefined): void => {
    if (block !== undefined) paragraphs.push({ block, pieces: [] })
  }
  const leading = lead === 'old' ? old : fresh
  begin(leading[0])
  let next = 1
  for (const { side, start, end, mark, change } of runs) {
    let at = 0
    for (const block of side === 'old' ? old : fresh) {
      const length = codePointLength(block.text)
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)]
      const piece = { block, mark, change }
      if (to > from)
        paragraphs.at(-1)?.pieces.push({
          ...piece,
          start: from,
          end: to,
          text: sliceCodePoints(block.text, from, to),
          isBorder: false,
        })
      at += length
      if (start <= at && at < end) {
        if (mark !== undefined)
          paragraphs.at(-1)?.pieces.push({ ...piece, start: length, end: length, text: '¶', isBorder: true })
        if (side === lead) {
          begin(leading[next])
          next += 1
        }
      }
      at += BLOCK_BREAK.length
    }
  }
  return paragraphs
}

/** Pieces cut at the borders of the cells of a table, so that each lies in one of them, or is the border. */
export function cutAtCells(paragraph: RowParagraph): readonly RowPiece[] {
  const { block, pieces } = paragraph
  const cuts = [...new Set((block.grid?.rows.flat() ?? []).flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  )
  return pieces.flatMap((piece): readonly RowPiece[] => {
    if (piece.block !== block) return [piece]
    const inside = [piece.start, ...cuts.filter((cut) => piece.start < cut && cut < piece.end), piece.end]
    return inside.slice(1).map((end, index) => {
      const start = inside[index] ?? piece.start
      return { ...piece, start, end, text: sliceCodePoints(block.text, start, end) }
    })
  })
}

/** A piece shows so many signs at most; of a longer one that nobody changed the middle is left out. */
export function shortened(piece: RowPiece, most: number): readonly [RowPiece, RowPiece] | undefined {
  if (piece.text.length <= most) return undefined
  const half = Math.floor(most / 2)
  const head = toCodePoint(piece.text, half)
  const tail = codePointLength(piece.text) - head
  return [
    { ...piece, end: piece.start + head, text: piece.text.slice(0, toUtf16Index(piece.text, head)) },
    { ...piece, start: piece.start + tail, text: piece.text.slice(toUtf16Index(piece.text, tail)) },
  ]
}
