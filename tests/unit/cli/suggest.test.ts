import { expect, it } from 'vitest'
import { findingsJson } from '#electron/doors/cli/document-json.ts'

const text = '他们在橋邊晒了4千5百斤茶。'
const at = (words: string, rule: string, more: object = {}) => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length
  return { rule, severity: 'warning' as const, block: 0, start, end: start + Array.from(words).length, ...more }
}
const suggested = (...findings: readonly ReturnType<typeof at>[]) =>
  findingsJson(findings, [text], (key) => key).map(({ suggest }) => suggest)

it('a finding that knows the right words bears them, and no other has the key', () => {
  expect(
    suggested(
      at('橋邊', 'variant.traditional-in-simplified'),
      at('4千5百', 'number.mixed-scale'),
      at('斤', 'number.age'),
    ),
  ).toEqual(['桥边', '4500', undefined])
  expect(findingsJson([at('斤', 'number.age')], [text], (key) => key)[0]).not.toHaveProperty('suggest')
})

it('a finding may bring its right words along, and none is a word too', () => {
  const [full, away, same] = [{ suggest: '晒干' }, { suggest: '' }, { suggest: '斤' }]
  expect(suggested(at('晒了', 'punctuation.half-width', full), at('了', 'punctuation.doubled-mark', away))).toEqual([
    '晒干',
    '',
  ])
  expect(suggested(at('斤', 'punctuation.dash', same))).toEqual([undefined])
})

it('words in which an accepted suggestion stands are not the block’s own', () => {
  expect(suggested(at('橋邊', 'variant.traditional-in-simplified', { words: '橋头' }))).toEqual([undefined])
})
