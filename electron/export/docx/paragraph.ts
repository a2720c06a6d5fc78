import type { Changes, Attribution } from './changes.ts'
import { tag } from './xml.ts'

/** Paragraphs that are being written one after the other, all with the properties of the first. */
export class Paragraphs {
  readonly #properties: string
  readonly #changes: Changes
  readonly #done: string[] = []
  #content = ''

  constructor(properties: string, changes: Changes) {
    this.#properties = properties
    this.#changes = changes
  }

  add(xml: string): void {
    this.#content += xml
  }

  /** Ends the paragraph at hand; `change`: its mark was put in, taken out or moved. */
  end(change?: { readonly name: 'w:ins' | 'w:del' | 'w:moveFrom' | 'w:moveTo'; readonly by: Attribution }): void {
    const mark = change === undefined ? '' : tag('w:rPr', {}, this.#changes.mark(change.name, change.by))
    const properties = this.#properties + mark
    this.#done.push(tag('w:p', {}, properties === '' ? '' : tag('w:pPr', {}, properties), this.#content))
    this.#content = ''
  }

  get xml(): string {
    return this.#done.join('')
  }
}
