import { expect, it } from 'vitest'
import { captionChecks } from '#shared/captions/checks.ts'

it('a name that a caption says again and again is sought in the text once', () => {
  const own = (count: number): number => {
    const texts = [
      ['caption', 'U.S. '.repeat(count)],
      ['paragraph', ` ${'U.S. '.repeat(count)}`],
    ] as const
    const before = process.cpuUsage()
    captionChecks({ blocks: texts.map(([role, text]) => ({ role, text })), assets: [], language: 'en' })
    return process.cpuUsage(before).user
  }
  const small = own(800)
  expect(own(8000)).toBeLessThan(40 * Math.max(small, 20_000))
})
