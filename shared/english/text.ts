import abbreviations from './data/abbreviations.json' with { type: 'json' }

/** A word of a block; places in UTF-16 of its text. */
export interface Word {
  readonly text: string
  /** In lower case, its apostrophe straight: what lists are held against. */
  readonly lower: string
  readonly start: number
  readonly end: number
  /** What stands between the word before and this one. */
  readonly gap: string
  readonly isFirst: boolean
  /** Begins with a capital letter. */
  readonly isCapital: boolean
}

/** A block as the rules of English read it. */
export interface EnglishBlock {
  readonly index: number
  readonly role: string
  /** As long as the block's text; addresses and code are blank in it, so that no rule reads them. */
  readonly text: string
  readonly words: readonly Word[]
}

/** One place that a rule speaks of, in UTF-16 of the block; `right` is what should stand there, where that is sure. */
export interface EnglishMark {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly right?: string | undefined
  readonly values?: Readonly<Record<string, string | number>> | undefined
}

const ABBREVIATIONS = new Set(abbreviations.map(([word]) => word))
/** A word with its apostrophes and hyphens; a number with its points. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'‘](?=\p{L})[\p{L}\p{M}]+|[-‑](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|[.,:](?=\p{N})\p{N}+|&\p{L}+)*/gu
/** Addresses, names of files and accounts: words that nobody spells. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_]+|\b(?:[\w-]+\.)+(?:com|org|net|gov|edu|uk|cn|de|fr|jp|io|eu|co|info|tv|nz|au|ca|html?|pdf|docx?|txt|js|ts|py|jpe?g|png)\b(?:\/[^\s<>"“”]*)?|(?<![\p{L}\p{N}])(?:[a-z]+\.){2,}[a-z]+\b/giu
const SENTENCE_GAP = /(?:[.!?…]["”’')\]]*\s+|\n)["“‘'([]*$/u

/** Stands where no prose does: neither a word nor white space. */
const BLANK = '\uFFFC'

/** Blanks what is no prose; the length stays. */
function prose(text: string, code: readonly string[]): string {
  const blank = (found: string): string => (/^(?:[a-z]\.)+[a-z]$/iu.test(found) ? found : BLANK.repeat(found.length))
  let read = text.replace(ADDRESS, blank)
  for (const run of code) if (run !== '') read = read.replaceAll(run, BLANK.repeat(run.length))
  return read
}

/** Reads a block. `code`: runs that are code and no prose. */
export function readBlock(index: number, role: string, raw: string, code: readonly string[] = []): EnglishBlock {
  const text = prose(raw, code)
  const words: Word[] = []
  let behind = 0
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const gap = text.slice(behind, start)
    const before = words.at(-1)
    words.push({
      text: word,
      lower: word.toLowerCase().replace(/[’‘]/gu, "'").replaceAll('‑', '-'),
      start,
      end: start + word.length,
      gap,
      isFirst: before === undefined || (SENTENCE_GAP.test(gap) && !isShort(before, gap)),
      isCapital: /^\p{Lu}/u.test(word),
    })
    behind = start + word.length
  }
  return { index, role, text, words }
}

/** Whether the point behind a word is that of an abbreviation: Mr., J., a.m. */
export function isShort({ text, lower }: Pick<Word, 'text' | 'lower'>, gap: string): boolean {
  if (!gap.startsWith('.') || /^\.["”’')\]]*\n/u.test(gap)) return false
  return ABBREVIATIONS.has(lower) || /^(?:\p{L}|\p{Lu}\p{Ll}?)$/u.test(text)
}

/** Whether nothing but white space stands before the word. */
export function isJoined({ gap }: Word): boolean {
  return gap !== '' && gap.trim() === ''
}

/** Words in the case of those that they replace: at the start of a sentence, or all in capitals. */
export function inCaseOf(right: string, words: string): string {
  if (words.length > 1 && words === words.toUpperCase() && /\p{Lu}\p{Lu}/u.test(words)) return right.toUpperCase()
  if (!/^\p{Lu}/u.test(words)) return right
  return right.charAt(0).toUpperCase() + right.slice(1)
}

/** Apostrophes as the text writes them. */
export function withApostropheOf(right: string, text: string): string {
  return text.includes('’') ? right.replaceAll("'", '’') : right
}
