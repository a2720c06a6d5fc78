import type { Lexicon } from '../../shared/typos/changes.ts'
import type { Candidate } from '../../shared/typos/features.ts'
import { featuresIn, readCandidates } from '../../shared/typos/judge.ts'
import { tallyOf, type Tally } from '../../shared/typos/tally.ts'
import type { Rows } from './boosted-trees.ts'
import type { Document } from './corpus.ts'
import { mends, placeOf, type Planted } from './plant.ts'

/** So many mistakes are planted in each sentence, each by itself. */
const PLANTS = 2
/** A clean place counts more than one that was planted: there are so many more of them. */
const CLEAN = 2
/** Longer than this is no sentence, but a table. */
const LONGEST = 400
/** Articles are as long as a line of their own, as a piece of news, a feature, a book: so many characters, in turn. */
const LENGTHS = [1_000, 10_000, 50_000]
const ALONE = 0.3

/** What the ranker learns from: every candidate of clean sentences, and of planted ones those that mend them. */
export function collectRows(
  lexicon: Lexicon,
  documents: readonly Document[],
  plant: (text: string) => Planted | undefined,
  random: () => number,
): Rows {
  const values: Float32Array[] = []
  const labels: number[] = []
  const weights: number[] = []
  const learn = (text: string, tally: Tally, candidate: Candidate, label: number, weight: number): void => {
    values.push(featuresIn(tally, text, candidate))
    labels.push(label)
    weights.push(weight)
  }
  for (const { sentences, weight, whole } of articlesOf(documents))
    for (const text of sentences) {
      if (text.length > LONGEST) continue
      const tally = random() < ALONE ? tallyOf([text]) : whole
      for (const candidate of readCandidates(lexicon, text)) learn(text, tally, candidate, 0, CLEAN * weight)
      for (let time = 0; time < PLANTS; time += 1) {
        const planted = text.length < 12 ? undefined : plant(text)
        if (planted === undefined) continue
        const { wrong } = planted
        const own = random() < ALONE ? tallyOf([wrong]) : withWrong(whole, text, wrong)
        // Elsewhere it is as the clean sentence, which is learned from already.
        const within = { from: placeOf(planted) - 3, to: placeOf(planted) + 4 }
        for (const candidate of readCandidates(lexicon, wrong, within))
          if (mends(candidate.change, planted)) learn(wrong, own, candidate, 1, weight)
      }
    }
  const width = values[0]?.length ?? 0
  const flat = new Float32Array(values.length * width)
  values.forEach((row, at) => flat.set(row, at * width))
  return { width, values: flat, labels: Uint8Array.from(labels), weights: Float32Array.from(weights) }
}

/** Documents that stand one after the other, put together to articles of several lengths, each tallied over all of it. */
function articlesOf(documents: readonly Document[]): readonly (Document & { readonly whole: Tally })[] {
  const made: (Document & { readonly whole: Tally })[] = []
  let [from, length, turn] = [0, 0, 0]
  documents.forEach(({ sentences }, at) => {
    length += sentences.reduce((sum, text) => sum + text.length, 0)
    if (length < (LENGTHS[turn % LENGTHS.length] ?? 0) && at + 1 < documents.length) return
    const own = documents.slice(from, at + 1)
    const whole = tallyOf(own.flatMap((each) => each.sentences))
    made.push(...own.map((each) => ({ ...each, whole })))
    from = at + 1
    length = 0
    turn += 1
  })
  return made
}

/** The tally of an article in which one sentence has a mistake: its clean form stands nowhere beside it. */
export function withWrong(whole: Tally, clean: string, wrong: string): Tally {
  const [less, more] = [tallyOf([clean]), tallyOf([wrong])]
  return {
    two: (a, b) => whole.two(a, b) - less.two(a, b) + more.two(a, b),
    three: (a, b, c) => whole.three(a, b, c) - less.three(a, b, c) + more.three(a, b, c),
  }
}

/** Some of the rows. */
export function someOf({ width, values, labels, weights }: Rows, chosen: readonly number[]): Rows {
  const flat = new Float32Array(chosen.length * width)
  chosen.forEach((row, at) => flat.set(values.subarray(row * width, (row + 1) * width), at * width))
  return {
    width,
    values: flat,
    labels: Uint8Array.from(chosen, (row) => labels[row] ?? 0),
    weights: Float32Array.from(chosen, (row) => weights[row] ?? 0),
  }
}
