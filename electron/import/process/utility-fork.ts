import type { UtilityProcess } from 'electron'
import { childEnvironment } from './child.ts'
import type { ChildLike, ForkChild } from './child.ts'

/** What is needed of Electron's `utilityProcess`; the door hands it in. */
interface UtilityProcessModule {
  fork(modulePath: string, args?: string[], options?: Electron.ForkOptions): UtilityProcess
}

/** A child under Electron: `child_process.fork` is shut off there by a fuse. */
export function createUtilityFork(utilityProcess: UtilityProcessModule, workerPath: string): ForkChild {
  return (memoryMb): ChildLike => {
    const child = utilityProcess.fork(workerPath, [], {
      execArgv: [`--js-flags=--max-old-space-size=${memoryMb} --max-semi-space-size=32`],
      serviceName: 'galley-parser',
      stdio: 'ignore',
      env: childEnvironment(),
    })
    return {
      get pid() {
        return child.pid
      },
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', (code) => listener(code)),
      kill: () => void child.kill(),
    }
  }
}
