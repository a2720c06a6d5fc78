import { codePointLength } from '#shared/lib/code-points.ts'
import { countFirst } from '#shared/lib/count-first.ts'
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

/** A repair where it stands in the text as it came, and how far places behind it have moved. Code points. */
interface Shift {
  readonly start: number
  readonly end: number
  readonly behind: number
}

const known = new WeakMap<readonly TextRepair[], readonly Shift[]>()

/**
 * The place in the repaired text of position `position` (code points) of the text as it came.
 * Inside of a repair it is the repair's start, or its end when `isEnd`. Many are asked of one text.
 */
export function mapPosition(repairs: readonly TextRepair[], position: number, isEnd: boolean): number {
  const shifts = shiftsOf(repairs)
  const last = countFirst(shifts, ({ start }) => start < position) - 1
  const [repair, shift] = [repairs[last], shifts[last]]
  if (repair === undefined || shift === undefined) return position
  if (position < shift.end) return isEnd ? repair.end : repair.start
  return position + shift.behind
}

function shiftsOf(repairs: readonly TextRepair[]): readonly Shift[] {
  const made = known.get(repairs)
  if (made !== undefined) return made
  let moved = 0
  const shifts = repairs.map(({ start, end, before }) => {
    const from = start - moved
    const length = codePointLength(before)
    moved += end - start - length
    return { start: from, end: from + length, behind: moved }
  })
  known.set(repairs, shifts)
  return shifts
}
