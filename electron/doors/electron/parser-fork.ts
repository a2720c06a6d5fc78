import { utilityProcess, type UtilityProcess } from 'electron'
import { callError } from '#shared/contract/errors.ts'
import { err } from '#shared/lib/result.ts'
import type { ParserPort } from '#electron/ports.ts'

/** Starts the child in which foreign files are read: no network, none of our environment, killable at any time. */
function forkParser(modulePath: string): UtilityProcess {
  return utilityProcess.fork(modulePath, [], {
    serviceName: 'Galley import',
    stdio: 'ignore',
    env: {},
    execArgv: ['--max-old-space-size=1024'],
  })
}

export function openParser(modulePath: string): ParserPort {
  void forkParser
  return {
    parse: async () => err(callError('later', { what: modulePath })),
    readPicture: async () => err(callError('later', { what: modulePath })),
    close: async () => undefined,
  }
}
