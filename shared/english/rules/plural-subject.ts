import { wordsOf } from '../patterns.ts'
import { isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const RIGHT: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  does: 'do',
  "doesn't": "don't",
}
/** Words in s of which there is one. */
const ONE = new Set(wordsOf('one-in-s'))
const NUMBERS = wordsOf('number')
/** What no noun phrase holds: where one of these stands, the words before the verb are no plain subject. */
const OUTSIDE = new Set(['preposition', 'pronoun', 'modal', 'be', 'do', 'asking'].flatMap((name) => [...wordsOf(name)]))
const HAVE = /^(?:has|have|had|having)$/u
/** Words behind which a clause begins. */
const OPENS = new Set(['says', 'said', 'that', 'because', 'while', 'although', 'but', 'when', 'if', 'as', 'since'])
const PLURAL = wordsOf('plural')
/** Amounts, of which the sum is meant. */
const MEASURED = wordsOf('measured')
/** Words before a number that make one of it, or a name. */
const NO_COUNT = wordsOf('no-count')
const MOST_WORDS = 6
/** A clause that begins so has its subject behind the comma. */
const LEADING = wordsOf('leading')

/**
 * A plain subject in the plural with a verb in the singular: Several reports was lost. Only where the words from the
 * beginning of the clause to the verb are one noun phrase; what hangs on a preposition or another clause is left alone.
 */
export function pluralSubjects({ index, text, words }: EnglishBlock): readonly EnglishMark[] {
  return words.flatMap((verb, at): EnglishMark[] => {
    const right = RIGHT[verb.lower]
    const head = words[at - 1]
    if (
      right === undefined ||
      head === undefined ||
      !isJoined(verb) ||
      verb.isCapital ||
      !isPlural(head) ||
      MEASURED.has(head.lower)
    )
      return []
    if (!isSubject(words, at - 1) && !isCounted(words, at - 1)) return []
    const apostrophe = text.includes('’') ? '’' : "'"
    return [{ block: index, start: verb.start, end: verb.end, right: right.replace("'", apostrophe) }]
  })
}

function isPlural({ text, lower, isCapital, isFirst }: Word): boolean {
  return (
    /^\p{L}{3,}(?:-\p{L}+)*s$/u.test(text) &&
    !(isCapital && !isFirst) &&
    !/(?:ss|us|is|ics|'s|ous|ness)$/u.test(lower) &&
    !ONE.has(lower)
  )
}

/** Whether the words up to `head` are one noun phrase, and begin a clause. */
function isSubject(words: readonly Word[], head: number): boolean {
  for (let at = head; at >= 0 && head - at < MOST_WORDS; at -= 1) {
    const word = words[at]
    if (word === undefined || !isPart(word, at === head)) return false
    const before = words[at - 1]
    if (word.isFirst) return isLead(word, at === head)
    if (before === undefined) return false
    if (!isJoined(word)) return /^, $/u.test(word.gap) && isBehindLead(words, at) && at < head + 1
    if (OPENS.has(before.lower)) return (at < head || PLURAL.has(word.lower)) && isUnasked(words, at - 1)
  }
  return false
}

/** A number of things: 190 universities has. Not one of them, and no amount. */
function isCounted(words: readonly Word[], head: number): boolean {
  for (let at = head - 1; at >= Math.max(0, head - 2); at -= 1) {
    const [before, word, behind] = [words[at - 1], words[at], words[at + 1]]
    if (word === undefined || behind === undefined || !isJoined(behind)) return false
    const isNumber = /^\p{N}[\p{N},]*$/u.test(word.text) || (NUMBERS.has(word.lower) && word.lower !== 'one')
    if (!isNumber) {
      if (!isPart(word, false)) return false
      continue
    }
    if (/^(?:0|1|19\d\d|20\d\d)$/u.test(word.text)) return false
    return before === undefined || !isJoined(word) || !NO_COUNT.has(before.lower)
  }
  return false
}

/** A sentence that begins with a bare word in s may begin with a verb. */
function isLead({ lower }: Word, isHead: boolean): boolean {
  return isHead ? PLURAL.has(lower) : !/ing$|^(?:one|each|every|either|neither|this|a|an|another)$/u.test(lower)
}

function isPart({ lower, text }: Word, isHead: boolean): boolean {
  if (OUTSIDE.has(lower) || HAVE.test(lower)) return false
  // The one that owns is the subject's, and so is what is one: a, this.
  return (
    isHead || !/^(?:a|an|this|that|each|every|another|one|not|also|there|here|and|or)$/u.test(lower) || text === 'or'
  )
}

/** Behind the comma of a clause that begins with In, After and the like. */
function isBehindLead(words: readonly Word[], at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back < 12; back -= 1) {
    const word = words[back]
    if (word === undefined) return false
    if (word.isFirst) return LEADING.has(word.lower)
    if (!isJoined(word)) return false
  }
  return false
}

/** No what, who or how stands before in the sentence: what the papers want is a clause. */
function isUnasked(words: readonly Word[], at: number): boolean {
  for (let back = at; back >= 0; back -= 1) {
    const word = words[back]
    if (word === undefined) return false
    if (wordsOf('asking').has(word.lower)) return false
    if (word.isFirst) return true
  }
  return true
}
