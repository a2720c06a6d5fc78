import { describe, expect, test } from 'vitest'
import { formOf, likenessOf, LIKE_SHARE, readSketch, sketchOf, writeSketch } from '#shared/text/likeness.ts'
import texts from '../../fixtures/likeness/texts.json' with { type: 'json' }

const { pairs } = texts

/** The same words, repeated with numbers, so that a text is long and has no run twice. */
const long = (paragraphs: number, word: string): readonly string[] =>
  Array.from({ length: paragraphs }, (_, at) => `${['甲', '乙', '丙', '丁', '戊'].join(`${word}${String(at)}`)}。`)

test.each(pairs)('$name', ({ one, other, isLike }) => {
  const share = likenessOf(sketchOf(one), sketchOf(other))
  expect(share !== undefined).toBe(isLike)
  expect(likenessOf(sketchOf(other), sketchOf(one))).toBe(share)
})

describe('a sketch', () => {
  test('of a text is like itself wholly, and written and read is the same', () => {
    const sketch = sketchOf(pairs[0]?.one ?? [])
    expect(likenessOf(sketch, sketch)).toBe(1)
    expect(readSketch(writeSketch(sketch))).toEqual(sketch)
  })

  test('does not depend on the order of the paragraphs', () => {
    const text = long(400, '段')
    expect(sketchOf(text.toReversed())).toEqual(sketchOf(text))
  })

  test('of a long text is as small as that of a short one, and still tells how much is shared', () => {
    const [whole, rest] = [long(3000, '段'), long(900, '节')]
    const revised = [...whole.slice(0, 2100), ...rest]
    expect(writeSketch(sketchOf(whole)).length).toBeLessThan(1000)
    const share = likenessOf(sketchOf(whole), sketchOf(revised)) ?? 0
    expect(share).toBeGreaterThan(0.55)
    expect(share).toBeLessThan(0.85)
  })

  test('of a notice is no version of the chronicle that quotes it', () => {
    const chronicle = long(2000, '段')
    expect(likenessOf(sketchOf(chronicle.slice(0, 100)), sketchOf(chronicle))).toBeUndefined()
  })

  test('of a few words says nothing', () => {
    expect(
      likenessOf(sketchOf(['今天下午开会，请大家准时。']), sketchOf(['今天下午开会，请大家准时。'])),
    ).toBeUndefined()
  })

  test('from words that are none is none', () => {
    for (const words of ['x', '0000 00', 'A000000', '0'.repeat(7 * 129)]) expect(readSketch(words)).toBeUndefined()
  })
})

describe('articles of one form', () => {
  const form = Array.from(
    { length: 5 },
    (_, at) => `据县气象台${'甲乙丙丁戊'[at] ?? ''}消息，受冷空气影响，我县今天夜里到明天有小雨，请各乡镇注意防范。`,
  )
  const bulletin = (place: string): readonly string[] => [
    ...form,
    `${place}的渡口停航，${place}小学推迟上课，老人们在${place}祠堂里烤火，等着送菜的车翻过垭口来。`,
    `守山的人说，${place}后山的路面结了冰，${place}村口设了卡，夜里有人提着马灯巡看，清早才换班回家。`,
  ]
  const series = ['石螺湾', '白浪镇', '云背乡', '高枧村'].map((place) => sketchOf(bulletin(place)))
  const [first = sketchOf([]), , , last = sketchOf([])] = series

  test('resemble one another by it alone, and by nothing else once there are several', () => {
    expect(likenessOf(first, last)).toBeGreaterThan(LIKE_SHARE)
    expect(likenessOf(first, last, formOf(last, series.slice(0, 3)))).toBeUndefined()
  })

  test('are still known by their own words when one is revised', () => {
    const revised = sketchOf([...bulletin('石螺湾').slice(1), '渡口中午恢复了通航。'])
    expect(likenessOf(first, revised, formOf(revised, series))).toBeGreaterThan(LIKE_SHARE)
  })

  test('that are earlier texts of one have no form but its words', () => {
    const later = sketchOf([...bulletin('石螺湾'), '渡口中午恢复了通航。'])
    expect(formOf(later, [first, first, first, first]).size).toBe(0)
  })
})

test('the share that counts as most lies well between what is revised and what is only of one form', () => {
  const shareOf = (isLike: boolean) =>
    pairs.filter((pair) => pair.isLike === isLike).map(({ one, other }) => rawShare(one, other))
  expect(Math.min(...shareOf(true))).toBeGreaterThan(LIKE_SHARE + 0.05)
  expect(Math.max(...shareOf(false))).toBeLessThan(LIKE_SHARE - 0.1)
})

/** The share itself, whatever it is: of the hashes of the shorter text those that the other has too. */
function rawShare(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(sketchOf(one)), new Set(sketchOf(other))]
  const common = [...a].filter((hash) => b.has(hash)).length
  return common / Math.min(a.size, b.size)
}
