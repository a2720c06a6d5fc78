import { LISTS } from './word-lists.ts'
import { freeOf, longestOnly, mention, type CaptionView, type Mention, type Span } from './view.ts'
import type { PersonMention } from './find-people-zh.ts'
import { anyOf } from '../lib/any-of.ts'
import { isBeforeRegion, regionLength } from './regions-en.ts'

const GENERIC_PLACES = new RegExp(
  String.raw`\b(?:in|at|on|near|outside|inside)\s+(?:the|a|an|his|her|their)\s+(?:[a-z]+\s+)?${anyOf(LISTS.phrases.genericPlaces)}\b`,
  'gu',
)
const SHORT_TITLES = new RegExp(String.raw`^(?:\p{Lu}\.|${anyOf(LISTS.phrases.shortTitles)}\.|(?:\p{Lu}\.){2,})$`, 'u')
const SETTLEMENTS = new RegExp(String.raw`\b${anyOf(LISTS.phrases.settlements)} of\s+$`, 'u')

const { english, places } = LISTS
const NOT_NAMES = new Set(english.notNames)
const TITLES = new Set(english.titles)
const ORG = new Set(english.orgWords)
const PLACE_WORDS = new Set(english.placeWords)
const KNOWN = new Set(places.english)
const KNOWN_PLACE = new RegExp(`(?<![\\p{L}’'])${anyOf(places.english)}(?![\\p{L}]|[’']s)`, 'gu')
/** Words with a capital, small particles of names between them: Ann Lee, Vincent van Gogh, St. Mary’s Church; 39.2° N is none. */
const RUN = new RegExp(
  String.raw`(?<![°º′″]\s?)\p{Lu}[\p{L}’'-]*\.?(?:\s+(?:${anyOf(LISTS.phrases.nameParticles)}\s+){0,2}\p{Lu}[\p{L}’'-]*\.?)*`,
  'gu',
)
const PLACE_LEAD = new RegExp(
  String.raw`\b${anyOf(LISTS.phrases.placePrepositions)}\s+(?:the\s+)?(?:${anyOf(LISTS.phrases.placeAdjectives)}\s+)?$`,
  'u',
)
const STRONG_LEAD =
  /\b(?:in|at|near|outside|inside|along|across|around)\s+(?:the\s+)?(?:(?:central|northern|southern|eastern|western|downtown|rural)\s+)?$/u

/** What only a place is the object of; and what is passed or left by a ship, a train or a storm, which people may be too. */
const PLACE_VERB = new RegExp(String.raw`\b${anyOf(LISTS.phrases.placeVerbs)}\s+$`, 'u')
const PASSED = new RegExp(
  String.raw`\b${anyOf(LISTS.phrases.carriers)}s?\b[^.!?,;]{0,30}\b${anyOf(LISTS.phrases.passingVerbs)}\s+$`,
  'iu',
)

/** Common nouns behind a name that make a place of both. */
const OF_PLACE = new RegExp(`^\\s+${anyOf(english.placeWords.map((word) => word.toLowerCase()))}\\b`, 'u')
const AFTER_PLACE = new RegExp(`\\p{Lu}[\\p{L}’']*\\s${anyOf(english.placeWords)},\\s+$`, 'u')

