import type { Fields } from './fields.ts'

/** What one act wrote of one group of fields: `says` tells whether two are the same. `at`: the act's place in the order. */
export interface Side {
  readonly at: number
  readonly says: string
  readonly value: Fields
}

/** A writing that no other has seen; `at`: who wrote it. What it left open of what it had seen, it carries along. */
interface Head {
  readonly at: number
  readonly sides: readonly Side[]
}

/**
 * All that is written of one group and was not knowingly overwritten. One head of one side is a plain value; more that say
 * different things are a conflict.
 */
export type Register = readonly Head[]

/** Whether the act at one place has seen the one at the other. */
export type Sees = (later: number, earlier: number) => boolean

/** Replaces whatever the writer had seen: it settles, or there was one thing only. */
export const ALL = Symbol('all')

/** Before the first act: what was received. Everybody has seen it. */
export const RECEIVED = -1

/**
 * The register with one more writing. Of several values that the writer had seen, and that were open, it takes the place of
 * the one that it was written over (`over`) and leaves the others open.
 */
export function written(
  register: Register,
  at: number,
  sides: readonly Side[],
  over: string | typeof ALL,
  sees: Sees,
): Register {
  const seen: Head[] = []
  const kept: Head[] = []
  for (const head of register) (head.at === RECEIVED || sees(at, head.at) ? seen : kept).push(head)
  const open = distinct(seen)
  const carried = over === ALL || open.length < 2 ? [] : open.filter(({ says }) => says !== over)
  return [...kept, { at, sides: [...sides, ...carried] }]
}

/** What the writer at a place had seen of a register. */
export function seenSides(register: Register, at: number, sees: Sees): readonly Side[] {
  return distinct(register.filter((head) => head.at === RECEIVED || sees(at, head.at)))
}

/** What stands in a register, each thing once, under who said it last; what was said last comes first. */
export function distinct(register: Register): readonly Side[] {
  const [head] = register
  if (register.length === 1 && head?.sides.length === 1) return head.sides
  const found = new Map<string, Side>()
  for (const { sides } of register) {
    for (const side of sides) {
      const other = found.get(side.says)
      if (other === undefined || side.at > other.at) found.set(side.says, side)
    }
  }
  return [...found.values()].sort((a, b) => b.at - a.at || (a.says < b.says ? -1 : 1))
}
