import { fold } from './core/fold.ts'
import { languageOf, type ScannedText, type ScanOptions } from './core/scan.ts'
import { PACKS, scanText } from './packs.ts'
import { keptByText } from '../lib/kept-by-text.ts'

/** Finds the numbers of a text, as {@link scanText} does. */
export type Scanner = (raw: string, options: ScanOptions) => ScannedText

/**
 * A scanner that reads a text once for as long as it is asked for, whoever asks: the numbers of a caption and those of the story
 * are looked at from several sides, and finding them costs more than all that is done with them.
 */
export function scanOnce(): Scanner {
  const known = keptByText(() => new Map<string, ScannedText>())
  return (raw, options) => {
    const own = known(raw)
    const key = keyOf(raw, options)
    const read = own.get(key)
    if (read !== undefined) return read
    const scanned = scanText(raw, options)
    // What was cut short is not all of it.
    if (options.isOver?.() !== true) own.set(key, scanned)
    return scanned
  }
}

function keyOf(raw: string, { lang, asOf, isFolded }: ScanOptions): string {
  // Of a text that is folded as it stands, what is counted reads the same both ways.
  const isOther = isFolded === true && fold(raw) !== raw
  return JSON.stringify([languageOf(PACKS, raw, lang)?.id, asOf, isOther])
}
