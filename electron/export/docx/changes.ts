import { NOBODY } from '#shared/domain/common.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { tag } from './xml.ts'

/** Elements of a tracked change: around runs, and, empty, in the properties of a paragraph's mark. */
export type ChangeTag = 'w:ins' | 'w:del' | 'w:moveFrom' | 'w:moveTo' | 'w:rPrChange'

/** Who changed something, and when. */
export type Attribution = Pick<Suggestion, 'author' | 'createdAtMs'> & Partial<Pick<Suggestion, 'id'>>

/** The elements around a moved run. */
export interface MoveRange {
  readonly start: string
  readonly end: string
}

/** Tracked changes of one document, each with an id of its own (ECMA-376-1, 17.13.5). */
export class Changes {
  #count: number
  readonly #told = new Map<string, number[]>()

  /** `last`: the highest id that the document has already. */
  constructor(last = 0) {
    this.#count = last
  }

  /** The ids that each suggestion has in the document. */
  get told(): ReadonlyMap<string, readonly number[]> {
    return this.#told
  }

  /** Around runs that were changed, or, with nothing in it, in the properties of what was. */
  mark(name: ChangeTag, by: Attribution, ...inner: readonly string[]): string {
    return tag(name, this.#said(by), ...inner)
  }

  /** The two ends of a moved run's range. */
  range(side: 'From' | 'To', moveName: string, by: Attribution): MoveRange {
    const said = this.#said(by)
    return {
      start: tag(`w:move${side}RangeStart`, { ...said, 'w:name': moveName }),
      end: tag(`w:move${side}RangeEnd`, { 'w:id': said['w:id'] }),
    }
  }

  #said({ author, createdAtMs, id }: Attribution) {
    this.#count += 1
    if (id !== undefined) this.#told.set(id, [...(this.#told.get(id) ?? []), this.#count])
    return { 'w:id': this.#count, 'w:author': author === NOBODY ? '' : author, 'w:date': wordDate(createdAtMs) }
  }
}

/** Word's dates have no parts of a second. */
export function wordDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
