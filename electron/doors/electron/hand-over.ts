import { emptyHanded, hasHanded, joinHanded, type Handed } from './start-arguments.ts'

/**
 * Keeps what was handed to the app until its page can take it: a double click comes before the window is there,
 * and a page that was loaded again has to be ready first.
 */
export class HandOver {
  readonly #give: (handed: Handed) => void
  #waiting = emptyHanded
  #isReady = false

  constructor(give: (handed: Handed) => void) {
    this.#give = give
  }

  hand(handed: Handed): void {
    if (!hasHanded(handed)) return
    if (this.#isReady) this.#give(handed)
    else this.#waiting = joinHanded(this.#waiting, handed)
  }

  /** The page can take files now. Everything that waited goes in one piece. */
  ready(): void {
    this.#isReady = true
    const waiting = this.#waiting
    this.#waiting = emptyHanded
    if (hasHanded(waiting)) this.#give(waiting)
  }

  /** The page went away. */
  notReady(): void {
    this.#isReady = false
  }
}
