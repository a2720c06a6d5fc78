import type { Writable } from 'node:stream'
import type { CallError } from '#shared/contract/errors.ts'
import type { Words } from './failure.ts'
import type { Translate } from '#shared/messages/translate.ts'

export type Json = Readonly<Record<string, unknown>>

/** Nobody reads any more (`galley … | head`): there is nothing left to do, and nothing wrong. */
export class ReaderGone extends Error {}

/** Some readers of lines end one at these, too: within a line of JSON they are written as escapes. */
const OTHER_LINE_ENDS = /[\u0085\u2028\u2029]/gu

function jsonLine(json: Json): string {
  return JSON.stringify(json).replace(
    OTHER_LINE_ENDS,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What the command says: one object a line for programs, or words for people; never both on one stream. */
export class Output {
  readonly isJson: boolean
  readonly t: Translate
  readonly #out: Writable
  readonly #errors: Writable
  #isGone = false

  constructor(out: Writable, errors: Writable, isJson: boolean, t: Translate) {
    this.isJson = isJson
    this.t = t
    this.#out = out
    this.#errors = errors
    out.on('error', () => (this.#isGone = true))
    errors.on('error', () => undefined)
  }

  /** A result: `json` as one line, or what `words` gives. Waits where the reader is slow. */
  async result(json: Json, words: () => string): Promise<void> {
    await this.#write(this.isJson ? jsonLine(json) : words())
  }

  /** A line of JSON whatever was asked: for calls that speak in lines both ways. */
  async line(json: Json): Promise<void> {
    await this.#write(jsonLine(json))
  }

  /** An input that failed; `about` says which, and `message` or `words` what of it, where the error's own words do not. In words it goes to standard error, so that results stay clean. */
  async failure(
    about: Json,
    error: CallError,
    as: { isLine?: boolean; words?: Words | undefined; message?: string } = {},
  ): Promise<void> {
    const message = as.message ?? (as.words === undefined ? this.words(error) : this.t(as.words.key, as.words.values))
    if (this.isJson || as.isLine === true)
      await this.#write(jsonLine({ ...about, error: { code: error.code, message } }))
    else this.#errors.write(`${message}\n`)
  }

  /** The words for an error of the contract. */
  words(error: CallError): string {
    return this.t(`errors.${error.code}`, { file: '', detail: '', ...error.values })
  }

  /** Something for the person, beside the results. */
  remark(text: string): void {
    this.#errors.write(`${text}\n`)
  }

  async #write(text: string): Promise<void> {
    if (this.#isGone) throw new ReaderGone()
    if (this.#out.write(`${text}\n`)) return
    await new Promise<void>((resolve) => {
      const go = (): void => {
        for (const event of ['drain', 'error', 'close']) this.#out.off(event, go)
        resolve()
      }
      for (const event of ['drain', 'error', 'close']) this.#out.on(event, go)
    })
  }
}
