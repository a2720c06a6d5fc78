import { isOnlySimplifiedCode, isTraditionalCode, simplifiedCode } from '#shared/language/script.ts'
import { guessCost } from '../lexicon.ts'

/**
 * What a document tells about the characters that it lost: its script, and the pairs of characters that
 * it has elsewhere (its names above all).
 */
export interface Familiar {
  /** What the character `code` costs more, or less, when it is guessed after the Simplified character `before`. */
  readonly cost: (code: number, before: number) => number
  /** What the pair of Simplified characters costs less when the document has it elsewhere. */
  readonly gain: (one: number, two: number) => number
}

const CHARACTER_GAIN = 8
const PAIR_GAIN = 12

/** Learns from `lines`; `script` decides which variants are guessed. */
export function learn(lines: readonly string[]): Familiar {
  const pairs = new Set<number>()
  const characters = new Set<number>()
  let balance = 0
  for (const line of lines) {
    let before = 0
    for (let index = 0; index < line.length; index += 1) {
      const raw = line.charCodeAt(index)
      if (isTraditionalCode(raw)) balance += 1
      else if (isOnlySimplifiedCode(raw)) balance -= 1
      // A reading that is glued between two characters does not part them.
      if (raw < 0x180 || (raw >= 0x1cd && raw <= 0x1dc)) continue
      const code = simplifiedCode(raw)
      if (code >= 0x4e00 && code <= 0x9fff) {
        characters.add(code)
        if (before !== 0) pairs.add(before * 0x10000 + code)
        before = code
      } else before = 0
    }
  }
  const script = balance >= 0 ? 'hant' : 'hans'
  const gain = (one: number, two: number): number => (pairs.has(one * 0x10000 + two) ? PAIR_GAIN : 0)
  return {
    gain,
    cost: (raw, before) => {
      const code = simplifiedCode(raw)
      return guessCost(raw, script) - (characters.has(code) ? CHARACTER_GAIN : 0) - gain(before, code)
    },
  }
}
