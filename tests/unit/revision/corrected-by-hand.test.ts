import { expect, test } from 'vitest'
import { blockIdSchema } from '#shared/domain/ids.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { compareBlocks } from '#shared/revision/compared-blocks.ts'
import { holdAgainst, type AskedChange } from '#shared/revision/hold-against.ts'

/** A dozen corrected texts written by hand, with what an editor would say of each: none of them was made by a rule. */
type Ask = readonly [before: string, after: string, outcome: 'done' | 'not-done' | 'differently' | 'gone']

const FERRY = '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。'
const LAMP = '书屋的灯一直亮到二十二点，江上的人都看得见。'
const SHELF = '架上有11.6万册书，管理员18人。'
const SHELF_EN = 'The shelves hold 11,600 books, kept by eighteen people.'

const CASES: readonly (readonly [
  name: string,
  old: readonly string[],
  young: readonly string[],
  asked: readonly Ask[],
  unasked: readonly string[],
])[] = [
  ['a word as asked', [FERRY], [FERRY.replace('旧志', '县志')], [['旧志', '县志', 'done']], []],
  ['another word than asked', [FERRY], [FERRY.replace('旧志', '方志')], [['旧志', '县志', 'differently']], []],
  ['left as it was', [FERRY], [FERRY], [['旧志', '县志', 'not-done']], []],
  ['a number within a number', [SHELF], [SHELF.replace('18人', '28人')], [['18', '20', 'differently']], []],
  [
    'a figure in a table',
    ['甲村\t12户', '乙村\t12户'],
    ['甲村\t12户', '乙村\t15户'],
    [['乙村\t12户', '乙村\t15户', 'done']],
    [],
  ],
  [
    'two paragraphs joined, which nobody asked for, with a correction in the second',
    [FERRY, LAMP],
    [FERRY + LAMP.replace('二十二点', '二十三点')],
    [['二十二点', '二十三点', 'done']],
    ['delete'],
  ],
  ['a paragraph parted in two', [FERRY + LAMP], [FERRY, LAMP], [['旧志', '县志', 'not-done']], ['insert']],
  [
    'a paragraph moved and corrected',
    [FERRY, LAMP, SHELF, SHELF_EN],
    [LAMP, SHELF, SHELF_EN, FERRY.replace('旧志', '县志')],
    [['旧志', '县志', 'done']],
    ['move'],
  ],
  [
    'a paragraph gone with its correction',
    [FERRY, LAMP, SHELF],
    [FERRY, SHELF],
    [['二十二点', '二十三点', 'gone']],
    ['delete'],
  ],
  ['English, a word struck', [SHELF_EN], [SHELF_EN.replace('eighteen ', '')], [['eighteen ', '', 'done']], []],
  [
    'a caption corrected, the heading changed by nobody’s wish',
    ['渡口书屋', '图为摆渡人老尉迟。'],
    ['渡口的书屋', '图为摆渡人尉迟安。'],
    [['老尉迟', '尉迟安', 'done']],
    ['insert'],
  ],
  [
    'a sentence said twice, corrected once',
    [`${LAMP}${FERRY}${LAMP}`],
    [`${LAMP.replace('二十二点', '二十三点')}${FERRY}${LAMP}`],
    [['二十二点', '二十三点', 'done']],
    [],
  ],
]

test.each(CASES)('%s', (_name, old, young, asks, unasked) => {
  const blocks = (texts: readonly string[], name: string) =>
    texts.map((text, index) => ({ id: blockIdSchema.parse(`${name}${String(index)}`), text }))
  const asked = asks.map(([before, after], index): AskedChange => {
    const block = old.findIndex((text) => text.includes(before))
    const text = old[block] ?? ''
    const start = codePointLength(text.slice(0, text.indexOf(before)))
    return { id: String(index), blockId: `o${String(block)}`, start, end: start + codePointLength(before), after }
  })
  const held = holdAgainst(compareBlocks(blocks(old, 'o'), blocks(young, 'f')), asked)
  expect(held.changes.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ outcome }) => outcome)).toEqual(
    asks.map(([, , outcome]) => outcome),
  )
  expect(held.unasked.map(({ kind }) => kind)).toEqual(unasked)
})
