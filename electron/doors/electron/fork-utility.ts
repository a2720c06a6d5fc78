import { utilityProcess, type UtilityProcess } from 'electron'
import { childEnvironment } from '#electron/import/process/child.ts'

/** Starts the core. */
export function forkCore(modulePath: string): UtilityProcess {
  return utilityProcess.fork(modulePath, [], { serviceName: 'galley-core', stdio: 'inherit' })
}

/** Starts a parser of foreign files: none of our environment, its memory held to a limit, killable at any time. */
export function forkParser(modulePath: string, memoryMb: number): UtilityProcess {
  return utilityProcess.fork(modulePath, [], {
    // A larger nursery: parsing makes many short-lived objects.
    execArgv: [`--js-flags=--max-old-space-size=${memoryMb} --max-semi-space-size=32`],
    serviceName: 'galley-parser',
    stdio: 'ignore',
    env: childEnvironment(),
  })
}
