import { presentVerbs, verbsBehind } from './find-events.ts'
import { LISTS } from './word-lists.ts'
import { mention, type CaptionView, type Mention, type Span } from './view.ts'
import { anyOf } from '../lib/any-of.ts'

const PAST_VERBS = new RegExp(`^${anyOf(LISTS.phrases.pastVerbs)}$`, 'u')

/** The tense of a caption's first sentence; `none`: no verb that can be told, as under a still life. */
export interface Tense {
  readonly tense: 'present' | 'past' | 'none'
  readonly verb: Mention | undefined
}

const { english } = LISTS
const PAST = new RegExp(`\\b${anyOf(english.past)}\\b`, 'gu')
/** Behind these stands a participle, not a past tense: a boat built in 1910, was held. */
const CLAUSE = new RegExp(String.raw`\b${anyOf(LISTS.phrases.subordinators)}\b`, 'u')
const SENTENCE_END =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Gov|Gen|Capt|Col|Sgt|Lt|St|Sr|Jr|No|U\.S|U\.K|a\.m|p\.m|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|\p{Lu}))[.!?]+[”"’')]*(?=\s|$)/gu

/** Sentences of a caption, its credit and label aside. */
export function countSentences(view: CaptionView): number {
  if (view.isChinese) return view.text.split(/[。.!?]+[”"』」)]*/u).filter((part) => /\p{L}/u.test(part)).length
  let count = 0
  let from = 0
  for (const match of view.text.matchAll(SENTENCE_END)) {
    if (/\p{L}/u.test(view.text.slice(from, match.index))) count += 1
    from = match.index + match[0].length
  }
  return count + (/\p{L}/u.test(view.text.slice(from)) ? 1 : 0)
}

/** left is a side behind these, not what somebody did. */
const SIDE = /(?:[,(;]|\b(?:far|from|at|the|top|bottom|upper|lower|and))\s*$/u

/** Tense of the first sentence of an English caption. */
export function tenseOf(view: CaptionView, people: readonly Span[]): Tense {
  const first = view.text.search(SENTENCE_END)
  const end = first === -1 ? view.text.length : first
  const present = [...presentVerbs(view), ...verbsBehind(view, people)]
    .sort((a, b) => a.start - b.start)
    .find((verb) => verb.start < end)
  const past = [...view.lower.slice(0, end).matchAll(PAST)].find(
    (match) =>
      !SIDE.test(view.lower.slice(Math.max(0, match.index - 10), match.index)) &&
      !CLAUSE.test(view.lower.slice(Math.max(0, match.index - 40), match.index)) &&
      !isParticiple(view.lower, match),
  )
  const pastVerb = past === undefined ? undefined : mention(view, past.index, past.index + past[0].length)
  if (present !== undefined && (pastVerb === undefined || present.start < pastVerb.start))
    return { tense: 'present', verb: present }
  if (pastVerb !== undefined) return { tense: 'past', verb: pastVerb }
  const regular = /\b[a-z]{3,}ed\b/u.exec(view.text.slice(0, end))
  if (regular !== null) return { tense: 'none', verb: mention(view, regular.index, regular.index + regular[0].length) }
  return { tense: 'none', verb: undefined }
}

/** A boat made of …, a photo taken by …, a bridge built in …: the forms that are participles too. */
function isParticiple(lower: string, match: RegExpExecArray): boolean {
  const after = lower.slice(match.index + match[0].length)
  const before = lower.slice(Math.max(0, match.index - 8), match.index)
  if (PAST_VERBS.test(match[0])) return false
  return (
    /^\s+(?:by|of|in|from|at|for|on|to)\b/u.test(after) || /\b(?:is|are|be|been|being|being|has|have)\s+$/u.test(before)
  )
}
