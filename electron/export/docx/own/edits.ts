/** Something written into a text: in the place of a run of it, or at a point. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Of several at one point the lower comes first. */
  readonly rank: number
}

/** What is written into a text by its positions; all that nobody names stays as it is. */
export class Edits {
  #edits: Edit[] = []

  get isEmpty(): boolean {
    return this.#edits.length === 0
  }

  put(at: number, text: string, rank = 0): void {
    if (text !== '') this.#edits.push({ start: at, end: at, text, rank })
  }

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text, rank: 0 })
  }

  /** The text with what was written into it. */
  applied(text: string): string {
    return this.#apply(text, 0, text.length, this.#edits)
  }

  /** A run of the text with what was written into it, which is then no longer to be written. */
  taken(text: string, start: number, end: number): string {
    // What stands at its borders stands beside it.
    const isIn = (edit: Edit): boolean =>
      edit.start >= start && edit.end <= end && (edit.start < edit.end || (edit.start > start && edit.end < end))
    const own = this.#edits.filter(isIn)
    this.#edits = this.#edits.filter((edit) => !isIn(edit))
    return this.#apply(text, start, end, own)
  }

  #apply(text: string, from: number, to: number, edits: readonly Edit[]): string {
    // What stands at a point comes before what takes the place of the words behind it.
    const sorted = edits.toSorted(
      (a, b) => a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start) || a.rank - b.rank,
    )
    const parts: string[] = []
    let at = from
    for (const { start, end, text: own } of sorted) {
      // What lies within words that were replaced went with them.
      if (start < at) continue
      parts.push(text.slice(at, start), own)
      at = end
    }
    return parts.join('') + text.slice(at, to)
  }
}
