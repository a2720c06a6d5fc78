import type { CountedPlace, LanguagePack } from './core/pack.ts'
import { makeScanner } from './core/scan.ts'
import { ENGLISH } from './en/pack.ts'
import { CHINESE } from './zh/pack.ts'

/**
 * Every language whose numbers are found: the one place that names the packs. The first is asked first and stands for
 * texts of no known language.
 */
export const PACKS: readonly LanguagePack[] = [ENGLISH, CHINESE]

/** Finds the numbers of a text in all languages of {@link PACKS}. */
export const scanText = makeScanner(PACKS)

/** What a count counts, with what it is told for each of, in whichever language says so. */
export const countsPer = (raw: string, place: CountedPlace, counts: string | undefined): string | undefined =>
  PACKS.reduce<string | undefined>((told, pack) => pack.countsPer(raw, place, told), counts)

/** Words by which rules judge the numbers of a language, by name. */
export const PHRASES = { zh: CHINESE.phrases, en: ENGLISH.phrases }

/** Words and signs of scale in all languages, folded. */
export const SCALES = merged((pack) => pack.scales)

/** Names of months and weekdays in all languages; no two of them share a name. */
export const MONTHS = merged((pack) => pack.months)
export const WEEKDAYS = merged((pack) => pack.weekdays)

/** Whether a unit of any language starts at an index of a folded text. */
export const isUnitAt = (text: string, index: number): boolean => PACKS.some((pack) => pack.isUnitAt(text, index))

function merged(of: (pack: LanguagePack) => Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(PACKS.flatMap((pack) => Object.entries(of(pack))))
}
