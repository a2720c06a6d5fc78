import { utilityProcess } from 'electron'
import { createParser } from '#electron/import/process/parser-process.ts'
import { createUtilityFork } from '#electron/import/process/utility-fork.ts'
import type { ParserPort } from '#electron/ports.ts'

/** The parser of foreign files, in a utility process: no network, none of our environment, killable at any time. */
export function openParser(workerPath: string): ParserPort {
  return createParser(createUtilityFork(utilityProcess, workerPath))
}
