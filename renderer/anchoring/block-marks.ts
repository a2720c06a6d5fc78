import { isCounted } from '#shared/acts/numbers.ts'
import { layerOf } from '#shared/checks/layers.ts'
import { areaOf } from '#shared/checks/rules.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { Note } from '#shared/domain/note.ts'
import type { NumberState } from '#shared/domain/number.ts'
import type { Repair } from '#shared/domain/repair.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { BlockBundle } from '../store/by-block.ts'
import { pieceNodes, staticRange, type DrawnBlock } from './dom.ts'
import { stillThere } from './finding-spans.ts'
import type { MarkName } from './highlights.ts'
import { isIn, type NearRun } from './near.ts'

type Mark = readonly [MarkName, StaticRange]

const NUMBER_MARKS: Readonly<Partial<Record<NumberState, MarkName>>> = {
  unchecked: 'number-unchecked',
  verified: 'number-verified',
  queried: 'number-queried',
  wrong: 'number-wrong',
}

/** A run of a block's text that something is painted over; positions in code points. */
export interface MarkSpan {
  readonly name: MarkName
  readonly start: number
  readonly end: number
}

/** The runs that a block's notes, numbers and repairs paint in it, on the screen and on paper; `runs`: only in these. */
export function spansOf(bundle: BlockBundle, runs?: readonly NearRun[]): readonly MarkSpan[] {
  const spans: MarkSpan[] = []
  const push = (name: MarkName | undefined, start: number, end: number): void => {
    if (name !== undefined && end > start) spans.push({ name, start, end })
  }
  const length = codePointLength(bundle.block.text)
  for (const { note, start, end } of bundle.notes) {
    if (note.target.kind === 'text') push(noteMark(note), start, end ?? length)
  }
  if (bundle.block.role !== 'furniture') {
    for (const number of bundle.numbers) {
      if (isIn(runs, number.start, number.end) && isCounted(number))
        push(NUMBER_MARKS[number.state], number.start, number.end)
    }
  }
  for (const { form, state, start, end } of bundle.suggestions)
    if (form !== undefined && state === 'open') push('formed', start, end)
  const refused = new Set(bundle.suggestions.map((suggestion) => suggestion.repairId))
  for (const repair of bundle.repairs) {
    if (!refused.has(repair.id) && isShown(repair)) push('repair', repair.start, repair.end)
  }
  return spans
}

/** The ranges that a block's notes, numbers, repairs and deletions paint in it; `runs`: only in these. */
export function marksOf(bundle: BlockBundle, block: DrawnBlock, runs?: readonly NearRun[]): readonly Mark[] {
  const marks: Mark[] = []
  for (const { name, start, end } of spansOf(bundle, runs)) {
    if (!isIn(runs, start, end)) continue
    const range = staticRange(block, start, end)
    if (range !== undefined) marks.push([name, range])
  }
  const nodes = pieceNodes(block)
  for (const [index, piece] of block.pieces.entries()) {
    if (piece.kind !== 'deleted' || !isIn(runs, piece.start, piece.end)) continue
    const child = nodes[index]
    const node = child instanceof Text ? child : child?.firstChild
    if (!(node instanceof Text)) continue
    const range = new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset: node.length })
    marks.push(['deleted', range])
    if (piece.isConflict) marks.push(['conflict', range])
  }
  return marks
}

/** What is found in a block, and what is known of it now. */
interface FoundIn {
  readonly bundle: BlockBundle
  readonly suggestions: readonly Suggestion[]
  readonly found: readonly PlacedFinding[]
}

/** The ranges that are underlined because a check found something in them; `runs`: only in these. */
export function findingMarksOf(
  { bundle, suggestions, found }: FoundIn,
  block: DrawnBlock,
  runs?: readonly NearRun[],
): readonly Mark[] {
  return stillThere(found, bundle.block, suggestions, runs).flatMap((finding): readonly Mark[] => {
    const range = staticRange(block, finding.start, finding.end)
    return range === undefined ? [] : [[`finding-${layerOf(areaOf(finding.rule))}`, range]]
  })
}

/** A change of script or of punctuation width runs through a whole text; drawn, it would hide all other marks. */
function isShown(repair: Repair): boolean {
  return repair.isGuess || !['variant', 'width'].includes(repair.kind)
}

function noteMark(note: Note): MarkName {
  return note.state === 'resolved' ? 'note-resolved' : `note-${note.kind}`
}
