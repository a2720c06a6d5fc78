import { isHanCode } from './signs.ts'
import { OTHER, UNKNOWN, type WordModel } from './word-model.ts'

/** The longest word of the lists. */
export const LONGEST = 8

/** A way to read a stretch of text: word `word` from `starts` to `ends`. -1 stands for none. */
export interface Lattice {
  readonly codes: Uint16Array
  /** Readings that begin at a place: from `firstAt[place]`, up to `firstAt[place + 1]`. */
  readonly firstAt: Int32Array
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly words: readonly number[]
  /** Least cost from the beginning of the text through a reading, and from behind it to the end of the text. */
  readonly before: readonly number[]
  readonly behind: readonly number[]
  /** Readings that end at a place: `lastEnding[place]`, and from each to the one before it. */
  readonly lastEnding: Int32Array
  readonly sameEnd: readonly number[]
  /** Cost of the whole text, and its cheapest readings: for each place the one that covers it. */
  readonly cost: number
  /** Least cost of what stands before a place, and of what stands behind it. */
  readonly leastBefore: Float64Array
  readonly leastBehind: Float64Array
  readonly covering: Int32Array
}

function isLetterOrDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x25 ||
    code === 0x2e
  )
}

/** Marks of ASCII and of Traditional, as the model writes them. */
const MARKS: ReadonlyMap<number, number> = new Map(
  [',，', ';；', '?？', '!！', ':：', '"“', '「“', '」”', '『“', '』”'].map((pair) => [
    pair.charCodeAt(0),
    pair.charCodeAt(1),
  ]),
)

/** Signs as the model knows them, one for one. */
export function codesOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at)
    // Full-width letters and digits.
    if (code >= 0xff10 && code <= 0xff5a && isLetterOrDigit(code - 0xfee0)) return code - 0xfee0
    return MARKS.get(code) ?? code
  })
}

/** Calls `found` with the end and the word of every reading that begins at `start`. */
function readingsAt(
  model: WordModel,
  codes: Uint16Array,
  start: number,
  found: (end: number, word: number) => void,
): void {
  const first = codes[start] as number
  if (!isHanCode(first)) {
    let end = start + 1
    if (isLetterOrDigit(first)) while (end < codes.length && isLetterOrDigit(codes[end] as number)) end += 1
    const word = model.wordAt[model.child(0, first)] ?? -1
    return found(end, word > 0 && end === start + 1 ? word : OTHER)
  }
  let node = 0
  for (let end = start; end < Math.min(codes.length, start + LONGEST); end += 1) {
    node = model.child(node, codes[end] as number)
    const word = node === 0 ? -1 : (model.wordAt[node] as number)
    if (word >= 0) found(end + 1, word)
    else if (end === start) found(end + 1, UNKNOWN)
    if (node === 0) return
  }
}

/** Reads a text in all ways, and finds the cheapest. */
export function buildLattice(model: WordModel, codes: Uint16Array): Lattice {
  const length = codes.length
  const firstAt = new Int32Array(length + 2)
  const lastEnding = new Int32Array(length + 1).fill(-1)
  const starts: number[] = []
  const ends: number[] = []
  const words: number[] = []
  const before: number[] = []
  const back: number[] = []
  const sameEnd: number[] = []
  for (let start = 0; start < length; start += 1) {
    firstAt[start] = starts.length
    readingsAt(model, codes, start, (end, word) => {
      let least = start === 0 ? model.costAfter(UNKNOWN, word) : Infinity
      let from = -1
      for (let each = lastEnding[start] as number; each >= 0; each = sameEnd[each] as number) {
        const cost = (before[each] as number) + model.costAfter(words[each] as number, word)
        if (cost >= least) continue
        least = cost
        from = each
      }
      // Nothing ends here: this place is within a run of letters.
      if (least === Infinity) return
      sameEnd.push(lastEnding[end] as number)
      lastEnding[end] = starts.length
      starts.push(start)
      ends.push(end)
      words.push(word)
      before.push(least)
      back.push(from)
    })
  }
  firstAt[length] = firstAt[length + 1] = starts.length
  const behind = new Array<number>(starts.length).fill(0)
  for (let each = starts.length - 1; each >= 0; each -= 1) {
    const end = ends[each] as number
    if (end === length) continue
    let least = Infinity
    for (let next = firstAt[end] as number; next < (firstAt[end + 1] as number); next += 1)
      least = Math.min(least, model.costAfter(words[each] as number, words[next] as number) + (behind[next] as number))
    behind[each] = least
  }
  const leastBefore = new Float64Array(length + 1).fill(Infinity)
  const leastBehind = new Float64Array(length + 1).fill(Infinity)
  leastBefore[0] = leastBehind[length] = 0
  for (let each = 0; each < starts.length; each += 1) {
    const [start, end] = [starts[each] as number, ends[each] as number]
    leastBefore[end] = Math.min(leastBefore[end] as number, before[each] as number)
    leastBehind[start] = Math.min(leastBehind[start] as number, behind[each] as number)
  }
  const covering = new Int32Array(length)
  let last = -1
  for (let each = lastEnding[length] as number; each >= 0; each = sameEnd[each] as number)
    if (last < 0 || (before[each] as number) < (before[last] as number)) last = each
  const cost = last < 0 ? 0 : (before[last] as number)
  for (let each = last; each >= 0; each = back[each] as number)
    covering.fill(each, starts[each] as number, ends[each] as number)
  return {
    codes,
    firstAt,
    starts,
    ends,
    words,
    before,
    behind,
    lastEnding,
    sameEnd,
    cost,
    leastBefore,
    leastBehind,
    covering,
  }
}
