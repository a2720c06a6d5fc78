import { dirname } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { RescueView } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { givenFile } from '#electron/door-calls.ts'
import type { Ports } from '#electron/ports.ts'
import { rescueLibrary } from './doctor.ts'
import { freeName } from './kept-aside.ts'
import { isClosedToLibraries } from './leaving/places-of.ts'
import type { LibraryFile } from './library-file.ts'

/** Rescues of the library at hand, asked for in the window. */
export class Rescues {
  readonly #ports: Ports
  readonly #library: LibraryFile
  readonly #onWorking: (share: 'unknown' | undefined) => void
  #made: string | undefined

  /** `onWorking`: told before the work begins, in which nothing else is done, and when it is over. */
  constructor(ports: Ports, library: LibraryFile, onWorking: (share: 'unknown' | undefined) => void) {
    this.#ports = ports
    this.#library = library
    this.#onWorking = onWorking
  }

  /** Where the last rescue went. Errors: `not-found` when there was none, or another core made it. */
  get made(): Result<string, CallError> {
    return this.#made === undefined ? err(callError('not-found', { record: 'rescue' })) : ok(this.#made)
  }

  /**
   * Saves what can be read into a new library beside the damaged one, or where the person says. Errors: `canceled`,
   * `library-held`, `library-missing`, `library-damaged` (nothing can be read), `file-exists`, `file-own`, `disk-full`.
   */
  async rescue(isElsewhere: boolean): Promise<Result<RescueView, CallError>> {
    const { path, writeError } = this.#library
    // What another process is writing now would be read half old and half new.
    if (writeError?.code === 'library-held') return err(writeError)
    const target = isElsewhere ? await this.#ports.dialogs.newLibrary() : this.#nameBeside(path)
    if (target === undefined) return err(callError('canceled'))
    if (isClosedToLibraries(target, path, this.#ports.about)) return err(callError('file-own', { file: target }))
    const rescued = this.#rescueInto(target)
    if (!rescued.ok) return rescued
    this.#made = rescued.value.path
    const { articles, gaps } = rescued.value
    return ok({ file: givenFile(rescued.value.path), articles, gaps })
  }

  #rescueInto(target: string): ReturnType<typeof rescueLibrary> {
    this.#onWorking('unknown')
    try {
      return rescueLibrary(this.#library.path, target, this.#ports.now())
    } finally {
      this.#onWorking(undefined)
    }
  }

  #nameBeside(path: string): string {
    return freeName(dirname(path), path, this.#ports.now())
  }
}
