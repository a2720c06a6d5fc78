import type { PartWriter } from './part-writer.ts'
import type { LetterPlace, Source, SourceBlock } from './source.ts'
import { cameAt } from './source.ts'

/** A place between the letters of the file. */
export interface Spot {
  readonly letter: LetterPlace
  /** Behind the letter, or before it. */
  readonly isBehind: boolean
  readonly isExact: boolean
}

/** Where words are put in at a place of a text as it came: behind the letter before, unless a field ends with that. */
export function spotOfWords({ letters }: SourceBlock, at: number): Spot | undefined {
  const [before, behind] = [letters[at - 1], letters[at]]
  if (before !== undefined && isOneThing(before, behind)) return undefined
  const isFieldsEnd = before?.isInField === true && behind?.isInField === false
  if (before !== undefined && !isFieldsEnd) return { letter: before, isBehind: true, isExact: true }
  return behind === undefined ? undefined : { letter: behind, isBehind: false, isExact: true }
}

/** Where a comment begins or ends: at the letter that is in it. `at` is a place of the mended text. */
export function spotOfAnchor(source: Source, blockId: string, at: number, isEnd: boolean): Spot | undefined {
  const block = source.of(blockId)
  const came = block === undefined ? { at, isExact: false } : cameAt(block.repairs, at, isEnd)
  const [before, behind] = [block?.letters[came.at - 1], block?.letters[came.at]]
  const isWithin = before !== undefined && isOneThing(before, behind)
  const isExact = came.isExact && !isWithin
  if (before !== undefined && (isEnd || behind === undefined)) return { letter: before, isBehind: true, isExact }
  if (behind !== undefined) return { letter: behind, isBehind: false, isExact }
  const near = source.nearest(blockId, came.at)
  return near === undefined ? undefined : { letter: near.letter, isBehind: near.isBefore, isExact: false }
}

/** Whether nothing can come between two letters: a label, a sign of several letters. */
function isOneThing(one: LetterPlace, other: LetterPlace | undefined): boolean {
  return other !== undefined && one.run === other.run && one.unit === other.unit
}

export function putAt(writer: PartWriter, { letter: { run, unit }, isBehind }: Spot, xml: string, rank: number): void {
  writer.put(run, isBehind ? unit + 1 : unit, xml, rank)
}
