/** Ways to write the same words. `wide` and `narrow`: letters, digits and signs in full and in half width. */
export type Case = 'upper' | 'lower' | 'sentence' | 'title' | 'wide' | 'narrow'

/** Words that American desks leave small in a title, unless they begin or end it. */
const SMALL = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'but',
  'by',
  'for',
  'in',
  'nor',
  'of',
  'on',
  'or',
  'the',
  'to',
  'up',
])

/** The same words in another case or width. Words that hold a capital behind their first letter (iPhone, NATO) keep it in titles and sentences, but where all is in capitals. */
export function inCase(text: string, wanted: Case): string {
  if ((wanted === 'sentence' || wanted === 'title') && /\p{Lu}.*\p{Lu}/su.test(text) && !/\p{Ll}/u.test(text))
    return inCase(text.toLocaleLowerCase('en'), wanted)
  switch (wanted) {
    case 'upper':
      return text.toLocaleUpperCase('en')
    case 'lower':
      return text.toLocaleLowerCase('en')
    case 'sentence':
      return text.replaceAll(
        /(^|[.!?。！？]["”’)]*\s+)([^\p{L}\p{N}]*)(\p{L})/gu,
        (_all, end: string, marks: string, letter: string) => `${end}${marks}${letter.toLocaleUpperCase('en')}`,
      )
    case 'title':
      return inTitle(text)
    case 'wide':
      return text
        .replaceAll(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
        .replaceAll(' ', '　')
    case 'narrow':
      return text
        .replaceAll(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
        .replaceAll('　', ' ')
  }
}

function inTitle(text: string): string {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’']*/gu)]
  let result = ''
  let at = 0
  for (const [index, { 0: word, index: start }] of words.entries()) {
    const isEdge = index === 0 || index === words.length - 1 || /[:：]\s*$/u.test(text.slice(0, start))
    result += text.slice(at, start)
    result += SMALL.has(word.toLocaleLowerCase('en')) && !isEdge ? word.toLocaleLowerCase('en') : capital(word)
    at = start + word.length
  }
  return result + text.slice(at)
}

/** A word with a capital inside (iPhone) is written as it is. */
const capital = (word: string): string =>
  /^\p{Ll}+\p{Lu}/u.test(word) ? word : `${word.charAt(0).toLocaleUpperCase('en')}${word.slice(1)}`
