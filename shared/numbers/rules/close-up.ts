import { countFirst } from '../../lib/count-first.ts'

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
  // Where each of them stood, in the closed text.
  const gaps = places.map((place, dropped) => place - dropped)
  return {
    text: text.replace(SET_BLANK, ''),
    indexOf: (at, side) => at + countFirst(gaps, (gap) => gap < (side === 'start' ? at + 1 : at)),
  }
}
