import { MessageChannelMain, type UtilityProcess } from 'electron'
import { callError } from '#shared/contract/errors.ts'
import type { CoreState, EventData } from '#shared/contract/events.ts'
import type { LongText } from '#shared/contract/long-text.ts'
import { err } from '#shared/lib/result.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { CallAnswer, CoreSetup, FromCore, MainPorts, ToCore } from '#electron/doors/core/messages.ts'
import type { Ports } from '#electron/ports.ts'
import { CorePulse, LOOK_EVERY_MS } from './core-pulse.ts'
import { forkCore, forkParser } from './fork-utility.ts'
import type { Log } from './log.ts'
import { PageLosses } from './page-losses.ts'
import type { PicturePart } from './protocol.ts'

/** What the core's process needs of the app. */
export interface CoreParts {
  readonly corePath: string
  readonly parserPath: string
  /** Asked at every start: the library may be another one by then. */
  readonly setup: () => CoreSetup
  readonly ports: MainPorts
  readonly emit: Ports['emit']
  readonly onState: (state: CoreState) => void
  /** It died too often in a short time; true: start it once more. */
  readonly askToRestart: () => Promise<boolean>
  /** Nothing has come from it for long; true: end it and start another. */
  readonly askIfStuck: () => Promise<boolean>
  readonly log: Log
}

/** How long the core may take to close the library when the app quits; a large backup may be under way, in milliseconds. */
const CLOSE_TIMEOUT_MS = 60_000

type Waiting = (value: unknown) => void
type Asked = Extract<ToCore, { readonly id: number }>

/**
 * Services and library in a process of their own, as main sees them. A core that dies is followed by another: what was on
 * its way is answered `core-lost`, what comes meanwhile waits for the new one.
 */
export class CoreProcess {
  readonly #parts: CoreParts
  readonly #losses = new PageLosses(Date.now)
  readonly #pulse = new CorePulse()
  /** Opening, checking and migrating a large library are long, and the window says that they go on. */
  #isReady = false
  #isAsking = false
  readonly #waiting = new Map<number, Waiting>()
  readonly #parsers = new Map<number, UtilityProcess>()
  #child: UtilityProcess | undefined
  #lastId = 0
  #isClosing = false
  #onExit: () => void = () => undefined

  constructor(parts: CoreParts) {
    this.#parts = parts
    setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
  }

