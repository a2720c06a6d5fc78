import { expect, test } from 'vitest'
import { checkTypos } from '#shared/typos/check-typos.ts'
import { loadTypoReader } from '#shared/typos/load.ts'
import { startWatch } from '#shared/lib/watch.ts'

const reader = await loadTypoReader()
const found = (text: string): readonly string[] =>
  checkTypos({ reader }, [{ role: 'paragraph', text }], { watch: startWatch() }).map(
    ({ rule, suggest }) => `${rule} ${suggest ?? ''}`,
  )

test.each([
  ['numbers', '全年除了上级补贴的二万四千元外，还要自筹。'],
  ['the number of the police', '以一一○为突破口，全面推开。'],
  ['points won', '比赛采取胜一局得1分、胜一场加3分的办法。'],
  ['manner', '各方更多地关注这个地区的发展，较好地解决了吃水问题。'],
  ['manner told by an idiom', '大家按部就班地工作。'],
  ['what ends one word and begins another', '编织袋厂厂房整洁，第十二军军长到会。'],
  ['a verb said twice', '这股风气也该治治，大家都同意。'],
])('%s: nothing is told', (_, text) => {
  expect(found(text)).toEqual([])
})

test.each([
  ['按步就班', '大家按步就班地工作。', '部'],
  ['再接再励', '希望你们再接再励，取得更好的成绩。', '厉'],
  ['迫不急待', '他迫不急待地打开了信。', '及'],
  ['名列前矛', '他的成绩一直名列前矛。', '茅'],
])('%s stands in word lists too, and is told', (_, text, right) => {
  expect(found(text)).toEqual([`typo.fixed-expression ${right}`])
})

test.each([
  ['这项工程己经完成。', '已'],
  ['双方就此展开竟争。', '竞'],
  ['这笔货款由银行发放，是低息货款。', undefined],
])('look-alikes: %s', (text, right) => {
  expect(found(text)).toEqual(right === undefined ? [] : [`typo.character ${right}`])
})
