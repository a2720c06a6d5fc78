import type { EventData, LongWork } from '#shared/contract/events.ts'

/** How often it is looked whether anything was heard of the core, in milliseconds. */
export const LOOK_EVERY_MS = 5_000
/** After so many looks in vain the person is asked; after each “wait” it is twice as many. */
const MOST_SILENT_LOOKS = 6
/** So many are enough not to wait for it when the app quits. */
const SILENT_LOOKS = 3

/** Work in which the core does nothing else until it is done, and gives no sign of life: it tells of it before. */
const HOLDING: ReadonlySet<LongWork> = new Set(['compaction', 'migration', 'rescue', 'restore'])

/**
 * Whether the core still gives a sign of life: one that hangs does not die, and would be waited for without end. Looks are
 * counted, not time: a machine that slept has not looked meanwhile.
 */
export class CorePulse {
  #looks = 0
  #most = MOST_SILENT_LOOKS

  readonly #held = new Set<LongWork>()

  /** Something came from the core. */
  heard(): void {
    this.#looks = 0
    this.#most = MOST_SILENT_LOOKS
  }

  /** Another core was started: what the last one was at is nothing to it. */
  started(): void {
    this.#held.clear()
    this.heard()
  }

  /** The core begins long work, goes on with it, or has ended it. */
  working({ work, isOver }: EventData<'library.working'>): void {
    if (isOver || !HOLDING.has(work)) this.#held.delete(work)
    else this.#held.add(work)
  }

  get isSilent(): boolean {
    return this.#looks >= SILENT_LOOKS
  }

  /** To be called every `LOOK_EVERY_MS`; true when it is time to ask the person what is to be done. */
  look(): boolean {
    this.#looks += 1
    if (this.#looks < this.#most || this.#held.size > 0) return false
    this.#looks = 0
    this.#most *= 2
    return true
  }
}
