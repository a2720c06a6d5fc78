import { describe, expect, it } from 'vitest'
import { rightWords } from '#shared/numbers/right-words.ts'

describe('the words that a right value makes', () => {
  it.each([
    ['2193名', '2,200', '2,200名'],
    ['$46.5 million', '45.6', '$45.6 million'],
    ['3.5万名', '3.6', '3.6万名'],
    ['近300种', '312', '近312种'],
    ['12 %', '11.5', '11.5 %'],
  ])('%s, %s: what stands around the digits stays', (words, value, right) => {
    expect(rightWords(words, value)).toBe(right)
  })

  it.each([
    ['2193名', '2200人'],
    ['7月1日晚', '105'],
    ['三十名', '32'],
    ['3.5万名', '36000'],
    ['2193名', ''],
  ])('%s, %s: is taken as it is', (words, value) => {
    expect(rightWords(words, value)).toBe(value)
  })
})
