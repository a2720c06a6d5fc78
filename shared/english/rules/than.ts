import { wordsOf } from '../patterns.ts'
import { isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const COMPARATIVES = wordsOf('comparative')
const PRONOUNS = wordsOf('pronoun')
/** Words before which then is a time: verbs that tell what came next. */
const VERBS = new Set(
  ['be', 'have', 'modal', 'do', 'simple-past', 'past-form', 'conjunction'].flatMap((name) => [...wordsOf(name)]),
)
/** Comparatives behind which then is a time as often. */
const OF_TIME = wordsOf('comparative-of-time')
/** How far the comparison stands before. */
const REACH = 6

/** “More effective then another”: a comparison that goes on with then; and than where nothing is compared. */
export function thanAndThen({ index, words }: EnglishBlock): readonly EnglishMark[] {
  return words.flatMap((word, at): EnglishMark[] => {
    const right = word.lower === 'then' ? comparesOn(words, at) : word.lower === 'than' && !isCompared(words, at)
    if (!right) return []
    const other = word.lower === 'then' ? 'than' : 'then'
    return [{ block: index, start: word.start, end: word.end, right: word.isCapital ? `T${other.slice(1)}` : other }]
  })
}

/** Whether a comparison is open at a then, and what follows is what is compared. */
function comparesOn(words: readonly Word[], at: number): boolean {
  const [then, next] = [words[at], words[at + 1]]
  if (then === undefined || next === undefined || then.isFirst || !isJoined(then)) return false
  if (
    !/^ [“"‘'$€£¥(]?$/u.test(next.gap) ||
    (VERBS.has(next.lower) && next.lower !== 'being') ||
    PRONOUNS.has(next.lower)
  )
    return false
  if (
    /ed$|ly$/u.test(next.lower) ||
    /^(?:in|on|at|to|by|after|before|with|from|back|again|as|there|not)$/u.test(next.lower)
  )
    return false
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const word = words[back]
    if (word === undefined) return false
    const isMeasured = COMPARATIVES.has(word.lower) && !OF_TIME.has(word.lower)
    const before = words[back - 1]?.lower ?? ''
    // No more then, once more then, the older one then: nothing is compared.
    if (isMeasured && !/^(?:the|once|any|no|a|an|one|some)$/u.test(before)) return true
    if (!isJoined(word) || word.isFirst) return false
  }
  return false
}

/** Whether something is compared before a than, in its sentence. */
function isCompared(words: readonly Word[], at: number): boolean {
  const than = words[at]
  if (than === undefined || than.text !== 'than') return true
  for (let back = at - 1; back >= 0; back -= 1) {
    const word = words[back]
    if (word === undefined) return true
    if (COMPARATIVES.has(word.lower) || isMaybeComparative(word.lower)) return true
    if (word.isFirst) return false
  }
  return false
}

const NO_COMPARATIVE = wordsOf('no-comparative')

function isMaybeComparative(word: string): boolean {
  if (NO_COMPARATIVE.has(word)) return false
  return (
    /(?:er|ers|ior)$|er-|^(?:less|more|other|else|rather|different|differently|differ|otherwise|elsewhere|twice|times|such|hardly|scarcely|barely|sooner|prefer|preferable|preferred|than|as|like|so|same|most|least|no|nothing|anything|else's|more-)$/u.test(
      word,
    ) || /-?(?:more|less)$/u.test(word)
  )
}
