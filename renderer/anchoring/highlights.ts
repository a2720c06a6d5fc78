import { FINDING_LAYERS } from '#shared/checks/layers.ts'

/**
 * Marks are painted with the CSS Custom Highlight API (architecture.md, Drawing many marks): no element is added to the
 * page however many there are. Only blocks near the view hold ranges.
 */
export const MARK_NAMES = [
  'note-comment',
  'note-query',
  'note-correction',
  'note-praise',
  'note-highlight',
  'note-resolved',
  'number-unchecked',
  'number-verified',
  'number-queried',
  'number-wrong',
  'repair',
  ...FINDING_LAYERS.map((layer) => `finding-${layer}` as const),
  'formed',
  'deleted',
  'conflict',
  'tied',
  'found',
  'found-active',
  'place-note',
  'place-number',
] as const

export type MarkName = (typeof MARK_NAMES)[number]

const highlights = new Map<MarkName, Highlight>()

function highlightOf(name: MarkName): Highlight {
  const existing = highlights.get(name)
  if (existing !== undefined) return existing
  const fresh = new Highlight()
  // Numbers speak over notes where both paint a ground; what is live speaks over everything.
  fresh.priority = MARK_NAMES.indexOf(name)
  highlights.set(name, fresh)
  CSS.highlights.set(name, fresh)
  return fresh
}

/** A set of painted ranges that belong together and are taken off together. */
export interface MarkSet {
  replace(marks: Iterable<readonly [MarkName, AbstractRange]>): void
  clear(): void
}

/** A new, empty set of marks. */
export function createMarkSet(): MarkSet {
  let own: (readonly [MarkName, AbstractRange])[] = []
  const clear = (): void => {
    for (const [name, range] of own) highlightOf(name).delete(range)
    own = []
  }
  return {
    clear,
    replace: (marks) => {
      clear()
      own = [...marks]
      for (const [name, range] of own) highlightOf(name).add(range)
    },
  }
}
