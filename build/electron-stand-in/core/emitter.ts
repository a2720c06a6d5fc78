import { Guarded } from './guarded.ts'

/** A listener of any event; who emits knows the arguments. */
export type Listener = (...args: never[]) => unknown

type Entry = { readonly listener: Listener; readonly isOnce: boolean }

/** Node's EventEmitter, as far as Electron's objects use it, on the guarded base. */
export class Emitter extends Guarded {
  readonly #entries = new Map<string, readonly Entry[]>()

  #add(event: string, entry: Entry, atFront = false): this {
    const known = this.#entries.get(event) ?? []
    this.#entries.set(event, atFront ? [entry, ...known] : [...known, entry])
    return this
  }

  on(event: string, listener: Listener): this {
    return this.#add(event, { listener, isOnce: false })
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, { listener, isOnce: true })
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener)
  }

  prependListener(event: string, listener: Listener): this {
    return this.#add(event, { listener, isOnce: false }, true)
  }

  off(event: string, listener: Listener): this {
    const known = this.#entries.get(event) ?? []
    const last = known.findLastIndex((entry) => entry.listener === listener)
    if (last >= 0) this.#entries.set(event, known.toSpliced(last, 1))
    return this
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener)
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#entries.clear()
    else this.#entries.delete(event)
    return this
  }

  listenerCount(event: string): number {
    return this.#entries.get(event)?.length ?? 0
  }

  setMaxListeners(_count: number): this {
    return this
  }

  emit(event: string, ...args: readonly unknown[]): boolean {
    const entries = this.#entries.get(event) ?? []
    for (const entry of entries) {
      if (entry.isOnce) this.off(event, entry.listener)
      ;(entry.listener as (...given: unknown[]) => unknown).apply(this, [...args])
    }
    return entries.length > 0
  }
}

/** Electron's event argument: `preventDefault` is remembered, and the emitter asks for it afterwards. */
export type PreventableEvent = { preventDefault: () => void; readonly defaultPrevented: boolean }

/** An event with extra fields, whose `defaultPrevented` can be read after emitting. */
export const preventable = <T extends object>(fields: T): T & PreventableEvent => {
  let isPrevented = false
  const event = {
    preventDefault: () => {
      isPrevented = true
    },
    get defaultPrevented() {
      return isPrevented
    },
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(fields)) as T & PreventableEvent
}
