import { expect, test } from 'vitest'
import { breachesOf } from '../../helpers/merge-laws.ts'
import type { Wish } from '../../helpers/merge-model.ts'

type Deed = readonly [who: 'A' | 'B' | 'C', what: Wish['what'], which: number, value: number]

/** Courses of work of three people that once broke a law, as short as they were found. */
const COURSES: readonly (readonly [course: string, deeds: readonly Deed[]])[] = [
  [
    'two take a note away with other replies, and a third goes on with it',
    [
      ['A', 'reply', 72, 853],
      ['C', 'goal', 643, 572],
      ['C', 'drop', 402, 32],
      ['B', 'exchange', 25, 532],
      ['B', 'drop', 973, 877],
      ['C', 'exchange', 465, 447],
      ['A', 'state', 890, 486],
      ['A', 'exchange', 475, 579],
      ['A', 'reply', 972, 376],
    ],
  ],
  [
    'a note is kept whose removal was taken back once, and a reply of it was taken away since',
    [
      ['B', 'reply', 452, 902],
      ['B', 'drop', 725, 495],
      ['B', 'undo', 28, 16],
      ['C', 'drop', 402, 32],
      ['B', 'undo', 875, 483],
      ['A', 'exchange', 311, 771],
      ['B', 'exchange', 381, 378],
      ['B', 'settle', 516, 0],
    ],
  ],
  [
    'a reply goes by itself while its note is still fought over',
    [
      ['A', 'reply', 489, 408],
      ['B', 'exchange', 777, 963],
      ['C', 'drop', 800, 899],
      ['B', 'exchange', 798, 744],
      ['B', 'settle', 992, 63],
      ['B', 'undo', 651, 243],
      ['B', 'goal', 10, 494],
      ['A', 'goal', 280, 582],
      ['A', 'drop', 996, 619],
      ['A', 'exchange', 780, 969],
      ['A', 'settle', 964, 397],
    ],
  ],
  [
    'the settling of what was written on since the merge is taken back',
    [
      ['B', 'goal', 123, 27],
      ['C', 'exchange', 943, 189],
      ['B', 'goal', 340, 149],
      ['B', 'undo', 960, 985],
      ['C', 'goal', 378, 953],
      ['B', 'exchange', 794, 94],
      ['B', 'goal', 532, 272],
      ['B', 'settle', 791, 169],
      ['B', 'undo', 484, 505],
    ],
  ],
  [
    'a settling is taken back at once',
    [
      ['A', 'body', 460, 705],
      ['C', 'body', 809, 190],
      ['A', 'exchange', 901, 4],
      ['A', 'settle', 716, 685],
      ['A', 'undo', 611, 931],
    ],
  ],
  [
    'how twins were settled is taken back',
    [
      ['A', 'goal', 0, 1],
      ['B', 'goal', 0, 2],
      ['A', 'exchange', 0, 0],
      ['A', 'settle', 0, 1],
      ['A', 'undo', 0, 0],
    ],
  ],
]

test.each(COURSES)('the laws hold where %s', (_course, deeds) => {
  const wishes = deeds.map(([who, what, which, value]) => ({ who: 'ABC'.indexOf(who), what, which, value }))
  expect(breachesOf(3, wishes)).toEqual([])
})
