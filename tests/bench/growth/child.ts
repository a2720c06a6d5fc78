import { CHECK_STAGES, IMPORT_STAGES } from './stages.ts'

/** One case: a unit repeated to a size, through one stage. */
export interface GrowthCase {
  readonly unit: string
  readonly characters: number
  /** Parted into lines (blocks) of about eighty characters. */
  readonly hasLines: boolean
  readonly stage: string
}

export interface GrowthAnswer {
  /** Time of the processor, so that a busy machine tells the same; undefined where it failed. */
  readonly ms: number | undefined
  readonly error?: string
}

const LINE = 80
/** A short case is run again until this much is measured; the best of at least two runs counts, or one long one. */
const LEAST_MS = 60
const LEAST_RUNS = 2
const LONG_MS = 500

process.on('message', (one: GrowthCase) => {
  void answer(one).then((measured) => process.send?.(measured))
})

async function answer({ unit, characters, hasLines, stage }: GrowthCase): Promise<GrowthAnswer> {
  const line = unit.repeat(Math.max(1, Math.ceil((hasLines ? LINE : characters) / unit.length)))
  const lines = hasLines ? Array.from({ length: Math.ceil(characters / line.length) }, () => line) : [line]
  const text = lines.join('\n')
  const language = /[\u4e00-\u9fff]/u.test(unit) ? 'zh-Hans' : 'en'
  const run = CHECK_STAGES[stage] ?? IMPORT_STAGES[stage]
  if (run === undefined) throw new Error(`no stage ${stage}`)
  try {
    let best = Number.POSITIVE_INFINITY
    for (let spent = 0, runs = 0; spent < LONG_MS && (spent < LEAST_MS || runs < LEAST_RUNS); runs += 1) {
      const before = process.cpuUsage()
      await run(text, lines, language)
      const { user, system } = process.cpuUsage(before)
      const ms = (user + system) / 1000
      best = Math.min(best, ms)
      spent += Math.max(1, ms)
    }
    return { ms: best }
  } catch (error) {
    return { ms: undefined, error: error instanceof Error ? error.message : String(error) }
  }
}
