import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

/** A place in one of the paragraphs that the article began with. */
interface Point {
  readonly paragraph: string
  readonly at: number
}

/** A suggestion of the model: where it stands, by the paragraphs that the article began with. */
interface Stood extends Pick<Suggestion, 'after' | 'marks' | 'createdAtMs' | 'id'> {
  readonly from: Point
  readonly to: Point
  readonly isForm: boolean
}

/** The records before and after a step. */
export interface ModelStep {
  readonly blocks: readonly Block[]
  readonly before: ReadonlyMap<string, Suggestion>
  readonly after: readonly Suggestion[]
}

export const formsOf = (marks: readonly InlineMark[]): string =>
  marks
    .map(({ kind, href }) => `${kind} ${href ?? ''}`)
    .sort()
    .join(', ')

/**
 * The text made step by step, known by its letters, by what was put between them and by the order of its paragraphs, in which
 * their borders are letters: nothing of what is tested is asked. No two of `texts` are the same.
 */
export function createModel(texts: readonly string[]) {
  let order = texts
  let accepted: readonly Stood[] = []
  const lengths = new Map(texts.map((text) => [text, Array.from(text).length]))

  const standing = () => {
    let at = 0
    const starts = new Map<string, number>()
    for (const text of order) {
      starts.set(text, at)
      at += (lengths.get(text) ?? 0) + 1
    }
    const place = (point: Point): number => (starts.get(point.paragraph) ?? NaN) + point.at
    return accepted.map((each) => ({ ...each, start: place(each.from), end: place(each.to) }))
  }
  const words = (all: ReturnType<typeof standing>) =>
    all
      .filter(({ isForm }) => !isForm)
      .sort((a, b) => a.start - b.start || a.end - b.end || a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1))
  const pointIn = (block: Block | undefined, offset: number): Point => {
    let left = offset
    for (const paragraph of block?.text.split('\n') ?? []) {
      const length = lengths.get(paragraph) ?? NaN
      if (left <= length) return { paragraph, at: left }
      left -= length + 1
    }
    throw new Error('a place outside of its block')
  }
  /** The paragraphs of a block come before the first of a greater order. */
  const put = (id: string, to: number, orders: Map<string, number>, blocks: readonly Block[]): void => {
    orders.set(id, to)
    const own = blocks.find((block) => block.id === id)?.text.split('\n') ?? []
    const rest = order.filter((text) => !own.includes(text))
    const isBehind = (text: string): boolean => {
      const block = blocks.find((each) => each.text.split('\n').includes(text))
      return (orders.get(block?.id ?? '') ?? NaN) > to
    }
    const at = rest.findIndex(isBehind)
    order = at === -1 ? [...rest, ...own] : rest.toSpliced(at, 0, ...own)
  }

  return {
    /** `blocks`: those before the step, and those after it. */
    follow: (old: readonly Block[], { blocks, before, after }: ModelStep): void => {
      const isAccepted = (each: Suggestion | undefined): boolean => each?.state === 'accepted'
      const now = new Map(after.map((each) => [each.id as string, each]))
      const gone = [...before.values()].filter((each) => isAccepted(each) && !isAccepted(now.get(each.id)))
      const fresh = after.filter((each) => isAccepted(each) && !isAccepted(before.get(each.id)))
      const orders = new Map(old.map((block) => [block.id as string, block.order]))
      for (const { orders: way, blockId } of gone) if (way !== undefined) put(blockId, way.from, orders, old)
      for (const { orders: way, blockId } of fresh) if (way !== undefined) put(blockId, way.to, orders, old)
      const stood = fresh.flatMap((each): readonly Stood[] => {
        if (each.orders !== undefined) return []
        const { id, after: put, marks, createdAtMs, form } = each
        const block = blocks.find((one) => one.id === each.blockId)
        const [from, to] = [pointIn(block, each.start), pointIn(block, each.end)]
        return [{ id, after: put, marks, createdAtMs, from, to, isForm: form !== undefined }]
      })
      accepted = accepted.filter((each) => !gone.some(({ id }) => id === each.id)).concat(stood)
    },
    forms: (): readonly { readonly at: number; readonly forms: string }[] => {
      const letters = Array.from(order.join('\n'))
      const result: { at: number; forms: string }[] = []
      const all = standing()
      const made = words(all)
      let at = 0
      for (let letter = 0; letter <= letters.length; letter += 1) {
        for (const { end, after } of made) if (end === letter) at += Array.from(after).length
        if (letter === letters.length || made.some(({ start, end }) => start <= letter && letter < end)) continue
        const marks = all
          .filter(({ isForm, start, end }) => isForm && start <= letter && letter < end)
          .flatMap(({ start, marks: own = [] }) =>
            own.filter((mark) => mark.start + start <= letter && letter < mark.end + start),
          )
        if (letters[letter] !== '\n') result.push({ at, forms: formsOf(marks) })
        at += 1
      }
      return result
    },
    text: (): string => {
      const letters = Array.from(order.join('\n'))
      const alive = letters.map(() => true)
      const made = words(standing())
      for (const { start, end } of made) alive.fill(false, start, end)
      let result = ''
      for (let at = 0; at <= letters.length; at += 1) {
        for (const { end, after } of made) if (end === at) result += after
        if (alive[at] === true) result += letters[at] ?? ''
      }
      return result
    },
  }
}
