/** British spelling of the words of our English texts that differ from the American; a list of what is used, not a dictionary. */
const BRITISH: Readonly<Record<string, string>> = {
  canceled: 'cancelled',
  color: 'colour',
  colors: 'colours',
  gray: 'grey',
  labeled: 'labelled',
  license: 'licence',
  licenses: 'licences',
  recognizable: 'recognisable',
  recognized: 'recognised',
}
const WORDS = new RegExp(`(?<!\\{\\{)\\b(?:${Object.keys(BRITISH).join('|')})\\b`, 'giu')

/** The same tree of texts in British spelling; names in `{{…}}` stay. */
export function british<T>(texts: T): T {
  if (typeof texts === 'string') return texts.replaceAll(WORDS, spelled) as T
  return Object.fromEntries(Object.entries(texts as object).map(([key, inner]) => [key, british<unknown>(inner)])) as T
}

function spelled(word: string): string {
  const found = BRITISH[word.toLowerCase()] ?? word
  return word.charAt(0) === word.charAt(0).toUpperCase() ? found.charAt(0).toUpperCase() + found.slice(1) : found
}
