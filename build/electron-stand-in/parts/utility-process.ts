import { fork, type ChildProcess } from 'node:child_process'
import type Electron from 'electron'
import { Emitter } from '../core/emitter.ts'
import { guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { StandInMessagePort } from './message-channel.ts'

type Covered = 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'

const bootstrap = new URL('utility-child.ts', import.meta.url).href

/** Chromium's `--js-flags=a b` is what Node takes as flags of its own. */
const nodeFlags = (flag: string): readonly string[] =>
  flag.startsWith('--js-flags=') ? flag.slice('--js-flags='.length).split(' ') : [flag]

/** Where compiled code is kept is the stand-in's own, whatever environment the app gives its child. */
const compiled = (): NodeJS.ProcessEnv => {
  const { NODE_COMPILE_CACHE: place } = process.env
  return place === undefined ? {} : { NODE_COMPILE_CACHE: place }
}

/** Electron's `UtilityProcess`: a Node child with the message port that Electron would give it. */
export class StandInUtilityProcess extends Emitter implements Pick<Electron.UtilityProcess, Covered> {
  readonly #child: ChildProcess
  #isEnded = false

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super()
    const stdio = options.stdio === 'pipe' || options.stdio === 'ignore' ? options.stdio : 'inherit'
    this.#child = fork(modulePath, [...args], {
      execArgv: ['--import', bootstrap, ...(options.execArgv ?? []).flatMap(nodeFlags)],
      env: { ...(options.env ?? process.env), ...compiled() } as NodeJS.ProcessEnv,
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    })
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', (error) => recorded.failures.push(`utility process: ${error.message}`))
    this.#child.on('exit', (code, signal) => {
      this.#isEnded = true
      this.emit('exit', code ?? (signal === 'SIGTERM' ? 15 : 9))
    })
  }

  get pid(): number | undefined {
    return this.#isEnded ? undefined : this.#child.pid
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => {
      if (!(port instanceof StandInMessagePort))
        throw new TypeError('Only ports of a MessageChannelMain are transferred')
      return port.place
    })
    // A message to a process that has ended is lost, as in Electron.
    if (!this.#isEnded && this.#child.connected) this.#child.send({ data: message, ports }, () => undefined)
  }

  kill(): boolean {
    return !this.#isEnded && this.#child.kill('SIGKILL')
  }
}

/** Electron's `utilityProcess`. */
export const utilityProcess = guarded('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: Electron.ForkOptions = {}) =>
    new StandInUtilityProcess(modulePath, args, options),
})
