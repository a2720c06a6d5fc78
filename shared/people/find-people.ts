import { keptByBlock } from '../lib/kept-by-text.ts'
import { oncePerUnder } from '../lib/once-per.ts'
import { inOneGo, type Steps } from '../lib/steps.ts'
import { foldText } from '../structure/fold.ts'
import type { ReadBlock } from '../text/read-block.ts'
import { laterEn } from './later-en.ts'
import { laterZh, type Known, type Later } from './later-zh.ts'
import { fullNamesEn } from './names-en.ts'
import { fullNamesZh } from './names-zh.ts'
import { officeAt, officeOf } from './office-zh.ts'
import type { FullName, Mention, Person, Place } from './person.ts'
import { isWhole, namesByFirst, standingIn } from './scan-names.ts'

/** Blocks that tell nothing of anybody. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'figure', 'formula'])
/** Blocks in which nobody is introduced: names stand there short, or as who made the article. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['headline', 'kicker', 'subheadline', 'section-heading'],
  ...['byline', 'editor-line', 'credit', 'source', 'dateline', 'caption'],
])

/**
 * The people of an article, in the order in which they are first named: who is named by a whole name at least once, with the
 * office told beside it, and every mention of which it is sure whose it is. Chinese and English, block by block.
 */
export function findPeople(all: readonly ReadBlock[]): readonly Person[] {
  return inOneGo(peopleSteps(all))
}

/** The work of {@link findPeople} with a rest behind each block, for who must answer meanwhile. */
export function* peopleSteps(all: readonly ReadBlock[]): Steps<readonly Person[]> {
  const blocks = all.filter(({ role, text }) => !UNREAD.has(role) && text !== '')
  const introduced = yield* introducedIn(blocks)
  const full = yield* withAllPlaces(blocks, introduced)
  const byName = Map.groupBy(full, ({ name }) => name)
  const known = [...byName].map(([name, places]): Known => ({
    name,
    offices: places.flatMap(({ office }) => (office === undefined ? [] : [foldText(office)])),
  }))
  const later = Map.groupBy(yield* laterIn(blocks, known, takenBy(full)), ({ name }) => name)
  const texts = new Map(blocks.map((block) => [block.index, block]))
  const people = [...byName].map(([name, places]) =>
    personOf(
      name,
      [
        ...places.map(({ name: _, ...place }): Mention => ({
          ...place,
          words: texts.get(place.block)?.text.slice(place.start, place.end) ?? name,
          isFull: true,
        })),
        ...(later.get(name) ?? []).map(({ name: _, ...mention }): Mention => mention),
      ].toSorted(byPlace),
      texts,
    ),
  )
  return people.toSorted((one, other) => byPlace(one.mentions[0] ?? one.first, other.mentions[0] ?? other.first))
}

const namesZh = keptByBlock(fullNamesZh)
const namesEn = keptByBlock(fullNamesEn)

/** Whole names by what stands around them. */
function* introducedIn(blocks: readonly ReadBlock[]): Steps<readonly FullName[]> {
  const chinese: FullName[] = []
  const english: ReturnType<typeof fullNamesEn>[number][] = []
  for (const block of blocks) {
    if (block.isChinese) chinese.push(...namesZh(block))
    else english.push(...namesEn(block))
    yield
  }
  const sure = new Set(english.flatMap(({ name, isSure }) => (isSure ? [name] : [])))
  return [...chinese, ...english.flatMap(({ isSure: _, ...name }) => (sure.has(name.name) ? [name] : []))]
}

const standingWhole = oncePerUnder(
  (names: readonly string[]) => names.join('\n'),
  (names) => {
    const known = namesByFirst(names)
    return (block: ReadBlock) => standingIn(block, known, isWhole)
  },
)
const laterInChinese = oncePerUnder((known: readonly Known[]) => JSON.stringify(known), laterZh)

/** Every place of the names that were introduced somewhere. */
function* withAllPlaces(blocks: readonly ReadBlock[], introduced: readonly FullName[]): Steps<readonly FullName[]> {
  const isTaken = takenBy(introduced)
  const standing = standingWhole([...new Set(introduced.map(({ name }) => name))])
  const others: FullName[] = []
  for (const block of blocks) {
    for (const place of standing(block))
      if (!isTaken(place))
        others.push(block.isChinese ? { ...place, ...officeOf(block, officeAt(block.folded, place.start)) } : place)
    yield
  }
  return [...introduced, ...others]
}

/** Mentions by a part of a name, none of them within a whole one. */
function* laterIn(
  blocks: readonly ReadBlock[],
  known: readonly Known[],
  isTaken: (place: Place) => boolean,
): Steps<readonly Later[]> {
  const chinese = laterInChinese(known)
  const english = laterEn(
    blocks.filter(({ isChinese }) => !isChinese),
    known,
  )
  yield
  const found: Later[] = []
  for (const block of blocks) {
    found.push(...(block.isChinese ? chinese(block) : english(block)).filter((mention) => !isTaken(mention)))
    yield
  }
  return found
}

/** Tells of a place whether one of `places` covers some of it. */
function takenBy(places: readonly Place[]): (place: Place) => boolean {
  const byBlock = Map.groupBy(places, ({ block }) => block)
  return ({ block, start, end }) => byBlock.get(block)?.some((one) => one.start < end && start < one.end) ?? false
}

function personOf(name: string, mentions: readonly Mention[], blocks: ReadonlyMap<number, ReadBlock>): Person {
  const full = mentions.filter(({ isFull }) => isFull)
  const first = full.find(({ block }) => !BESIDE.has(blocks.get(block)?.role ?? '')) ?? full[0]
  if (first === undefined) throw new Error(`${name} is nowhere named`)
  const told = mentions.filter(({ office }) => office !== undefined)
  const office = (told.find(({ isFull, isGeneric }) => isFull && isGeneric !== true) ?? told[0])?.office
  // The name as it is written there: in the article's own script.
  return { name: first.words, first, mentions, ...(office === undefined ? {} : { office }) }
}

const byPlace = (one: Place, other: Place): number => one.block - other.block || one.start - other.start
