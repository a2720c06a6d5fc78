import type { Readable, Writable } from 'node:stream'
import type { Locale } from '#shared/domain/settings.ts'
import type { ParserLimits } from '#electron/import/process/parser-process.ts'
import type { OptionKinds, Options } from './options.ts'
import type { Output } from './output.ts'

/** What the command is given by the process it runs in. */
export interface CommandSurroundings {
  readonly args: readonly string[]
  /** Folder from which relative paths are meant. */
  readonly folder: string
  readonly workerPath: string
  readonly samplePath: string
  /** Of time and memory for one file or text; absent: the usual ones. */
  readonly limits?: ParserLimits | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
}

/** One call at work. */
export interface Job {
  readonly options: Options
  readonly out: Output
  readonly locale: Locale
  readonly surroundings: CommandSurroundings
}

/** A call of the command: its options, and what it does; gives the exit code. */
export interface CommandCall {
  readonly options: OptionKinds
  run(job: Job): Promise<number>
}