  start(): void {
    const child = forkCore(this.#parts.corePath)
    this.#child = child
    this.#isReady = false
    this.#pulse.started()
    child.on('message', (message) => this.#receive(child, message as FromCore))
    child.on('exit', (code) => this.#exited(child, code))
    this.#post({ kind: 'open', setup: this.#parts.setup() })
  }

  /** A call of the contract; `isText`: its answer as packed text. */
  async call(name: unknown, input: unknown, isText: boolean): Promise<CallAnswer | string | LongText> {
    const answer = await this.#ask((id) => ({ kind: 'call', id, name, input, isText }))
    return (answer ?? err(callError('core-lost'))) as CallAnswer | string | LongText
  }

  /** The next part of a long answer; undefined when the core that gave it is gone. */
  async readText(text: string, from: number): Promise<string | undefined> {
    return (await this.#ask((id) => ({ kind: 'text', id, text, from }))) as string | undefined
  }

  /** A part of a picture by the SHA-256 of its bytes; undefined when the library has none such. */
  async readPicture(sha256: string, from: number): Promise<PicturePart | undefined> {
    return (await this.#ask((id) => ({ kind: 'picture', id, sha256, from }))) as PicturePart | undefined
  }

  async whenIdle(): Promise<void> {
    await this.#ask((id) => ({ kind: 'idle', id }))
  }

  settingsChanged(settings: Settings): void {
    this.#post({ kind: 'settings', settings })
  }

  /** Lets it close the library, and waits until it has ended. */
  async close(): Promise<void> {
    this.#isClosing = true
    const child = this.#child
    if (child === undefined) return
    const timer = setTimeout(() => end(child), CLOSE_TIMEOUT_MS)
    await new Promise<void>((resolve) => {
      this.#onExit = resolve
      this.#post({ kind: 'close' })
    })
    clearTimeout(timer)
  }

  #post(message: ToCore): void {
    this.#child?.postMessage(message)
  }

  #ask(question: (id: number) => Asked): Promise<unknown> {
    return new Promise((resolve) => {
      if (this.#child === undefined) return resolve(undefined)
      this.#lastId += 1
      this.#waiting.set(this.#lastId, resolve)
      this.#post(question(this.#lastId))
    })
  }

  #receive(child: UtilityProcess, message: FromCore): void {
    if (child !== this.#child) return
    this.#pulse.heard()
    switch (message.kind) {
      case 'alive':
        return
      case 'answer':
        this.#waiting.get(message.id)?.(message.value)
        return void this.#waiting.delete(message.id)
      case 'event':
        if (message.name === 'library.working') this.#pulse.working(message.data as EventData<'library.working'>)
        return this.#parts.emit(message.name, message.data as never)
      case 'state':
        this.#isReady = message.state === 'ready'
        return this.#parts.onState(message.state)
      case 'ask':
        return void this.#answer(child, message)
      case 'fork':
        return this.#forkParser(child, message.id, message.memoryMb)
      case 'killParser':
        return void this.#parsers.get(message.id)?.kill()
      case 'log':
        return this.#parts.log(message.what, message.detail)
    }
  }

  /** A core that hangs does not end by itself: whether to wait for it is the person's choice. */
  async #look(): Promise<void> {
    const child = this.#child
    if (child === undefined || !this.#isReady || this.#isAsking) return
    const isTimeToAsk = this.#pulse.look()
    // The window has gone, and nobody waits for it any more.
    if (this.#isClosing && this.#pulse.isSilent) return end(child)
    if (this.#isClosing || !isTimeToAsk) return
    this.#isAsking = true
    const isUnwanted = await this.#parts.askIfStuck().catch(() => false)
    this.#isAsking = false
    if (isUnwanted && child === this.#child) end(child)
  }

  async #answer(child: UtilityProcess, { id, ask }: Extract<FromCore, { kind: 'ask' }>): Promise<void> {
    // Written by our own core, and held to what `MainPorts` has.
    const port = this.#parts.ports[ask.port] as unknown as Record<
      string,
      ((...args: readonly unknown[]) => unknown) | undefined
    >
    let value: unknown
    try {
      value = await port[ask.method]?.(...ask.args)
    } catch (thrown) {
      this.#parts.log(`${ask.port}.${ask.method}`, thrown)
    }
    if (child === this.#child) this.#post({ kind: 'told', id, value })
  }

  /** Starts a parser and joins it with the core: what it reads and gives never comes by here. */
  #forkParser(child: UtilityProcess, id: number, memoryMb: number): void {
    const parser = forkParser(this.#parts.parserPath, memoryMb)
    this.#parsers.set(id, parser)
    const { port1, port2 } = new MessageChannelMain()
    parser.on('exit', (code) => {
      this.#parsers.delete(id)
      if (child === this.#child) this.#post({ kind: 'parserGone', id, code })
    })
    parser.postMessage({ kind: 'join' }, [port1])
    const join = (): void => child.postMessage({ kind: 'parser', id, pid: parser.pid } satisfies ToCore, [port2])
    if (parser.pid === undefined) parser.once('spawn', join)
    else join()
  }

  #exited(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return
    this.#child = undefined
    for (const parser of this.#parsers.values()) parser.kill()
    this.#parsers.clear()
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const answer of waiting) answer(undefined)
    if (this.#isClosing) return this.#onExit()
    this.#parts.log('core lost', String(code))
    this.#parts.onState('lost')
    if (!this.#losses.isTooMany()) return this.start()
    void this.#parts.askToRestart().then((isWanted) => {
      if (!isWanted || this.#isClosing) return
      this.#losses.forget()
      this.start()
    })
  }
}

/** A process that hangs, or is stopped, heeds no other signal. */
function end(child: UtilityProcess): void {
  if (child.pid === undefined) child.kill()
  else process.kill(child.pid, 'SIGKILL')
}
