import { foldUnits } from '../find/fold.ts'

/** Where each UTF-16 unit of a pattern came to lie in a text: its index, or -1 when it has no counterpart. */
export type Alignment = Int32Array

/**
 * Costs of the alignment. A gap is opened dearly and lengthened cheaply, for an edit is one run and no scatter of units;
 * text that was put in between costs least, words that were lost cost most.
 */
const FORM_DIFFERS = 2
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
 * with affine gaps after Gotoh. `folded` texts are compared; a difference of case, width or script only costs little.
 * Gives for each unit of the pattern its index in `text` where both are the same letter, else -1.
 */
export function align(pattern: string, text: string): Alignment {
  const rows = pattern.length
  const columns = text.length
  const lowPattern = foldUnits(pattern)
  const lowText = foldUnits(text)
  const width = columns + 1
  const trace = new Uint8Array((rows + 1) * width)
  let pair = new Int32Array(width)
  let loss = new Int32Array(width).fill(FAR)
  let gain = new Int32Array(width).fill(FAR)
  let nextPair = new Int32Array(width)
  let nextLoss = new Int32Array(width)
  let nextGain = new Int32Array(width)
  const units = unitsOf(text)
  const lowUnits = unitsOf(lowText)
  for (let row = 1; row <= rows; row += 1) {
    const unit = pattern.charCodeAt(row - 1)
    const lowUnit = lowPattern.charCodeAt(row - 1)
    // What stands left of the column at hand: of the row above, and of this row.
    let abovePair = FAR
    let aboveLoss = FAR
    let aboveGain = FAR
    let leftPair = FAR
    let leftLoss = FAR
    let leftGain = FAR
    for (let column = 0; column <= columns; column += 1) {
      const topPair = pair[column] ?? FAR
      const topLoss = loss[column] ?? FAR
      const topGain = gain[column] ?? FAR
      let bits = FROM_PAIR << 2
      let lossCost = topPair + GAP_OPEN + LOSS_EXTEND
      if (topLoss + LOSS_EXTEND < lossCost) {
        lossCost = topLoss + LOSS_EXTEND
        bits = FROM_LOSS << 2
      }
      if (topGain + GAP_OPEN + LOSS_EXTEND < lossCost) {
        lossCost = topGain + GAP_OPEN + LOSS_EXTEND
        bits = FROM_GAIN << 2
      }
      let pairCost = FAR
      let gainCost = FAR
      if (column > 0) {
        pairCost = abovePair
        if (aboveLoss < pairCost) {
          pairCost = aboveLoss
          bits |= FROM_LOSS
        }
        if (aboveGain < pairCost) {
          pairCost = aboveGain
          bits = (bits & ~3) | FROM_GAIN
        }
        if (units[column - 1] !== unit) pairCost += lowUnits[column - 1] === lowUnit ? FORM_DIFFERS : MISMATCH
        gainCost = leftPair + GAP_OPEN + GAIN_EXTEND
        if (leftGain + GAIN_EXTEND < gainCost) {
          gainCost = leftGain + GAIN_EXTEND
          bits |= FROM_GAIN << 4
        }
        if (leftLoss + GAP_OPEN + GAIN_EXTEND < gainCost) {
          gainCost = leftLoss + GAP_OPEN + GAIN_EXTEND
          bits = (bits & ~(3 << 4)) | (FROM_LOSS << 4)
        }
      }
      nextPair[column] = pairCost
      nextLoss[column] = lossCost
      nextGain[column] = gainCost
      trace[row * width + column] = bits
      abovePair = topPair
      aboveLoss = topLoss
      aboveGain = topGain
      leftPair = pairCost
      leftLoss = lossCost
      leftGain = gainCost
    }
    ;[pair, nextPair] = [nextPair, pair]
    ;[loss, nextLoss] = [nextLoss, loss]
    ;[gain, nextGain] = [nextGain, gain]
  }
  return walkBack(lowPattern, lowText, trace, pair, loss)
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index)
  return units
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
