/** Numbers from 0 to 1. */
export type Random = () => number

/** A stream of numbers that is the same for the same seed, and another for the next one. */
export function randomOf(seed: number): Random {
  let state = mixed(seed)
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    return mixed(state) / 2 ** 32
  }
}

/** Neighbouring seeds must not begin alike: every bit of the seed moves every bit (the finish of MurmurHash3, public domain). */
function mixed(value: number): number {
  let bits = value >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/**
 * The seed of a series: the same in every run, so that what fails fails again. With GALLEY_LONG=1 a new one, which is
 * printed; GALLEY_SEED=n repeats it.
 */
export function seedOf(series: string): number {
  const given = process.env.GALLEY_SEED
  if (given !== undefined) return Number(given)
  if (process.env.GALLEY_LONG !== '1') return 1
  const seed = Date.now() % 1_000_000
  console.log(`${series}: repeat with GALLEY_SEED=${String(seed)}`)
  return seed
}
