import type Electron from 'electron'
import { toApp } from '../core/addresses.ts'
import { Emitter } from '../core/emitter.ts'

type Covered =
  | 'detached'
  | 'frameToken'
  | 'frameTreeNodeId'
  | 'isDestroyed'
  | 'name'
  | 'origin'
  | 'parent'
  | 'processId'
  | 'routingId'
  | 'top'
  | 'url'

const originOf = (url: string): string => {
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)/i.exec(url)
  return parts?.[1] ?? 'null'
}

/** One frame of a page, as a sender of calls is identified by. */
export class StandInFrame extends Emitter {
  readonly id: string
  readonly parentFrame: StandInFrame | undefined
  readonly frameTreeNodeId: number
  readonly routingId: number
  readonly processId = 1
  readonly name = ''
  chromiumUrl = 'about:blank'
  detached = false

  constructor(id: string, parentFrame: StandInFrame | undefined, number: number) {
    super()
    this.id = id
    this.parentFrame = parentFrame
    this.frameTreeNodeId = number
    this.routingId = number
  }

  get url(): string {
    return toApp(this.chromiumUrl)
  }

  get origin(): string {
    return originOf(this.url)
  }

  get frameToken(): string {
    return this.id
  }

  get parent(): Electron.WebFrameMain | null {
    return this.parentFrame ? asWebFrame(this.parentFrame) : null
  }

  get top(): Electron.WebFrameMain | null {
    return asWebFrame(this.#root())
  }

  #root(): StandInFrame {
    return this.parentFrame ? this.parentFrame.#root() : this
  }

  isDestroyed(): boolean {
    return this.detached
  }
}

/** The frame under Electron's name; `covered` makes the compiler compare what is there with electron.d.ts. */
export const asWebFrame = (frame: StandInFrame): Electron.WebFrameMain => {
  const covered: Pick<Electron.WebFrameMain, Covered> = frame
  return covered as Electron.WebFrameMain
}

/** The frames of one page, by Chromium's ids. */
export class FrameTree {
  readonly #frames = new Map<string, StandInFrame>()
  readonly main: StandInFrame
  #lastNumber = 1

  constructor(mainFrameId: string) {
    this.main = new StandInFrame(mainFrameId, undefined, 1)
    this.#frames.set(mainFrameId, this.main)
  }

  /** The frame with an id; an unknown one is taken for a child of the page. */
  get(id: string, parentId?: string): StandInFrame {
    const known = this.#frames.get(id)
    if (known) return known
    const made = new StandInFrame(id, this.#frames.get(parentId ?? '') ?? this.main, ++this.#lastNumber)
    this.#frames.set(id, made)
    return made
  }

  remove(id: string): void {
    const frame = this.#frames.get(id)
    if (!frame || frame === this.main) return
    frame.detached = true
    this.#frames.delete(id)
  }
}
