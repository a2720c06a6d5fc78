import { packJson } from '#shared/contract/packed.ts'
import { createExporter } from './export/process/exporter.ts'
import { createParser } from './import/process/parser-process.ts'
import { LongTexts } from './doors/core/long-texts.ts'
import { portsThroughMain, type AskMain } from './doors/core/main-ports.ts'
import { PICTURE_PART_BYTES, type CoreSetup, type FromCore, type PortLike, type ToCore } from './doors/core/messages.ts'
import { RemoteParsers } from './doors/core/remote-parser.ts'
import { createServices, type Services } from './services/services.ts'
import { createDispatch, type Dispatch } from './transport/dispatch.ts'

/**
 * The core's entry: services and library in a process of their own. It does one thing after the other, so that what is
 * asked while it opens the library waits; main and its window never do.
 */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: readonly PortLike[] }) => void): void
  postMessage(message: unknown): void
}

/** How often the core gives a sign of life, in milliseconds. */
const ALIVE_EVERY_MS = 2_000

const parent = (process as unknown as { parentPort: ParentPort }).parentPort
const tell = (message: FromCore): void => parent.postMessage(message)
const parsers = new RemoteParsers(tell)
const texts = new LongTexts()
const asked = new Map<number, (value: unknown) => void>()
let lastAsk = 0

const ask: AskMain = (port, method, args) =>
  new Promise((resolve) => {
    lastAsk += 1
    asked.set(lastAsk, resolve)
    tell({ kind: 'ask', id: lastAsk, ask: { port, method, args } })
  })

interface Core {
  readonly services: Services
  readonly dispatch: Dispatch
  readonly refresh: (settings: CoreSetup['settings']) => void
}

let core: Core | undefined
let isClosing = false

function open(setup: CoreSetup): void {
  tell({ kind: 'state', state: 'opening' })
  // A library that is chosen or put back later is looked at too, and calls wait for that as they do at the start.
  let isHeld = false
  const hold = (state: 'checking' | 'migrating'): void => {
    isHeld = true
    tell({ kind: 'state', state })
  }
  const { refresh, ...ports } = portsThroughMain(setup, ask)
  const services = createServices(
    {
      ...ports,
      parser: createParser(parsers.fork),
      exporter: createExporter(parsers.fork),
      log: (line) => tell({ kind: 'log', what: line, detail: '' }),
      emit: (name, data) => tell({ kind: 'event', name, data }),
    },
    setup.libraryPath,
    {
      isCreating: setup.isCreating,
      checksLater: true,
      onChecking: () => hold('checking'),
      onMigrating: () => hold('migrating'),
      onOpened: () => {
        if (isHeld && core !== undefined) tell({ kind: 'state', state: 'ready' })
        isHeld = false
      },
    },
  )
  const dispatch = createDispatch(services.handlers, (name, thrown) => log(`call ${name}`, thrown))
  core = { services, dispatch, refresh }
  tell({ kind: 'state', state: 'ready' })
}

async function answerCall({ services, dispatch }: Core, message: ToCore): Promise<void> {
  switch (message.kind) {
    case 'call': {
      const answer = await dispatch(message.name, message.input)
      // What is long is packed here, and goes in parts: main only hands it on.
      return tell({ kind: 'answer', id: message.id, value: message.isText ? texts.give(packJson(answer)) : answer })
    }
    case 'picture': {
      const picture = services.assetBytes(message.sha256)
      const part = picture && {
        mediaType: picture.mediaType,
        total: picture.bytes.length,
        bytes: picture.bytes.slice(message.from, message.from + PICTURE_PART_BYTES),
      }
      return tell({ kind: 'answer', id: message.id, value: part })
    }
    case 'text':
      return tell({ kind: 'answer', id: message.id, value: texts.read(message.text, message.from) })
    case 'idle':
      await services.whenIdle()
      return tell({ kind: 'answer', id: message.id, value: undefined })
  }
}

function receive(message: ToCore, port: PortLike | undefined): void {
  switch (message.kind) {
    case 'open':
      return open(message.setup)
    case 'settings':
      return core?.refresh(message.settings)
    case 'told':
      asked.get(message.id)?.(message.value)
      return void asked.delete(message.id)
    case 'parser':
      return port && parsers.joined(message.id, message.pid, port)
    case 'parserGone':
      return parsers.gone(message.id, message.code)
    case 'close':
      return close()
    default:
      if (core !== undefined) void answerCall(core, message).catch((thrown: unknown) => log('core', thrown))
  }
}

/** Finishes what is under way and ends: asked by main, or because main is no more. */
function close(): void {
  if (isClosing) return
  isClosing = true
  void Promise.resolve(core?.services.close())
    .catch((thrown: unknown) => log('closing the library', thrown))
    .finally(() => process.exit(0))
}

function log(what: string, thrown: unknown): void {
  tell({ kind: 'log', what, detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) })
}

setInterval(() => tell({ kind: 'alive' }), ALIVE_EVERY_MS).unref()
parent.on('message', ({ data, ports }) => receive(data as ToCore, ports[0]))
process.on('disconnect', close)
// Where no channel tells of it, a process whose parent has gone is given another one.
const firstParent = process.ppid
setInterval(() => {
  if (process.ppid !== firstParent) close()
}, 1000).unref()
