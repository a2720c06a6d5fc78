import type { ArticleText, CapitalPair } from './article-text.ts'
import type { CaptionFacts, TimeMention } from './facts.ts'
import { isSurname } from './find-people-zh.ts'
import { isLikelySlip, isNearName, isSurnameSlip } from './look-alike.ts'
import { placeIn, sameEvents, type SameEvent } from './similar.ts'
import { inCodePoints, viewText, type Mention, type Span } from './view.ts'
import { LISTS } from './word-lists.ts'

/** Words in another block; code points. */
export interface OtherPlace extends Span {
  readonly block: number
  readonly words: string
}

/**
 * One name, place, date or number of a caption held against headline and body. Code points of the caption.
 * `agrees`: the other place says the same; `look-alike`: a name there differs in one character; `conflict`: the same
 * event has another day, place or number there; `absent`: the text does not speak of it, which is no fault.
 */
export interface Agreement extends Span {
  readonly kind: 'name' | 'place' | 'date' | 'number'
  readonly verdict: 'agrees' | 'look-alike' | 'conflict' | 'absent'
  readonly words: string
  readonly other?: OtherPlace
}

/** Names, places, dates and numbers of the caption at `index` against headline and body, in the caption's order. */
export function agreementOf(facts: CaptionFacts, index: number, text: ArticleText): readonly Agreement[] {
  const events = sameEvents(facts, text.sentences(facts.view.isChinese))
  return [
    ...nameAgreement(facts, text),
    ...placeAgreement(facts, text, events),
    ...dateAgreement(facts, text, events),
    ...numberAgreement(index, text),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}

function nameAgreement({ view, people }: CaptionFacts, text: ArticleText): readonly Agreement[] {
  const names = people.flatMap((one) => (one.kind === 'name' && one.name !== undefined ? [one] : []))
  return names.map((one): Agreement => {
    const name = one.name ?? one.words
    const own = { kind: 'name', words: name, ...inCodePoints(view.raw, nameSpan(one, name)) } as const
    const same = where(text, name)
    if (same !== undefined) return { ...own, verdict: 'agrees', other: same }
    const near = view.isChinese
      ? (nearNameZh(name, titleOf(one, name), view.raw, text) ?? otherSurname(name, view.raw, text))
      : nearNameEn(name, view.raw, text)
    return near === undefined ? { ...own, verdict: 'absent' } : { ...own, verdict: 'look-alike', other: near }
  })
}

/** What stands before a name and belongs to it: 市长 of 市长林远山. */
const titleOf = (one: Mention, name: string): string => viewText(one.words).text.slice(0, -name.length)
const nameSpan = (one: Mention, name: string): Span => ({ start: one.end - name.length, end: one.end })

/** The first place of words in headline and body. */
function where({ article, folded, withPair }: ArticleText, sought: string): OtherPlace | undefined {
  const needle = viewText(sought).text
  for (const index of withPair(needle.slice(0, 2))) {
    const at = folded[index]?.indexOf(needle) ?? -1
    if (at !== -1) return placeIn(index, article.blocks[index]?.text ?? '', at, at + needle.length)
  }
  return undefined
}

/** An answer about the text that every caption with the same question shares. */
function shared<T>({ remembered }: ArticleText, question: string, work: () => T): T {
  if (remembered.has(question)) return remembered.get(question) as T
  const answer = work()
  remembered.set(question, answer)
  return answer
}

/** A name of the text that is near to one of a caption, with the titles before it there. */
interface NearName {
  readonly name: string
  readonly titles: ReadonlySet<string>
  readonly place: OtherPlace
}

/** 沈砚秌 for 沈砚秋: the surname and one given character the same. Brothers stand side by side: two near names are none. */
function nearNameZh(name: string, title: string, caption: string, text: ArticleText): OtherPlace | undefined {
  const own = viewText(name).text
  if (!/^\p{Script=Han}{3,4}$/u.test(own)) return undefined
  const [only, another] = shared(text, `near ${own}`, () => nearNames(own, text))
  if (only === undefined || another !== undefined || caption.includes(only.place.words)) return undefined
  return [...only.titles].some((theirs) => isLikelySlip(only.name, own, title, theirs)) ? only.place : undefined
}

function nearNames(own: string, text: ArticleText): readonly NearName[] {
  const near = new Map<string, { name: string; titles: Set<string>; place: OtherPlace }>()
  for (const index of text.withPair(own.charAt(0))) {
    if (!isNearIn(text.folded[index] ?? '', own)) continue
    const raw = text.article.blocks[index]?.text ?? ''
    for (const found of text.names(index)) {
      const theirs = viewText(found.name ?? '').text
      if (!isNearName(theirs, own)) continue
      const known = near.get(theirs)
      const title = titleOf(found, theirs)
      if (known !== undefined) known.titles.add(title)
      else {
        const place = placeIn(index, raw, found.end - theirs.length, found.end)
        near.set(theirs, { name: theirs, titles: new Set([title]), place })
      }
    }
  }
  return [...near.values()]
}

/**
 * 谭木生 for 覃木生: a given name of two characters behind one other surname, which looks or sounds like the caption's.
 * Behind several surnames the given name is a common one, and tells nothing.
 */
function otherSurname(name: string, caption: string, text: ArticleText): OtherPlace | undefined {
  const own = viewText(name).text
  if (!/^\p{Script=Han}{3}$/u.test(own) || !isSurname(own.charAt(0))) return undefined
  const found = shared(text, `given ${own.slice(1)}`, () => surnamesBefore(own.slice(1), text))
  if (found === undefined || !isSurnameSlip(found.surname, own.charAt(0))) return undefined
  // What is no name to the reader of names must at least be written twice.
  return found.isName && !caption.includes(found.first.words) ? found.first : undefined
}

/** The one surname before a given name in headline and body, and where it first stands. */
function surnamesBefore(
  given: string,
  text: ArticleText,
): { readonly surname: string; readonly first: OtherPlace; readonly isName: boolean } | undefined {
  const surnames = new Set<string>()
  let first: OtherPlace | undefined
  let isNamed = false
  let count = 0
  for (const index of text.withPair(given)) {
    const folded = text.folded[index] ?? ''
    for (let at = folded.indexOf(given, 1); at !== -1; at = folded.indexOf(given, at + 1)) {
      const surname = folded.charAt(at - 1)
      if (!isSurname(surname)) continue
      surnames.add(surname)
      if (surnames.size > 1) return undefined
      first ??= placeIn(index, text.article.blocks[index]?.text ?? '', at - 1, at + 2)
      count += 1
      isNamed ||= text.nameEnds(index).has(at + 2)
    }
  }
  const [surname] = surnames
  return first === undefined || surname === undefined ? undefined : { surname, first, isName: isNamed || count > 1 }
}

function isNearIn(folded: string, own: string): boolean {
  for (let at = folded.indexOf(own.charAt(0)); at !== -1; at = folded.indexOf(own.charAt(0), at + 1))
    if (isNearName(folded.slice(at, at + own.length), own)) return true
  return false
}

/** Catherine Lowe for Katherine Lowe, Rowan Lek for Rowan Leck: one of two parts the same, the other one letter off. */
function nearNameEn(name: string, caption: string, text: ArticleText): OtherPlace | undefined {
  const parts = name.split(/\s+/u)
  const [first, last] = [parts[0] ?? '', parts[parts.length - 1] ?? '']
  if (parts.length < 2 || last.length < 4) return undefined
  const { by } = text.capitals()
  const isNear = ({ given, surname }: CapitalPair): boolean =>
    (given === first && surname.length >= 4 && surname !== last && isOneOff(surname, last)) ||
    (surname === last && given.length >= 4 && first.length >= 4 && given !== first && isOneOff(given, first))
  const near = shared(text, `near ${first} ${last}`, () =>
    [...(by.get(`${first} `) ?? []), ...(by.get(` ${last}`) ?? [])]
      .filter(isNear)
      .sort((a, b) => a.block - b.block || a.start - b.start),
  )
  const found = near.find(({ given, surname }) => !new RegExp(`${given} ${surname}(?!\\p{L})`, 'u').test(caption))
  return found === undefined
    ? undefined
    : placeIn(found.block, text.article.blocks[found.block]?.text ?? '', found.start, found.end)
}

/** One letter put in, left out, or exchanged; the first letter of one word may be exchanged for C and K only. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  let tail = 0
  while (
    tail < Math.min(one.length, other.length) - same &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1
  const left = Math.max(one.length, other.length) - same - tail
  return left === 1 && (same > 0 || (/^[CK]/u.test(one) && /^[CK]/u.test(other)))
}

function placeAgreement(facts: CaptionFacts, text: ArticleText, events: readonly SameEvent[]): readonly Agreement[] {
  const sure = facts.places.filter((one) => one.isSure)
  return sure.map((one): Agreement => {
    const own = { kind: 'place', words: one.words, ...inCodePoints(facts.view.raw, one) } as const
    const same = where(text, one.words) ?? (sure.length === 1 ? where(text, bareTown(one.words)) : undefined)
    if (same !== undefined) return { ...own, verdict: 'agrees', other: same }
    const other = sure.length === 1 ? otherTown(facts, one, text, events) : undefined
    return other === undefined ? { ...own, verdict: 'absent' } : { ...own, verdict: 'conflict', other }
  })
}

const TOWNS = new Set([...LISTS.places.cities, ...LISTS.places.english])
const UNIT = /[省市县区镇乡村]$/u
/** 赣州市 and 赣州 are one town. */
const bareTown = (name: string): string => (name.length > 2 ? name.replace(/市$/u, '') : name)

/** Another town in the sentence that tells the same event on the same day; only towns of one rank are compared. */
function otherTown(
  facts: CaptionFacts,
  own: Mention,
  { article, event: read }: ArticleText,
  events: readonly SameEvent[],
): OtherPlace | undefined {
  const name = viewText(own.words).text
  for (const event of events) {
    const raw = article.blocks[event.block]?.text ?? ''
    const theirs = read(event)
    const places = theirs.places.filter((one) => one.isSure)
    const [place] = places
    if (place === undefined || places.length !== 1) continue
    const other = viewText(place.words).text
    const isRanked =
      (TOWNS.has(bareTown(name)) && TOWNS.has(bareTown(other))) ||
      (UNIT.test(name) && name.slice(-1) === other.slice(-1) && name.length === other.length)
    if (!isRanked || bareTown(name) === bareTown(other)) continue
    if (sameDay(facts.times, theirs.times) === false) continue
    return placeIn(event.block, raw, place.start, place.end)
  }
  return undefined
}

function dateAgreement(facts: CaptionFacts, text: ArticleText, events: readonly SameEvent[]): readonly Agreement[] {
  const dates = facts.times.filter((one) => one.isSure && one.value !== undefined)
  const isOneDay = days(dates).length === 1
  return dates.map((one): Agreement => {
    const own = { kind: 'date', words: one.words, ...inCodePoints(facts.view.raw, one) } as const
    const same = dateIn(text, one)
    if (same !== undefined) return { ...own, verdict: 'agrees', other: same }
    const other = isOneDay && isDay(one.value) ? otherDay(facts, one, text, events) : undefined
    return other === undefined ? { ...own, verdict: 'absent' } : { ...own, verdict: 'conflict', other }
  })
}

const isDay = (value: string | undefined): boolean => /^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(value ?? '')
const days = (times: readonly TimeMention[]): readonly TimeMention[] => times.filter((one) => isDay(one.value))

/** A date of the text that says the same, as exact as the less exact of both. */
function dateIn(text: ArticleText, own: TimeMention): OtherPlace | undefined {
  return shared(text, `date ${own.value ?? ''}`, () => placeOfDate(text, own))
}

function placeOfDate({ article, folded, times }: ArticleText, own: TimeMention): OtherPlace | undefined {
  const [year, month, day] = partsOf(own.value)
  const hints = hintsOf(month, day)
  for (const [index, text] of folded.entries()) {
    // A year alone agrees with every date of it: only where the text names it, it says anything.
    if (month === undefined && (year === undefined || !text.includes(year))) continue
    if (!hints.some((hint) => text.includes(hint)) && !/[今去昨前本上]|yesterday|today|last|day\b/iu.test(text))
      continue
    const raw = article.blocks[index]?.text ?? ''
    for (const time of times(index)) {
      if (!time.isSure || (month === undefined && !time.words.includes(year ?? '?'))) continue
      if (saysTheSame(partsOf(time.value), [year, month, day])) return placeIn(index, raw, time.start, time.end)
    }
  }
  return undefined
}

type DateParts = readonly [string | undefined, string | undefined, string | undefined]

/** Year, month and day of an ISO date, as far as it has them; `--11-08` has no year. */
function partsOf(value: string | undefined): DateParts {
  const match = /^(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(value ?? '')
  return [match?.[1], match?.[2], match?.[3]]
}

/** Nothing that both give differs, and both give the month, or the year where one gives no more. */
function saysTheSame(one: DateParts, other: DateParts): boolean {
  if (one.some((part, at) => part !== undefined && other[at] !== undefined && part !== other[at])) return false
  const isShared = (at: number): boolean => one[at] !== undefined && other[at] !== undefined
  return isShared(1) || (isShared(0) && (one[1] === undefined || other[1] === undefined))
}

const dayOf = (value: string | undefined): string => /^\d{4}(?:-\d{2}){0,2}/u.exec(value ?? '')?.[0] ?? ''

/** Texts of which one stands in every way to write a day or month without words like yesterday. */
function hintsOf(month: string | undefined, day: string | undefined): readonly string[] {
  if (month === undefined) return ['']
  const number = String(Number(month))
  const name = MONTHS[Number(month) - 1] ?? ''
  const ofDay = day === undefined ? [] : [`${String(Number(day))}日`]
  return [`${number}月`, name, `-${month}-`, `.${number}.`, `/${number}/`, ...ofDay]
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The one other day that the sentence about the same event gives; a performance elsewhere is another event. */
function otherDay(
  facts: CaptionFacts,
  own: TimeMention,
  { article, event: read }: ArticleText,
  events: readonly SameEvent[],
): OtherPlace | undefined {
  for (const event of events) {
    const raw = article.blocks[event.block]?.text ?? ''
    const theirs = read(event)
    const [day, another] = days(theirs.times)
    if (day === undefined || another !== undefined || dayOf(day.value) === dayOf(own.value)) continue
    if (!isPlacedAlike(facts, theirs)) continue
    return placeIn(event.block, raw, day.start, day.end)
  }
  return undefined
}

type Placed = Pick<CaptionFacts, 'places'>

/** Whether two tellings do not name different places: one place named in both, or none in one of them. */
function isPlacedAlike(one: Placed, other: Placed): boolean {
  const names = (facts: Placed): readonly string[] =>
    facts.places.filter((place) => place.isSure).map((place) => viewText(place.words).text)
  const [ours, theirs] = [names(one), names(other)]
  if (ours.length === 0 || theirs.length === 0) return true
  return ours.some((a) => theirs.some((b) => a.includes(bareTown(b)) || b.includes(bareTown(a))))
}

/** Whether both tellings give the same day: undefined when one gives none. */
function sameDay(one: readonly TimeMention[], other: readonly TimeMention[]): boolean | undefined {
  const [ours, theirs] = [days(one), days(other)]
  if (ours.length === 0 || theirs.length === 0) return undefined
  return ours.some((a) => theirs.some((b) => dayOf(a.value) === dayOf(b.value)))
}

function numberAgreement(index: number, { article, conflictsAt }: ArticleText): readonly Agreement[] {
  return conflictsAt(index)
    .flatMap(({ places }): Agreement[] => {
      const own = places.find((place) => place.block === index)
      const other =
        own === undefined ? undefined : places.find((place) => place.block !== index && place.value !== own.value)
      if (own === undefined || other === undefined) return []
      const there = { block: other.block, start: other.start, end: other.end, words: other.text }
      return [{ kind: 'number', verdict: 'conflict', start: own.start, end: own.end, words: own.text, other: there }]
    })
    .filter((item) => item.other === undefined || article.blocks[item.other.block] !== undefined)
}
