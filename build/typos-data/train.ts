/**
 * Trains the ranker of `shared/typos` on mistakes planted in clean text (see corpus.ts), and tells what it finds in text
 * that was held back. Writes `shared/typos/data/ranker.json` with the scores from which each channel speaks.
 * Run: `npx node build/typos-data/train.ts FOLDER-OF-SNAPSHOTS [--thresholds]` (only these are set anew)
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import { loadLexicon } from '../../shared/typos/load.ts'
import type { Forest } from '../../shared/typos/trees.ts'
import { averageOf, trainForest } from './boosted-trees.ts'
import { readCorpus, type Document } from './corpus.ts'
import { collectRows } from './examples.ts'
import { createPlanter, type Planted } from './plant.ts'
import { createRandom } from './random.ts'
import { FROM, tellFindings, tellShares } from './thresholds.ts'

const [folder, only] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where the snapshots lie')
const FILE = path.join(root, 'shared/typos/data/ranker.json')
/** Several, of which each tree looks at other features, are surer together. */
const SEEDS = [11, 12]
const FOREST = { trees: 400, depth: 6, rate: 0.08, share: 0.35 }

const length = (documents: readonly Document[]): number =>
  documents.reduce((sum, { sentences }) => sum + sentences.join('').length, 0)

const lexicon = await loadLexicon()
const documents = readCorpus(folder)
const [learned, heldOut] = [documents.filter((each) => !each.isHeldOut), documents.filter((each) => each.isHeldOut)]
console.log('characters to learn from', length(learned), 'held back', length(heldOut))
const texts = documents.flatMap(({ sentences }) => sentences)
/** The same mistakes at every run. */
const planter = (random: () => number): ((text: string) => Planted | undefined) => createPlanter(lexicon, texts, random)

function train(): Forest {
  const random = createRandom(7)
  // What clean text has of mistakes of its own stays in: to leave out what looks like one costs more than it mends.
  const rows = collectRows(lexicon, learned, planter(random), random)
  console.log('rows', rows.labels.length, 'features', rows.width)
  return averageOf(SEEDS.map((seed) => trainForest(rows, FOREST, createRandom(seed))))
}

const forest = only === '--thresholds' ? (JSON.parse(readFileSync(FILE, 'utf8')) as Forest) : train()
writeFileSync(FILE, `${JSON.stringify({ ...forest, from: FROM })}\n`)
tellFindings(lexicon, forest, heldOut)
tellShares(lexicon, forest, heldOut, planter(createRandom(17)))
