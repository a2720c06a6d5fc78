import type { Repair } from '#shared/domain/repair.ts'
import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { timeIn } from './hands.ts'

/** Who mended what was damaged, in an author's own file. */
export const REPAIRER = 'Galley'

/**
 * Those among new tracked changes that are repairs, which an author's own file has as changes: by the program's name, at the
 * time when the text came, and with the words of repairs of that text. Somebody of the same name says something else, or at
 * another time.
 */
export function mendedAmong(
  fresh: readonly SourceSuggestion[],
  repairs: readonly Repair[],
  receivedAtMs: number,
): ReadonlySet<SourceSuggestion> {
  const found = new Set<SourceSuggestion>()
  if (repairs.length === 0) return found
  const left = new Map<Repair, { before: string; after: string }>(
    repairs.map((repair) => [repair, { before: repair.before, after: repair.after }]),
  )
  for (const each of fresh) {
    const atMs = timeIn(each.date)
    const isThen = atMs === undefined || Math.floor(atMs / 1000) === Math.floor(receivedAtMs / 1000)
    if (each.author.trim() !== REPAIRER || !isThen || each.kind === 'form') continue
    if (isMadeOf(each, left)) found.add(each)
  }
  return found
}

/** Whether all words of a change are those of repairs that are left; they are used up by it. */
function isMadeOf({ before, after }: SourceSuggestion, left: Map<Repair, { before: string; after: string }>): boolean {
  let [out, put] = [before, after]
  const used: Repair[] = []
  for (const [repair, words] of left) {
    const { before: own, after: mended } = words
    // A repair may be in the file as one change, or as what it took out and what it put in.
    const takesOut = own !== '' && out.startsWith(own)
    const putsIn = mended !== '' && put.startsWith(mended)
    if (!takesOut && !putsIn) continue
    if (takesOut) out = out.slice(own.length)
    if (putsIn) put = put.slice(mended.length)
    used.push(repair)
    left.set(repair, { before: takesOut ? '' : words.before, after: putsIn ? '' : words.after })
    if (out === '' && put === '') break
  }
  return used.length > 0 && out === '' && put === ''
}
