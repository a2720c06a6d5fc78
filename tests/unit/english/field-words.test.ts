import { describe, expect, test } from 'vitest'
import { loadDictionary, type Variety } from '#shared/english/dictionary.ts'
import { wrongWords } from '#shared/english/field-words.ts'
import { createNearest } from '#shared/english/nearest.ts'
import { spelledIn } from '#shared/english/variety.ts'

const dictionary = await loadDictionary()
const nearest = createNearest(dictionary)

const wrong = (text: string, options: Parameters<typeof wrongWords>[2] = {}): readonly string[] =>
  wrongWords(text, dictionary, options).map(({ start, end }) => text.slice(start, end))

describe('wrong words of a field', () => {
  test.each([
    ['Teh goverment said so; it was well-knwon.', ['Teh', 'goverment', 'knwon']],
    ['I dont know: youre late.', ['dont', 'youre']],
    ['A glimberish word that is near to none.', ['glimberish']],
    ['请核对 goverment 与 zhongguo、weixin、pdf。', ['goverment']],
    ['They say kuchisabishii zettaidame there.', []],
    ['Gosier lies by the sea. Hale’s ferry left; NATO, iPhone and eBay did not.', []],
    ['Write to a.hale@exmaple.org or see www.exmaple.org/abuot.', []],
    ['She isn’t, we’ve, the mayor’s, co-operate, re-elected.', []],
  ])('in “%s”', (text, words) => {
    expect(wrong(text)).toEqual(words)
  })

  test('the house’s own words are right, in any case', () => {
    expect(wrong('A quarlet.')).toEqual(['quarlet'])
    expect(wrong('A quarlet.', { own: ['Quarlet'] })).toEqual([])
  })

  test('either spelling is right until the house chooses one', () => {
    expect(wrong('The colour of the center')).toEqual([])
    expect(wrong('The colour of the center', { variety: 'american' })).toEqual(['colour'])
    expect(wrong('The colour of the center', { variety: 'british' })).toEqual(['center'])
  })
})

test.each<[Variety, string, string | undefined]>([
  ['american', 'colour', 'color'],
  ['american', 'organised', 'organized'],
  ['american', 'travelling', 'traveling'],
  ['american', 'aeon', 'eon'],
  ['american', 'licence', 'license'],
  ['american', 'color', undefined],
  ['american', 'ferry', undefined],
  ['american', 'catalogue', undefined],
  ['british', 'center', 'centre'],
  ['british', 'defense', 'defence'],
  ['british', 'skeptical', 'sceptical'],
  ['british', 'organized', undefined],
  ['british', 'judgment', undefined],
])('spelled in %s English %s is %s', (variety, word, right) => {
  expect(spelledIn(variety, word, dictionary)).toBe(right)
})

test('a word of one variety has a counterpart that the other writes', () => {
  for (const [variety, other] of [
    ['american', 'british'],
    ['british', 'american'],
  ] as const)
    for (const word of dictionary.words.keys()) {
      const right = spelledIn(variety, word, dictionary)
      if (right === undefined) continue
      expect(dictionary.varietyOf(word), word).toBe(other)
      expect(dictionary.varietyOf(right), right).not.toBe(other)
    }
})

describe('what may be meant', () => {
  test.each([
    ['goverment', 'government'],
    ['recieved', 'received'],
    ['Recieved', 'Received'],
    ['rythm', 'rhythm'],
    ['nessecary', 'necessary'],
    ['wensday', 'Wednesday'],
    ['alot', 'a lot'],
    ['dont', "don't"],
    ['teh', 'the'],
  ])('by %s is first %s', (word, right) => {
    expect(nearest.of(word)[0]).toBe(right)
  })

  test('are one to five words, the house’s among them, in the spelling that it has chosen', () => {
    expect(nearest.of('quarelt', { own: ['quarlet'] })[0]).toBe('quarlet')
    expect(nearest.of('colur', { variety: 'american' })).not.toContain('colour')
    expect(nearest.of('colour', { variety: 'american' })[0]).toBe('color')
    expect(nearest.of('leter').length).toBeLessThanOrEqual(5)
    expect(nearest.of('xqzvkw')).toEqual([])
  })
})
