import type { Forest } from '../../shared/typos/trees.ts'

/** Rows to learn from: `width` numbers each, one after the other, what each is, and how much it counts. */
export interface Rows {
  readonly width: number
  readonly values: Float32Array
  readonly labels: Uint8Array
  readonly weights: Float32Array
}

const BINS = 64
/** Answers of leaves are drawn towards nothing by this, and a branch must hold so much of what is uncertain. */
const DRAWN = 5
const LEAST = 8
/** Rows that are nearly right already say little: a part of them stands for all. */
const SURE = 0.02
const PART = 0.2
/** A limit that nothing is above: the node does not part. */
const NO_LIMIT = 1e9

/** Boosts decision trees over histograms, with the logistic loss; each tree looks at a share of the features. */
export function trainForest(
  rows: Rows,
  { trees, depth, rate, share }: { trees: number; depth: number; rate: number; share: number },
  random: () => number,
): Forest {
  const { width, values, labels, weights } = rows
  const count = labels.length
  const limits = Array.from({ length: width }, (_, feature) => limitsOf(rows, feature))
  const bins = new Uint8Array(values.length)
  for (let row = 0; row < count; row += 1)
    for (let feature = 0; feature < width; feature += 1)
      bins[row * width + feature] = binOf(limits[feature] ?? [], values[row * width + feature] ?? 0)
  let [positive, all] = [0, 0]
  for (let row = 0; row < count; row += 1) {
    all += weights[row] ?? 0
    positive += (weights[row] ?? 0) * (labels[row] ?? 0)
  }
  const base = Math.log(positive / (all - positive))
  const scores = new Float64Array(count).fill(base)
  const [slopes, bends] = [new Float64Array(count), new Float64Array(count)]
  const inner = 2 ** depth - 1
  const made: { features: number[]; limits: number[]; answers: number[] } = { features: [], limits: [], answers: [] }
  const nodes = new Uint16Array(count)
  const active = new Uint32Array(count)
  for (let tree = 0; tree < trees; tree += 1) {
    for (let row = 0; row < count; row += 1) {
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)))
      slopes[row] = (weights[row] as number) * (chance - (labels[row] as number))
      bends[row] = (weights[row] as number) * chance * (1 - chance)
    }
    let many = 0
    for (let row = 0; row < count; row += 1) {
      if (Math.abs(slopes[row] as number) < SURE * (weights[row] as number)) {
        if (random() >= PART) continue
        slopes[row] = (slopes[row] as number) / PART
        bends[row] = (bends[row] as number) / PART
      }
      active[many] = row
      many += 1
    }
    const chosen = active.subarray(0, many)
    nodes.fill(0)
    const looked = Uint16Array.from(someFeatures(width, share, random))
    const parts = Array.from({ length: inner }, () => ({ feature: 0, bin: BINS }))
    for (let level = 0; level < depth; level += 1) {
      const first = 2 ** level - 1
      const histogram = histograms({ chosen, bins, nodes, slopes, bends, width, looked, first, many: 2 ** level })
      for (let node = 0; node < 2 ** level; node += 1) parts[first + node] = bestPart(histogram, node, looked)
      for (let row = 0; row < count; row += 1) {
        const node = nodes[row] as number
        const { feature, bin } = parts[node] as { feature: number; bin: number }
        nodes[row] = 2 * node + ((bins[row * width + feature] as number) > bin ? 2 : 1)
      }
    }
    const [slope, bend] = [new Float64Array(inner + 1), new Float64Array(inner + 1)]
    for (const row of chosen) {
      const leaf = (nodes[row] as number) - inner
      slope[leaf] = (slope[leaf] as number) + (slopes[row] as number)
      bend[leaf] = (bend[leaf] as number) + (bends[row] as number)
    }
    const answers = [...slope].map((sum, leaf) => (-sum / ((bend[leaf] as number) + DRAWN)) * rate)
    for (let row = 0; row < count; row += 1)
      scores[row] = (scores[row] as number) + (answers[(nodes[row] as number) - inner] as number)
    made.features.push(...parts.map(({ feature }) => feature))
    made.limits.push(...parts.map(({ feature, bin }) => limits[feature]?.[bin] ?? NO_LIMIT))
    made.answers.push(...answers)
  }
  const short = (value: number): number => Number(value.toPrecision(6))
  return {
    base: short(base),
    depth,
    features: made.features,
    limits: made.limits.map(short),
    answers: made.answers.map((answer) => Number(answer.toFixed(4))),
  }
}

