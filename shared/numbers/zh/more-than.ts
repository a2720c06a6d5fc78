/** 比去年的, 较上年同期的: what a clause compares with. */
const COMPARED = /(?:比(?![例赛分如重率值较]|赛)|较(?![大多高快好少为长强小低])|相比)[^,，。;；!?]{0,20}$/u
/** Right behind a numeral 两 may be a weight (300多两), and 一点 is no number. */
const NUMERAL = /^(?:出|了|出了)?(?:\d|一(?![点些])|[二三四五六七八九])/u
const NUMERAL_ALONE = /^(?:出|了|出了)?(?:\d|一(?![点些])|[二两三四五六七八九十百千万几半数])/u
const GOES_ON = /^(?:$|[^\p{L}\p{N}]|[了出得很不])|^[用花卖收产买挣走占]了?(?:约|近)?[\d一二两三四五六七八九十百千几]/u

/**
 * Whether 多 at `at` says by how much something is more (比去年的8000只多了一成, 比30人多2人) and not that the number before
 * it is exceeded (8000多只). `hasUnit`: whether a unit stands before it.
 */
export function isMore(text: string, at: number, hasUnit: boolean): boolean {
  if (text.charAt(at) !== '多') return false
  const after = text.slice(at + 1, at + 8)
  if ((hasUnit ? NUMERAL_ALONE : NUMERAL).test(after)) return true
  return GOES_ON.test(after) && COMPARED.test(text.slice(Math.max(0, at - 32), at))
}
