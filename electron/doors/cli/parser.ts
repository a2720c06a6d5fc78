import { createNodeFork } from '#electron/import/process/node-fork.ts'
import { createParser, type CheckingParser } from '#electron/import/process/parser-process.ts'
import type { Job } from './command-call.ts'

/** The child in which foreign files are read; it starts when the first file is. Apart from the library, for `inspect`. */
export function openParser(job: Job): CheckingParser {
  const { workerPath, limits } = job.surroundings
  return createParser(createNodeFork(workerPath), limits)
}
