import { expect, test } from 'vitest'
import { inEach, oncePerUnder } from '#shared/lib/once-per.ts'

test('of a list only what is new is looked at', () => {
  const seen: string[] = []
  const signsIn = inEach(({ text }: { readonly text: string }) => {
    seen.push(text)
    return Array.from(text)
  })
  const [one, two] = [{ text: '甲乙' }, { text: '丙' }]
  expect(signsIn([one, two])).toEqual(['甲', '乙', '丙'])
  expect(signsIn([two, one, { text: '丁' }])).toEqual(['丙', '甲', '乙', '丁'])
  expect(seen).toEqual(['甲乙', '丙', '丁'])
})

test('what depends on something else too is worked out anew when that is another', () => {
  let works = 0
  const countOf = oncePerUnder(
    (signs: readonly string[]) => signs.join(''),
    (signs) =>
      ({ text }: { readonly text: string }) => {
        works += 1
        return signs.reduce((sum, sign) => sum + text.split(sign).length - 1, 0)
      },
  )
  const block = { text: '李家李四' }
  expect([countOf(['李'])(block), countOf(['李'])(block), works]).toEqual([2, 2, 1])
  expect([countOf(['李', '四'])(block), works]).toEqual([3, 2])
  expect([countOf(['李'])(block), works]).toEqual([2, 3])
})
