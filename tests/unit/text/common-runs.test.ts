import { diffArrays } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonRuns } from '#shared/lib/common-runs.ts'

const words = fc.array(fc.constantFrom('的', '雾', '桥', 'the', '12', '𠮷', '。'), { maxLength: 40 })

/** What the package `diff` says, in the same form. */
function byDiff(old: readonly string[], young: readonly string[], most: number) {
  const parts = diffArrays([...old], [...young], { maxEditLength: most }) as ReturnType<typeof diffArrays> | undefined
  let [from, to] = [0, 0]
  return parts?.flatMap(({ added, removed, value: { length } }) => {
    const at = { from, to, length }
    if (!added) from += length
    if (!removed) to += length
    return added || removed || length === 0 ? [] : [at]
  })
}

test('lists have in common what the package diff says that they have', () => {
  fc.assert(
    fc.property(words, words, fc.constantFrom(4, 12, 1000), (old, young, most) => {
      expect(commonRuns(old, young, most)).toEqual(byDiff(old, young, most))
    }),
    { numRuns: 2000 },
  )
})

test('what was changed here and there in a long list is found', () => {
  const long = Array.from({ length: 5000 }, (_, index) => String((index * 7919) % 613))
  const other = long.flatMap((word, index) => (index % 97 === 5 ? [] : index % 89 === 3 ? ['x', word] : [word]))
  expect(commonRuns(long, other, 3000)).toEqual(byDiff(long, other, 3000))
  expect(commonRuns(long, [], 9000)).toEqual([])
  expect(commonRuns([], [], 10)).toEqual([])
})
