import { LISTS } from './word-lists.ts'
import { blank, freeOf, longestOnly, mention, type CaptionView, type Mention, type Span } from './view.ts'
import { anyOf } from '../lib/any-of.ts'

const PAST_FORMS = new RegExp(`^${anyOf(LISTS.phrases.pastForms)}$`, 'u')
const NOT_ACTS = new RegExp(`^${anyOf(LISTS.phrases.notActs)}$`, 'u')

const { scene, english } = LISTS
const DOES = new RegExp(anyOf(scene.verbs), 'gu')
const EVENT = new RegExp(anyOf(scene.events), 'gu')
const SHORT_VERBS = new Set(scene.shortVerbs)
const LEADS = new Set('正在将为给向把')
const ING = /\b(?:is|are|being|while|after|before|by|,)?\s*([a-z]{3,}ing)\b/gu
const PRESENT = new RegExp(`\\b(?:${present().join('|')})\\b`, 'gu')
const DID = new RegExp(`\\b(?:[a-z]{3,}ed|${anyOf(english.past.filter((verb) => !PAST_FORMS.test(verb)))})\\b`, 'gu')
const EVENT_EN = new RegExp(String.raw`\b${anyOf(LISTS.phrases.events)}s?\b`, 'giu')

/** Third person and plural of a verb: carries, carry; walks, walk. */
function present(): readonly string[] {
  return [...new Set(english.present)].flatMap((verb) => [verb, thirdPerson(verb)])
}

/** carry → carries, watch → watches, walk → walks. */
function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/u.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/u.test(verb) ? `${verb}es` : `${verb}s`
}

/** What happens: verbs and events named, in order; what lies in `taken` (names, places, dates) is none. UTF-16. */
export function findEvents(view: CaptionView, taken: readonly Span[], people: readonly Span[]): readonly Mention[] {
  const all = [...taken, ...people]
  const found = view.isChinese ? inChinese(view, people) : inEnglish(view, people)
  const free = longestOnly(found.filter(freeOf(all)))
  if (free.length > 0) return free
  const thing = whatIsShown(view, all)
  return thing === undefined ? [] : [thing]
}

function inChinese(view: CaptionView, people: readonly Span[]): readonly Mention[] {
  const marks = (pattern: RegExp): readonly Mention[] =>
    [...view.bare.matchAll(pattern)].map((match) => mention(view, match.index, match.index + match[0].length))
  const single = carried(view.bare).map((at) => mention(view, at, at + 1))
  const now = [...view.bare.matchAll(/正在(?=\p{Script=Han}{2})/gu)].map(({ index }) =>
    mention(view, index + 2, index + 4),
  )
  // 村民修水渠: one sign right behind who does it.
  const behind = people.flatMap(({ end }) =>
    SHORT_VERBS.has(view.bare.charAt(end)) ? [mention(view, end, end + 1)] : [],
  )
  const known = [...marks(DOES), ...marks(EVENT)]
  return [...known, ...single, ...behind, ...now.filter(freeOf(known))]
}

/** The first short verb behind each 在, 为 or 把, in one run of Han characters with it. */
function carried(text: string): readonly number[] {
  const found: number[] = []
  let isLed = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isLed && SHORT_VERBS.has(sign)) {
      found.push(at)
      isLed = false
    } else if (!/\p{Script=Han}/u.test(sign)) isLed = false
    if (LEADS.has(sign)) isLed = true
  }
  return found
}

function inEnglish(view: CaptionView, people: readonly Span[]): readonly Mention[] {
  const doing = [...view.lower.matchAll(ING)].flatMap((match) => {
    const word = match[1] ?? ''
    if (NOT_ACTS.test(word)) return []
    const start = match.index + match[0].length - word.length
    return [mention(view, start, start + word.length)]
  })
  const does = [...presentVerbs(view), ...verbsBehind(view, people)]
  const events = [...view.text.matchAll(EVENT_EN)].map((match) =>
    mention(view, match.index, match.index + match[0].length),
  )
  if (does.length > 0) return does
  const did = [...view.text.matchAll(DID)].flatMap((match) => {
    const isAdjective = /\b(?:the|a|an|of|her|his|their|its)\s+$/u.test(
      view.lower.slice(Math.max(0, match.index - 8), match.index),
    )
    return isAdjective ? [] : [mention(view, match.index, match.index + match[0].length)]
  })
  return [...did, ...doing, ...events]
}

