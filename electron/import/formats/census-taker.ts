import { countCharacters, LEFT_OUT_REASONS } from '#shared/domain/census.ts'
import type { LeftOut, LeftOutReason } from '#shared/domain/census.ts'

/** What a reader saw of its file, and what of it stands in none of its blocks by its own doing. */
export interface RawCensus {
  readonly seen: number
  readonly leftOut: readonly LeftOut[]
}

/** Code points of what was left out that are shown. */
const SAMPLE = 60
/** UTF-16 units of what was left out that are held on to: some may be taken back. */
const HELD = SAMPLE * 32

/**
 * Counts a file's characters while it is read: those that become the article's, and those that do not. Finishing holds the first
 * against the blocks.
 */
export class CensusTaker {
  private seen = 0
  private readonly left = new Map<LeftOutReason, { characters: number; readonly pieces: string[]; held: number }>()

  keep(text: string, characters = countCharacters(text)): void {
    this.seen += characters
  }

  leave(reason: LeftOutReason, text: string, characters = countCharacters(text)): void {
    if (characters <= 0) return
    this.seen += characters
    const known = this.left.get(reason)
    const piece = oneLine(text)
    if (known === undefined) {
      this.left.set(reason, { characters, pieces: [piece], held: piece.length })
      return
    }
    known.characters += characters
    if (known.held >= HELD) return
    known.pieces.push(piece)
    known.held += piece.length
  }

  /** Words that had been counted as kept, and are not. */
  turn(reason: LeftOutReason, text: string): void {
    this.seen -= countCharacters(text)
    this.leave(reason, text)
  }

  /** Words that had been left for `reason`, and were taken from there after all, in `lines`. */
  takeBack(reason: LeftOutReason, characters: number, lines: readonly string[] = []): void {
    const known = this.left.get(reason)
    if (known === undefined) return
    known.characters -= Math.min(known.characters, characters)
    for (const line of lines) {
      let rest = oneLine(line)
      const whole = known.pieces.indexOf(rest)
      if (whole !== -1) {
        known.pieces[whole] = ''
        continue
      }
      // A line may have been several texts.
      known.pieces.forEach((piece, at) => {
        if (piece === '' || !rest.includes(piece)) return
        rest = rest.replace(piece, '')
        known.pieces[at] = ''
      })
    }
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
      return known === undefined || known.characters === 0
        ? []
        : [{ reason, characters: known.characters, sample: sampleOf(known.pieces) }]
    })
    return { seen: this.seen, leftOut }
  }
}

function oneLine(text: string): string {
  return text
    .slice(0, SAMPLE * 8)
    .replace(/\s+/gu, ' ')
    .trim()
}

function sampleOf(pieces: readonly string[]): string {
  const line = pieces.filter((piece) => piece !== '').join(' ')
  return [...line].slice(0, SAMPLE).join('')
}

export function charactersOf(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, { characters }) => sum + characters, 0)
}
