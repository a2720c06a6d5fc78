import { basename, extname } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { SheetPreview } from '#shared/contract/house.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readRows, writePack } from '#shared/lexicon/pack.ts'
import type { ParserPort } from '#electron/ports.ts'
import { factsOf } from './house-packs.ts'
import { makePack, unmakePack } from './pack-writing.ts'

/** Entries that are shown before a list is taken. */
const MOST_SHOWN = 200
/** Lists that wait, or can be given back. */
const MOST_WAITING = 8

/** Lists that other programs wrote, on their way into the house's packs: read in a child process, shown, taken. */
export class HouseSheets {
  readonly #parser: ParserPort
  readonly #dataPath: string
  readonly #waiting = new Map<string, { readonly text: string; name?: string }>()

  constructor(parser: ParserPort, dataPath: string) {
    this.#parser = parser
    this.#dataPath = dataPath
  }

  /** Reads a list; its entries wait under the token. */
  async read(path: string): Promise<Result<SheetPreview, CallError>> {
    const read = await this.#parser.readSheet({ kind: 'path', path })
    if (!read.ok) return read
    const { rows, sheet, others } = read.value
    const pack = readRows(rows)
    const token = newId()
    for (const first of [...this.#waiting.keys()].slice(0, this.#waiting.size + 1 - MOST_WAITING))
      this.#waiting.delete(first)
    this.#waiting.set(token, { text: writePack(pack.entries) })
    return ok({
      token,
      name: nameOf(path),
      ...(sheet === undefined ? {} : { sheet }),
      others,
      ...factsOf(pack),
      entries: pack.entries.slice(0, MOST_SHOWN),
    })
  }

  /** Makes a pack of what waits. */
  take(token: string, name: string): Result<void, CallError> {
    const waiting = this.#waiting.get(token)
    if (waiting === undefined) return err(callError('not-found', { record: token }))
    const made = makePack(this.#dataPath, name, waiting.text)
    if (made.ok) waiting.name = name
    return made
  }

  /** Takes the pack away again. */
  undo(token: string): Result<void, CallError> {
    const { name, text = '' } = this.#waiting.get(token) ?? {}
    return name === undefined ? err(callError('not-found', { record: token })) : unmakePack(this.#dataPath, name, text)
  }

  drop(token: string): void {
    this.#waiting.delete(token)
  }
}

/** The file's own name, as far as it can be one of a pack. */
function nameOf(path: string): string {
  const name = basename(path, extname(path))
    .replaceAll(/[\u0000-\u001F\\/:*?"<>|]/gu, ' ')
    .replace(/^[.~\s]+|[.\s]+$/gu, '')
  return name.slice(0, 80)
}
