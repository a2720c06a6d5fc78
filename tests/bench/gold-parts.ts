/** A gold is in two parts: what lists and rules were written from, and what nobody tunes them on. */
export const GOLD_PARTS = ['written-from', 'held-out'] as const
export type GoldPart = (typeof GOLD_PARTS)[number]

/** How the files of a part begin; the language follows. */
export const GOLD_FILES: Readonly<Record<GoldPart, string>> = { 'written-from': 'gold', 'held-out': 'held-out' }

/**
 * Misses of the part written from are listed with `--misses`; those held out only with `--misses-held-out`, to put a wrong
 * judgement of the gold right, so that nobody reads them by the way and writes a list from them.
 */
export const showsMissesOf = (part: GoldPart): boolean =>
  process.argv.includes(part === 'held-out' ? '--misses-held-out' : '--misses')
