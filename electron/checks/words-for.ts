import type { CheckOptions } from '#shared/checks/check-article.ts'
import { englishFor } from './english-for.ts'
import { lexiconFor } from './lexicon-for.ts'
import { typosFor } from './typos-for.ts'

/** What is loaded for texts in a language, or for a house's packs, only, and for rules that run. */
export async function wordsFor(language: string, options: CheckOptions) {
  return {
    ...(await typosFor(language, options)),
    ...(await lexiconFor(language, options)),
    ...(await englishFor(language, options)),
  }
}
