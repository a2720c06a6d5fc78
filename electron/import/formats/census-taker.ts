import { countCharacters, LEFT_OUT_REASONS } from '#shared/domain/census.ts'
import type { LeftOut, LeftOutReason } from '#shared/domain/census.ts'

/** What a reader saw of its file, and what of it stands in none of its blocks by its own doing. */
export interface RawCensus {
  readonly seen: number
  readonly leftOut: readonly LeftOut[]
}

/** Code points of what was left out that are shown. */
const SAMPLE = 60

/**
 * Counts a file's characters while it is read: those that become the article's, and those that do not. Finishing holds the first
 * against the blocks.
 */
export class CensusTaker {
  private seen = 0
  private readonly left = new Map<LeftOutReason, { characters: number; sample: string }>()

  keep(text: string, characters = countCharacters(text)): void {
    this.seen += characters
  }

  leave(reason: LeftOutReason, text: string, characters = countCharacters(text)): void {
    if (characters <= 0) return
    this.seen += characters
    const known = this.left.get(reason)
    if (known === undefined) {
      this.left.set(reason, { characters, sample: sampleOf(text) })
      return
    }
    known.characters += characters
    if (known.sample.length < SAMPLE) known.sample = sampleOf(`${known.sample} ${text.slice(0, SAMPLE * 4)}`)
  }

  /** Words that had been counted as kept, and are not. */
  turn(reason: LeftOutReason, text: string): void {
    this.seen -= countCharacters(text)
    this.leave(reason, text)
  }

  /** Words that had been left for `reason`, and were taken from there after all. */
  takeBack(reason: LeftOutReason, characters: number): void {
    const known = this.left.get(reason)
    if (known !== undefined) known.characters -= Math.min(known.characters, characters)
  }

  /** What was seen of a part of this file. */
  addPart({ seen, leftOut }: RawCensus): void {
    this.seen += seen
    for (const { reason, sample, characters } of leftOut) {
      this.seen -= characters
      this.leave(reason, sample, characters)
    }
  }

  get census(): RawCensus {
    const leftOut = LEFT_OUT_REASONS.flatMap((reason): readonly LeftOut[] => {
      const known = this.left.get(reason)
      return known === undefined || known.characters === 0 ? [] : [{ reason, ...known }]
    })
    return { seen: this.seen, leftOut }
  }
}

function sampleOf(text: string): string {
  const line = text
    .slice(0, SAMPLE * 8)
    .replace(/\s+/gu, ' ')
    .trim()
  return [...line].slice(0, SAMPLE).join('')
}

export function charactersOf(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, { characters }) => sum + characters, 0)
}
