import { beforeAll, describe, expect, test } from 'vitest'
import { checkLexicon } from '#shared/lexicon/check-lexicon.ts'
import examples from '#shared/lexicon/data/rule-examples.json' with { type: 'json' }
import { LEXICON_RULES } from '#shared/lexicon/rules.ts'
import { loadLexicon } from '#shared/typos/load.ts'
import type { WordModel } from '#shared/typos/word-model.ts'

let words: WordModel
beforeAll(async () => {
  words = (await loadLexicon()).model
}, 60_000)

const HEAD = 'kind,word,instead,reason,source,office,order,quotes'
const check = (text: string, rows: readonly string[], ownWords: readonly string[] = [], role = 'paragraph') =>
  checkLexicon([{ role, text }], { packs: [{ name: '本社', text: [HEAD, ...rows].join('\n') }], ownWords, words })
const told = (text: string, rows: readonly string[], ownWords?: readonly string[], role?: string) =>
  check(text, rows, ownWords, role).map(
    ({ rule, start, end, suggest }) =>
      `${rule.slice(8)} ${text.slice(start, end)}${suggest === undefined ? '' : ` → ${suggest}`}`,
  )

describe('the examples of each rule', () => {
  const [, ...pack] = examples.pack
  for (const { id, examples: own } of LEXICON_RULES) {
    test.each(own.good)(`${id} passes %s`, (text) => expect(told(text, pack)).toEqual([]))
    test.each(own.bad)(`${id} finds %s`, (text) => expect(check(text, pack).map(({ rule }) => rule)).toEqual([id]))
  }
})

describe('words of the packs', () => {
  test('the finding tells why, by which source and in which pack, and the right words', () => {
    const [found] = check('水位升了三公分。', ['preferred,公分,厘米,非法定计量单位,计量法,,,'])
    expect(found).toMatchObject({
      rule: 'lexicon.preferred',
      severity: 'warning',
      start: 5,
      end: 7,
      suggest: '厘米',
      values: { word: '公分', instead: '厘米', why: '非法定计量单位 · 计量法 · 本社' },
    })
  })

  test('of words within each other the longest is meant', () => {
    expect(
      told('农民工子弟学校开学了。', ['careful,农民工,,,,,,', 'preferred,农民工子弟学校,随迁子女学校,,,,,']),
    ).toEqual(['preferred 农民工子弟学校 → 随迁子女学校'])
  })

  test('a word is not looked for within a longer one, and letters stand as they are written', () => {
    const rows = [
      'preferred,发布会,通气会,,,,,',
      'preferred,图书,书,,,,,',
      'preferred,Mac,macOS,,,,,',
      'preferred,AI,人工智能,,,,,',
    ]
    expect(told('他在图书馆门口等着。', rows)).toEqual([])
    expect(told('用 iMac 或 Macs 打开；mac 也行。', rows)).toEqual([])
    // A unit is a word of its own behind its number.
    const units = ['preferred,km,公里,,,,,', 'preferred,G,克,,,,,', 'preferred,CM,厘米,,,,,']
    expect(told('全程10km，用5G，长1.5CM；X10km和10kms不算。', units)).toEqual([
      'preferred km → 公里',
      'preferred CM → 厘米',
    ])
    expect(told('用Mac打开，AI来写。', rows)).toEqual(['preferred Mac → macOS', 'preferred AI → 人工智能'])
  })

  test('what is allowed, by a pack or by the house’s list, frees what stands within it', () => {
    const rows = ['forbidden,盲流,,,,,,', 'allowed,《盲流》,,,,,,']
    expect(told('小说《盲流》再版。', rows)).toEqual([])
    expect(told('那时叫盲流。', rows)).toEqual(['forbidden 盲流'])
    expect(told('那时叫盲流。', rows, ['盲流'])).toEqual([])
  })

  test('a word that is part of the right one is not found there', () => {
    const rows = ['preferred,残联,中国残联,,,,,']
    expect(told('中国残联发布通知，残联又补充。', rows)).toEqual(['preferred 残联 → 中国残联'])
  })

  test('an entry may say that others can be quoted with it', () => {
    const rows = ['forbidden,残废,,,,,,不查', 'forbidden,瞎子,,,,,,']
    expect(told('他说：“我不是残废，也不是瞎子。”', rows)).toEqual(['forbidden 瞎子'])
    expect(told('我不是残废。', rows, [], 'quotation')).toEqual([])
    expect(told('我不是瞎子。', rows, [], 'quotation')).toEqual(['forbidden 瞎子'])
  })

  test('of several words that may stand there none is put there by itself', () => {
    expect(check('他是瞎子。', ['forbidden,瞎子,盲人|视力残疾人,,,,,'])[0]).toMatchObject({
      values: { instead: '盲人 / 视力残疾人' },
    })
    expect(check('他是瞎子。', ['forbidden,瞎子,盲人|视力残疾人,,,,,'])[0]?.suggest).toBeUndefined()
  })

  test('signs beyond the basic plane are one place each', () => {
    expect(check('𠮷野家的残废军人', ['forbidden,残废军人,,,,,,'])[0]).toMatchObject({ start: 4, end: 8 })
  })
})

describe('persons of the packs', () => {
  const rows = [
    'name,骆听澜,,,,青溪市委书记,1,',
    'name,阮稚川,,,,青溪市市长|青溪市委副书记,2,',
    'name,王敏,,,,青溪市教育局局长,3,',
    'name,裴青原,,,,首席记者,4,',
  ]
  test.each([
    ['青溪市副市长阮稚川到会。', ['name 副市长阮稚川']],
    ['阮稚川副市长到会。', ['name 阮稚川副市长']],
    ['青溪市市长阮稚川到会。', []],
    ['市委副书记、市长阮稚川到会。', []],
    ['市人大常委会主任、市委书记骆听澜到会。', []],
    ['原副市长阮稚川到会。', []],
    // What somebody is whose office is not known here may be more than that.
    ['院长裴青原到会。', []],
    // Somebody else, whose name is longer.
    ['院长王敏捷到会。', []],
  ])('%s', (text, wanted) => expect(told(text, rows)).toEqual(wanted))

  test.each([
    ['青溪市委书记骆听兰到会。', ['name 骆听兰 → 骆听澜']],
    ['青溪市教育局局长王民到会。', ['name 王民 → 王敏']],
    ['青溪市委书记、市长到会。', []],
    ['青溪市教育局局长王刚毅到会。', []],
    ['青溪市教育局局长在会上说。', []],
    ['前任青溪市委书记骆听兰到会。', []],
  ])('%s', (text, wanted) => expect(told(text, rows)).toEqual(wanted))

  test.each([
    ['阮稚川、骆听澜和王敏到会。', ['order 阮稚川、骆听澜和王敏 → 骆听澜、阮稚川和王敏']],
    ['市长阮稚川、市委书记骆听澜到会。', ['order 阮稚川、市委书记骆听澜']],
    ['骆听澜、王敏到会，阮稚川请假。', []],
    ['按姓氏笔画为序：王敏、骆听澜。', []],
  ])('%s', (text, wanted) => expect(told(text, rows)).toEqual(wanted))

  test('authors stand in an order of their own', () => {
    expect(told('阮稚川、骆听澜', rows, [], 'byline')).toEqual([])
  })
})
