import { fork } from 'node:child_process'
import { childEnvironment } from './child.ts'
import type { ChildLike, ForkChild } from './child.ts'

/**
 * A plain Node child that runs the worker at `workerPath`: for the command, and for tests.
 * It inherits no environment but what Node needs to start, and its output goes nowhere.
 */
export function createNodeFork(workerPath: string): ForkChild {
  return (memoryMb): ChildLike => {
    const child = fork(workerPath, [], {
      // A larger nursery: parsing makes many short-lived objects.
      execArgv: [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=32', '--no-warnings'],
      // Typed arrays cross as they are, and nothing is turned into JSON.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...childEnvironment(), ELECTRON_RUN_AS_NODE: '1' },
    })
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message as object)
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => {
        child.on('exit', (code) => listener(code ?? undefined))
        child.on('error', () => listener(undefined))
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
