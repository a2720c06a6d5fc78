/** What a number in a text is about; `name` only contains a numeral (三师一室, “1269”) and counts for nothing. */
export type NumberKind =
  'count' | 'money' | 'percent' | 'ratio' | 'date' | 'time' | 'duration' | 'ordinal' | 'measure' | 'name'

/** How exactly a number is meant: about (约), over (余, 多, 逾), nearly (近, 不到), at-least (以上), at-most (以内). */
export type Approximation = 'none' | 'about' | 'over' | 'nearly' | 'at-least' | 'at-most'

/**
 * A number, a range `[low, high]` (for a score or ratio its two sides), or an ISO 8601 date, time or interval as exact
 * as the text: `2023`, `2023-09`, `2023-12-09`, `2023-12-13T09:56:59`, `18:40`, `2018/2022`; a date whose year is
 * unknown is written `--09-16` (XML Schema gMonthDay) or `---16`.
 */
export type NumberValue = number | readonly [number, number] | string

/** One number of a text. Positions are Unicode code points, `end` excluded. */
export interface FoundNumber {
  readonly start: number
  readonly end: number
  /** The text from the approximation word to the unit, as written. */
  readonly text: string
  readonly kind: NumberKind
  /** Undefined where the text gives none (几个, 数百万, a relative date without a publication date). */
  readonly value: NumberValue | undefined
  /** Unit or measure word as written, without scale word; `%` for every percentage. */
  readonly unit: string | undefined
  readonly approx: Approximation
  /** The thing counted, as written (近10万名职工 → 职工). */
  readonly counts: string | undefined
}
