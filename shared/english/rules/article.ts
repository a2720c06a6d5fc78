import sounds from '../data/articles.json' with { type: 'json' }
import { inCaseOf, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const beginning = (rows: readonly (readonly string[])[]): RegExp =>
  new RegExp(`^(?:${rows.map(([start]) => start).join('|')})`, 'u')

const CONSONANT = beginning(sounds.consonantSound)
const VOWEL = beginning(sounds.vowelSound)
const UNSURE = beginning(sounds.unsure)
const LETTERS = new Set(sounds.spelled.map(([word]) => word))
const WORDS_OF_LETTERS = new Set(sounds.wordsOfLetters.map(([word]) => word))

/** Whether a word begins with the sound of a vowel; undefined where that is not sure. */
function beginsWithVowel({ text, lower }: Word): boolean | undefined {
  const [head = ''] = text.split(/[-‑'’&]/u)
  if (/^\p{Lu}{2,}s?$/u.test(head)) {
    if (WORDS_OF_LETTERS.has(head.replace(/s$/u, ''))) return undefined
    if (/^U/u.test(head)) return /^(?:UK|US|UN|UEFA|UFO|USB|UV|URL)/u.test(head) ? false : undefined
    // Said as a word or letter by letter: SUT, SUV.
    if (/^[^AEIOUY][AEIOUY][^AEIOUY]$/u.test(head))
      return LETTERS.has(head) ? sounds.lettersVowel.includes(head.charAt(0)) : undefined
    const isSpelled = !/[AEIOU]/u.test(head.slice(1)) || /^[AEIOU]/u.test(head)
    return isSpelled || head.length <= 3 ? sounds.lettersVowel.includes(head.charAt(0)) : undefined
  }
  if (/[^\x20-\x7eÀ-ɏ’‑]/u.test(head)) return undefined
  if (/^\p{N}/u.test(text)) return UNSURE.test(lower) ? undefined : VOWEL.test(lower)
  // A letter alone or before a figure is said by its name: an F1 car.
  if (/^(?:\p{L}|\p{Lu}\p{N}+)$/u.test(head)) return sounds.lettersVowel.includes(head.charAt(0).toUpperCase())
  if (UNSURE.test(lower) && !CONSONANT.test(lower)) return undefined
  if (VOWEL.test(lower)) return true
  if (CONSONANT.test(lower)) return false
  if (!/^[a-z]/u.test(lower)) return undefined
  if (!/^[aeiou]/u.test(lower))
    return /^y[^aeiou]/u.test(lower) || /^h/u.test(text) ? (/^h/u.test(text) ? false : undefined) : false
  // Names are said as their own language says them.
  return text !== lower && /^(?:U|O[au]|Eo)/u.test(text) ? undefined : true
}

/** A before the sound of a vowel, an before another. */
export function wrongArticle({ index, words }: EnglishBlock): readonly EnglishMark[] {
  return words.flatMap((word, at): EnglishMark[] => {
    const next = words[at + 1]
    if (next === undefined || !/^ ["“‘'(]?$/u.test(next.gap)) return []
    const isA = word.text === 'a' || (word.text === 'A' && word.isFirst)
    const isAn = word.text === 'an' || (word.text === 'An' && word.isFirst)
    if (!isA && !isAn) return []
    // “a” as a letter, in other languages, and where another slip is told of already.
    if (/^(?:a|an|the|la|of|and|is|in|or|as|at|to)$/u.test(next.lower) || next.text === 'I') return []
    const vowel = beginsWithVowel(next)
    if (vowel === undefined || vowel === isAn) return []
    return [{ block: index, start: word.start, end: word.end, right: inCaseOf(vowel ? 'an' : 'a', word.text) }]
  })
}
