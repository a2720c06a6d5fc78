import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { createCodec } from '../core/codec.ts'
import { Emitter } from '../core/emitter.ts'
import { settings } from '../core/settings.ts'
import { observer, type ObserverMessage } from '../page/observer.ts'
import {
  pageSide,
  type AnnouncedFile,
  type MainMessage,
  type PageMessage,
  type PageSideConfig,
} from '../page/page-side.ts'
import { FrameTree, type StandInFrame } from '../parts/web-frame.ts'
import { openTarget, whenGone } from './browser.ts'
import type { DevToolsSession } from './connection.ts'

const binding = '__galleyStandIn'
const observerBinding = '__galleyObserver'
const observerWorld = 'galley-stand-in-observer'
const symbol = 'galley.stand-in.receive'

/** What a page needs to know before its first document. */
export type PageOptions = {
  readonly preloadFile: string | undefined
  readonly inSubFrames: boolean
  readonly extraArguments: readonly string[]
}

/** What a page is told about a file that it is given. */
export const describeFile = (place: string): AnnouncedFile => {
  const stats = statSync(place)
  return { path: path.resolve(place), name: path.basename(place), sizeBytes: stats.size, isFolder: stats.isDirectory() }
}

/** A message from a frame's preload; the context is where an answer goes. */
export type FromPage = { readonly message: PageMessage; readonly frame: StandInFrame; readonly contextId: number }

const preloadProcess = (options: PageOptions): Record<string, unknown> => ({
  platform: process.platform,
  arch: process.arch,
  type: 'renderer',
  contextIsolated: true,
  sandboxed: true,
  argv: [...options.extraArguments],
  versions: { ...process.versions },
  env: {},
})

const pageSource = (options: PageOptions): string => {
  const config: PageSideConfig = {
    binding,
    symbol,
    inSubFrames: options.inSubFrames,
    preloadProcess: preloadProcess(options),
    isForPerson: settings.mode === 'person',
  }
  const preload = options.preloadFile === undefined ? '' : readFileSync(options.preloadFile, 'utf8')
  return `(${pageSide.toString()})(${createCodec.toString()}, ${JSON.stringify(config)}, function (require, exports, module, process) {\n${preload}\n})`
}

/**
 * One page of Chromium with the stand-in's two scripts in it.
 * Emits `message` (FromPage), `observed` (ObserverMessage), and Chromium's own events as listed in `open`.
 */
export class ChromiumPage extends Emitter {
  readonly session: DevToolsSession
  readonly targetId: string
  readonly frames: FrameTree
  readonly #contextFrames = new Map<number, StandInFrame>()
  readonly #mainContexts = new Set<number>()
  #accelerators: readonly string[] = []
  isGone = false

  private constructor(session: DevToolsSession, targetId: string, frames: FrameTree) {
    super()
    this.session = session
    this.targetId = targetId
    this.frames = frames
  }

