import { part, tag } from './xml.ts'

/** The lists of a document: each sign or number under which an item stands, as it was shown (ECMA-376-1, 17.9). */
export class Numbering {
  readonly #known = new Map<string, number>()

  /** Properties of a paragraph that stands under `label`; without one, under a dot. */
  of(label = '•'): string {
    const id = this.#known.get(label) ?? this.#known.size + 1
    this.#known.set(label, id)
    return tag('w:numPr', {}, tag('w:ilvl', { 'w:val': 0 }), tag('w:numId', { 'w:val': id }))
  }

  get isEmpty(): boolean {
    return this.#known.size === 0
  }

  get xml(): string {
    const lists = [...this.#known]
    return part(
      'w:numbering',
      ...lists.map(([label, id]) => {
        const isBullet = !/[\p{L}\p{N}]/u.test(label)
        return tag(
          'w:abstractNum',
          { 'w:abstractNumId': id },
          tag('w:multiLevelType', { 'w:val': 'singleLevel' }),
          tag(
            'w:lvl',
            { 'w:ilvl': 0 },
            tag('w:start', { 'w:val': 1 }),
            tag('w:numFmt', { 'w:val': isBullet ? 'bullet' : 'decimal' }),
            tag('w:lvlText', { 'w:val': label }),
            tag('w:lvlJc', { 'w:val': 'left' }),
            tag('w:pPr', {}, tag('w:ind', { 'w:left': 420, 'w:hanging': 420 })),
          ),
        )
      }),
      ...lists.map(([, id]) => tag('w:num', { 'w:numId': id }, tag('w:abstractNumId', { 'w:val': id }))),
    )
  }
}
