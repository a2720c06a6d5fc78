import type { CarryCounts } from '../contract/carry-counts.ts'
import { OTHER_KINDS, type Carried } from '../domain/carried.ts'
import { isPlaced } from '../domain/note.ts'

/** Of a text of which less stands in the article it is asked whether it is one of this article at all. */
export const LITTLE = 0.25

type Told = Pick<Carried['numbers'][number], 'to' | 'why'>

/** What became of a review, in numbers; `also`: what no record tells of. */
export function countOfCarried(carried: Carried, also = { drafts: 0, roles: 0 }): CarryCounts {
  const { notes, suggestions, numbers, verdicts, unasked } = carried
  const outcomes = (...of: readonly string[]): number =>
    suggestions.filter(({ outcome }) => of.includes(outcome)).length
  const placed = notes.filter(({ status }) => isPlaced({ placement: status })).length
  const isKept = ({ to, why }: Told): boolean => to !== undefined && why === undefined
  const kept = (list: readonly Told[]): number => list.filter(isKept).length
  const waiting = suggestions.filter(({ outcome, to }) => outcome === 'not-done' && to !== undefined).length
  const gone = numbers.filter(({ to }) => to === undefined).length
  const goneVerdicts = verdicts.filter((each) => !isKept(each) && each.blockId === undefined).length
  return {
    notes: { placed, ask: notes.length - placed },
    suggestions: {
      done: outcomes('done'),
      waiting,
      differently: outcomes('differently'),
      lost: outcomes('gone'),
      left: outcomes('not-done') - waiting,
    },
    numbers: { kept: kept(numbers), fall: numbers.length - kept(numbers) - gone, gone },
    verdicts: { kept: kept(verdicts), fall: verdicts.length - kept(verdicts) - goneVerdicts, gone: goneVerdicts },
    others: OTHER_KINDS.flatMap((kind) => {
      const all = carried.others.filter((each) => each.kind === kind)
      return all.length === 0 ? [] : [{ kind, kept: kept(all), lost: all.length - kept(all) }]
    }),
    unasked: unasked.length,
    ...also,
    share: carried.share ?? 1,
    paragraphs: carried.paragraphs ?? { same: 0, changed: 0, gone: 0, added: 0 },
  }
}