  static async open(options: PageOptions): Promise<ChromiumPage> {
    const { session, targetId } = await openTarget()
    const page = new ChromiumPage(session, targetId, new FrameTree(targetId))
    page.#listen()
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.addBinding', { name: binding }),
      session.send('Runtime.addBinding', { name: observerBinding, executionContextName: observerWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource(options) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `(${observer.toString()})('${observerBinding}')`,
        worldName: observerWorld,
      }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
    return page
  }

  #listen(): void {
    const { session, frames } = this
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => void frames.get(frameId, parentFrameId))
    session.on('Page.frameDetached', ({ frameId }) => frames.remove(frameId))
    session.on('Page.frameNavigated', ({ frame }) => {
      frames.get(frame.id, frame.parentId).chromiumUrl = frame.url
      if (frame.id === frames.main.id) this.emit('navigated', frame.url)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      frames.get(frameId).chromiumUrl = url
    })
    session.on('Runtime.executionContextCreated', ({ context }) =>
      this.#addContext(context.id, context.name, context.auxData),
    )
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contextFrames.delete(executionContextId)
      this.#mainContexts.delete(executionContextId)
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frame = this.#contextFrames.get(executionContextId)
      if (!frame) return
      if (name === observerBinding) this.emit('observed', JSON.parse(payload) as ObserverMessage)
      else
        this.emit('message', {
          message: JSON.parse(payload) as PageMessage,
          frame,
          contextId: executionContextId,
        } satisfies FromPage)
    })
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      this.emit('console', type, args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' '))
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
      this.emit('console', 'error', `${text} ${exception?.description ?? ''}`)
    })
    session.on('Page.domContentEventFired', () => this.emit('dom-ready'))
    session.on('Page.loadEventFired', () => this.emit('loaded'))
    session.on('Page.windowOpen', ({ url }) => this.emit('window-open', url))
    session.on('Page.javascriptDialogOpening', ({ type, message }) => this.emit('js-dialog', type, message))
    session.on('Inspector.targetCrashed', () => {
      this.isGone = true
      this.emit('crashed')
    })
    whenGone(session, () => this.#end())
  }

  #end(): void {
    this.isGone = true
    this.emit('closed')
  }

  #addContext(id: number, name: string, auxData: object | undefined): void {
    const { frameId, isDefault } = (auxData ?? {}) as { frameId?: string; isDefault?: boolean }
    if (frameId === undefined) return
    const frame = this.frames.get(frameId)
    this.#contextFrames.set(id, frame)
    if (isDefault && frame === this.frames.main) {
      this.#mainContexts.clear()
      this.#mainContexts.add(id)
    }
    if (name === observerWorld) this.#giveAccelerators(id)
  }

  #giveAccelerators(contextId: number): void {
    const expression = `globalThis.accelerators = ${JSON.stringify(this.#accelerators)}; undefined`
    void this.session.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined)
  }

  /** Tells the observers which keys the menu takes. */
  setAccelerators(accelerators: readonly string[]): void {
    this.#accelerators = accelerators
    for (const [id] of this.#contextFrames) if (!this.#mainContexts.has(id)) this.#giveAccelerators(id)
  }

  /** Gives a message to the page side of one context; a page that has gone meanwhile misses it. */
  async tell(message: MainMessage, contextId: number | undefined = [...this.#mainContexts][0]): Promise<void> {
    if (contextId === undefined) return
    const { payload = '["u"]', ...head } = { payload: undefined, ...message }
    const functionDeclaration = `function (head, payload) { window[Symbol.for('${symbol}')]?.(head, payload) }`
    const call = {
      functionDeclaration,
      arguments: [{ value: head }, { value: payload }],
      executionContextId: contextId,
    }
    await this.session.send('Runtime.callFunctionOn', call).catch(() => undefined)
  }

  /** Where the files lie that an expression gives, such as a `File[]` or a promise of one. */
  async pathsOf(expression: string): Promise<readonly AnnouncedFile[]> {
    const { session } = this
    const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true })
    if (result.objectId === undefined) return []
    const { result: properties } = await session.send('Runtime.getProperties', {
      objectId: result.objectId,
      ownProperties: true,
    })
    const ids = properties.flatMap(({ name, value }) => (/^\d+$/.test(name) ? (value?.objectId ?? []) : []))
    const found = await Promise.all(ids.map((objectId) => session.send('DOM.getFileInfo', { objectId })))
    return found.map(({ path: place }) => describeFile(place))
  }

  /** Tells the page which paths the files have that it was just given. */
  async announceGiven(): Promise<void> {
    await this.tell({ kind: 'files', files: await this.pathsOf(`window[Symbol.for('${symbol}.files')]`) })
  }

  /** Runs an expression in the page's own world, as the app's `executeJavaScript` does. */
  async evaluate(expression: string, userGesture = false): Promise<unknown> {
    const answer = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text)
    return answer.result.value as unknown
  }
}
