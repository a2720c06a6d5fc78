/** A blank that house style sets between a Chinese character and a digit: 来了 40 人, 6 月 31 日. */
const SET_BLANK =
  /(?<=[\u3400-\u9fff，。、；：！？（）《》“”])[ \u00a0\u2009\u202f](?=[\d.+\-$¥￥€£]*\d)|(?<=\d[%％‰]?)[ \u00a0\u2009\u202f](?=[\u3400-\u9fff%％‰])/gu

/** Whether a place begins or ends there: a blank between two characters belongs to neither. */
export type Side = 'start' | 'end'

/** A text without blanks that say nothing, and the way back. */
export interface ClosedText {
  readonly text: string
  /** The index in the text as it stood, of an index in the closed one. */
  readonly indexOf: (at: number, side: Side) => number
}

/**
 * The text as it is without the blanks between Chinese characters and digits: they are a manner of setting, and what a
 * rule says of 6月31日 holds of 6 月 31 日.
 */
export function closeUp(text: string): ClosedText {
  const places = Array.from(text.matchAll(SET_BLANK), ({ index }) => index)
  if (places.length === 0) return { text, indexOf: (at) => at }
  return {
    text: text.replace(SET_BLANK, ''),
    indexOf: (at, side) => at + droppedBefore(places, side === 'start' ? at + 1 : at),
  }
}

/** How many blanks stood before a character of the closed text: the blank number n stood before its index `places[n] - n`. */
function droppedBefore(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) - middle < at) low = middle + 1
    else high = middle
  }
  return low
}
