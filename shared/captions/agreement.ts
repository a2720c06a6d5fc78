import { shared, type ArticleText, type CapitalPair } from './article-text.ts'
import { dateAgreement } from './agree-dates.ts'
import type { Agreement, OtherPlace } from './agreement-kinds.ts'
import { numberAgreement } from './agree-numbers.ts'
import { placeAgreement } from './agree-places.ts'
import type { CaptionFacts } from './facts.ts'
import { isSurname } from './find-people-zh.ts'
import { isLikelySlip, isNearName, isOneOff, isOtherInitial, isSurnameSlip } from './look-alike.ts'
import { placeIn, sameEvents } from './similar.ts'
import { inCodePoints, viewText, type Mention, type Span } from './view.ts'

/** Names, places, dates and numbers of the caption at `index` against headline and body, in the caption's order. */
export function agreementOf(facts: CaptionFacts, index: number, text: ArticleText): readonly Agreement[] {
  const events = sameEvents(facts, text.sentences(facts.view.isChinese))
  return [
    ...nameAgreement(facts, text),
    ...placeAgreement(facts, text, events),
    ...dateAgreement(facts, text, events),
    ...numberAgreement(facts, index, text),
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

/** The first place in headline and body where a name stands as a whole: 王明 does not stand in 王明远. Sought once a name. */
function where(text: ArticleText, sought: string): OtherPlace | undefined {
  const needle = viewText(sought).text
  return shared(text, `whole ${needle}`, () => firstWhole(text, needle))
}

function firstWhole({ article, folded, names, withPair }: ArticleText, needle: string): OtherPlace | undefined {
  const isHan = /\p{Script=Han}/u.test(needle)
  for (const index of withPair(needle.slice(0, 2))) {
    const text = folded[index] ?? ''
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
      const end = at + needle.length
      const isWhole = isHan
        ? !names(index).some(
            (one) => one.start <= at && one.end > end && viewText(one.words).text.endsWith(one.name ?? ''),
          )
        : !/[\p{L}]/u.test(text.charAt(at - 1)) && !/^(?:[\p{L}-]|[’'](?!s\b)\p{L})/u.test(text.slice(end, end + 3))
      if (isWhole) return placeIn(index, article.blocks[index]?.text ?? '', at, end)
    }
  }
  return undefined
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
    (given === first &&
      surname.length >= 4 &&
      surname !== last &&
      (isOneOff(surname, last) || isOtherInitial(surname, last))) ||
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
