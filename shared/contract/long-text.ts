/** The beginning of an answer that is long: the rest is asked for by its id, part by part, so that nobody stands still for it. */
export interface LongText {
  readonly id: string
  /** Of the whole, in UTF-16 units. */
  readonly length: number
  readonly first: string
}
