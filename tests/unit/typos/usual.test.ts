import { expect, test } from 'vitest'
import { checkTypos } from '#shared/typos/check-typos.ts'
import { NEAR_SOUND, SAME_SOUND, SHAPE } from '#shared/typos/alike.ts'
import { loadLexicon, loadTypoReader } from '#shared/typos/load.ts'
import { isUsual } from '#shared/typos/usual.ts'
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

// By the function itself: whether the ranker would speak at all changes whenever it is taught anew.
const { model } = await loadLexicon()
/** `text` with 【wrong→right】, and `word` the place of the new word in signs before and behind it. */
const usual = (marked: string, kind = SAME_SOUND, [before, behind]: readonly [number, number] = [0, 0]): boolean => {
  const [, head = '', wrong = '', right = '', tail = ''] = /^(.*)【(.+)→(.+)】(.*)$/u.exec(marked) ?? []
  const [start, length] = [head.length, wrong.length]
  const word = { word: -1, wordStart: start - before, wordEnd: start + length + behind, previous: -1, next: -1 }
  return isUsual(head + wrong + tail, start, { start, length, wrong, right, kind, gain: 9, ...word }, model)
}

test.each([
  ['manner with what is done', '这些村庄分批次【地→的】开展清淤。'],
  ['manner before a preposition', '孩子们脚步轻快【地→的】向河边走去。'],
  ['得 opens its clause', '这一带山高，【得→的】了雨水的便宜。'],
  ['得 behind a word in marks', '这一“拖”『拖』【得→的】太久。'],
  ['得 and how far', '围栏矮【得→的】孩子即可翻过。'],
  ['a particle that would stand twice', '向老乡【提→的】的那几个问题都有了答复。'],
  ['pairs that are both right', '港元【对→兑】日元的汇价走低。'],
  ['the name of who is addressed', '听课的有伍春【麟→林】教授和他的学生。'],
  ['a name in a list', '出场的有常海、刘【蓓→备】、何远等演员。'],
  ['the name of a company', '澄江市青【翎→铃】文具有限公司开业。'],
  ['a contrast', '先统后分，分【治→子】分管。'],
])('%s: is usual', (_, text) => {
  expect(usual(text)).toBe(true)
})

test.each([
  ['a pattern', '以【绳→此】为准，一垄一垄地量。', NEAR_SOUND, [1, 2]],
  ['numbers in an idiom', '图纸前后【九→几】易其稿。', SHAPE, [0, 3]],
  ['a title that plays on words', '专栏《【画→话】里有话》每周一期。', SAME_SOUND, [0, 3]],
  ['a word with 的', '科学园【的→地】建成带动了河西。', SAME_SOUND, [3, 0]],
  ['a body by its short name', '中共江城市教【卫→委】委发文。', SAME_SOUND, [4, 0]],
] as const)('%s: is usual', (_, text, kind, word) => {
  expect(usual(text, kind, word)).toBe(true)
})

test.each([
  '我们【地→的】开展方式变了。',
  '这是极大【得→的】努力。',
  '码头上【得→的】灯亮着。',
  '他已经【提→的】出书面意见。',
  '大家的工【做→作】很细。',
])('not usual: %s', (text) => {
  expect(usual(text)).toBe(false)
})
