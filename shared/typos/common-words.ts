import { isHanCode } from './signs.ts'
import { IS_IN_MODEL } from './packing.ts'
import type { WordModel } from './word-model.ts'

/** The commonest words of one and two characters, each list with the commonest first. */
export interface CommonWords {
  readonly singles: Int32Array
  readonly beginningWith: (code: number) => Int32Array
  readonly endingWith: (code: number) => Int32Array
  readonly costOf: (word: number) => number
  /** The character at 0 or 1 of a word that was listed. */
  readonly codeOf: (word: number, at: number) => number
}

const MOST_SINGLES = 160
const MOST_PAIRS = 80

/** Lists the common words of a model, those of a character when they are first asked for. */
export function listCommonWords(model: WordModel): CommonWords {
  const { wordAt, firstChild, codes, firstSigns, flags, costs } = model
  const signs = new Uint16Array(2 * costs.length)
  const best = (words: readonly number[], most: number): Int32Array =>
    Int32Array.from(words.toSorted((a, b) => (costs[a] as number) - (costs[b] as number)).slice(0, most))
  /** Behind the root stand those of one sign, behind these those of two. */
  const [ones, twos] = [firstChild[1] as number, firstChild[firstChild[1] as number] as number]
  const pair = (node: number): readonly number[] => {
    const word = wordAt[node] as number
    const first = firstSigns[word] ?? 0
    if (!isHanCode(first) || !((flags[word] as number) & IS_IN_MODEL)) return []
    signs[2 * word] = first
    signs[2 * word + 1] = codes[node] as number
    return [word]
  }
  const beginningWith = (code: number): Int32Array => {
    const node = model.child(0, code)
    if (node === 0) return new Int32Array(0)
    const [from, to] = [firstChild[node] as number, firstChild[node + 1] as number]
    const behind = Array.from({ length: to - from }, (_, at) => from + at)
    return best(behind.flatMap(pair), MOST_PAIRS)
  }
  const endingWith = (code: number): Int32Array => {
    const nodes = [...model.nodesBy(code)].filter((node) => node >= ones && node < twos)
    return best(nodes.flatMap(pair), MOST_PAIRS)
  }
  const singles = Array.from({ length: ones - 1 }, (_, at) => at + 1).flatMap((node) => {
    const word = wordAt[node] as number
    if (word < 0 || !isHanCode(codes[node] as number)) return []
    signs[2 * word] = codes[node] as number
    return [word]
  })
  return {
    singles: best(singles, MOST_SINGLES),
    beginningWith: keeping(beginningWith),
    endingWith: keeping(endingWith),
    costOf: (word) => costs[word] as number,
    codeOf: (word, at) => signs[2 * word + at] as number,
  }
}

function keeping<T>(make: (code: number) => T): (code: number) => T {
  const made = new Map<number, T>()
  return (code) => {
    const known = made.get(code)
    if (known !== undefined) return known
    const fresh = make(code)
    made.set(code, fresh)
    return fresh
  }
}
