import { isDefaultMaker } from '../text/default-words.ts'
import type { PictureMetadata } from './article.ts'
import { compareDate, metadataDay } from './compare-day.ts'
import { compareMakers, haveSameMakers } from './compare-maker.ts'
import { compareStories } from './compare-story.ts'
import type { Credit } from './credit.ts'
import {
  COMPARED_FIELDS,
  type ComparedField,
  type MetadataCheck,
  type MetadataVerdict,
  type Verdict,
} from './metadata-check.ts'
import { readCaption, type CaptionFacts } from './facts.ts'
import { hasHan } from '../text/has-han.ts'
import { isTown, placeSameness, samePlace, type PlaceSameness } from './same-place.ts'
import { inCodePoints, viewText } from './view.ts'

interface MetadataContext {
  readonly publishedAt?: string | undefined
  /** The credit of the line beside the caption, or else of the caption. */
  readonly credit: Credit | undefined
  readonly isCreditInCaption: boolean
}

/** Holds every known field against the caption; fields that the picture does not state are left out. */
export function compareMetadata(
  facts: CaptionFacts,
  metadata: PictureMetadata | undefined,
  context: MetadataContext,
): readonly MetadataCheck[] {
  return COMPARED_FIELDS.flatMap((field): MetadataCheck[] => {
    const entries = metadata?.[field] ?? []
    const [first] = entries
    if (first === undefined) return []
    const others = entries.filter((entry) => entry !== first && !saySame(field, entry.value, first.value, context))
    const compared = isDefault(field, first.value) ? NOT_COMPARED : COMPARE[field](facts, first.value, context)
    // A tick beside a statement that the picture itself contradicts would not be earned.
    const isUndone = others.length > 0 && isTicked(compared.verdict)
    return [
      {
        field,
        value: first.value,
        source: first.source,
        ...compared,
        ...(isUndone ? { verdict: 'sources-differ' as const } : {}),
        ...(others.length === 0 ? {} : { others }),
      },
    ]
  })
}

const isTicked = (verdict: MetadataVerdict): boolean =>
  verdict === 'agrees' || verdict === 'partly' || verdict === 'year-only' || verdict === 'month-only'

const COMPARE: Readonly<
  Record<ComparedField, (facts: CaptionFacts, value: string, context: MetadataContext) => Verdict>
> = {
  headline: compareStory,
  description: compareStory,
  creator: compareCreator,
  credit: compareAgency,
  copyright: compareOwner,
  date: (facts, value, { publishedAt }) => compareDate(facts, value, publishedAt),
  city: compareTown,
  location: compareTown,
}

const NOT_COMPARED: Verdict = { verdict: 'not-compared' }
const folded = (text: string): string =>
  viewText(text)
    .text.toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

function compareStory(facts: CaptionFacts, value: string, { publishedAt }: MetadataContext): Verdict {
  const { raw, isChinese } = facts.view
  if (hasHan(value) !== isChinese) return NOT_COMPARED
  const story = compareStories(facts, value, publishedAt)
  if (story === undefined) return NOT_COMPARED
  const { verdict, span, there } = story
  const parts = story.parts.map((part) => ({ ...part, ...inCodePoints(raw, part) }))
  return {
    verdict,
    ...(span === undefined ? {} : { words: raw.slice(span.start, span.end), place: inCodePoints(raw, span) }),
    ...(there === undefined ? {} : { there }),
    ...(parts.length === 0 ? {} : { parts }),
  }
}

/** The credit as the caption or the line beside it has it. */
function ownCredit(credit: Credit, { isCreditInCaption }: MetadataContext) {
  return { words: credit.words, ...(isCreditInCaption ? { place: { start: credit.start, end: credit.end } } : {}) }
}

