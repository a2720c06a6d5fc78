import { readCaption, type CaptionFacts, type TimeMention } from './facts.ts'
import { containedClauses } from './clauses.ts'
import { countsOf } from './counts.ts'
import { isNearEnglish } from './look-alike.ts'
import { datesAgree } from './same-day.ts'
import { samePlace } from './same-place.ts'
import { pieces } from './similar.ts'
import { blank, viewText, type Mention, type Span } from './view.ts'

/** One name, day, place or count of a caption beside the one of another text. UTF-16 of the caption. */
export interface ComparedPart extends Span {
  readonly kind: 'name' | 'date' | 'place' | 'number'
  readonly verdict: 'agrees' | 'year-only' | 'month-only' | 'differs'
  readonly words: string
  /** The words of the other text. */
  readonly there: string
}

/**
 * A caption against another telling of its picture. `agrees`: all that the shorter of both says stands in the longer, word
 * for word but for writing (script, digits, endings of verbs), `words` and `there` being what was so compared; `partly`: some
 * of what they name is the same, and the rest tells of it in other words; `differs`: a name, day, place or count is another
 * one, or nothing is the same; undefined: nothing could be compared.
 */
export interface ComparedStory {
  readonly verdict: 'agrees' | 'partly' | 'differs'
  readonly parts: readonly ComparedPart[]
  readonly span?: Span | undefined
  readonly there?: string | undefined
}

/** Compares a caption that is read with another text about the same picture. */
export function compareStories(
  facts: CaptionFacts,
  text: string,
  publishedAt: string | undefined,
): ComparedStory | undefined {
  const other = readCaption(text, publishedAt)
  const parts = [
    ...nameParts(facts, other),
    ...dateParts(facts, other),
    ...placeParts(facts, other),
    ...numberParts(facts, other, publishedAt),
  ].sort((a, b) => a.start - b.start)
  const [wrong] = parts.filter(({ verdict }) => verdict === 'differs')
  if (wrong !== undefined) return { verdict: 'differs', parts, span: wrong, there: wrong.there }
  const isExact = parts.every(({ verdict }) => verdict === 'agrees')
  const contained = isExact ? containedClauses(facts, other) : undefined
  if (contained !== undefined) return { verdict: 'agrees', parts, span: contained.span, there: contained.there }
  if (isOtherStory(facts, other)) {
    return { verdict: 'differs', parts, span: { start: 0, end: facts.view.raw.length }, there: text.trim() }
  }
  return parts.some(({ verdict }) => verdict === 'agrees') ? { verdict: 'partly', parts } : undefined
}

/** Different words may tell of the same picture; only where not one is shared, and much is told, is it another one. */
function isOtherStory({ view, people, times, places }: CaptionFacts, other: CaptionFacts): boolean {
  const own = pieces(view.text, view.isChinese)
  const theirs = pieces(other.view.text, view.isChinese)
  if ([...own].some((piece) => theirs.has(piece))) return false
  return pieces(blank(view.text, [...people, ...times, ...places]), view.isChinese).size >= 4 && theirs.size >= 6
}

const part = (kind: ComparedPart['kind'], verdict: ComparedPart['verdict'], own: Mention, there: string) => ({
  kind,
  verdict,
  words: own.words,
  there,
  start: own.start,
  end: own.end,
})

interface Named {
  readonly name: string
  readonly mention: Mention
}

function namesOf({ people, view }: CaptionFacts): readonly Named[] {
  return people.flatMap((one): Named[] => {
    if (one.kind !== 'name' || one.name === undefined || !one.isSure) return []
    const start = one.end - one.name.length
    const words = view.raw.slice(start, one.end)
    return [{ name: viewText(one.name).text, mention: { ...one, start, words } }]
  })
}

/** Names that stand on both sides; where one on each side is left over, the two are held against each other. */
function nameParts(facts: CaptionFacts, other: CaptionFacts): readonly ComparedPart[] {
  const [ours, theirs] = [namesOf(facts), namesOf(other)]
  const same = ours.flatMap(({ name, mention }) => {
    const there = theirs.find((one) => one.name === name)
    return there === undefined ? [] : [part('name', 'agrees', mention, there.mention.words)]
  })
  const left = ours.filter(({ name }) => !theirs.some((one) => one.name === name))
  const right = theirs.filter(({ name }) => !ours.some((one) => one.name === name))
  const [mine, yours] = [left[0], right[0]]
  const isOne = left.length === 1 && right.length === 1
  const near = left.flatMap((one) => {
    const slip = right.find(({ name }) => isNearEnglish(one.name, name))
    return slip === undefined ? [] : [part('name', 'differs', one.mention, slip.mention.words)]
  })
  if (near.length > 0) return [...same, ...near]
  return isOne && mine !== undefined && yours !== undefined
    ? [...same, part('name', 'differs', mine.mention, yours.mention.words)]
    : same
}

const datesOf = ({ times }: CaptionFacts): readonly TimeMention[] =>
  times.filter((one) => one.isSure && one.kind === 'date' && one.value !== undefined && !one.value.includes('/'))

/** Each day with the one that says most of the same; one day on each side that is another day differs. */
function dateParts(facts: CaptionFacts, other: CaptionFacts): readonly ComparedPart[] {
  const [ours, theirs] = [datesOf(facts), datesOf(other)]
  return ours.flatMap((own) => {
    const verdicts = theirs.map(
      (one) => [datesAgree({ ...own, lower: facts.view.lower }, { ...one, lower: other.view.lower }), one] as const,
    )
    for (const wanted of ['agrees', 'month-only', 'year-only'] as const) {
      const [, found] = verdicts.find(([verdict]) => verdict === wanted) ?? []
      if (found !== undefined) return [part('date', wanted, own, found.words)]
    }
    const [only] = theirs
    return ours.length === 1 && theirs.length === 1 && only !== undefined && verdicts[0]?.[0] === 'differs'
      ? [part('date', 'differs', own, only.words)]
      : []
  })
}

const placesOf = ({ places }: CaptionFacts): readonly Mention[] => places.filter((one) => one.isSure)

function placeParts(facts: CaptionFacts, other: CaptionFacts): readonly ComparedPart[] {
  const [ours, theirs] = [placesOf(facts), placesOf(other)]
  return ours.flatMap((own) => {
    const verdicts = theirs.map((one) => [samePlace(own.words, one.words), one] as const)
    const same = verdicts.find(([verdict]) => verdict === 'agrees')
    if (same !== undefined) return [part('place', 'agrees', own, same[1].words)]
    const [first] = verdicts
    return ours.length === 1 && theirs.length === 1 && first?.[0] === 'differs'
      ? [part('place', 'differs', own, first[1].words)]
      : []
  })
}

/** The same thing counted in the same unit, once on each side. */
function numberParts(
  facts: CaptionFacts,
  other: CaptionFacts,
  publishedAt: string | undefined,
): readonly ComparedPart[] {
  const ours = Map.groupBy(countsOf(facts.view, publishedAt), ({ key }) => key)
  const theirs = Map.groupBy(countsOf(other.view, publishedAt), ({ key }) => key)
  return [...ours].flatMap(([key, own]) =>
    own.flatMap(({ value, mention }) => {
      const there = theirs.get(key) ?? []
      const same = there.find((one) => one.value === value)
      if (same !== undefined) return [part('number', 'agrees', mention, same.mention.words)]
      const [only] = there
      return only !== undefined && own.length === 1 && there.length === 1
        ? [part('number', 'differs', mention, only.mention.words)]
        : []
    }),
  )
}
