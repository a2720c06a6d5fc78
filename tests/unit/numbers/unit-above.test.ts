import { expect, test } from 'vitest'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { unitAbove } from '#shared/numbers/unit-above.ts'

const table = (text: string, ...lines: readonly string[]): readonly unknown[] => {
  const blocks = [...lines.map((line) => ({ role: 'paragraph', text: line })), { role: 'table', text }]
  return numbersOfText({ text }, {}, unitAbove(blocks, lines.length)).map(({ value, unit }) => [value, unit])
}

test.each([
  ['单位：万元', [12_800_000, '元']],
  ['表1 各村收支（单位：万元）', [12_800_000, '元']],
  ['下表为收支情况（单位:万元）。', [12_800_000, '元']],
  ['计量单位：吨', [1280, '吨']],
  ['(in thousands of dollars)', [1_280_000, 'dollars']],
  ['Amounts in tonnes', [1280, 'tonnes']],
])('%s over a table is the unit of its numbers', (line, first) => {
  expect(table('项目\t收入\n修路\t1280', line)).toEqual([first])
})

test('a column with a unit of its own, one of shares and one of places keep theirs', () => {
  expect(table('序号\t项目\t收入\t占比\t面积（亩）\n1\t修路\t1280\t35\t12', '单位：万元')).toEqual([
    [1, undefined],
    [12_800_000, '元'],
    [35, undefined],
    [12, '亩'],
  ])
})

test('a line that only speaks of a unit, and one further up, say nothing of the table', () => {
  expect(table('项目\t收入\n修路\t1280', '他所在的单位：县水利局。他说水大。')).toEqual([[1280, undefined]])
  expect(table('项目\t收入\n修路\t1280', '单位：万元', '镇里'.repeat(40))).toEqual([[1280, undefined]])
})

test('a scale in the brackets of a head counts nothing, wherever the head stands', () => {
  expect(table('Item\tDetails\nDredging\tYear Cost ($ million) 2024 12')).toEqual([
    [2024, undefined],
    [12, undefined],
  ])
})
