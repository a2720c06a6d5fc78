import type { CallError } from '#shared/contract/errors.ts'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import type { Result } from '#shared/lib/result.ts'

/** What a {@link Chooser} asks, and whom it tells. */
export interface ChooserParts {
  readonly ask: (choices: ImportChoices) => Promise<Result<ImportPreview, CallError>>
  readonly onChoices: (choices: ImportChoices) => void
  readonly onPreview: (preview: ImportPreview) => void
  readonly onReading: (isReading: boolean) => void
  readonly onRefused: (error: CallError) => void
}

const isOtherReading = (part: Partial<ImportChoices>, before: ImportChoices): boolean =>
  (part.encoding !== undefined && part.encoding !== before.encoding) ||
  (part.script !== undefined && part.script !== before.script)

/**
 * What the editor has chosen, and what the services hold of it. One question is on its way at a time; what is chosen
 * meanwhile is asked next, and what could not be taken gives way to what is held unless something else was chosen since.
 */
export class Chooser {
  readonly #parts: ChooserParts
  #wanted: ImportChoices
  #held: ImportChoices
  #running: Promise<boolean> | undefined

  constructor(given: ImportChoices, parts: ChooserParts) {
    this.#parts = parts
    this.#wanted = given
    this.#held = given
  }

  /** Takes a choice; true: it makes another reading, which is best asked for at once. */
  choose(part: Partial<ImportChoices>): boolean {
    const isOther = isOtherReading(part, this.#wanted)
    const next: ImportChoices = { ...this.#wanted, ...part }
    // Another reading has other repairs; another encoding has other blocks as well.
    if (isOther) Object.assign(next, { refused: [] }, part.encoding === undefined ? {} : { roles: [] })
    this.#wanted = next
    this.#parts.onChoices(next)
    return isOther
  }

  /** Waits until the services hold what is wanted; false when they could not take something. */
  send(): Promise<boolean> {
    // Nothing to send ends at once: a promise kept for it would stand in the way of all that is chosen later.
    if (this.#running === undefined && this.#held === this.#wanted) return Promise.resolve(true)
    return (this.#running ??= this.#sendAll())
  }

  async #sendAll(): Promise<boolean> {
    let isHeld = true
    while (this.#held !== this.#wanted) isHeld = (await this.#sendOnce(this.#wanted)) && isHeld
    this.#parts.onReading(false)
    this.#running = undefined
    return isHeld
  }

  async #sendOnce(asked: ImportChoices): Promise<boolean> {
    if (isOtherReading(asked, this.#held)) this.#parts.onReading(true)
    const answer = await this.#parts.ask(asked)
    if (answer.ok) {
      this.#held = asked
      if (asked.refused.length === 0) this.#parts.onPreview(answer.value)
      return true
    }
    this.#parts.onRefused(answer.error)
    if (this.#wanted === asked) {
      this.#wanted = this.#held
      this.#parts.onChoices(this.#held)
    }
    return false
  }
}
