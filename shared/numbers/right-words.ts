/** A number in digits and nothing else: what a person writes who means the value, not the words. */
const BARE = /^[\d０-９]+(?:[.,，．][\d０-９]+)*$/u
const DIGITS = /[\d０-９]+(?:[.,，．][\d０-９]+)*/gu
/** A scale behind the digits: so many of them that they hold it already are not put before it once more. */
const SCALE = /^\s*(?:[十百千万萬亿億兆]|hundred|thousand|million|billion|trillion|[kmb]n?\b)/iu
const MOST_BEFORE_SCALE = 4

/**
 * The words that should stand in the place of a number's. A bare value takes the place of its digits, so that unit and sign
 * of money stay (2193名, `2,200`: 2,200名); anything else is taken as it is, and so is a value where it is not sure which
 * digits are meant.
 */
export function rightWords(words: string, value: string): string {
  const runs = [...words.matchAll(DIGITS)]
  const [run] = runs
  if (!BARE.test(value) || run === undefined || runs.length !== 1) return value
  const before = words.slice(0, run.index)
  const behind = words.slice(run.index + run[0].length)
  const whole = value.split(/[.．]/u)[0]?.replace(/[,，]/gu, '') ?? ''
  if (SCALE.test(behind) && whole.length > MOST_BEFORE_SCALE) return value
  return before + value + behind
}
