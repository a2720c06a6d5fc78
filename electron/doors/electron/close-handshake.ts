/**
 * Why the person is asked: the page does not answer, or it could not save; `kept`: what it could not save lies on disk all the
 * same, and comes back at the next start.
 */
export type CloseDoubt = 'no-answer' | 'unsaved' | 'kept'

/** What the handshake asks of the window and of the person. */
export interface CloseParts {
  /** Tells the page to save what is unsaved. */
  readonly askPage: () => void
  /** Asks the person whether to close all the same. */
  readonly askPerson: (doubt: CloseDoubt) => Promise<'stay' | 'close'>
  /** Closes the window for good. */
  readonly close: () => void
  /** The window stays open, and whatever wanted it closed is called off. */
  readonly stay: () => void
  /** Calls back after a time in milliseconds; gives the function that calls it off. */
  readonly wait: (timeMs: number, callback: () => void) => () => void
}

/** How long the page may take to save before the person is asked. */
export const CLOSE_TIMEOUT_MS = 5000

/**
 * Closing a window without losing a word: the page is asked to save and says when it has; only then, or when the person
 * decides so, does the window go. Asking again while it is under way changes nothing.
 */
export class CloseHandshake {
  readonly #parts: CloseParts
  #state: 'open' | 'asking' | 'deciding' | 'closed' = 'open'
  #callOff: () => void = () => undefined

  constructor(parts: CloseParts) {
    this.#parts = parts
  }

  get isClosed(): boolean {
    return this.#state === 'closed'
  }

  /** Something wants the window closed. */
  ask(): void {
    if (this.#state !== 'open') return
    this.#state = 'asking'
    this.#callOff = this.#parts.wait(CLOSE_TIMEOUT_MS, () => void this.#decide('no-answer'))
    this.#parts.askPage()
  }

  /** The page says that nothing is unsaved any more, or that it could not save; unasked, it means nothing. */
  answer(isClean: boolean, isKept = false): void {
    if (this.#state !== 'asking') return
    if (isClean) this.finish()
    else void this.#decide(isKept ? 'kept' : 'unsaved')
  }

  /** Closes without asking the page: it is not there, or has nothing to save. */
  finish(): void {
    if (this.#state === 'closed') return
    this.#callOff()
    this.#state = 'closed'
    this.#parts.close()
  }

  async #decide(doubt: CloseDoubt): Promise<void> {
    this.#callOff()
    this.#state = 'deciding'
    // A dialog that cannot be shown must not be taken for a person who said “close”.
    const choice = await this.#parts.askPerson(doubt).catch(() => 'stay' as const)
    if (this.#state !== 'deciding') return
    if (choice === 'close') return this.finish()
    this.#state = 'open'
    this.#parts.stay()
  }
}
