/** A ranker: trees of decisions whose answers are added up. Trained by `build/typos-data/train.ts`. */
export interface Forest {
  readonly base: number
  /** For each inner node the feature, and the value from above which the second branch is taken; complete trees, level by level. */
  readonly depth: number
  readonly features: readonly number[]
  readonly limits: readonly number[]
  readonly answers: readonly number[]
}

/** How sure the ranker is; 0 is as likely as not. */
export function scoreOf(forest: Forest, values: Float32Array): number {
  const { depth, features, limits, answers } = forest
  const inner = 2 ** depth - 1
  let score = forest.base
  for (let tree = 0; tree * inner < features.length; tree += 1) {
    let node = 0
    for (let level = 0; level < depth; level += 1) {
      const at = tree * inner + node
      const isAbove = (values[features[at] as number] as number) > (limits[at] as number)
      node = 2 * node + (isAbove ? 2 : 1)
    }
    score += answers[tree * (inner + 1) + node - inner] as number
  }
  return score
}
