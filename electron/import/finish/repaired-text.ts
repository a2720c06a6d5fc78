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

/** Where the repairs of a text stand in it as it came, and how far places behind each have moved. Code points. */
interface Shifts {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly behind: Int32Array
}

const known = new WeakMap<readonly TextRepair[], Shifts>()

/**
 * The place in the repaired text of position `position` (code points) of the text as it came.
 * Inside of a repair it is the repair's start, or its end when `isEnd`. Many are asked of one text.
 */
export function mapPosition(repairs: readonly TextRepair[], position: number, isEnd: boolean): number {
  const { starts, ends, behind } = shiftsOf(repairs)
  // The last repair that starts before it.
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  const repair = repairs[low - 1]
  if (repair === undefined) return position
  if (position < (ends[low - 1] ?? 0)) return isEnd ? repair.end : repair.start
  return position + (behind[low - 1] ?? 0)
}

function shiftsOf(repairs: readonly TextRepair[]): Shifts {
  const made = known.get(repairs)
  if (made !== undefined) return made
  const starts = new Int32Array(repairs.length)
  const ends = new Int32Array(repairs.length)
  const behind = new Int32Array(repairs.length)
  let shift = 0
  repairs.forEach((repair, at) => {
    const length = codePointLength(repair.before)
    starts[at] = repair.start - shift
    ends[at] = repair.start - shift + length
    shift += repair.end - repair.start - length
    behind[at] = shift
  })
  const shifts = { starts, ends, behind }
  known.set(repairs, shifts)
  return shifts
}
