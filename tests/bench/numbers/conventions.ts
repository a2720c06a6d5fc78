/** Why we read some of Recognizers-Text's own cases otherwise, by the id of the case. */
export const CONVENTIONS: Readonly<Record<string, string>> = {
  'zh-number-0076': 'a fraction broken off (…分之) states no number',
  'zh-number-0309': 'a numeral inside a place name is left alone',
  'zh-dimension-0024': 'the unit is kept as written; they turn a thousand bits into one kilobit',
  'zh-range-0003': 'ordinals between which something lies are two numbers',
  'zh-range-0010': 'two comparisons are two numbers; they make one open range of them',
  'zh-range-0020': 'an approximation word broken by blanks and an “or”',
  'zh-range-0064': 'they give 20,000 for 20万, an error of theirs',
  'en-number-0111': 'X fifths: they take the last scale word for the denominator',
  'en-number-0190': 'digits of a code are left alone',
  'en-number-0229': 'digits with “millionths” are a fraction; they read the digits alone',
  'en-currency-0103': 'a coin left unnamed at the end',
  'en-range-0004': 'ordinals between which something lies are two numbers',
  'en-range-0065': 'a sign of comparison two blanks away from its number',
}
