import { expect, test } from 'vitest'
import { breachesOf } from '../../helpers/merge-laws.ts'
import type { Wish } from '../../helpers/merge-model.ts'

type Deed = readonly [who: 'A' | 'B' | 'C' | 'D', what: Wish['what'], which: number, value: number]

/** Courses of work of two to four people that once broke a law, as short as they were found. */
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
  [
    'words of a suggestion that lies nowhere any more were open on two sides',
    [
      ['A', 'cut', 737, 10],
      ['A', 'join', 332, 1],
      ['C', 'cut', 22, 251],
      ['A', 'cut', 746, 713],
      ['A', 'cut', 624, 370],
      ['C', 'exchange', 548, 901],
      ['C', 'cut', 941, 225],
      ['C', 'cut', 570, 934],
      ['A', 'exchange', 921, 310],
      ['C', 'suggest', 899, 226],
      ['B', 'exchange', 600, 811],
      ['B', 'settle-suggestion', 269, 508],
      ['A', 'join', 562, 186],
      ['A', 'cut', 559, 374],
      ['C', 'reword', 347, 742],
      ['B', 'exchange', 378, 232],
    ],
  ],
  [
    'a finding was left as it is on paragraphs that others joined, and those are cut',
    [
      ['B', 'cut', 7, 698],
      ['A', 'join', 3, 614],
      ['B', 'cut', 1000, 575],
      ['A', 'join', 9, 0],
      ['B', 'dismiss', 772, 740],
      ['B', 'verdict', 490, 28],
      ['B', 'exchange', 535, 999],
      ['B', 'join', 157, 1000],
      ['B', 'verdict', 350, 5],
      ['B', 'cut', 1, 993],
    ],
  ],
  [
    'a paragraph is judged that others joined to one before, and that is cut',
    [
      ['C', 'join', 639, 906],
      ['C', 'join', 924, 408],
      ['B', 'checkmark', 144, 207],
      ['C', 'exchange', 905, 430],
      ['C', 'cut', 112, 450],
    ],
  ],
  [
    'a suggestion was cut in two, and its paragraphs are joined again',
    [
      ['B', 'suggest', 126, 560],
      ['A', 'cut', 614, 274],
      ['A', 'exchange', 900, 752],
      ['A', 'join', 46, 950],
    ],
  ],
  [
    'a note ends in white space at a cut',
    [
      ['B', 'note', 845, 170],
      ['B', 'join', 473, 965],
      ['B', 'cut', 475, 833],
      ['B', 'cut', 215, 488],
    ],
  ],
  [
    'a judgment is met by another as paragraphs are joined',
    [
      ['B', 'join', 533, 996],
      ['B', 'checkmark', 103, 906],
      ['C', 'checkmark', 999, 384],
      ['C', 'cut', 2, 917],
      ['A', 'exchange', 772, 183],
      ['C', 'join', 785, 620],
      ['A', 'role', 48, 486],
      ['A', 'join', 112, 28],
      ['C', 'exchange', 34, 920],
      ['C', 'join', 680, 568],
    ],
  ],
  [
    'somebody cuts what he joined and judged himself',
    [
      ['A', 'join', 933, 19],
      ['A', 'join', 135, 85],
      ['A', 'join', 114, 274],
      ['A', 'cut', 393, 891],
      ['A', 'dismiss', 653, 755],
      ['A', 'cut', 39, 240],
    ],
  ],
  [
    'the joining of paragraphs that two judged is taken back',
    [
      ['A', 'checkmark', 995, 8],
      ['C', 'checkmark', 3, 576],
      ['A', 'exchange', 179, 302],
      ['A', 'join', 993, 337],
      ['A', 'join', 246, 683],
      ['A', 'undo', 6, 77],
    ],
  ],
  [
    'one of two judgments of joined paragraphs went along with a cut, and the other was not there',
    [
      ['D', 'checkmark', 796, 720],
      ['A', 'move', 993, 657],
      ['A', 'checkmark', 1000, 955],
      ['B', 'cut', 200, 772],
      ['A', 'exchange', 762, 7],
      ['C', 'exchange', 4, 245],
      ['C', 'join', 115, 803],
      ['C', 'join', 314, 996],
      ['D', 'exchange', 653, 941],
      ['A', 'exchange', 2, 5],
      ['A', 'join', 753, 4],
      ['A', 'cut', 825, 494],
    ],
  ],
]

test.each(COURSES)('the laws hold where %s', (_course, deeds) => {
  const wishes = deeds.map(([who, what, which, value]) => ({ who: 'ABCD'.indexOf(who), what, which, value }))
  expect(
    [2, 3, 4].flatMap((count) => (wishes.some(({ who }) => who >= count) ? [] : breachesOf(count, wishes))),
  ).toEqual([])
})