const asWord = (list: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}’'-])${anyOf(list)}(?![\\p{L}]|[’']s)`, 'gu')
const GROUPS = asWord(english.groups)
const ROLES = asWord(english.roles)

/** A run of capitalised words and what it names. */
interface Name extends Span {
  readonly kind: 'name' | 'organisation' | 'place' | 'other'
  readonly words: readonly string[]
}

/** Names, organisations, groups and roles of an English caption, in order. UTF-16. */
export function findPeopleEn(view: CaptionView): readonly PersonMention[] {
  const names = runs(view).flatMap((run): PersonMention[] => {
    if (run.kind !== 'name' && run.kind !== 'organisation') return []
    const whole = mention(view, run.start, run.end)
    const isFirst = startsSentence(view.text.slice(Math.max(0, run.start - 40), run.start))
    return [{ ...whole, kind: run.kind, ...(run.kind === 'name' ? { name: bare(run.words, isFirst) } : {}) }]
  })
  const marks = (pattern: RegExp, kind: 'group' | 'role'): readonly PersonMention[] =>
    Array.from(view.lower.matchAll(pattern), (match) => ({
      ...mention(view, match.index, match.index + match[0].length, kind === 'group'),
      kind,
    }))
  const others = longestOnly([...marks(GROUPS, 'group'), ...marks(ROLES, 'role')])
  return [...names, ...others.filter(freeOf(names))].sort((a, b) => a.start - b.start)
}

/**
 * Places of an English caption: known ones, names after in, at, near, and names that end in Street, Park …, each with the
 * state or the country behind it. UTF-16.
 */
export function findPlacesEn(view: CaptionView): readonly Mention[] {
  const found = runs(view).flatMap((run) => (run.kind === 'place' ? [mention(view, run.start, run.end)] : []))
  const known = [...view.text.matchAll(KNOWN_PLACE)].map((match) =>
    mention(view, match.index, match.index + match[0].length),
  )
  const names = runs(view).filter((run) => run.kind === 'name' || run.kind === 'organisation')
  const generic = [...view.lower.matchAll(GENERIC_PLACES)].map((match) =>
    mention(view, match.index, match.index + match[0].length, false),
  )
  const sure = inRegions(view, longestOnly([...found, ...known.filter(freeOf(names))]))
  return [...sure, ...generic.filter(freeOf(sure))].sort((a, b) => a.start - b.start)
}

/** Cold Bay, Maine is one place: the state belongs to the town before it, and is no second place. */
function inRegions(view: CaptionView, sorted: readonly Mention[]): readonly Mention[] {
  const whole: Mention[] = []
  for (const one of sorted) {
    const last = whole.at(-1)
    if (last !== undefined && one.start < last.end) continue
    whole.push(mention(view, one.start, one.end + regionLength(one.words, view.text.slice(one.end, one.end + 60))))
  }
  return whole
}

function runs(view: CaptionView): readonly Name[] {
  const names = [...view.text.matchAll(RUN)].flatMap((match) =>
    split(match[0], match.index).flatMap((run) => classify(view, run)),
  )
  // Harwick, North Yorkshire: what lies behind a place is where that lies, and no person.
  let regionEnd = 0
  return names.map((one) => {
    const isOfPlace = one.start < regionEnd
    if (one.kind === 'place') {
      const town = view.text.slice(one.start, one.end)
      regionEnd = Math.max(regionEnd, one.end + regionLength(town, view.text.slice(one.end, one.end + 60)))
    }
    return isOfPlace ? { ...one, kind: 'place' as const } : one
  })
}

/** Runs part at “and”, “the” and at words that are no names: On Tuesday Ann Lee → Ann Lee. */
function split(
  run: string,
  from: number,
): readonly { readonly words: readonly string[]; readonly start: number; readonly end: number }[] {
  const parts: { words: string[]; start: number; end: number }[] = []
  let open: { words: string[]; start: number; end: number } | undefined
  for (const match of run.matchAll(/\S+/gu)) {
    const word = match[0].replace(/[.,]$/u, (sign) => (sign === '.' && isShort(match[0]) ? '.' : ''))
    const bareWord = word.replace(/[.’']s?$/u, '')
    const isBreak = (NOT_NAMES.has(bareWord) && !(open !== undefined && PLACE_WORDS.has(bareWord))) || word === 'and'
    if (isBreak) {
      open = undefined
      continue
    }
    const start = from + match.index
    const end = start + word.length
    if (open === undefined) {
      if (!/^\p{Lu}/u.test(word)) continue
      open = { words: [word], start, end }
      parts.push(open)
    } else {
      open.words.push(word)
      open.end = end
    }
    // A full stop that is no abbreviation's ends the name.
    if (match[0].endsWith('.') && !isShort(match[0])) open = undefined
  }
  return parts
}

const isShort = (word: string): boolean => SHORT_TITLES.test(word)

function classify(
  view: CaptionView,
  run: { readonly words: readonly string[]; readonly start: number; readonly end: number },
): readonly Name[] {
  const trimmed = trim(run)
  if (trimmed === undefined) return []
  const { words: parts, start, end } = trimmed
  const before = view.text.slice(Math.max(0, start - 40), start)
  const last = (parts[parts.length - 1] ?? '').replace(/[’']s$/u, '')
  const whole = parts.join(' ')
  const name = (kind: Name['kind']): readonly Name[] => [{ kind, words: parts, start, end }]
  if (KNOWN.has(whole) || KNOWN.has(whole.replace(/\.$/u, ''))) return name('place')
  if (ORG.has(last) && parts.length > 1 && !STRONG_LEAD.test(before)) return name('organisation')
  if (PLACE_WORDS.has(last) && parts.length > 1)
    return name(PLACE_LEAD.test(before) || !startsSentence(before) ? 'place' : 'other')
  if (/^(?:St\.?|Mount|Lake|River|Cape|Port|Fort|Isle)$/u.test(parts[0] ?? '') && parts.length > 1) return name('place')
  if (/^(?:Storm|Hurricane|Typhoon|Cyclone|Operation|World)$/u.test(parts[0] ?? '')) return name('other')
  const titled = TITLES.has((parts[0] ?? '').replace(/\.$/u, ''))
  if (titled && parts.length > 1) return name('name')
  if (SETTLEMENTS.test(before)) return name('place')
  if (STRONG_LEAD.test(before) && !/\b(?:in|at) (?:a|an)\s+$/u.test(before)) return name('place')
  if (/\b(?:on|off)\s+(?:the\s+)?$/u.test(before) && !titled) return name('place')
  // Harwick, Maine: a place before a place that is known.
  const after = view.text.slice(end)
  if (!titled && isBeforeRegion(whole, after.slice(0, 60))) return name('place')
  // The Harwick bridge; Queen’s Park, Eastmoor.
  if (/\bthe\s+$/iu.test(before) && OF_PLACE.test(after)) return name('place')
  if (parts.length === 1 && AFTER_PLACE.test(before)) return name('place')
  if (parts.length === 1 && (PLACE_VERB.test(before) || PASSED.test(before))) return name('place')
  if (parts.length >= 2 && parts.length <= 5) return name('name')
  if (/\b(?:by|with|and|for|of|from|to)\s+$/u.test(before) || startsSentence(before)) return name('other')
  return name('other')
}

const startsSentence = (before: string): boolean => /(?:^|[.!?:]\s+|^[“"'(])$/u.test(before)

/** Leading words of a run that are no part of a name, and a possessive at its end. */
function trim(run: { readonly words: readonly string[]; readonly start: number; readonly end: number }) {
  const parts = [...run.words]
  let { end } = run
  while (parts.length > 0 && /^(?:de|da|di|of|the|for|al|el|la|le)$/u.test(parts[parts.length - 1] ?? '')) {
    end -= (parts.pop() ?? '').length + 1
  }
  return parts.length === 0 ? undefined : { words: parts, start: run.start, end }
}

const GIVEN_LIKE_TRADES = new Set(english.givenLikeTrades)
const TRADES = new Set(english.roles)
const TRADE_END = /^\p{Lu}\p{Ll}+(?:er|or|ist|ian|man|woman|smith|wright)$/u

/** Ranger, Weaver, Miller: with its capital only because the sentence begins with it, before a given name and a surname. */
const isTrade = (word: string): boolean =>
  TRADES.has(word.toLowerCase()) || (TRADE_END.test(word) && !GIVEN_LIKE_TRADES.has(word))

const OFFICE_LEADS = new Set(LISTS.phrases.officeLeads)

/** How many words before a name are its titles: Mayor, Fire Chief, Deputy Prime Minister. */
function officeLength(parts: readonly string[]): number {
  const isTitle = (part: string | undefined): boolean => TITLES.has(part?.replace(/\.$/u, '') ?? '')
  let from = parts.findIndex((part) => !OFFICE_LEADS.has(part) && !isTitle(part))
  // Chief of Fire Chief ends the office; City of City Marsh does not.
  while (from > 0 && !isTitle(parts[from - 1])) from -= 1
  return from
}

/** A name without its titles and possessive; `isFirst`: it begins a sentence. */
function bare(parts: readonly string[], isFirst: boolean): string {
  const hasTrade = isFirst && parts.length > 2 && isTrade(parts[0] ?? '')
  const from = hasTrade ? 1 : officeLength(parts)
  return parts
    .slice(Math.max(0, from))
    .join(' ')
    .replace(/[’']s$/u, '')
}
