import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { Steps } from '../lib/steps.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { cleanEdits, toOwn, type CleanEdit } from '../text/clean-places.ts'
import { toCodePoint } from '../lib/code-points.ts'
import { readBlock, readBlocks, type ReadBlock } from '../text/read-block.ts'
import { findPeople, peopleSteps } from './find-people.ts'
import type { Mention, Person } from './person.ts'

/** A person as the command and the report tell of one; places in code points. */
export interface ToldPerson {
  readonly name: string
  readonly office?: string
  readonly first: ToldPlace
  readonly mentions: readonly (ToldPlace & { readonly text: string; readonly office?: string })[]
}

/** Code points of a block's text; `block` is its index. */
interface ToldPlace {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** The people of an article with every place at which they are named. */
export function toldPeople(blocks: readonly { readonly role: string; readonly text: string }[]): readonly ToldPerson[] {
  return tell(
    findPeople(readBlocks(blocks)),
    (index) => blocks[index]?.text ?? '',
    (_, place) => place,
  )
}

/** The work of finding the people of an article under review: its clean text is read, places are given in the text as received. */
export function* recordedPeopleSteps({
  blocks,
  suggestions,
}: {
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
}): Steps<readonly ToldPerson[]> {
  const read: ReadBlock[] = []
  for (const block of blocks) {
    read.push(readBlock(cleanBlock(block, suggestions), read.length))
    yield
  }
  const people = yield* peopleSteps(read)
  const editsOf = (index: number): readonly CleanEdit[] => {
    const block = blocks[index]
    return block === undefined ? [] : cleanEdits(block, suggestions)
  }
  return tell(
    people,
    (index) => read[index]?.text ?? '',
    (index, place) => toOwn(place, editsOf(index)),
  )
}

function tell(
  people: readonly Person[],
  textOf: (block: number) => string,
  own: (block: number, place: Span) => Span,
): readonly ToldPerson[] {
  const placeOf = ({ block, start, end }: Mention): ToldPlace => {
    const text = textOf(block)
    return { block, ...own(block, { start: toCodePoint(text, start), end: toCodePoint(text, end) }) }
  }
  return people.map(({ name, office, first, mentions }) => ({
    name,
    ...(office === undefined ? {} : { office }),
    first: placeOf(first),
    mentions: mentions.map((each) => ({
      ...placeOf(each),
      text: each.words,
      ...(each.office === undefined ? {} : { office: each.office }),
    })),
  }))
}

type Span = Pick<ToldPlace, 'start' | 'end'>
