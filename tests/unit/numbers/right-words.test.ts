import { describe, expect, it } from 'vitest'
import { isOfOtherKind, rightWords, typedOver } from '#shared/numbers/right-words.ts'

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

describe('a right value of another kind', () => {
  it.each([
    ['7月1日晚', '7月1日晚105個'],
    ['7月1日', '105个'],
    ['100個', '100個105'],
    ['12%', '很多'],
  ])('%s, %s: is noticed', (words, right) => {
    expect(isOfOtherKind(words, right)).toBe(true)
  })

  it.each([
    ['100個', '105個'],
    ['2193名', '近2200名'],
    ['7月1日晚', '7月2日'],
    ['$46.5 million', '$45.6 million'],
    ['三十名', '32名'],
  ])('%s, %s: is one of its kind', (words, right) => {
    expect(isOfOtherKind(words, right)).toBe(false)
  })
})

it.each([
  ['18盏', '24盏盏', '24盏'],
  ['£12', '££15', '£15'],
  ['18盏', '24盏', '24盏'],
  ['18盏', '24', '24'],
  ['6时25分', '6时05分分', '6时05分分'],
])('over the digits of %s, %s is %s: a unit typed beside its own is meant once', (words, typed, right) => {
  expect(typedOver(words, typed)).toBe(right)
})
