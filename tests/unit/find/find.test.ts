import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#shared/find/fold.ts'
import { isPatternReadable, patternFinder, wordFinder, type FindQuery } from '#shared/find/query.ts'
import { replacementFor } from '#shared/find/replacement.ts'

const plain: FindQuery = { words: '', isCased: false, isExact: false, isWhole: false, isPattern: false }

function hits(text: string, words: string, more: Partial<FindQuery> = {}): readonly string[] {
  const query = { ...plain, words, ...more }
  if (!query.isPattern) {
    const found: string[] = []
    wordFinder(query)({ text }, (start, end) => found.push(text.slice(start, end)))
    return found
  }
  const finder = patternFinder(query)
  if (!finder.ok) return ['bad pattern']
  return finder.value({ text }).map(({ start, end }) => text.slice(start, end))
}

function replaced(text: string, words: string, template: string): readonly string[] {
  const finder = patternFinder({ ...plain, words, isPattern: true })
  return finder.ok ? finder.value({ text }).map((found) => replacementFor(template, text, found)) : []
}

describe('words', () => {
  test.each([
    ['他说“对”。', '"对"', '“对”'],
    ['他说"对"。', '“对”', '"对"'],
    ['他说「对」。', '“对”', '「对」'],
    ['the editor’s desk', "editor's", 'editor’s'],
    ['共１２０人', '120', '１２０'],
    ['共120人', '１２０', '120'],
    ['甲,乙', '甲，乙', '甲,乙'],
    ['臺灣的鐵路', '台湾', '臺灣'],
    ['台湾的铁路', '鐵路', '铁路'],
    ['Straight On', 'straight on', 'Straight On'],
    ['forty\u00a0two', 'forty two', 'forty\u00a0two'],
    ['一行\n二行', '行 二', '行\n二'],
    ['cafe\u0301 noir', 'café', 'cafe\u0301'],
    ['café noir', 'cafe\u0301', 'café'],
    ['co\u00adoperate', 'cooperate', 'co\u00adoperate'],
    ['the ﬁrst', 'first', 'ﬁrst'],
    ['𠮷江和𠮷水', '𠮷水', '𠮷水'],
    ['ﾃﾚﾋ塔', 'テレヒ', 'ﾃﾚﾋ'],
  ])('in %j, %j is %j', (text, words, found) => {
    expect(hits(text, words)).toEqual([found])
  })

  test.each([
    ['他说“对”。', '"对"'],
    ['共１２０人', '120'],
    ['臺灣', '台湾'],
    ['forty\u00a0two', 'forty two'],
  ])('asked for exact characters, %j has no %j', (text, words) => {
    expect(hits(text, words, { isExact: true })).toEqual([])
  })

  test('case counts when it is asked for', () => {
    expect(hits('US and us', 'us', { isCased: true })).toEqual(['us'])
    expect(hits('US and us', 'us', { isCased: true, isExact: true })).toEqual(['us'])
    expect(hits('US and us', 'us', { isExact: true })).toEqual(['US', 'us'])
  })

  test('a whole word ends at a letter or digit; Han has no such ends', () => {
    expect(hits('port, report, ports, Port.', 'port', { isWhole: true })).toEqual(['port', 'Port'])
    expect(hits('115人、15人、2015年', '15', { isWhole: true })).toEqual(['15'])
    expect(hits('北京大学在北京', '北京', { isWhole: true })).toEqual(['北京', '北京'])
    expect(hits('𝒜b b', 'b', { isWhole: true })).toEqual(['b'])
  })

  test('what ends before an unseen sign does not take it along', () => {
    expect(hits('co\u00adop', 'co')).toEqual(['co'])
  })

  test('a letter that carries a mark is not found by the bare letter', () => {
    expect(hits('cafe\u0301', 'cafe')).toEqual([])
  })

  test('finding a part of any text finds it where it stands', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '的', '說', '“', '"', '１', 'é', 'e', '\u0301', '\u00ad', '𠮷', 'ﬁ', '\n', ' '),
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, fc.boolean(), fc.boolean(), (all, isCased, isExact) => {
        const found = hits(all, all, { isCased, isExact })
        if (fold(all, { isCased, isExact, hasLines: false }).text === '') expect(found).toEqual([])
        else expect(all).toContain(found[0])
        expect(found.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('patterns', () => {
  test('see what the eye sees', () => {
    const isPattern = true
    expect(hits('共１２０人，15 人', '\\d+ ?人', { isPattern })).toEqual(['１２０人', '15 人'])
    expect(hits('“甲”与"乙"', '“.”', { isPattern })).toEqual(['“甲”', '"乙"'])
    expect(hits('（一）(二)', '（.）', { isPattern })).toEqual(['（一）', '(二)'])
    expect(hits('(二)', '(.)二', { isPattern })).toEqual(['(二'])
    expect(hits('Ab ab', 'A', { isPattern, isCased: true })).toEqual(['A'])
    expect(hits('a b', '\\S', { isPattern })).toEqual(['a', 'b'])
    expect(hits('一\n二', '^.$', { isPattern })).toEqual(['一', '二'])
    expect(hits('report port', 'p.rt', { isPattern, isWhole: true })).toEqual(['port'])
    expect(hits('aaa', 'x*', { isPattern })).toEqual([])
  })

  test('what cannot be read says so', () => {
    expect(hits('a', '(', { isPattern: true })).toEqual(['bad pattern'])
    expect(isPatternReadable({ ...plain, words: '[z-a]', isPattern: true })).toBe(false)
    expect(isPatternReadable({ ...plain, words: '\\d+', isPattern: true })).toBe(true)
  })

  test('give their groups, in the text’s own characters, to what replaces them', () => {
    expect(replaced('第１２页', '第(\\d+)页', '$1 頁')).toEqual(['１２ 頁'])
    expect(replaced('Wu, Hao', '(?<last>\\w+), (?<first>\\w+)', '$<first> $<last>')).toEqual(['Hao Wu'])
    expect(replaced('a1', '(a)(x)?1', '[$2$1$&$$$3$12]')).toEqual(['[aa1$$3a2]'])
  })
})
