import { expect, test } from 'vitest'
import { toldOnce } from '#shared/checks/told-once.ts'

const at = (rule: string, start: number) => ({ rule, severity: 'warning' as const, block: 0, start, end: start + 2 })

test('a word that is wrong is not told of again because the article writes it otherwise elsewhere', () => {
  const [typo, form, elsewhere, unit] = [
    at('typo.character', 3),
    at('consistency.word-form', 3),
    at('consistency.word-form', 9),
    at('consistency.unit', 3),
  ]
  expect(toldOnce([typo, form, elsewhere, unit])).toEqual([typo, elsewhere, unit])
  expect(toldOnce([form, elsewhere])).toEqual([form, elsewhere])
})
