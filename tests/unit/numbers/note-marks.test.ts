import { expect, test } from 'vitest'
import { findNumbers } from '#shared/numbers/find-numbers.ts'

test.each(['粮仓空着[1]，三月改造。', '[12] 见镇志。', 'a wall of stone[3] by the sea', '空着［2］，改造'])(
  'the mark of a note is no number: %s',
  (text) => {
    expect(findNumbers(text).filter(({ kind, value }) => kind === 'count' && typeof value === 'number')).toEqual([])
  },
)

test('what stands in brackets with a unit is one', () => {
  expect(findNumbers('[12座] 粮仓').map(({ text }) => text)).toEqual(['12座'])
  expect(findNumbers('about [40 boats] came').map(({ value }) => value)).toEqual([40])
})
