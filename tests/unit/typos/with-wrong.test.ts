import { expect, it } from 'vitest'
import { withWrong } from '#build/typos-data/examples.ts'
import { tallyOf } from '#shared/typos/tally.ts'

it('an article with a planted mistake is tallied as if its clean sentence had never stood in it', () => {
  const [clean, wrong, other] = ['河边的灯亮了。', '河边的等亮了。', '路边的灯灭了，河边没有灯。']
  const [planted, real] = [withWrong(tallyOf([clean, other]), clean, wrong), tallyOf([wrong, other])]
  const signs = [...new Set(clean + wrong + other)].map((sign) => sign.charCodeAt(0))
  for (const a of signs)
    for (const b of signs) {
      expect(planted.two(a, b)).toBe(real.two(a, b))
      for (const c of signs) expect(planted.three(a, b, c)).toBe(real.three(a, b, c))
    }
})
