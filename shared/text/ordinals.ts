interface CountedBlock {
  readonly role: string
}

/** What a block is called by, wherever it is spoken of. */
export interface Ordinal {
  /** Number among the body paragraphs, captions, pictures or headlines, counted from 1; 0 for other roles. */
  readonly ordinal: number
  /** Number of the caption: its own, or of the first that belongs to the picture. A picture that has one is called by it. */
  readonly caption: number | undefined
}

/** How the blocks of an article are counted; `figureOf` gives the index of the picture to which a caption belongs. */
export function ordinalsOf<T extends CountedBlock>(
  blocks: readonly T[],
  figureOf: (caption: T) => number | undefined,
): readonly Ordinal[] {
  const counts = { paragraph: 0, figure: 0, headline: 0, caption: 0 }
  const captions = new Map<number, number>()
  const own = blocks.map((block) => {
    const kind = block.role === 'lead' ? 'paragraph' : block.role
    if (kind !== 'paragraph' && kind !== 'figure' && kind !== 'headline' && kind !== 'caption') return 0
    counts[kind] += 1
    const figure = kind === 'caption' ? figureOf(block) : undefined
    if (figure !== undefined && !captions.has(figure)) captions.set(figure, counts.caption)
    return counts[kind]
  })
  return blocks.map(({ role }, index) => ({
    ordinal: own[index] ?? 0,
    caption: role === 'caption' ? own[index] : role === 'figure' ? captions.get(index) : undefined,
  }))
}

/** The picture to which a kept caption belongs, as {@link ordinalsOf} asks for it. */
export function figureAmong<T extends { readonly id: string; readonly figureId?: string | undefined }>(
  blocks: readonly T[],
): (caption: T) => number | undefined {
  const order = new Map(blocks.map(({ id }, index) => [id, index]))
  return ({ figureId }) => (figureId === undefined ? undefined : order.get(figureId))
}
