import type { SourceDocument } from '#shared/domain/source-document.ts'
import { isInWord } from '../../lib/words-around.ts'

export type SourceRepair = SourceDocument['repairs'][number]

/** A repair with its place in the list of the document, by which it is refused. */
export interface NumberedRepair {
  readonly index: number
  readonly repair: SourceRepair
}

/** A run of a block: as it is, or mended (`repair`). */
export interface Segment {
  readonly text: string
  readonly repair?: NumberedRepair
}

/** The repairs of a document by block, in the order of the text. */
export function repairsByBlock(document: SourceDocument): ReadonlyMap<number, readonly NumberedRepair[]> {
  const byBlock = new Map<number, NumberedRepair[]>()
  for (const [index, repair] of document.repairs.entries()) {
    const list = byBlock.get(repair.block)
    if (list === undefined) byBlock.set(repair.block, [{ index, repair }])
    else list.push({ index, repair })
  }
  for (const list of byBlock.values()) list.sort((a, b) => a.repair.start - b.repair.start)
  return byBlock
}

/** The runs of a mended text: what lies between the repairs, and each repair with the mended words. */
export function segmentsOf(text: string, repairs: readonly NumberedRepair[]): readonly Segment[] {
  if (repairs.length === 0) return [{ text }]
  const characters = [...text]
  const segments: Segment[] = []
  let done = 0
  for (const numbered of repairs) {
    const { start, end } = numbered.repair
    if (start < done) continue
    if (start > done) segments.push({ text: characters.slice(done, start).join('') })
    segments.push({ text: characters.slice(start, end).join(''), repair: numbered })
    done = end
  }
  if (done < characters.length) segments.push({ text: characters.slice(done).join('') })
  return segments
}

/** A word that is longer than this is cut. */
const LONGEST = 16

/** A few characters on either side of a repair, so that it can be judged in its row. */
export function contextOf(text: string, { start, end }: SourceRepair, length = 3): { before: string; after: string } {
  const characters = [...text]
  let from = Math.max(0, start - length)
  let to = Math.min(characters.length, end + length)
  // A word or number that is begun is shown whole.
  while (from > Math.max(0, start - LONGEST) && isInWord(characters[from - 1], characters[from])) from -= 1
  while (to < end + LONGEST && isInWord(characters[to - 1], characters[to])) to += 1
  return { before: characters.slice(from, start).join(''), after: characters.slice(end, to).join('') }
}

/** How many repairs there are of each kind, the commonest first, with the first of each as its example. */
export function countKinds(
  document: SourceDocument,
): readonly { readonly kind: string; readonly count: number; readonly first: number }[] {
  const kinds = new Map<string, { count: number; first: number }>()
  for (const [index, { kind }] of document.repairs.entries()) {
    const known = kinds.get(kind)
    if (known === undefined) kinds.set(kind, { count: 1, first: index })
    else known.count += 1
  }
  return [...kinds].map(([kind, found]) => ({ kind, ...found })).sort((a, b) => b.count - a.count)
}
