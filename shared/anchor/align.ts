/** Where each UTF-16 unit of a pattern came to lie in a text: its index, or -1 when it has no counterpart. */
export type Alignment = Int32Array

/**
 * Costs of the alignment. A gap is opened dearly and lengthened cheaply, for an edit is one run and no scatter of units;
 * text that was put in between costs least, words that were lost cost most.
 */
const MATCH = 0
const CASE_DIFFERS = 2
const MISMATCH = 8
const GAP_OPEN = 6
const LOSS_EXTEND = 5
const GAIN_EXTEND = 1
const FAR = 1 << 28

/** Traces of the three states: matched or substituted, pattern without counterpart, text without counterpart. */
const FROM_PAIR = 0
const FROM_LOSS = 1
const FROM_GAIN = 2

/**
 * Aligns all of `pattern` with some part of `text` (global in the pattern, free at both ends of the text),
 * with affine gaps after Gotoh. `folded` texts are compared; a difference of case only costs little.
 * Gives for each unit of the pattern its index in `text` where both are the same letter, else -1.
 */
export function align(pattern: string, text: string): Alignment {
  const rows = pattern.length
  const columns = text.length
  const lowPattern = fold(pattern)
  const lowText = fold(text)
  const width = columns + 1
  const trace = new Uint8Array((rows + 1) * width)
  let pair = new Int32Array(width)
  let loss = new Int32Array(width).fill(FAR)
  let gain = new Int32Array(width).fill(FAR)
  for (let row = 1; row <= rows; row += 1) {
    const nextPair = new Int32Array(width).fill(FAR)
    const nextLoss = new Int32Array(width).fill(FAR)
    const nextGain = new Int32Array(width).fill(FAR)
    const unit = pattern.charCodeAt(row - 1)
    const lowUnit = lowPattern.charCodeAt(row - 1)
    for (let column = 0; column <= columns; column += 1) {
      let bits = 0
      const openLoss = at(pair, column) + GAP_OPEN + LOSS_EXTEND
      const longerLoss = at(loss, column) + LOSS_EXTEND
      const gainToLoss = at(gain, column) + GAP_OPEN + LOSS_EXTEND
      let best = openLoss
      let from = FROM_PAIR
      if (longerLoss < best) [best, from] = [longerLoss, FROM_LOSS]
      if (gainToLoss < best) [best, from] = [gainToLoss, FROM_GAIN]
      nextLoss[column] = best
      bits |= from << 2
      if (column > 0) {
        const same =
          text.charCodeAt(column - 1) === unit
            ? MATCH
            : lowText.charCodeAt(column - 1) === lowUnit
              ? CASE_DIFFERS
              : MISMATCH
        best = at(pair, column - 1)
        from = FROM_PAIR
        if (at(loss, column - 1) < best) [best, from] = [at(loss, column - 1), FROM_LOSS]
        if (at(gain, column - 1) < best) [best, from] = [at(gain, column - 1), FROM_GAIN]
        nextPair[column] = best + same
        bits |= from
        const openGain = at(nextPair, column - 1) + GAP_OPEN + GAIN_EXTEND
        const longerGain = at(nextGain, column - 1) + GAIN_EXTEND
        const lossToGain = at(nextLoss, column - 1) + GAP_OPEN + GAIN_EXTEND
        best = openGain
        from = FROM_PAIR
        if (longerGain < best) [best, from] = [longerGain, FROM_GAIN]
        if (lossToGain < best) [best, from] = [lossToGain, FROM_LOSS]
        nextGain[column] = best
        bits |= from << 4
      }
      trace[row * width + column] = bits
    }
    pair = nextPair
    loss = nextLoss
    gain = nextGain
  }
  return walkBack(lowPattern, lowText, trace, pair, loss)
}

function at(costs: Int32Array, index: number): number {
  return costs[index] ?? FAR
}

function walkBack(pattern: string, text: string, trace: Uint8Array, pair: Int32Array, loss: Int32Array): Alignment {
  const width = text.length + 1
  const mapping = new Int32Array(pattern.length).fill(-1)
  let column = 0
  let state = FROM_PAIR
  let best = FAR
  for (let index = 0; index < width; index += 1) {
    if (at(pair, index) < best) [best, column, state] = [at(pair, index), index, FROM_PAIR]
    if (at(loss, index) < best) [best, column, state] = [at(loss, index), index, FROM_LOSS]
  }
  let row = pattern.length
  while (row > 0) {
    const bits = trace[row * width + column] ?? 0
    if (state === FROM_PAIR) {
      if (pattern.charCodeAt(row - 1) === text.charCodeAt(column - 1)) mapping[row - 1] = column - 1
      state = bits & 3
      row -= 1
      column -= 1
    } else if (state === FROM_LOSS) {
      state = (bits >> 2) & 3
      row -= 1
    } else {
      state = (bits >> 4) & 3
      column -= 1
    }
  }
  return mapping
}

/** Lower case, unit by unit, so that indexes stay; what changes its length in lower case is left as it is. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  let folded = ''
  for (const character of text) {
    const small = character.toLowerCase()
    folded += small.length === character.length ? small : character
  }
  return folded
}
