import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { choicesOf } from '#shared/contract/formats.ts'
import { paperOf } from '#shared/domain/paper.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from './articles.ts'
import { done, type LibraryFile } from './library-file.ts'
import { articleHistory } from './log/article-history.ts'
import { printPage, type PrintedPdf } from './paper.ts'
import { pictureReader, SourceLost } from './picture-reader.ts'

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

  constructor(ports: Ports, library: LibraryFile) {
    this.#ports = ports
    this.#library = library
  }

  async make(asked: ParsedInput<'print.make'>): Promise<Result<CallOutput<'print.make'>, CallError>> {
    this.#lastTurn += 1
    const turn = this.#lastTurn
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
    this.close()
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
    if (this.#held?.id === id) this.close()
    return done
  }

  /** Lets go of the pages; what is being made is given up. */
  close(): void {
    this.#held?.remove()
    this.#held = undefined
  }

  async #print({
    articleId,
    versionId,
    view,
    locale,
    options,
  }: ParsedInput<'print.make'>): Promise<Result<PrintedPdf, CallError>> {
    const open = this.#library.read((db) => openArticle(db, articleId, versionId))
    if (!open.ok) return open
    const { paperPieces } = await import('#electron/export/pdf/paper-page.ts')
    const now = this.#ports.now()
    const paper = paperOf(choicesOf('pdf', view, options))
    const history = paper.proofMarks ? this.#library.read((db) => ok(articleHistory(db, articleId))) : undefined
    if (history?.ok === false) return history
    const pieces = paperPieces(open.value, {
      view,
      locale,
      now,
      readAsset: pictureReader(this.#library),
      paper,
      stages: history?.value.stages ?? [],
    })
    try {
      return await printPage(this.#ports.paper, pieces, now)
    } catch (thrown) {
      if (thrown instanceof SourceLost) return err(thrown.error)
      const error = this.#library.errorOf(thrown)
      if (error === undefined) throw thrown
      return err(error)
    }
  }
}
