import { utilityProcess, type UtilityProcess } from 'electron'

/** Starts the child in which foreign files are read: no network, none of our environment, killable at any time. */
export function forkParser(modulePath: string): UtilityProcess {
  return utilityProcess.fork(modulePath, [], {
    serviceName: 'Galley import',
    stdio: 'ignore',
    env: {},
    execArgv: ['--max-old-space-size=1024'],
    respondToAuthRequestsFromMainProcess: false,
  })
}
