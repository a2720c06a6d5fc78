import { expect, test } from 'vitest'
import { compareBlocks } from '#shared/revision/compared-blocks.ts'
import { groupBlocks } from '#shared/revision/block-groups.ts'
import { holdAgainst, type AskedChange } from '#shared/revision/hold-against.ts'
import { blocksOf } from '../../helpers/revised.ts'

const OLD = [
  '渡口的书屋',
  '末班轮渡靠岸，摆渡人还了两本书，又借走一本旧志。',
  '书屋有许多旧书。读者多是渔民。',
  '夜里关灯。',
]

const hold = (fresh: readonly string[], asked: readonly AskedChange[] = []) =>
  holdAgainst(compareBlocks(blocksOf(OLD, 'old'), blocksOf(fresh, 'new')), asked)

const groupsOf = (fresh: readonly string[]) =>
  groupBlocks(compareBlocks(blocksOf(OLD, 'old'), blocksOf(fresh, 'new'))).map(({ old, fresh: now, isMoved }) => [
    old.map(({ id }) => id).join(),
    now.map(({ id }) => id).join(),
    ...(isMoved ? ['moved'] : []),
  ])

test('paragraphs that were parted, joined, moved and taken out are told from one another', () => {
  expect(groupsOf([OLD[0] ?? '', OLD[1] ?? '', '书屋有许多旧书。', '读者多是渔民。'])).toEqual([
    ['old0', 'new0'],
    ['old1', 'new1'],
    ['old2', 'new2,new3'],
    ['old3', ''],
  ])
  expect(groupsOf([OLD[0] ?? '', `${OLD[1] ?? ''}${OLD[2] ?? ''}`, OLD[3] ?? ''])).toEqual([
    ['old0', 'new0'],
    ['old1,old2', 'new1'],
    ['old3', 'new2'],
  ])
  expect(groupsOf([OLD[0] ?? '', OLD[3] ?? '', OLD[1] ?? '', OLD[2] ?? ''])).toEqual([
    ['old0', 'new0'],
    ['old3', 'new1', 'moved'],
    ['old1', 'new2'],
    ['old2', 'new3'],
  ])
})

test('paragraphs that were joined, or parted, and moved besides are still told', () => {
  expect(groupsOf([OLD[0] ?? '', OLD[3] ?? '', `${OLD[1] ?? ''}${OLD[2] ?? ''}`])).toContainEqual([
    'old1,old2',
    'new2',
    'moved',
  ])
  const parts = ['末班轮渡靠岸，摆渡人还了两本书，', '又借走一本旧志。']
  expect(groupsOf([OLD[0] ?? '', OLD[2] ?? '', OLD[3] ?? '', ...parts])).toContainEqual(['old1', 'new3,new4', 'moved'])
})

test('a change next to one that was asked for is not taken for it', () => {
  const asked = [{ id: 'a', blockId: 'old1', start: 21, end: 23, after: '县志' }]
  const text = (OLD[1] ?? '').replace('一本旧志', '一册县志')
  const { changes, unasked } = hold([OLD[0] ?? '', text, ...OLD.slice(2)], asked)
  expect(changes).toMatchObject([{ id: 'a', outcome: 'done', place: { start: { blockId: 'new1', offset: 21 } } }])
  expect(unasked).toMatchObject([{ kind: 'replace', before: '本', after: '册', start: 20, end: 21 }])
})

test('of a paragraph that was parted each change is placed in its own part', () => {
  const asked = [{ id: 'a', blockId: 'old2', start: 12, end: 14, after: '船工' }]
  const { changes, unasked } = hold(
    [OLD[0] ?? '', OLD[1] ?? '', '书屋有许多旧书。', '读者多是船工。', OLD[3] ?? ''],
    asked,
  )
  expect(changes).toMatchObject([{ outcome: 'done', place: { start: { blockId: 'new3', offset: 4 } } }])
  expect(unasked).toMatchObject([{ kind: 'insert', after: '\n' }])
})

test('changes that want the same words: the one that was carried out is done', () => {
  const asked = [
    { id: 'a', blockId: 'old3', start: 2, end: 4, after: '熄灯' },
    { id: 'b', blockId: 'old3', start: 0, end: 4, after: '夜深闭馆' },
  ]
  const { changes } = hold([...OLD.slice(0, 3), '夜深闭馆。'], asked)
  expect(changes.map(({ id, outcome }) => [id, outcome])).toContainEqual(['b', 'done'])
  expect(changes.find(({ id }) => id === 'a')).toMatchObject({ outcome: 'differently', stands: '闭馆' })
})
