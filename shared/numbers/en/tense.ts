import lists from './data/tense.json' with { type: 'json' }

/** Whether a clause tells of what was or of what will be. */
export type Tense = 'past' | 'future'

const FUTURE = new Set(lists.future)
const SCHEDULED = new Set(lists.scheduled)
const PAST = new Set(lists.past)
const NOT_PAST = new Set(lists.notPast)
/** How far a clause is looked through on either side of its date. */
const REACH = 120
/** Where a clause ends: a point within a numeral is none. */
const BORDER = /[!?;\n“”"]|\.(?!\d)/u
const WORDS = /[a-z]+(?:['’][a-z]+)?|\d+|,/gu

/**
 * The tense of the clause in which the date at `start`–`end` stands: of the nearest verb before it, or else of the first
 * one behind it; undefined where none tells.
 */
export function tenseAt(text: string, start: number, end: number): Tense | undefined {
  const before =
    withoutStops(text.slice(Math.max(0, start - REACH), start))
      .split(BORDER)
      .at(-1) ?? ''
  const after = withoutStops(text.slice(end, end + REACH)).split(BORDER)[0] ?? ''
  const following = after.match(WORDS) ?? []
  // “It came in April, and June will be dry”: the date is what its own verb tells of.
  if (/^ /u.test(after) && FUTURE.has(following[0] ?? '') && /[, ](?:and|but|,) $/u.test(before)) return 'future'
  const words = before.match(WORDS) ?? []
  for (let at = words.length - 1; at >= 0; at -= 1) {
    // What had been planned for a day lay before or behind it: neither is told.
    if (words[at - 1] === 'had' && FUTURE.has(words[at] ?? '')) return undefined
    const own = tenseOf(words[at] ?? '', words[at - 1] ?? '')
    if (own !== undefined) return own === 'past' ? (tenseOfPassive(words, at) ?? own) : own
  }
  for (const [at, word] of following.entries()) {
    const own = tenseOf(word, following[at - 1] ?? '')
    if (own !== undefined) return own
  }
  return undefined
}

/** “Oct. 12”, “a.m.” end no sentence, and “May 3” is no verb. */
const withoutStops = (text: string): string =>
  text
    .replaceAll(/\bMay\b/gu, ' ')
    .toLowerCase()
    .replaceAll(/\bmay(?= \d)/gu, ' ')
    .replaceAll(/\b(?:[a-z]|jan|feb|aug|sept|oct|nov|dec|dr|mr|mrs|ms|st)\./gu, (word) => word.replace('.', ' '))

function tenseOf(word: string, before: string): Tense | undefined {
  if (FUTURE.has(word) || /['’](?:ll|d)$/u.test(word)) return 'future'
  if (SCHEDULED.has(word)) return before === 'to' || isVerb(word, before) ? 'future' : undefined
  if (PAST.has(word)) return before === 'to' ? 'future' : 'past'
  return /[a-z]{2}ed$/u.test(word) && !NOT_PAST.has(word) && before !== 'the' ? 'past' : undefined
}

/** “will be told”, “is to be sentenced”: a participle behind “be” has the tense of what stands before that. */
function tenseOfPassive(words: readonly string[], at: number): Tense | undefined {
  const be = (words[at - 1] ?? '').endsWith('ly') ? at - 2 : at - 1
  if (words[be] !== 'be') return undefined
  const modal = /^(?:not|also|now)$/u.test(words[be - 1] ?? '') ? be - 2 : be - 1
  if (words[modal] !== 'to') return FUTURE.has(words[modal] ?? '') ? 'future' : undefined
  return tenseOf(words[modal - 1] ?? '', words[modal - 2] ?? '') === 'past' ? 'past' : 'future'
}

/** “the vote Tuesday” and “a run Friday” have nouns. */
const isVerb = (word: string, before: string): boolean =>
  word.endsWith('s') || !/^(?:the|a|an|its|his|her|their|this|that|no|of|in|first|last)$/u.test(before)
