/** How many losses in how short a time are no accident any more. */
const MOST_LOSSES = 3
const WITHIN_MS = 60_000

/** Counts how often the page was lost, so that it is not loaded again for ever. */
export class PageLosses {
  readonly #now: () => number
  #timesMs: readonly number[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes a loss; true when it is time to ask the person instead of loading again. */
  isTooMany(): boolean {
    const now = this.#now()
    this.#timesMs = [...this.#timesMs.filter((timeMs) => now - timeMs < WITHIN_MS), now]
    return this.#timesMs.length >= MOST_LOSSES
  }

  /** The person wants to try again. */
  forget(): void {
    this.#timesMs = []
  }
}
