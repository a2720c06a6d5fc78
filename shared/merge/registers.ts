import type { Fields } from './fields.ts'

/** What one act wrote of one group of fields: `says` tells whether two are the same. `at`: the act's place in the order. */
export interface Side {
  readonly at: number
  readonly says: string
  readonly value: Fields
}

/** What a register says that tells whether a record is there. */
export const THERE = 'there'
export const GONE = 'gone'
export const isThere = ({ says }: Side): boolean => says === THERE

/** One writing; `at`: who wrote it. What it left open of what it had seen, it carries along. `over`: those that wrote over it. */
interface Writing {
  readonly at: number
  readonly sides: readonly Side[]
  readonly over: readonly number[]
}

/**
 * All that was written of one group. What nobody wrote over is what it says: one thing is a plain value, more that differ are
 * a conflict. What somebody wrote over is kept, because others may have gone on from it without knowing that.
 */
export type Register = readonly Writing[]

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
  const seen = new Set(register.filter((writing) => isOpenTo(at, writing, sees)))
  const open = distinct([...seen])
  const carried = over === ALL || open.length < 2 ? [] : everyOf([...seen]).filter(({ says }) => says !== over)
  const before = register.map((writing) => (seen.has(writing) ? { ...writing, over: [...writing.over, at] } : writing))
  return [...before, { at, sides: [...sides, ...carried], over: [] }]
}

/** A register that says one thing that came with the text. */
export function receivedRegister(side: Side): Register {
  return [{ at: RECEIVED, sides: [side], over: [] }]
}

/** Whether a writing is what the writer at a place went on from: it had seen it, and nothing that was written over it. */
function isOpenTo(at: number, writing: Writing, sees: Sees): boolean {
  return (writing.at === RECEIVED || sees(at, writing.at)) && !writing.over.some((later) => sees(at, later))
}

/** What the writer at a place had seen of a register, as often as somebody said it. */
export function everySeen(register: Register, at: number, sees: Sees): readonly Side[] {
  return everyOf(register.filter((writing) => isOpenTo(at, writing, sees)))
}

/** What a register says, as often as somebody said it. */
export function everySide(register: Register): readonly Side[] {
  return everyOf(standing(register))
}

/** What the writer at a place had seen of a register. */
export function seenSides(register: Register, at: number, sees: Sees): readonly Side[] {
  return distinct(register.filter((writing) => isOpenTo(at, writing, sees)))
}

/** What nobody wrote over. */
function standing(register: Register): Register {
  return register.filter(({ over }) => over.length === 0)
}

/** What others wrote that the writer at a place wrote over. */
export function overwrittenBy(register: Register, at: number): readonly Side[] {
  return everyOf(register.filter((writing) => writing.at !== at && writing.over.includes(at)))
}

/** What a register says, each thing once. */
export function sidesOf(register: Register): readonly Side[] {
  return distinct(standing(register))
}

/** What writings say, as often as somebody said it: two who took a record away may have taken different things with it. */
function everyOf(register: Register): readonly Side[] {
  const found = new Map<string, Side>()
  for (const { sides } of register) for (const side of sides) found.set(`${String(side.at)} ${side.says}`, side)
  return [...found.values()]
}

/** What writings say, each thing once, under who said it last; what was said last comes first. */
function distinct(register: Register): readonly Side[] {
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