/** Before one of these stands no verb: the walks, her hands, of plants, young dancers' shows. */
const BEFORE_NOUN = new RegExp(String.raw`(?:\b${anyOf(LISTS.phrases.smallWords)}|[’']s?)\s+$`, 'u')

/** Verbs in the present tense, written small; a form that is a noun after the, her, of is none. UTF-16. */
export function presentVerbs(view: CaptionView): readonly Mention[] {
  const found = [...view.text.matchAll(PRESENT)].flatMap((match) => {
    const before = view.lower.slice(Math.max(0, match.index - 12), match.index)
    if (match.index === 0 || BEFORE_NOUN.test(before) || /\bto\s+$/u.test(before)) return []
    if (/^[-’']/u.test(view.lower.slice(match.index + match[0].length))) return []
    return [mention(view, match.index, match.index + match[0].length)]
  })
  const auxiliaries = [...view.text.matchAll(/\b(?:is|are|has|have|does|do|can|will)\b/gu)].map((match) =>
    mention(view, match.index, match.index + match[0].length),
  )
  const sorted = [...found, ...auxiliaries].sort((a, b) => a.start - b.start)
  // shakes hands, helps load: the second of two side by side belongs to the first.
  return sorted.filter((one, index) => {
    const last = sorted[index - 1]
    return last === undefined || one.start > last.end + 1
  })
}

/** Rowan Leck, left, sands; commuters crowd: a verb that no list has, right behind who does it. UTF-16. */
export function verbsBehind(view: CaptionView, people: readonly Span[]): readonly Mention[] {
  return people.flatMap(({ start, end }) => {
    const match = /^(?:,[^,]{1,30},|\s*\([^)]{1,20}\))?\s+(?<verb>[a-z]{3,})\b/u.exec(view.text.slice(end))
    const verb = match?.groups?.['verb'] ?? ''
    // A name in the singular takes an s; a group in the plural none.
    const isGroup =
      /^\p{Ll}/u.test(view.text.charAt(start)) ||
      (/s$/u.test(view.text.slice(start, end)) && !/\s/u.test(view.text.slice(start, end)))
    const isForm = isGroup ? !/[^s]s$/u.test(verb) : /[^s]s$/u.test(verb)
    if (match === null || verb === '' || !isForm || NO_VERB.test(verb)) return []
    const at = end + match[0].length - verb.length
    return [mention(view, at, at + verb.length)]
  })
}

const NO_VERB =
  /^(?:\w+(?:ed|ing|ly)|is|was|his|its|as|this|and|are|were|from|with|who|whose|which|that|the|near|for|outside|inside|during|after|before|while|into|onto|over|under|at|by|left|right|center|centre|one|all|both|their|her|then|when|where|past|along|across|behind|beside|between|against|among|through|toward|towards|about|above|below|out|off|via|has|had|have|not|but|than|like|since|until|across)$/u

/** A still life has no verb: what is shown is what remains when names, places and dates are taken away. */
function whatIsShown(view: CaptionView, taken: readonly Span[]): Mention | undefined {
  const rest = blank(view.text, taken)
  const pattern = view.isChinese
    ? /(?<!\p{Script=Han})[^\P{Script=Han}在的和与及中里上下为由]\p{Script=Han}{3,}/gu
    : /(?<![\p{L}’-])[\p{L}’-]+(?: [\p{L}’-]+)+/gu
  const [longest] = [...rest.matchAll(pattern)].sort((a, b) => b[0].length - a[0].length)
  if (longest === undefined || (!view.isChinese && !/(?:^|\s)\p{Ll}{4,}/u.test(longest[0]))) return undefined
  return mention(view, longest.index, longest.index + longest[0].length)
}
