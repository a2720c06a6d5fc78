import data from '../data/capitals.json' with { type: 'json' }
import { isShort, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const ALWAYS = new Set(data.always.map(([word]) => word))
const LOWER_NAMES = new Set(data.lowerNames.map(([word]) => word))
/** Small words that end sentences, and are no abbreviations. */
const COMMON = new Set(['it', 'me', 'us', 'so', 'up', 'do', 'on', 'to', 'go', 'him', 'her', 'them', 'off', 'out'])
const MONTHS_LEFT = /^(?:march|may|august)$/u
const DAY_BEHIND = /^(?:[12]?\d|3[01]|[12]\d{3})(?:st|nd|rd|th)?$/u

/** A sentence that begins with a small letter, a day, month or nation in small letters, the pronoun i. */
export function smallLetters(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  return blocks.flatMap((block, at) => [
    ...(block.role === 'paragraph' || block.role === 'lead' ? firstWord(block, blocks[at - 1]) : []),
    ...block.words.flatMap((word, place) => {
      const before = block.words[place - 1]
      return isSmall(block, word, before, block.words[place + 1])
        ? [{ block: block.index, start: word.start, end: word.end, right: capital(word.text) }]
        : []
    }),
  ])
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A paragraph that ends as a sentence and begins with a small letter; not one that goes on with a list or a verse. */
function firstWord({ index, text, words }: EnglishBlock, before: EnglishBlock | undefined): readonly EnglishMark[] {
  const [word] = words
  if (word === undefined || !/^["“]?$/u.test(word.gap) || !isPlain(word) || words.length < 5) return []
  if (!/[.!?]["”’')]*\s*$/u.test(text) || (before !== undefined && !/[.!?]["”’')]*\s*$/u.test(before.text))) return []
  return [{ block: index, start: word.start, end: word.end, right: capital(word.text) }]
}

/** A word of small letters only, that is written so in no name. */
function isPlain({ text, lower }: Word): boolean {
  return /^\p{Ll}+(?:['’]\p{Ll}+)?$/u.test(text) && !LOWER_NAMES.has(lower)
}

function isSmall({ text }: EnglishBlock, word: Word, before: Word | undefined, next: Word | undefined): boolean {
  if (word.text === 'i') return isPronoun(text, word, next)
  if (!isPlain(word)) return false
  if (MONTHS_LEFT.test(word.lower)) return isDate(before, next)
  if (ALWAYS.has(word.lower.replace(/'s$/u, ''))) return !/[-‑/.@\\]$/u.test(word.gap) && text.charAt(word.end) !== '-'
  return before !== undefined && isBehindStop(text, word, before)
}

/** The pronoun, not a number of a list or a sign of a formula. */
function isPronoun(text: string, word: Word, next: Word | undefined): boolean {
  return / $/u.test(text.slice(0, word.start)) && /^ \p{Ll}{2}/u.test(text.slice(word.end)) && next !== undefined
    ? /^(?:am|was|have|had|will|would|do|did|don't|didn't|can|can't|could|think|thought|know|knew|want|wanted|feel|felt|said|say|believe|love|like|saw|went|got|hope|see|just|never|always|also)$/u.test(
        next.lower,
      )
    : false
}

function isDate(before: Word | undefined, next: Word | undefined): boolean {
  return (
    (before !== undefined &&
      /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/u.test(before.text) &&
      next !== undefined &&
      /^[12]\d{3}$/u.test(next.text)) ||
    (before !== undefined &&
      /^(?:in|on|since|until|of|last|by|next)$/u.test(before.lower) &&
      next !== undefined &&
      DAY_BEHIND.test(next.text) &&
      next.gap === ' ')
  )
}

/** A full stop stands before it that is no abbreviation's, no initial's and none of three. */
function isBehindStop(text: string, word: Word, before: Word): boolean {
  if (!/^\.["”’')]? {1,2}["“]?$/u.test(word.gap) || word.text.length < 2) return false
  // The word is itself cut short: voc. ed.
  if (isShort(word, text.slice(word.end, word.end + 1))) return false
  if (COMMON.has(before.text)) return true
  if (isShort(before, word.gap) || before.text.length < 3 || /[.\p{N}]/u.test(before.text)) return false
  // Abbreviations that no list holds: short and without a vowel, or with a capital inside.
  return /[aeiouy]/iu.test(before.text) && !/\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(before.text) && !isMaybeShort(before)
}

/** A short word with a capital letter may be an abbreviation: Ave., Assn. */
function isMaybeShort({ text, isFirst }: Word): boolean {
  return text.length <= 4 && /^\p{Lu}/u.test(text) && !isFirst
}
