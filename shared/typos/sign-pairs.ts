import { isHanCode } from './signs.ts'

/** How often characters follow each other, over the borders of words too; reckoned from the words and pairs of the model. */
export interface SignPairs {
  /** Logarithm of how much oftener than by chance `second` follows `first`; LEAST where it never does. */
  readonly lift: (first: number, second: number) => number
}

/** Adds up what is met with; `chance` is how often. */
export interface SignCounter {
  readonly add: (first: number, second: number, chance: number) => void
  readonly done: () => SignPairs
}

const SLOTS = 1 << 20
/** So full the table may get; what comes later is rarer still. */
const MOST = SLOTS * 0.8
const LEAST = -6
const MOST_LIFT = 10

/** A counter of pairs of Han characters. */
export function createSignCounter(): SignCounter {
  const keys = new Uint32Array(SLOTS)
  const chances = new Float32Array(SLOTS)
  const before = new Float64Array(0x10000)
  const behind = new Float64Array(0x10000)
  let [all, count] = [0, 0]
  const slotOf = (key: number): number => {
    const mixed = Math.imul(key, 0x9e3779b1)
    let slot = ((mixed ^ (mixed >>> 15)) >>> 0) & (SLOTS - 1)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1)
    return slot
  }
  const keyOf = (first: number, second: number): number => ((first << 16) | second) >>> 0
  return {
    add: (first, second, chance) => {
      if (!isHanCode(first) || !isHanCode(second)) return
      all += chance
      before[first] = (before[first] as number) + chance
      behind[second] = (behind[second] as number) + chance
      const key = keyOf(first, second)
      const slot = slotOf(key)
      if (keys[slot] === 0) {
        if (count >= MOST) return
        count += 1
        keys[slot] = key
      }
      chances[slot] = (chances[slot] as number) + chance
    },
    done: () => ({
      lift: (first, second) => {
        const key = keyOf(first, second)
        const slot = slotOf(key)
        if (keys[slot] === 0) return LEAST
        const byChance = ((before[first] as number) * (behind[second] as number)) / all
        return Math.min(MOST_LIFT, Math.max(LEAST, Math.log((chances[slot] as number) / byChance)))
      },
    }),
  }
}
