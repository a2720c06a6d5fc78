import type { LongText } from '#shared/contract/long-text.ts'
import { newId } from '#shared/lib/ids.ts'

/** How much of a text crosses at a time, in UTF-16 units: neither main nor the page is busy with one for long. */
const PART_LENGTH = 65_536

/** How many texts wait to be fetched at most: a page that went away fetches no more of its own. */
const MOST_TEXTS = 8

/** Long answers on their way to a page, which fetches them part by part. An id that another core gave means nothing here. */
export class LongTexts {
  readonly #waiting = new Map<string, string>()

  /** What is short goes in one piece. */
  give(text: string): string | LongText {
    if (text.length <= PART_LENGTH) return text
    const id = newId()
    this.#waiting.set(id, text)
    const [oldest] = this.#waiting.keys()
    if (this.#waiting.size > MOST_TEXTS && oldest !== undefined) this.#waiting.delete(oldest)
    return { id, length: text.length, first: partOf(text, 0) }
  }

  /** The part that begins at `from`; undefined when there is none. With its last part a text is let go. */
  read(id: string, from: number): string | undefined {
    const text = this.#waiting.get(id)
    if (text === undefined || !(from >= 0) || from >= text.length) return undefined
    const part = partOf(text, from)
    if (from + part.length >= text.length) this.#waiting.delete(id)
    return part
  }
}

/** No character is cut in two: half of one does not survive every way. */
function partOf(text: string, from: number): string {
  const end = Math.min(from + PART_LENGTH, text.length)
  const isHalf = end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800
  return text.slice(from, isHalf ? end - 1 : end)
}
