import type { Lexicon } from '../../shared/typos/changes.ts'
import type { Candidate } from '../../shared/typos/features.ts'
import { featuresIn, readCandidates } from '../../shared/typos/judge.ts'
import { tallyOf, type Tally } from '../../shared/typos/tally.ts'
import type { Rows } from './boosted-trees.ts'
import type { Document } from './corpus.ts'
import { mends, placeOf, type Planted } from './plant.ts'

/** So many mistakes are planted in each sentence, each by itself. */
const PLANTS = 6
/** A clean place counts more than one that was planted: there are so many more of them. */
const CLEAN = 2
/** Longer than this is no sentence, but a table. */
const LONGEST = 400

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
  for (const { sentences, weight } of documents) {
    const whole = tallyOf(sentences)
    for (const text of sentences) {
      if (text.length > LONGEST) continue
      const tally = random() < 0.5 ? whole : tallyOf([text])
      for (const candidate of readCandidates(lexicon, text)) learn(text, tally, candidate, 0, CLEAN * weight)
      for (let time = 0; time < PLANTS; time += 1) {
        const planted = text.length < 12 ? undefined : plant(text)
        if (planted === undefined) continue
        const { wrong } = planted
        const own = random() < 0.5 ? tallyOf([wrong]) : whole
        // Elsewhere it is as the clean sentence, which is learned from already.
        const within = { from: placeOf(planted) - 3, to: placeOf(planted) + 4 }
        for (const candidate of readCandidates(lexicon, wrong, within))
          if (mends(candidate.change, planted)) learn(wrong, own, candidate, 1, weight)
      }
    }
  }
  const width = values[0]?.length ?? 0
  const flat = new Float32Array(values.length * width)
  values.forEach((row, at) => flat.set(row, at * width))
  return { width, values: flat, labels: Uint8Array.from(labels), weights: Float32Array.from(weights) }
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
