import { bareLabel } from '#shared/text/bare-label.ts'
import type { Block } from '#shared/domain/block.ts'
import { notesReferredTo } from '../notes-referred-to.ts'
import { Relations } from './relations.ts'
import { run } from './run-properties.ts'
import { tag } from './xml.ts'

/** Notes of the article that its text refers to, as footnotes; the others stay paragraphs at its end. */
export class FootnoteWriter {
  readonly relations = new Relations()
  readonly #notes: ReadonlyMap<string, Block>
  readonly #ids = new Map<string, number>()

  constructor(blocks: readonly Block[]) {
    this.#notes = notesReferredTo(blocks)
  }

  has(block: Block): boolean {
    return block.listNumber !== undefined && this.#notes.get(bareLabel(block.listNumber)) === block
  }

  /** The sign that leads to a note; the second that leads to one is its label alone. */
  refer(target: string): string | undefined {
    const label = bareLabel(target)
    if (!this.#notes.has(label) || this.#ids.has(label)) return undefined
    const id = this.#ids.size + 1
    this.#ids.set(label, id)
    const isCounted = label === String(id)
    return tag(
      'w:r',
      {},
      tag('w:rPr', {}, tag('w:rStyle', { 'w:val': 'FootnoteReference' })),
      tag('w:footnoteReference', { 'w:customMarkFollows': isCounted ? undefined : 1, 'w:id': id }),
      isCounted ? '' : tag('w:t', {}, label),
    )
  }

  /** The notes' part; `paragraphs` writes one, behind its sign. */
  write(paragraphs: (block: Block, lead: string, relations: Relations) => string): string {
    const raised = tag('w:rStyle', { 'w:val': 'FootnoteReference' })
    return [...this.#ids]
      .map(([label, id]) => {
        const block = this.#notes.get(label)
        const sign = tag(
          'w:r',
          {},
          tag('w:rPr', {}, raised),
          label === String(id) ? tag('w:footnoteRef') : tag('w:t', {}, label),
        )
        return block === undefined
          ? ''
          : tag(
              'w:footnote',
              { 'w:id': id },
              paragraphs(block, sign + (/^\s/u.test(block.text) ? '' : run(' ', '')), this.relations),
            )
      })
      .join('')
  }
}
