import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText } from '#electron/import/formats/text/reader.ts'
import { seedOf } from '#tests/helpers/seeds.ts'

const RUNS = { numRuns: process.env.GALLEY_LONG === '1' ? 2000 : 200, seed: seedOf('wrapped') }
const read = (text: string): readonly string[] => readText(text).map(({ text: words }) => words)

const ENGLISH = 'the keeper of the weir wrote down each flood, and nobody had asked her for 12.4 million words of it'
const CHINESE = '守堰的人把每一场大水都记在本子上，没有人要他记，也没有人知道他记了三十多年，直到搬家那天'

const columns = (text: string): number => [...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 2 : 1), 0)

/** Breaks as a mail program does: before the first piece that has no room. */
function broken(pieces: readonly string[], glue: string, width: number, lead: string): string {
  const lines: string[] = []
  let line = lead
  let isFirst = true
  for (const piece of pieces) {
    const next = isFirst ? line + piece : line + glue + piece
    if (!isFirst && columns(next) > width) {
      lines.push(line)
      line = piece
    } else line = next
    isFirst = false
  }
  return [...lines, line].join('\n')
}

const english = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 40, max: 90 }))
  .map(([from, count]) => Array.from({ length: count }, (_, at) => ENGLISH.split(' ')[(from + at) % 20] ?? ''))
  .map((words) => ['Once', ...words, 'again.'])
const chinese = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 90, max: 200 }))
  .map(([from, count]) => Array.from({ length: count }, (_, at) => [...CHINESE][(from + at) % 44] ?? ''))
  // A mark stays with the sign before it.
  .map((signs) => [...`堰${signs.join('')}了。`.matchAll(/[^\p{P}]\p{P}*/gu)].map(([sign]) => sign))

test.each([
  ['English', english, ' ', '    ', ['The Weir That Nobody Watched', 'By Ada Crane', '28 November 2026']],
  ['Chinese', chinese, '', '　　', ['一个人的水文站', '本报记者 沈岸', '2026年11月28日']],
] as const)(
  '%s that was broken at a width is put together, and what stands over it stays apart',
  (...[, words, glue, indent, head]) => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 44, max: 90 }),
        fc.constantFrom('empty lines', 'indents', 'both'),
        (paragraphs, width, parting) => {
          const lead = parting === 'empty lines' ? '' : indent
          const body = paragraphs.map((pieces) => broken(pieces, glue, width, lead))
          const text = `${head.join('\n')}\n\n${body.join(parting === 'indents' ? '\n' : '\n\n')}\n`
          expect(read(text)).toEqual([...head, ...paragraphs.map((pieces) => pieces.join(glue))])
        },
      ),
      RUNS,
    )
  },
)

test.each([
  [
    'a line a paragraph',
    '水闸关了。\n守闸人说，今年雨少。\n“开一次要四十分钟，”他说。\n镇上有人不信。\n第二天果然没有开。',
  ],
  [
    'verse',
    'The river went by in the night,\nand nobody saw,\nfor the lamp on the weir had no light,\nand under the door\na draught like a knife\nran over the floor.',
  ],
  ['verse of equal lines', '一夜河声到枕边，\n三更灯火照空船。\n渡头人去无消息，\n唯有寒星数点悬。'],
  [
    'a list',
    'Two oars\na coil of rope\none lantern with oil\nbread for three days\na map of the lower river\nand matches',
  ],
  [
    'a table of spaces',
    'Ferry   boats   2019   crossings a day in winter\nWeir    boats   2020   crossings a day in winter\nLock    boats   2021   crossings a day in winter\nMill    boats   2022   crossings a day in winter',
  ],
  ['names', '沈岸　青岭渡口管理所水文站站长\n林一　青岭渡口管理所轮机长兼大副\n何雨舟　青岭日报社摄影部记者'],
])('%s is not put together', (_, text) => {
  expect(read(text)).toEqual(text.split('\n'))
})

test('a value that was parted by the end of a line is one again', () => {
  const text = broken(
    `The lock was mended for ${'a sum that the board put at '.repeat(6)}12.4 million pounds.`.split(' '),
    ' ',
    60,
    '',
  )
  expect(read(text)).toEqual([text.replaceAll('\n', ' ')])
})