/** One forest that answers as several do together. */
export function averageOf(forests: readonly Forest[]): Forest {
  const many = forests.length
  return {
    base: forests.reduce((sum, { base }) => sum + base, 0) / many,
    depth: forests[0]?.depth ?? 0,
    features: forests.flatMap(({ features }) => features),
    limits: forests.flatMap(({ limits }) => limits),
    answers: forests.flatMap(({ answers }) => answers.map((answer) => Number((answer / many).toFixed(4)))),
  }
}

/** Some of the features, in their order, as chance has it. */
function someFeatures(width: number, share: number, random: () => number): readonly number[] {
  const all = Array.from({ length: width }, (_, feature) => ({ feature, chance: random() }))
  const chosen = all.toSorted((a, b) => a.chance - b.chance).slice(0, Math.ceil(width * share))
  return chosen.map(({ feature }) => feature).sort((a, b) => a - b)
}

/** Values that part the rows into bins of about the same size; a row is above limit `bin` when its bin is greater. */
function limitsOf({ width, values, labels }: Rows, feature: number): readonly number[] {
  const step = Math.max(1, Math.floor(labels.length / 40_000))
  const sample = new Float32Array(Math.ceil(labels.length / step))
  for (let at = 0; at < sample.length; at += 1) sample[at] = values[at * step * width + feature] ?? 0
  sample.sort()
  const found = new Set<number>()
  for (let bin = 1; bin < BINS; bin += 1) found.add(sample[Math.floor((sample.length * bin) / BINS)] ?? 0)
  return [...found].sort((a, b) => a - b)
}

function binOf(limits: readonly number[], value: number): number {
  let [low, high] = [0, limits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((limits[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

interface Sums {
  /** The rows that are looked at. */
  readonly chosen: Uint32Array
  readonly bins: Uint8Array
  readonly nodes: Uint16Array
  readonly slopes: Float64Array
  readonly bends: Float64Array
  readonly width: number
  /** And the features. */
  readonly looked: Uint16Array
  readonly first: number
  readonly many: number
}

function histograms({ chosen, bins, nodes, slopes, bends, width, looked, first, many }: Sums): Float64Array {
  const sums = new Float64Array(many * looked.length * BINS * 2)
  for (let index = 0; index < chosen.length; index += 1) {
    const row = chosen[index] as number
    const from = row * width
    let place = ((nodes[row] as number) - first) * looked.length * BINS * 2
    const [slope, bend] = [slopes[row] as number, bends[row] as number]
    for (let which = 0; which < looked.length; which += 1, place += BINS * 2) {
      const to = place + (bins[from + (looked[which] as number)] as number) * 2
      sums[to] = (sums[to] as number) + slope
      sums[to + 1] = (sums[to + 1] as number) + bend
    }
  }
  return sums
}

function bestPart(sums: Float64Array, node: number, looked: Uint16Array): { feature: number; bin: number } {
  let best = { feature: 0, bin: BINS }
  let most = 1e-3
  for (const [index, feature] of looked.entries()) {
    const from = (node * looked.length + index) * BINS * 2
    let [slope, bend] = [0, 0]
    for (let bin = 0; bin < BINS; bin += 1) {
      slope += sums[from + bin * 2] as number
      bend += sums[from + bin * 2 + 1] as number
    }
    let [left, under] = [0, 0]
    for (let bin = 0; bin < BINS - 1; bin += 1) {
      left += sums[from + bin * 2] as number
      under += sums[from + bin * 2 + 1] as number
      if (under < LEAST || bend - under < LEAST) continue
      const gain =
        left ** 2 / (under + DRAWN) + (slope - left) ** 2 / (bend - under + DRAWN) - slope ** 2 / (bend + DRAWN)
      if (gain <= most) continue
      most = gain
      best = { feature, bin }
    }
  }
  return best
}
