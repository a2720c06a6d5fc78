import { beforeAll, describe, expect, it } from 'vitest'
import { DOUBLED } from '#shared/typos/changes.ts'
import { loadLexicon } from '#shared/typos/load.ts'
import { isSaidTwice } from '#shared/typos/said-twice.ts'
import type { WordModel } from '#shared/typos/word-model.ts'

let model: WordModel
beforeAll(async () => {
  ;({ model } = await loadLexicon())
})

/** `text` with what stands twice in 【】. */
const isMeant = (text: string): boolean => {
  const start = text.indexOf('【')
  const length = text.indexOf('】') - start - 1
  const plain = text.replace(/[【】]/gu, '')
  const right = plain.slice(start, start + length / 2)
  const kind = DOUBLED + right.length
  const nothing = { word: -1, wordStart: start, wordEnd: start + length, previous: -1, next: -1 }
  return isSaidTwice(plain, start, { start, length, wrong: right + right, right, kind, gain: 9, ...nothing }, model)
}

describe('what is said twice on purpose', () => {
  it.each([
    ['pairs of pairs', '他说得吞吞【吐吐】，谁也没听懂。'],
    ['pairs of pairs', '【蹦蹦】跳跳的小鹿停在溪边。'],
    ['a verb and what it is done to', '喝碗姜汤【祛祛】寒。'],
    ['a verb and what it is done to', '新来的护林员先在镇上【露露】面再进山。'],
    ['a verb at the end of its clause', '这账目也得【核算核算】。'],
    ['manner', '船队【整夜整夜】地守在闸口。'],
    ['by the load', '石料【抬一抬一】抬地运上来。'],
    ['a foreign name', '教练阿【莎莎】说，孩子们都到了。'],
    ['behind the point of a name', '买买提·【努努】提从山上下来。'],
    ['the end of a word and a preposition', '这座旧仓库作【为为】居民服务的书屋开放。'],
    ['the end of a word and a preposition', '没想【到到】9点雨才停。'],
    ['the end of a place and a thing of it', '排练用的是敬老【院院】歌。'],
    ['a body and who leads it', '报到的是边防【小队小队】长老郑。'],
    ['one by one', '每一宗旧账都要查，【账账】有回音。'],
    ['what one would like to do', '他到城里不过想【耍耍】威风给乡亲看。'],
    ['the same twice in one sentence', '【停停】又走，走走又停停，天就黑了。'],
  ])('%s: %s', (_, text) => {
    expect(isMeant(text)).toBe(true)
  })

  it('verse whose marks are lost', () => {
    const verse = '河水的名字是【辽远辽远】是渡口边没有人认领的帆影也是三月里迟迟不肯融化的薄冰'
    expect(isMeant(verse)).toBe(true)
    expect(isMeant('河水的名字是【辽远辽远】，没有人认领。')).toBe(false)
  })

  it.each([
    '渡口的船【在在】雨里停了一天。',
    '他们决定【采用采用】新的图纸。',
    '孩子们在【学学】院门口等车。',
    '这项工程的【效效】益很好。',
    '两岸的【的的】灯一盏盏亮了。',
  ])('not %s', (text) => {
    expect(isMeant(text)).toBe(false)
  })
})
