import type { Codec } from '../core/codec.ts'

/** What the page side of the stand-in is told when it is put into a page. */
export type PageSideConfig = {
  readonly binding: string
  readonly symbol: string
  /** `nodeIntegrationInSubFrames`: whether the preload runs in frames as well. */
  readonly inSubFrames: boolean
  readonly preloadProcess: Record<string, unknown>
  /** A person uses the window: files are dropped from a file manager, and the window has a close button. */
  readonly isForPerson: boolean
}

/** From the page to main. */
export type PageMessage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'failure'; readonly text: string }
  | { readonly kind: 'given-files' }

/** From main to the page. The payload is what the codec wrote; it crosses beside the rest, not as a text within a text. */
export type MainMessage =
  | { readonly kind: 'reply'; readonly id: number; readonly payload?: string; readonly error?: string }
  | { readonly kind: 'event'; readonly channel: string; readonly payload: string }
  | { readonly kind: 'files'; readonly files: readonly AnnouncedFile[] }

/** A file that the next drop or choice will hand to the page: a page cannot know paths, so the stand-in remembers them. */
export type AnnouncedFile = {
  readonly path: string
  readonly name: string
  readonly sizeBytes: number
  readonly isFolder: boolean
}

type Preload = (require: (name: string) => unknown, exports: object, module: object, process: object) => void
type Listener = (event: object, ...args: unknown[]) => void

/**
 * The `electron` that a sandboxed preload sees. Its source text is put into every new document before the page's own
 * scripts, so it may use nothing from outside of itself.
 */
export function pageSide(makeCodec: () => Codec, config: PageSideConfig, preload: Preload): void {
  const world = globalThis as unknown as Record<PropertyKey, unknown>
  const toMain = world[config.binding] as (message: string) => void
  delete world[config.binding]
  if (window !== window.top && !config.inSubFrames) return
  const codec = makeCodec()
  const tell = (message: PageMessage): void => toMain(JSON.stringify(message))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, readonly Listener[]>()
  const announced: AnnouncedFile[] = []
  let lastId = 0
  let onFiles = (): void => undefined

  const receive = (message: MainMessage, payload: string): void => {
    if (message.kind === 'files') {
      announced.unshift(...message.files)
      onFiles()
    } else if (message.kind === 'reply') {
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error !== undefined) call?.reject(new Error(message.error))
      else call?.resolve(codec.decode(payload))
    } else {
      const args = codec.decode(payload) as unknown[]
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args)
    }
  }
  Object.defineProperty(window, Symbol.for(config.symbol), { value: receive })

  const guard = <T extends object>(name: string, parts: T): T =>
    new Proxy(parts, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key) as unknown
        const text = `The stand-in for Electron does not cover ${name}.${key}`
        tell({ kind: 'failure', text })
        throw new Error(text)
      },
    })

  const ipcRenderer: object = guard('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        // A value that cannot be cloned rejects here, before anything is sent, as in Electron.
        const encoded = codec.encode(args)
        const id = ++lastId
        const fail = (error: Error): void =>
          reject(new Error(`Error invoking remote method '${channel}': ${error.message}`))
        waiting.set(id, { resolve, reject: fail })
        tell({ kind: 'invoke', id, channel, args: encoded })
      }),
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: codec.encode(args) }),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    once: (channel: string, listener: Listener) => {
      const single: Listener = (...given) => {
        remove(channel, single)
        listener(...given)
      }
      listeners.set(channel, [...(listeners.get(channel) ?? []), single])
      return ipcRenderer
    },
    off: (channel: string, listener: Listener) => remove(channel, listener),
    removeListener: (channel: string, listener: Listener) => remove(channel, listener),
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  })
  function remove(channel: string, listener: Listener): object {
    const known = listeners.get(channel) ?? []
    const at = known.lastIndexOf(listener)
    if (at >= 0) listeners.set(channel, known.toSpliced(at, 1))
    return ipcRenderer
  }

  if (config.isForPerson) serveAPerson()

  /**
   * A page cannot know where a file lies that it is given, and `getPathForFile` must answer at once. So the real event is
   * stopped, main is asked for the paths, and the event is made again when they are known.
   */
  function serveAPerson(): void {
    let again: (() => void) | undefined
    const hold = (event: Event, files: FileList | undefined, repeat: () => void): void => {
      if (!event.isTrusted || !files || files.length === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
      world[Symbol.for(`${config.symbol}.files`)] = [...files]
      again = repeat
      tell({ kind: 'given-files' })
    }
    onFiles = () => {
      again?.()
      again = undefined
    }
    window.addEventListener(
      'drop',
      (event) => {
        const { target, clientX, clientY } = event
        const dataTransfer = new DataTransfer()
        for (const file of event.dataTransfer?.files ?? []) dataTransfer.items.add(file)
        const copy = new DragEvent('drop', {
          bubbles: true,
          cancelable: true,
          composed: true,
          clientX,
          clientY,
          dataTransfer,
        })
        hold(event, event.dataTransfer?.files, () => target?.dispatchEvent(copy))
      },
      { capture: true },
    )
    window.addEventListener(
      'change',
      (event) => {
        const { target } = event
        if (!(target instanceof HTMLInputElement)) return
        hold(event, target.files ?? undefined, () => target.dispatchEvent(new Event('change', { bubbles: true })))
      },
      { capture: true },
    )
    // The close button of the browser's window asks main first, as it would in Electron.
    window.addEventListener('beforeunload', (event) => event.preventDefault())
  }

  const bridgeError = (error: unknown): Error => new Error(error instanceof Error ? error.message : String(error))
  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value)
    return prototype === null || prototype === Object.prototype
  }
  const bridgeFunction =
    (inner: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const crossed = args.map((arg) => bridge(arg, false))
      try {
        return bridge(inner(...crossed), false)
      } catch (error) {
        throw bridgeError(error)
      }
    }
  /** Copies a value from one world to the other: functions become proxies, prototypes are lost, the exposed API is frozen. */
  const bridge = (value: unknown, isFrozen: boolean): unknown => {
    if (typeof value === 'function') return bridgeFunction(value as (...args: unknown[]) => unknown)
    if (typeof value === 'symbol') throw new Error('A symbol cannot be sent over the context bridge')
    if (typeof value !== 'object' || value === null || value instanceof Node || value instanceof Blob) return value
    if (value instanceof Promise)
      return value.then(
        (result) => bridge(result, false),
        (error: unknown) => Promise.reject(bridgeError(error)),
      )
    if (value instanceof Error) return bridgeError(value)
    if (!Array.isArray(value) && !isPlain(value)) return codec.decode(codec.encode(value))
    const copy = Array.isArray(value)
      ? value.map((item) => bridge(item, isFrozen))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridge(item, isFrozen)]))
    return isFrozen ? Object.freeze(copy) : copy
  }
  const contextBridge = guard('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, key, { value: bridge(api, true), enumerable: true })
    },
  })

  const webUtils = guard('webUtils', {
    getPathForFile: (file: File) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File')
      const isSame = (known: AnnouncedFile): boolean =>
        known.name === file.name && (known.isFolder || known.sizeBytes === file.size)
      return announced.find(isSame)?.path ?? ''
    },
  })

  const electron = guard('electron', { contextBridge, ipcRenderer, webUtils })
  // A sandboxed preload may ask for `electron` and a handful of shims; only the first is what Galley needs.
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  try {
    const module = { exports: {} }
    preload(require, module.exports, module, config.preloadProcess)
  } catch (error) {
    tell({ kind: 'failure', text: `The preload failed: ${String(error)}` })
    throw error
  }
}
