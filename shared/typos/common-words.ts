import { isHanCode } from './signs.ts'
import { IS_IN_MODEL } from './packing.ts'
import type { WordModel } from './word-model.ts'

/** The commonest words of one and two characters, each list with the commonest first. */
export interface CommonWords {
  readonly singles: Int32Array
  readonly beginningWith: (code: number) => Int32Array
  readonly endingWith: (code: number) => Int32Array
  readonly costOf: (word: number) => number
  /** The character of a word at 0 or 1. */
  readonly codeOf: (word: number, at: number) => number
}

const MOST_SINGLES = 160
const MOST_PAIRS = 80
const NONE = new Int32Array(0)

/** Lists the common words of a model. */
export function listCommonWords(model: WordModel): CommonWords {
  const { wordAt, firstChild, codes, flags, costs } = model
  const signs = new Uint16Array(2 * costs.length)
  const singles: number[] = []
  const [begins, ends] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const add = (lists: Map<number, number[]>, code: number, word: number): void => {
    const list = lists.get(code)
    if (list === undefined) lists.set(code, [word])
    else list.push(word)
  }
  for (let node = 1; node < (firstChild[1] as number); node += 1) {
    const first = codes[node] as number
    if (!isHanCode(first)) continue
    const single = wordAt[node] as number
    if (single >= 0) {
      signs[2 * single] = first
      singles.push(single)
    }
    for (let child = firstChild[node] as number; child < (firstChild[node + 1] as number); child += 1) {
      const word = wordAt[child] as number
      if (word < 0 || !((flags[word] as number) & IS_IN_MODEL)) continue
      const second = codes[child] as number
      signs[2 * word] = first
      signs[2 * word + 1] = second
      add(begins, first, word)
      add(ends, second, word)
    }
  }
  const best = (words: readonly number[], most: number): Int32Array =>
    Int32Array.from(words.toSorted((a, b) => (costs[a] as number) - (costs[b] as number)).slice(0, most))
  const sorted = (lists: Map<number, number[]>): Map<number, Int32Array> =>
    new Map([...lists].map(([code, words]) => [code, best(words, MOST_PAIRS)]))
  const [beginning, ending] = [sorted(begins), sorted(ends)]
  return {
    singles: best(singles, MOST_SINGLES),
    beginningWith: (code) => beginning.get(code) ?? NONE,
    endingWith: (code) => ending.get(code) ?? NONE,
    costOf: (word) => costs[word] as number,
    codeOf: (word, at) => signs[2 * word + at] as number,
  }
}
