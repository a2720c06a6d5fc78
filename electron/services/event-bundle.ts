import type { EventData, EventName } from '#shared/contract/events.ts'

/** How long equal events are gathered before one of them is sent, in milliseconds. */
const GATHER_MS = 120

type Emit = <N extends EventName>(name: N, data: EventData<N>) => void

/** Sends equal events once: a hundred quick saves tell the list of articles once that it is out of date. */
export class EventBundle {
  readonly #emit: Emit
  readonly #waiting = new Map<string, () => void>()
  #timer: NodeJS.Timeout | undefined

  constructor(emit: Emit) {
    this.#emit = emit
  }

  readonly tell: Emit = (name, data) => {
    this.#waiting.set(`${name} ${JSON.stringify(data)}`, () => this.#emit(name, data))
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS)
    // Telling a screen keeps no process alive.
    this.#timer.unref()
  }

  /** Sends what waits now. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const send of waiting) send()
  }
}
