import { describe, expect, it } from 'vitest'
import { missesOf, readKinds } from '#tests/helpers/structure-kinds.ts'

const kinds = Map.groupBy(readKinds('written-from'), ({ kind }) => kind)

describe.each([...kinds])('%s', (_, cases) => {
  it.each(cases.map((kase, index) => [index + 1, kase] as const))(
    'article %i is read as told',
    async (_number, kase) => {
      expect(await missesOf(kase)).toEqual([])
    },
  )
})
