import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser } from '#electron/import/process/parser-process.ts'
import type { ParserPort } from '#electron/ports.ts'
import type { Job } from './command-call.ts'

/** The child in which foreign files are read; it starts when the first file is. Apart from the library, for `inspect`. */
export function openParser(job: Job): ParserPort {
  return createParser(createNodeFork(job.surroundings.workerPath))
}
