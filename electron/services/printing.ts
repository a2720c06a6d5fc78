import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'
import { done, type LibraryFile } from './library-file.ts'
import { printPage, type PrintedPdf } from './paper.ts'
import { planExport } from './leaving/work-of.ts'

/** So many bytes go to the window at once: it is busy with none for long. */
const PART_BYTES = 196_608

interface Held extends PrintedPdf {
  readonly id: string
}

/** The pages that are being looked at before they are printed: one set at a time. */
export class Printing {
  readonly #ports: Ports
  readonly #library: LibraryFile
  #held: Held | undefined
  #lastTurn = 0
  #making: Promise<unknown> = Promise.resolve()
  #stop = new AbortController()

  constructor(ports: Ports, library: LibraryFile) {
    this.#ports = ports
    this.#library = library
  }

  async make(asked: ParsedInput<'print.make'>): Promise<Result<CallOutput<'print.make'>, CallError>> {
    this.#lastTurn += 1
    const turn = this.#lastTurn
    // What is being made is not wanted any more.
    this.#stop.abort()
    this.#stop = new AbortController()
    const before = this.#making
    const mine = (async (): Promise<Result<PrintedPdf, CallError>> => {
      await before.catch(() => undefined)
      return turn === this.#lastTurn ? this.#print(asked) : err(callError('canceled'))
    })()
    this.#making = mine
    const printed = await mine
    if (!printed.ok) return printed
    if (turn !== this.#lastTurn) {
      printed.value.remove()
      return err(callError('canceled'))
    }
    this.#letGo()
    this.#held = { id: newId(), ...printed.value }
    return ok({ id: this.#held.id, byteLength: statSync(this.#held.file).size })
  }

  part({ id, from }: ParsedInput<'print.part'>): Result<CallOutput<'print.part'>, CallError> {
    if (this.#held?.id !== id) return err(callError('not-found'))
    const file = openSync(this.#held.file, 'r')
    try {
      const bytes = Buffer.alloc(PART_BYTES)
      return ok({ base64: bytes.subarray(0, readSync(file, bytes, 0, PART_BYTES, from)).toString('base64') })
    } finally {
      closeSync(file)
    }
  }

  async send({ id }: ParsedInput<'print.send'>): Promise<Result<CallOutput<'print.send'>, CallError>> {
    if (this.#held?.id !== id) return err(callError('not-found'))
    const failed = await this.#ports.paper.send(this.#held.page)
    return failed === undefined ? done : err(failed)
  }

  end({ id }: ParsedInput<'print.end'>): Result<CallOutput<'print.end'>, CallError> {
    if (this.#held?.id === id) this.#letGo()
    return done
  }

  /** Lets go of the pages; what is being made is given up. */
  close(): void {
    this.#stop.abort()
    this.#letGo()
  }

  #letGo(): void {
    this.#held?.remove()
    this.#held = undefined
  }

  async #print({ articleId, versionId, ...asked }: ParsedInput<'print.make'>): Promise<Result<PrintedPdf, CallError>> {
    const planned = planExport(this.#library, this.#ports, { articleId, versionId, format: 'pdf', ...asked })
    if (!planned.ok) return planned
    const { work } = planned.value
    const { paper, exporter, now } = this.#ports
    const watch = { signal: this.#stop.signal }
    try {
      return await printPage(paper, (into) => exporter.make({ ...work, into, target: into }, watch), now())
    } catch (thrown) {
      const error = this.#library.errorOf(thrown)
      if (error === undefined) throw thrown
      return err(error)
    }
  }
}
