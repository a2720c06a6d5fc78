import { wordsOf } from '../patterns.ts'
import { isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const NEVER = wordsOf('never-twice')
const OFTEN = wordsOf('often-twice')
/** What may follow “that that” where the second begins a clause and the first is one too many. */
const CLAUSE = new Set([
  ...wordsOf('pronoun'),
  ...['the', 'a', 'an', 'there', 'his', 'her', 'their', 'its', 'our', 'my'],
])
/** Verbs whose particle may stand beside a preposition that looks the same: checked in in March. */
const PARTICLE = [...wordsOf('with-particle')]
/** Words behind which that begins a clause. */
const SAYING =
  /^(?:sa(?:id|ys?|ying)|think|thinks|thought|believes?|claims?|hopes?|reports?|warns?|knows?|knew|found|finds?|argues?|means?|shows?|clear|fears?|told|\p{L}+ed)$/u
/** Determiners that no other determiner follows. */
const ARTICLES = new Set(['a', 'an', 'the'])
const AFTER_ARTICLE = new Set([
  'a',
  'an',
  'the',
  'their',
  'his',
  'its',
  'my',
  'our',
  'your',
  'these',
  'those',
  'of',
  'to',
  'and',
  'for',
  'with',
  'from',
  'is',
  'was',
  'are',
  'were',
])
const FOREIGN_NEXT = new Set([
  'cappella',
  'la',
  'priori',
  'posteriori',
  'carte',
  'level',
  'levels',
  'team',
  'list',
  'grade',
])

/** Words that stand twice by a slip: the the, of the of the, the a. */
export function doubledWords({ index, text, words }: EnglishBlock): readonly EnglishMark[] {
  const marks: EnglishMark[] = []
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    if (before === undefined || !isJoined(word)) continue
    if (word.lower === before.lower) {
      if (isSlip(words, at)) marks.push({ block: index, start: before.start, end: word.end, right: before.text })
    } else if (isTwoArticles(before, word, words[at + 1])) {
      marks.push({ block: index, start: before.start, end: word.end })
    } else {
      const again = phraseAgain(words, at)
      if (again !== undefined)
        marks.push({ block: index, start: before.start, end: again.end, right: text.slice(before.start, word.end) })
    }
  }
  return marks
}

function isSlip(words: readonly Word[], at: number): boolean {
  const [first, second, next, before] = [words[at - 1], words[at], words[at + 1], words[at - 2]]
  if (first === undefined || second === undefined) return false
  const { lower } = second
  // Three times the same is no slip: it is a cry or a song.
  if (next?.lower === lower || before?.lower === lower) return false
  if (/\p{N}/u.test(lower)) return false
  if (second.isCapital) return first.isFirst && NEVER.has(lower) && !/^\p{Lu}{2}/u.test(second.text)
  if (lower === 'that')
    return (
      next !== undefined &&
      isJoined(next) &&
      CLAUSE.has(next.lower) &&
      before !== undefined &&
      SAYING.test(before.lower)
    )
  if (lower === 'is')
    return before === undefined || !/^(?:what|it|that|this|he|she|there|who|where|how)$/u.test(before.lower)
  if (lower === 'in' || lower === 'on')
    return before === undefined || (!PARTICLE.some((verb) => before.lower.startsWith(verb)) && isJoined(first))
  if (NEVER.has(lower)) return !first.isCapital || first.isFirst
  return !OFTEN.has(lower) && lower.length > 3 && !first.isCapital && !lower.includes('-') && !isForeign(words, at)
}

/** Words beside it that are written in capitals or are unusual tell of a name or of another language: the pili pili dish. */
function isForeign(words: readonly Word[], at: number): boolean {
  const { lower = '' } = words[at] ?? {}
  return /^(?:\p{L}{2})\p{L}?$/u.test(lower) || lower.endsWith('i') || lower.endsWith('o') || lower.endsWith('u')
}

function isTwoArticles(first: Word, second: Word, next: Word | undefined): boolean {
  if (!ARTICLES.has(first.lower) || !AFTER_ARTICLE.has(second.lower)) return false
  if (/^\p{Lu}/u.test(second.text) || (first.text === 'A' && !first.isFirst) || first.text === 'AN') return false
  return next !== undefined && isJoined(next) && !FOREIGN_NEXT.has(next.lower)
}

/** Two words that stand twice, one of them a small one: of the of the. The word where they end. */
function phraseAgain(words: readonly Word[], at: number): Word | undefined {
  const [first, second, third, fourth] = [words[at - 1], words[at], words[at + 1], words[at + 2]]
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return undefined
  if (third.lower !== first.lower || fourth.lower !== second.lower) return undefined
  if (![second, third, fourth].every(isJoined) || first.lower === second.lower) return undefined
  const isSmall = NEVER.has(first.lower) && !/^(?:and|or|as|by|after|so-called|like|i|no|yes)$/u.test(first.lower)
  return isSmall && !second.isCapital && !/^(?:and|or|after|by|more)$/u.test(second.lower) ? fourth : undefined
}