function compareCreator(facts: CaptionFacts, value: string, context: MetadataContext): Verdict {
  const { credit } = context
  if (credit === undefined) return { verdict: 'caption-lacks', offer: offerCredit(value, facts) }
  const compared = compareMakers(credit, value)
  return { verdict: compared.verdict, ...withThere(compared), ...ownCredit(credit, context) }
}

const offerCredit = (value: string, { view }: CaptionFacts): string =>
  view.isChinese ? `${value.trim()} 摄` : `Photo: ${value.trim()}`

/** Its houses alone: a person in the one and another in the other may be the maker and the paper. */
function compareAgency(_: CaptionFacts, value: string, context: MetadataContext): Verdict {
  const { credit } = context
  if (credit === undefined) return NOT_COMPARED
  const compared = compareMakers(credit, value)
  const isOfPersons = compared.verdict === 'differs' && compared.by === 'persons'
  return {
    ...(isOfPersons ? NOT_COMPARED : { verdict: compared.verdict, ...withThere(compared) }),
    ...ownCredit(credit, context),
  }
}

const withThere = ({ there }: Pick<Verdict, 'there'>) => (there === undefined ? {} : { there })

/** Who owns a picture need not be who made it: another name there is no contradiction. */
function compareOwner(facts: CaptionFacts, value: string, context: MetadataContext): Verdict {
  const compared = compareAgency(facts, value, context)
  if (compared.verdict !== 'differs' || context.credit === undefined) return compared
  return { ...NOT_COMPARED, ...ownCredit(context.credit, context) }
}

function compareTown({ view, places }: CaptionFacts, value: string): Verdict {
  const town = value.trim()
  if (hasHan(town) !== view.isChinese) return NOT_COMPARED
  const sure = places.filter((one) => one.isSure)
  const own = (one: (typeof sure)[number]) => ({ words: one.words, place: inCodePoints(view.raw, one), there: town })
  const compared = sure.map((one) => [townSameness(one.words, town), one] as const)
  const find = (...wanted: readonly PlaceSameness[]) => compared.find(([sameness]) => wanted.includes(sameness))?.[1]
  const same = find('same') ?? find('nearest')
  if (same !== undefined) return { verdict: 'agrees', ...own(same) }
  if (sure.length === 0) return { verdict: 'caption-lacks', offer: town }
  // A village in the caption may lie in that town; two towns are two places.
  const other = find('namesake') ?? (sure.length === 1 ? find('other') : undefined)
  return other === undefined ? NOT_COMPARED : { verdict: 'differs', ...own(other) }
}

/** Harwick, Kent is told from the nearest on; 福建、宁德 from the farthest, or the other way about. */
function townSameness(words: string, town: string): PlaceSameness {
  const [nearest = town] = town.split(/[,，、]/u)
  return placeSameness(words, hasHan(town) ? town.replace(/[,，、\s]/gu, '') : town) ?? placeSameness(words, nearest)
}

/** What a camera or a program wrote by itself; a day may be made of nothing but digits. */
function isDefault(field: ComparedField, value: string): boolean {
  return field !== 'date' && isDefaultMaker(value)
}

/** Whether two sources of one field say the same: a day without its hour, a name with its title, a text cut short. */
function saySame(field: ComparedField, one: string, other: string, { publishedAt }: MetadataContext): boolean {
  if (isDefault(field, one) || isDefault(field, other)) return true
  if (field === 'date') {
    const [a, b] = [metadataDay(one), metadataDay(other)]
    return a === undefined || b === undefined || a.startsWith(b) || b.startsWith(a)
  }
  const [a, b] = [folded(one), folded(other)]
  if (a.startsWith(b) || b.startsWith(a)) return true
  if (field === 'creator' || field === 'credit' || field === 'copyright') return haveSameMakers(one, other)
  if (field === 'headline' || field === 'description')
    return compareStories(readCaption(one, publishedAt), other, publishedAt)?.verdict !== 'differs'
  return hasHan(one) !== hasHan(other) || samePlace(one, other) !== 'differs' || !isTown(one) || !isTown(other)
}
