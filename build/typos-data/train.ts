/**
 * Trains the ranker of `shared/typos` on mistakes planted in clean text (see corpus.ts), and sets the score from which
 * each channel speaks by what it finds in text that was held back. Writes `shared/typos/data/ranker.json`.
 * Run: `npx node build/typos-data/train.ts FOLDER-OF-SNAPSHOTS [--thresholds]` (only those are set anew)
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import { loadLexicon } from '../../shared/typos/load.ts'
import { scoreOf, type Forest } from '../../shared/typos/trees.ts'
import { averageOf, trainForest, type Rows } from './boosted-trees.ts'
import { readCorpus, type Document } from './corpus.ts'
import { collectRows, someOf } from './examples.ts'
import { createPlanter } from './plant.ts'
import { createRandom } from './random.ts'
import { setThresholds, tellShares } from './thresholds.ts'

const [folder, only] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where the snapshots lie')
const FILE = path.join(root, 'shared/typos/data/ranker.json')
/** Several, each taught by other mistakes, are surer together. */
const FORESTS = 2
const FOREST = { trees: 300, depth: 6, rate: 0.1 }
/** For a first look, by halves. */
const SMALL_FOREST = { trees: 60, depth: 6, rate: 0.15 }
/** A clean place with a higher score than this is taken for a real mistake. */
const DOUBTFUL = 1.2

/**
 * Even clean text has mistakes of its own, and whoever learns that they are none learns nothing: what a ranker that was
 * taught by the other half takes for a mistake is left out.
 */
function withoutDoubtful(rows: Rows): Rows {
  const all = [...rows.labels.keys()]
  const halves = [0, 1].map((half) => all.filter((row) => Math.floor(row / 1000) % 2 === half))
  const doubtful = new Set<number>()
  halves.forEach((half, at) => {
    const other = trainForest(someOf(rows, halves[1 - at] ?? []), SMALL_FOREST)
    for (const row of half) {
      const values = rows.values.subarray(row * rows.width, (row + 1) * rows.width)
      if (rows.labels[row] === 0 && scoreOf(other, values) > DOUBTFUL) doubtful.add(row)
    }
  })
  console.log('left out as real mistakes', doubtful.size)
  return someOf(
    rows,
    all.filter((row) => !doubtful.has(row)),
  )
}

const length = (documents: readonly Document[]): number =>
  documents.reduce((sum, { sentences }) => sum + sentences.join('').length, 0)

const lexicon = await loadLexicon()
const documents = readCorpus(folder)
const [learned, heldOut] = [documents.filter((each) => !each.isHeldOut), documents.filter((each) => each.isHeldOut)]
console.log('characters to learn from', length(learned), 'held back', length(heldOut))
const random = createRandom(7)
const texts = documents.flatMap(({ sentences }) => sentences)
const plant = createPlanter(lexicon, texts, random)

let forest: Forest
if (only === '--thresholds') forest = JSON.parse(readFileSync(FILE, 'utf8')) as Forest
else {
  const forests = Array.from({ length: FORESTS }, () => {
    // Other mistakes are planted each time.
    const rows = collectRows(lexicon, learned, plant, random)
    console.log('rows', rows.labels.length, 'features', rows.width)
    return trainForest(withoutDoubtful(rows), FOREST)
  })
  forest = averageOf(forests)
}
const from = setThresholds(lexicon, forest, heldOut)
writeFileSync(FILE, `${JSON.stringify({ ...forest, from })}\n`)
tellShares(lexicon, forest, from, heldOut, plant)
