import { codePointLength } from '#shared/lib/code-points.ts'
import type { RepairedText, TextRepair } from '#shared/repair/repair-text.ts'

/** Puts `before` of every repair in `refused` (indexes of `repaired.repairs`) back into the text. */
export function refuseRepairs(repaired: RepairedText, refused: ReadonlySet<number>): RepairedText {
  if (refused.size === 0) return repaired
  const characters = [...repaired.text]
  const kept: TextRepair[] = []
  const parts: string[] = []
  let done = 0
  let shift = 0
  repaired.repairs.forEach((repair, index) => {
    if (!refused.has(index)) {
      kept.push({ ...repair, start: repair.start + shift, end: repair.end + shift })
      return
    }
    parts.push(characters.slice(done, repair.start).join(''), repair.before)
    done = repair.end
    shift += codePointLength(repair.before) - (repair.end - repair.start)
  })
  const text = parts.join('') + characters.slice(done).join('')
  // Findings are places in the repaired text; past a refusal they move with it.
  const findings = repaired.findings.map((finding) => {
    const by = repaired.repairs.reduce(
      (sum, repair, index) =>
        refused.has(index) && repair.end <= finding.start
          ? sum + codePointLength(repair.before) - (repair.end - repair.start)
          : sum,
      0,
    )
    return { ...finding, start: finding.start + by, end: finding.end + by }
  })
  return { text, repairs: kept, findings }
}

/**
 * The place in the repaired text of position `position` (code points) of the text as it came.
 * Inside of a repair it is the repair's start, or its end when `isEnd`.
 */
export function mapPosition(repairs: readonly TextRepair[], position: number, isEnd: boolean): number {
  let shift = 0
  for (const repair of repairs) {
    const start = repair.start - shift
    const length = codePointLength(repair.before)
    if (position <= start) break
    if (position < start + length) return isEnd ? repair.end : repair.start
    shift += repair.end - repair.start - length
  }
  return position + shift
}
