import type { ToldPerson } from '#shared/people/told.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'

/** A line of the list: a person, or below the open one a place at which the person is named. */
export interface PeopleLine {
  readonly kind: 'person' | 'mention'
  readonly id: string
  /** Whose line it is. */
  readonly personId: string
  readonly person: ToldPerson
  /** Of a person the first mention by the whole name. */
  readonly at: { readonly start: number; readonly end: number }
  readonly where: BlockBundle | undefined
  readonly isFirst: boolean
}

/** The people, in the order in which they are first named, the open one with all its mentions. */
export function peopleLines(
  people: readonly ToldPerson[],
  bundles: Bundles,
  openId: string | undefined,
): readonly PeopleLine[] {
  const blocks = bundles.blocks
  const whereOf = (block: number): BlockBundle | undefined => bundles.byId.get(blocks[block]?.id ?? '')
  return people.flatMap((person): readonly PeopleLine[] => {
    const { name, first, mentions } = person
    const personId = `person ${name}`
    const own = { personId, person }
    const head: PeopleLine = {
      ...own,
      kind: 'person',
      id: personId,
      at: first,
      where: whereOf(first.block),
      isFirst: true,
    }
    if (personId !== openId) return [head]
    return [
      head,
      ...mentions.map((mention, index): PeopleLine => ({
        ...own,
        kind: 'mention',
        id: `${personId} ${String(index)}`,
        at: mention,
        where: whereOf(mention.block),
        isFirst: mention.block === first.block && mention.start === first.start,
      })),
    ]
  })
}
